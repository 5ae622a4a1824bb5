import type { ItemKind } from '#shared/fields/lists.ts'

/** What is shown and edited as a list of rows: the plan's own lists, and those that the plan keeps with their hall. */
export const GRID_KINDS = [
	'sites',
	'powerContracts',
	'gatingWorks',
	'buildPhases',
	'purchases',
	'hallSteps',
	'chipOrders',
	'leases',
	'applications',
	'workloads',
	'labourPools',
	'actuals',
] as const satisfies readonly (ItemKind | 'purchases' | 'hallSteps')[]
export type GridList = (typeof GRID_KINDS)[number]

/** Lists inside an entry that its form holds as a small table of their own. */
export const FORM_TABLES: { readonly [K in GridList]?: readonly string[] } = {
	sites: ['targets', 'interconnection.transformers', 'procurement', 'outages'],
	powerContracts: ['rampSteps', 'minimumBillSteps', 'tariff'],
	buildPhases: ['existingPlant'],
	chipOrders: ['reserved'],
	applications: ['demandRegions'],
}
/** Inside a hall, but a list of rows of its own: the field that holds them, and the column that a row is known by. */
export const HALL_LISTS = {
	purchases: { group: 'procurement', known: 'item' },
	hallSteps: { group: 'steps', known: 'step' },
} as const satisfies { readonly [K in GridList]?: { readonly group: string; readonly known: string } }
export type HallList = keyof typeof HALL_LISTS

export const isHallList = (list: GridList): list is HallList => Object.hasOwn(HALL_LISTS, list)
/** The list that a field of a hall holds; null for any other field. */
export const hallListAt = (group: string): HallList | null =>
	GRID_KINDS.filter(isHallList).find((list) => HALL_LISTS[list].group === group) ?? null

type ListShape = {
	readonly noun: string
	readonly plural: string
	/** fields that stand in the grid; all others are in the form behind a row */
	readonly columns: readonly string[]
	/** those of them whose figures in different rows may be added up */
	readonly sums: readonly string[]
}

const SHAPES: Readonly<Record<GridList, ListShape>> = {
	sites: {
		noun: 'site',
		plural: 'sites',
		columns: [
			'name',
			'country',
			'latitude',
			'longitude',
			'targetItMW',
			'targetMonth',
			'cooling',
			'redundancy',
			'interconnection.limitMW',
			'labour.weeklyHours',
			'labour.beds',
		],
		sums: ['targetItMW', 'interconnection.limitMW', 'labour.beds'],
	},
	powerContracts: {
		noun: 'contract',
		plural: 'power contracts',
		columns: [
			'name',
			'siteId',
			'kind',
			'capacityMW',
			'startMonth',
			'rampMonths',
			'termMonths',
			'energyPriceUsdPerMWh',
			'demandChargeUsdPerKWMonth',
			'counterparty',
			'status',
		],
		sums: ['capacityMW'],
	},
	gatingWorks: {
		noun: 'third-party upgrade',
		plural: 'third-party upgrades',
		columns: ['name', 'siteId', 'contractId', 'package', 'quantity', 'startMonth', 'durationMonths', 'gatesMW'],
		sums: ['gatesMW'],
	},
	buildPhases: {
		noun: 'hall',
		plural: 'halls',
		columns: [
			'name',
			'siteId',
			'itMW',
			'startMonth',
			'durationMonths',
			'scope',
			'cooling',
			'rackDensityKW',
			'prefabShare',
			'startsAfter',
		],
		sums: ['itMW'],
	},
	purchases: {
		noun: 'purchase',
		plural: 'purchases',
		columns: ['item', 'phaseId', 'quantity', 'orderMonth', 'deliveryMonth', 'status', 'supply', 'leadWeeks'],
		sums: [],
	},
	hallSteps: {
		noun: 'dated step',
		plural: 'dated steps',
		columns: ['step', 'phaseId', 'startMonth', 'durationMonths'],
		sums: [],
	},
	chipOrders: {
		noun: 'chip order',
		plural: 'chip orders',
		columns: [
			'name',
			'siteId',
			'chip',
			'accelerators',
			'orderMonth',
			'leadTimeMonths',
			'deliveryMonths',
			'unitPriceUsd',
			'phaseId',
		],
		sums: ['accelerators'],
	},
	leases: {
		noun: 'lease',
		plural: 'leases',
		columns: [
			'name',
			'siteId',
			'phaseId',
			'itMW',
			'startMonth',
			'termMonths',
			'rampMonths',
			'rentUsdPerKWMonth',
			'rentEscalationPerYear',
			'expensePassThroughShare',
		],
		sums: ['itMW'],
	},
	applications: {
		noun: 'application',
		plural: 'applications',
		columns: [
			'name',
			'archetype',
			'unitsAtStart',
			'unitsAtEnd',
			'growth',
			'startMonth',
			'adoption',
			'peakFactor',
			'revenueUsdPerMillionTokens',
		],
		sums: [],
	},
	workloads: {
		noun: 'workload',
		plural: 'workloads',
		columns: [
			'name',
			'kind',
			'model',
			'precision',
			'startMonth',
			'priority',
			'applicationIds',
			'siteIds',
			'accelerators',
			'deadlineMonth',
			'jobsPerMonth',
		],
		sums: ['accelerators'],
	},
	labourPools: {
		noun: 'labor pool',
		plural: 'labor pools',
		columns: ['trade', 'siteId', 'available', 'annualGrowth', 'travellersCap'],
		sums: ['available', 'travellersCap'],
	},
	actuals: {
		noun: 'actual',
		plural: 'actuals',
		columns: ['ref', 'month', 'percentComplete', 'headcount', 'hoursToDate'],
		sums: [],
	},
}

/** How a list is called and which of its fields stand in the grid. */
export const gridList = (list: GridList): ListShape => SHAPES[list]

/** Whether figures of a list have a grade and a source: what was bought and what was built are facts. */
export const isGraded = (list: GridList): list is Exclude<GridList, HallList | 'actuals'> =>
	!isHallList(list) && list !== 'actuals'

/** `a contract`, `an application`. */
export const articled = (noun: string) => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`

/** The entry of the plan that a row is of, `powerContracts/grid`: a purchase and a dated step are their hall's. */
export function rowAt(place: string): { readonly kind: ItemKind; readonly itemId: string } | null {
	const cut = place.indexOf('/')
	const list = GRID_KINDS.find((kind) => kind === place.slice(0, cut))
	const id = place.slice(cut + 1)
	if (cut < 0 || list === undefined) return null
	return isHallList(list)
		? { kind: 'buildPhases', itemId: id.slice(0, Math.max(0, id.lastIndexOf('/'))) }
		: { kind: list, itemId: id }
}
