import type { DatedCase, WorkforceCase } from '#shared/catalogue/workforce-types.ts'
import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import { addMonths } from '#shared/units/months.ts'
import { runCasePlan } from './case-plan.ts'
import { BUILD_SHAPES, type BuildShape } from './construction-plans.ts'

const M2_PER_KSF = 92.903
const WEEKS_PER_MONTH = 52 / 12

export type BuildPrediction = {
	/** most people on site in a month */
	readonly peak: number
	/** people on site, month by month from the first */
	readonly headcount: readonly number[]
	readonly hoursPerHead: number
}

/** The people a construction case needs, from a plan with its megawatts, floor and months, nothing in short supply. */
export function predictBuild(row: WorkforceCase): BuildPrediction {
	const shape = shapeOf(row.id)
	const result = runCasePlan(row.id, {
		startMonth: shape.startMonth,
		horizonMonths: Math.ceil(row.months) + 6,
		sites: [
			{
				id: 'site',
				name: row.case,
				country: 'US',
				latitude: 32.45,
				longitude: -99.73,
				labour: { weeklyHours: shape.weeklyHours },
			},
		],
		buildPhases: buildingsOf(row),
	})
	const { headcount, peak } = result.workforce.unlevelled.construction
	const absence = ASSUMPTIONS.absenceShare.default
	return { peak: peak.headcount, headcount, hoursPerHead: shape.weeklyHours * WEEKS_PER_MONTH * (1 - absence) }
}

/** The halls of a case, with its megawatts, floor and months. */
export function buildingsOf({ id, mwIt, ksf }: WorkforceCase) {
	const { buildings, startMonth, everyMonths, monthsEach } = shapeOf(id)
	return Array.from({ length: buildings }, (_, building) => ({
		id: `building-${String(building + 1)}`,
		siteId: 'site',
		itMW: mwIt / buildings,
		floorAreaM2: (ksf * M2_PER_KSF) / buildings,
		startMonth: addMonths(startMonth, Math.round(building * everyMonths)),
		durationMonths: monthsEach,
	}))
}

/** What of a build was to be seen: people there on average, or the hours worked up to the end of the last month. */
export function predictDated(row: DatedCase, build: BuildPrediction): number {
	const heads = build.headcount.slice(row.firstMonth - 1, row.lastMonth).reduce((sum, value) => sum + value, 0)
	if (row.measure === 'workers') return heads / (row.lastMonth - row.firstMonth + 1)
	return heads * build.hoursPerHead
}

export function shapeOf(caseId: string): BuildShape {
	const shape = BUILD_SHAPES[caseId]
	if (!shape) throw new Error(`Case ${caseId} does not say how its buildings follow each other.`)
	return shape
}
