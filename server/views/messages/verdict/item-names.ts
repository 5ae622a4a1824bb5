import type { Loss } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

type Named = { readonly id: string; readonly name?: string | null; readonly siteId?: string | null }
type Things = Pick<
	PlanFile,
	'sites' | 'buildPhases' | 'powerContracts' | 'chipOrders' | 'workloads' | 'applications' | 'leases'
>

const LISTS: Readonly<Record<string, (plan: Things) => readonly Named[]>> = {
	phase: ({ buildPhases }) => buildPhases,
	contract: ({ powerContracts }) => powerContracts,
	order: ({ chipOrders }) => chipOrders,
	workload: ({ workloads }) => workloads,
	application: ({ applications }) => applications,
	lease: ({ leases }) => leases,
}

/** What a loss hangs on, as the plan calls it: `phase:hall-a` → `Hall A`; null where it is of the whole site. */
export function itemNameIn(plan: Things, item: Loss['item']): string | null {
	if (item === null) return null
	const [kind = '', ...rest] = item.split(':')
	const id = rest.join(':')
	const found = LISTS[kind]?.(plan).find((one) => one.id === id)
	return (found?.name ?? '') === '' ? id : (found?.name ?? id)
}

/** The same, with its site where another of its kind has that name: `Hall B, Osaka`. */
export function itemAtIn(plan: Things, item: Loss['item']): string | null {
	const name = itemNameIn(plan, item)
	if (item === null || name === null) return name
	const cut = item.indexOf(':')
	const alike = (LISTS[item.slice(0, cut)]?.(plan) ?? []).filter((one) => one.name === name)
	const siteId = alike.length < 2 ? undefined : alike.find(({ id }) => id === item.slice(cut + 1))?.siteId
	const site = plan.sites.find(({ id }) => id === siteId)
	return site === undefined ? name : `${name}, ${site.name}`
}

/** A site as the plan calls it; of a plan of one, «the site». */
export function siteNameIn({ sites }: Pick<Things, 'sites'>, siteId: string | null): string {
	const site = sites.find(({ id }) => id === siteId)
	return site === undefined ? 'the plan' : sites.length === 1 ? 'the site' : site.name
}
