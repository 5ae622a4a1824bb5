import type { Assumption } from '#shared/fields/assumption.ts'
import { ASSUMPTIONS, type AssumptionKey } from '#shared/fields/assumptions.ts'
import { countriesOf } from '#server/engine/headline-run.ts'
import { scaleOf } from './scale-of.ts'
import type { Spread, SpreadsModel } from './spread.ts'

/** Has rows by country, near a city and rural, that no one range is of: of land, what rural land costs over farmland is drawn. Rule lP19. */
const OF_PLACE: readonly AssumptionKey[] = ['landUsdPerHectare']

/**
 * Decisions, and rules of telling: no chance. Scenarios are for them. Of the latter is what turns accelerators into the megawatts
 * that a target is asked in: servers that draw less than believed are no missing capacity. Rule U4.
 */
const NEVER_DRAWN: readonly AssumptionKey[] = [
	'targetUtilisation',
	'idleReserve',
	'headlineShare',
	'headlineMateriality',
	'hallFill',
	'itOverheadFactor',
	...OF_PLACE,
]

/** Read by chips and what runs on them alone. Rule U4. */
const OF_CHIPS: readonly AssumptionKey[] = [
	...(['diversityTraining', 'diversityInference', 'loadFactorTraining', 'loadFactorInference'] as const),
	...(['idlePowerShare', 'powerCapExponent', 'acceleratorAvailability', 'spareShare'] as const),
	...(['softwareMaturityYear0', 'softwareMaturityYear1', 'softwareMaturityYear2'] as const),
	...(['trainingGoodput', 'trainingEfficiencyDenseLarge', 'trainingEfficiencyDenseSmall'] as const),
	...(['trainingEfficiencyMoe', 'rttBaseMs', 'rttMsPerKm', 'rentOccupancyShare', 'rentDeclinePerYear'] as const),
	...(['chipValueDeclinePerYear', 'chipCarbonKgPerW', 'itMaintenanceShare', 'networkStorageCapexShare'] as const),
]
const hasChips = ({ chipOrders, workloads, applications }: SpreadsModel['plan']): boolean =>
	chipOrders.length + workloads.length + applications.length > 0

/** Has a row by country: the range is that of the United States, and says nothing of a site elsewhere. Rule lP17. */
const OF_COUNTRY: readonly AssumptionKey[] = ['perDiemUsdPerDay']
const RANGES_OF = 'US'

/** Assumptions that have a range and that the plan does not set itself. */
export function assumptionSpreads(model: SpreadsModel): readonly Spread[] {
	const { plan } = model
	const isAbroad = countriesOf(model).some((country) => country !== RANGES_OF)
	const kept = [...NEVER_DRAWN, ...(isAbroad ? OF_COUNTRY : []), ...(hasChips(plan) ? [] : OF_CHIPS)]
	return Object.entries<Assumption>(ASSUMPTIONS).flatMap(([key, row]): readonly Spread[] => {
		const { low, high, default: p50, unit, min, max } = row
		const isOpen = low !== null && high !== null && high > low
		if (!isOpen || plan.assumptions[key] !== undefined || kept.some((never) => never === key)) return []
		return [
			{
				name: `assumptions/${key}`,
				kind: 'assumption',
				place: { list: 'assumptions', id: null, field: key },
				...{ unit, min, max, p10: low, p50, p90: high },
				scale: scaleOf({ kind: 'number', unit, min, max }, [low, p50, high]),
				step: unit === 'gridMonths' ? 1 : null,
				source: row.quality === 'guess' ? 'guess' : 'catalogue',
				citation: row.source,
				cause: null,
				write: (into, { value }) => into.assume(key, value),
			},
		]
	})
}
