import { FORM_TABLES, GRID_KINDS, gridList, type GridList } from '#shared/grid/grid-lists.ts'
import { sentenceCase } from '#shared/formats/months.ts'

/** Lists inside an entry, each a table of its own. */
const INNER_NOUNS: Readonly<Record<string, string>> = {
	'sites.interconnection.transformers': 'Transformers of sites',
	'sites.outages': 'Outages of sites',
	'sites.procurement': 'Substation purchases of sites',
	'sites.targets': 'Targets of sites in steps',
	'buildPhases.existingPlant': 'Existing equipment of halls',
	'powerContracts.rampSteps': 'Ramp steps of contracts',
	'powerContracts.minimumBillSteps': 'Minimum bills of contracts',
	'chipOrders.reserved': 'Reserved chips of orders',
	'powerContracts.tariff': 'Tariffs of contracts',
	'applications.demandRegions': 'Demand regions of applications',
}

/** What figures of the result are told of, by scope, and what a table of them is called. */
const RESULT_SCOPES = {
	plan: 'the plan',
	quarter: 'quarter',
	site: 'site',
	contract: 'power contract',
	phase: 'hall',
	fit: 'hall and chip',
	order: 'chip order',
	equipment: 'item of equipment',
	lot: 'purchase',
	trade: 'trade',
	crew: 'trade and site',
	workload: 'workload',
	region: 'workload and demand region',
	pool: 'group of chips',
	placement: 'workload and group of chips',
	application: 'application',
} as const
export type ResultScope = keyof typeof RESULT_SCOPES

/** A list of the plan, or a list within its entries: `at` is the path to it. */
export type ListTable = {
	readonly name: string
	readonly label: string
	readonly list: GridList
	readonly at: string | null
}
export type ResultTable = { readonly name: string; readonly label: string; readonly scope: ResultScope }

/** What the planner entered, a table each. */
export const LIST_TABLES: readonly ListTable[] = GRID_KINDS.flatMap((list) => [
	{ name: list, label: sentenceCase(gridList(list).plural), list, at: null },
	...(FORM_TABLES[list] ?? []).map((at) => {
		const name = `${list}.${at}`
		return { name, label: INNER_NOUNS[name] ?? name, list, at }
	}),
])

const isScope = (scope: string): scope is ResultScope => Object.hasOwn(RESULT_SCOPES, scope)

/** Figures of the result, a table for each kind of place. */
export const RESULT_TABLES: readonly ResultTable[] = Object.keys(RESULT_SCOPES)
	.filter(isScope)
	.map((scope) => ({
		name: `results.${scope}`,
		label: scope === 'plan' ? 'Results of the plan' : `Results by ${RESULT_SCOPES[scope]}`,
		scope,
	}))
