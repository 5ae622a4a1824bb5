/** The lists of a plan whose items have an id, in the order people meet them; the one place that spells them out. */
export const PLAN_LISTS = [
	'sites',
	'powerContracts',
	'gatingWorks',
	'buildPhases',
	'chipOrders',
	'leases',
	'applications',
	'workloads',
	'labourPools',
] as const
export type PlanList = (typeof PLAN_LISTS)[number]

/** All lists of a plan. An actual has no id: it is named by what it is of and when. */
export const ITEM_KINDS = [...PLAN_LISTS, 'actuals'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]
