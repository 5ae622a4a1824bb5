import type { Catalogue } from '#shared/catalogue/tables.ts'
import { PROCUREMENT_STEP } from '#shared/catalogue/hall-steps.ts'
import { ratedPower } from '#shared/catalogue/chip-power.ts'
import { missingForInference, missingForTraining } from '#shared/schemas/checks/workloads.ts'
import { FIELD_LISTS, fieldsOf } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

type Named = {
	/** rows of the table that a plan may name without filling anything in */
	readonly rows: (catalogue: Catalogue) => readonly { readonly id: string }[]
	readonly names: (plan: PlanFile) => readonly (string | null | undefined)[]
}

/** Tables whose rows are kinds that a plan names: what it names of each. */
export const NAMED_IN_PLANS = {
	powerContractTypes: {
		rows: ({ powerContractTypes }) => powerContractTypes,
		names: ({ powerContracts }) => powerContracts.map(({ kind }) => kind),
	},
	coolingTechnologies: {
		rows: ({ coolingTechnologies }) => coolingTechnologies,
		names: ({ sites, buildPhases }) => [...sites, ...buildPhases].map(({ cooling }) => cooling),
	},
	redundancyTopologies: {
		rows: ({ redundancyTopologies }) => redundancyTopologies,
		names: ({ sites, buildPhases }) => [...sites, ...buildPhases].map(({ redundancy }) => redundancy),
	},
	constructionPhases: {
		rows: ({ constructionPhases }) => constructionPhases.filter(({ id }) => id !== PROCUREMENT_STEP),
		names: ({ buildPhases }) => buildPhases.flatMap(({ steps }) => steps.map(({ step }) => step)),
	},
	equipment: {
		rows: ({ equipment }) => equipment,
		names: ({ buildPhases }) =>
			buildPhases.flatMap(({ procurement, existingPlant }) =>
				[...procurement, ...(existingPlant ?? [])].map(({ item }) => item),
			),
	},
	chips: {
		rows: ({ chips }) => chips.filter((chip) => ratedPower(chip) !== null),
		names: ({ chipOrders }) => chipOrders.map(({ chip }) => chip),
	},
	models: {
		rows: ({ models }) =>
			models.filter(
				(model) =>
					missingForTraining(model).length === 0 ||
					model.job !== null ||
					(model.kind !== 'other' && missingForInference(model).length === 0),
			),
		names: ({ workloads }) => workloads.map(({ model }) => model),
	},
	archetypes: {
		rows: ({ archetypes }) => archetypes,
		names: ({ applications }) => applications.map(({ archetype }) => archetype),
	},
	demandRegions: {
		rows: ({ demandRegions }) => demandRegions,
		names: ({ applications }) => applications.flatMap(({ demandRegions }) => demandRegions.map(({ region }) => region)),
	},
	trades: {
		rows: ({ trades }) => trades,
		names: ({ labourPools }) => labourPools.map(({ trade }) => trade),
	},
} satisfies Partial<Readonly<Record<keyof Catalogue, Named>>>

/** Tables that the engine reads for a place, a time or a size, and cases it is held against: a plan names no row of them as a kind. */
const READ_WITHOUT_A_NAME: readonly (keyof Catalogue)[] = [
	...(['gridRegions', 'gridAnchors', 'climates', 'costs', 'labourMarkets', 'countryWork', 'chipExport'] as const),
	...([
		'sunPoints',
		'countryWind',
		'countryWages',
		'countryLodging',
		'countryLand',
		'currencies',
		'batteryPrices',
		'capitalParts',
		'ruleSets',
	] as const),
	...(['referenceAccelerators', 'hourlyCooling', 'electricalChains', 'partLoads', 'networkReference'] as const),
	...(['supplyStages', 'costModel', 'costSplits', 'facilityRatios', 'workPackages', 'operationsStaffing'] as const),
	...(['productivityFactors', 'apprenticeship', 'labourDefaults', 'referenceEngine', 'trainingDefaults'] as const),
	...(['energyDefaults', 'computeCases', 'facilityCases', 'moneyCases', 'workforceCases', 'datedCases'] as const),
	...(['campusDates', 'campusBuilds', 'campusTotals', 'staffingCases', 'buildClasses'] as const),
]

/** Rows that are in none of the plans, and tables that nobody has said of whether plans name their rows. */
export function rowsInNone(catalogue: Catalogue, plans: readonly PlanFile[]): readonly string[] {
	const named = Object.entries<Named>(NAMED_IN_PLANS)
	const known = new Set<string>([...Object.keys(NAMED_IN_PLANS), ...READ_WITHOUT_A_NAME])
	return [
		...Object.keys(catalogue).filter((table) => !known.has(table)),
		...named.flatMap(([table, { rows, names }]) => {
			const drawn = new Set(plans.flatMap(names))
			return rows(catalogue).flatMap(({ id }) => (drawn.has(id) ? [] : [`${table}/${id}`]))
		}),
	]
}

/** What stands at a dotted name, in each entry of a list on the way. */
const valuesAt = (item: unknown, [name, ...below]: readonly string[]): readonly unknown[] => {
	if (Array.isArray(item)) return item.flatMap((entry: unknown) => valuesAt(entry, [name ?? '', ...below]))
	if (name === undefined) return [item]
	if (typeof item !== 'object' || item === null || !Object.hasOwn(item, name)) return []
	const inside: unknown = Reflect.get(item, name)
	return below.length === 0 ? [inside].flat() : valuesAt(inside, below)
}

/** Choices of fields that none of the plans has made. */
export function choicesInNone(plans: readonly PlanFile[]): readonly string[] {
	return FIELD_LISTS.filter((list) => list !== 'notes').flatMap((list) => {
		const items = plans.flatMap((plan): readonly unknown[] => (list === 'plan' ? [plan] : plan[list]))
		return fieldsOf(list).flatMap(({ name, choices }) => {
			const made = new Set(choices === null ? [] : valuesAt(items, name.split('.')))
			return (choices ?? []).flatMap((choice) => (made.has(choice) ? [] : [`${list}.${name}: ${choice}`]))
		})
	})
}
