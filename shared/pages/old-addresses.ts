import { TAB } from './page-part.ts'

type Lead = { readonly to: string; readonly tab?: string }

/** Pages of a plan that stand elsewhere now: below its address, with the tab they were, unless another was asked for. */
const OLD_PAGES: Readonly<Record<string, Lead>> = {
	models: { to: 'demand', tab: 'workloads' },
	applications: { to: 'demand', tab: 'applications' },
	balance: { to: '' },
}

/** What opens a form opens the tab of its list, too. */
const OPENS = ['edit', 'add', 'remove', 'row']

/** Where an older page of a plan is found now, with its query: `demand?tab=workloads&scenario=b`; null where there was none. */
export function leadsTo(page: string, search: URLSearchParams): string | null {
	const lead = Object.hasOwn(OLD_PAGES, page) ? OLD_PAGES[page] : undefined
	if (lead === undefined) return null
	const query = new URLSearchParams(search)
	if (lead.tab !== undefined && ![TAB, ...OPENS].some((name) => query.has(name))) query.set(TAB, lead.tab)
	return query.size === 0 ? lead.to : `${lead.to}?${query.toString()}`
}
