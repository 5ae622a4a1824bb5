import { findOwnTable, ownRowsAddress } from './own-tables.ts'
import type { Origin } from '#shared/explanation.ts'
import { readPath } from '#shared/explanation-authors.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** The page of the plan on which a list is edited, and the tab where it stands in none of the first. */
const LIST_PAGES: Readonly<Record<string, string>> = {
	sites: 'sites',
	powerContracts: 'energy',
	gatingWorks: 'energy?tab=gatingWorks',
	buildPhases: 'infrastructure',
	chipOrders: 'chips',
	leases: 'infrastructure?tab=leases',
	workloads: 'demand?tab=workloads',
	applications: 'demand',
	labourPools: 'workforce?tab=labourPools',
	purchases: 'infrastructure?tab=purchases',
	hallSteps: 'infrastructure?tab=hallSteps',
	actuals: 'schedule?tab=actuals',
}

/** Where a list of the plan is edited, with a form of it open where one is named: `energy?edit=powerContracts/grid`. */
export function listAddress(list: string, opens?: `${'edit' | 'add' | 'row'}=${string}`): string {
	const page = LIST_PAGES[list] ?? ''
	return opens === undefined ? page : `${page}${page.includes('?') ? '&' : '?'}${opens}`
}

/** Where the end of a trace can be changed or read: within the plan, or (with a slash) the catalogue; null for a rule. */
export function fieldLinks(plan: PlanFile): (origin: Origin) => string | null {
	const lists = new Map<string, unknown>(Object.entries(plan))
	const idAt = (list: string, index: number): string | null => {
		const items = lists.get(list)
		const item: unknown = Array.isArray(items) ? items[index] : null
		const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : null
		return typeof id === 'string' ? id : null
	}
	return (origin) => {
		switch (origin.kind) {
			case 'plan':
			case 'default':
				return linkOfPath(origin.path, idAt)
			case 'override':
				return `assumptions?q=${encodeURIComponent(origin.key.slice(origin.key.lastIndexOf('/') + 1))}`
			case 'catalogue':
				if (origin.own) return ownLink(origin.table, origin.row)
				return `/catalogue?table=${encodeURIComponent(origin.table)}&q=${encodeURIComponent(origin.row)}`
			case 'rule':
				return null
		}
	}
}

/** The plan's own row of that key. */
function ownLink(name: string, id: string): string | null {
	const table = findOwnTable(name)
	return table === null ? null : ownRowsAddress({ table, id })
}

/** Where a field of the plan is edited, by its path; `idAt` finds the entry that a path counts. */
export function linkOfPath(path: string, idAt: (list: string, index: number) => string | null): string | null {
	if (path.startsWith('assumptions.')) return `assumptions?q=${encodeURIComponent(path.slice('assumptions.'.length))}`
	const place = readPath(path)
	if (!place && path.startsWith('finance')) return 'settings?tab=financing'
	if (!place) return Object.hasOwn(LIST_PAGES, path) ? listAddress(path) : 'settings'
	const id = idAt(place.list, place.index)
	return id === null ? null : listAddress(place.list, `edit=${encodeURIComponent(`${place.list}/${id}`)}`)
}
