import { TAB } from './page-part.ts'

type Lead = {
	readonly to: string
	/** where no tab is asked for */
	readonly tab?: string
	/** what its tabs are called there; one that is not named leads to the first */
	readonly tabs?: Readonly<Record<string, string>>
}

/** Pages of a plan that stand elsewhere now: below its address, with the tab they were, unless another was asked for. */
const OLD_PAGES: Readonly<Record<string, Lead>> = {
	models: { to: 'demand', tab: 'workloads' },
	applications: { to: 'demand', tab: 'applications' },
	balance: { to: '' },
	costs: { to: 'money', tabs: { parts: 'estimate', halls: 'estimate', cash: 'cash', years: 'cash' } },
	finance: { to: 'money', tabs: { cash: 'cash', sources: 'sources', units: 'estimate', estimate: 'estimate' } },
	scenarios: { to: 'options', tab: 'manage', tabs: { list: 'manage', two: 'two' } },
	uncertainty: { to: 'dates' },
}

/** What opens a form opens the tab of its list, too; scenarios that are named to be compared open that one. */
const OPENS = ['edit', 'add', 'remove', 'row', 'compare']

/** Where an older page of a plan is found now, with its query: `demand?tab=workloads&scenario=b`; null where there was none. */
export function leadsTo(page: string, search: URLSearchParams): string | null {
	const lead = Object.hasOwn(OLD_PAGES, page) ? OLD_PAGES[page] : undefined
	if (lead === undefined) return null
	const query = new URLSearchParams(search)
	const asked = query.get(TAB)
	if (lead.tabs !== undefined && asked !== null) {
		const now = lead.tabs[asked]
		if (now === undefined) query.delete(TAB)
		else query.set(TAB, now)
	}
	if (lead.tab !== undefined && ![TAB, ...OPENS].some((name) => query.has(name))) query.set(TAB, lead.tab)
	return query.size === 0 ? lead.to : `${lead.to}?${query.toString()}`
}
