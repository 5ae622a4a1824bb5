import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { CampusFigures } from '#shared/pages/claim.ts'
import { HOURS_PER_YEAR, SQUARE_FEET_PER_KSF, SQUARE_METRES_PER_KSF } from '#shared/units/conversions.ts'
import { formatFigure } from '#shared/units/format.ts'
import { compact, count } from '#shared/formats/figures.ts'
import { alone, type Measure, plan } from './measure.ts'
import { MONEY_MEASURES } from './money-measures.ts'
import { REAL_CASES } from './real-cases.ts'

const number = (value: number) => formatFigure(value, { digits: 3 })
const none = () => null

/** Average by peak load, of the least busy serving to the busiest training. */
const LOADS = { low: ASSUMPTIONS.loadFactorInference, high: ASSUMPTIONS.loadFactorTraining }

const MWH_PER_GWH = 1000
function yearOfEnergy({ facilityMW, energyMWh }: CampusFigures) {
	const hours = (facilityMW * HOURS_PER_YEAR) / MWH_PER_GWH
	const value = energyMWh / MWH_PER_GWH
	return { low: hours * LOADS.low.low, value, high: Math.max(value, hours * LOADS.high.high) }
}

/** Announcements mix employees, contractors and tenants: the fit of heads is true within it either way. */
const STAFF_FACTOR = builtInCatalogue.operationsStaffing.fit.rangeFactor

export const MEASURES: readonly Measure[] = [
	{
		...{ id: 'crew', name: 'Peak construction jobs', unit: 'people', per: 'people per MW', cases: REAL_CASES.crew },
		claimed: ({ crew }) => crew,
		sizes: 'crew',
		engine: ({ crew }) => ({
			low: Math.min(crew.low, crew.high),
			value: crew.value,
			high: Math.max(crew.low, crew.high),
		}),
		text: count,
		how: (of) =>
			`A plan of ${plan(of)}, built as is typical for its class (${of.className}), over the class’s months: P50, with P10 and P90 for the ends. No labor shortage.`,
	},
	{
		...{ id: 'jobs', name: 'Permanent jobs', unit: 'people', per: 'people per MW', cases: REAL_CASES.jobs },
		claimed: ({ jobs }) => jobs,
		sizes: 'jobs',
		engine: ({ jobs }) => ({ low: jobs / STAFF_FACTOR, value: jobs, high: jobs * STAFF_FACTOR }),
		text: count,
		how: ({ jobs }) =>
			`Operations staff of the same plan, base operating model: ${count(jobs)}, within a factor of ${String(STAFF_FACTOR)}.`,
	},
	{
		...{ id: 'energy', name: 'Energy per year', unit: 'GWh', per: null, cases: [] },
		claimed: none,
		engine: yearOfEnergy,
		text: count,
		how: ({ facilityMW }) =>
			`Peak at the meter ${number(facilityMW)} MW × 8,760 h × load, ${number(LOADS.low.low)} (serving, least busy) to ${number(LOADS.high.high)} (training, busiest); the value is the plan’s last year, running training. No campus publishes it per megawatt.`,
	},
	{
		...{ id: 'water', name: 'On-site water per year', unit: 'm³', per: 'm³ per MW', cases: REAL_CASES.water },
		claimed: none,
		engine: ({ waterM3 }) => alone(waterM3),
		text: compact,
		how: ({ climate }) =>
			`The plan’s last year, dry coolers with trim, in the climate of ${climate}. Cases range from closed loops to open towers: cooling decides, not megawatts.`,
	},
	...MONEY_MEASURES,
	{
		...{ id: 'floor', name: 'Floor', unit: 'sq ft', per: 'sq ft per MW', cases: REAL_CASES.floor },
		claimed: ({ ksf }) => (ksf === null ? null : ksf * SQUARE_FEET_PER_KSF),
		sizes: 'sqft',
		engine: ({ floorM2 }) => alone((floorM2 / SQUARE_METRES_PER_KSF) * SQUARE_FEET_PER_KSF),
		text: compact,
		how: () =>
			`Gross floor of the plan: ${String(ASSUMPTIONS.floorAreaM2PerItMW.default)} m² per MW IT, the planning default.`,
	},
	{
		...{ id: 'months', name: 'Months to first power', unit: 'months', per: null, cases: REAL_CASES.months },
		seen: true,
		claimed: ({ months }) => months,
		engine: ({ months }) => months,
		text: number,
		how: ({ queueMonths, place, className }) =>
			[
				`From start of work to the first building in operation, by its class (${className}): P10 to P90, with power in time.`,
				...(queueMonths === null
					? []
					: [
							`A new grid connection at ${place} usually takes ${number(queueMonths.p50)} months (P90 ${number(queueMonths.p90)}). Without a request so far, expect that.`,
						]),
			].join(' '),
	},
]
