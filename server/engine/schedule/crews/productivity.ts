import type { ProductivityFactors } from '#shared/catalogue/tables.ts'
import { MONTHS_PER_YEAR, WEEKS_PER_YEAR } from '#shared/units/conversions.ts'
import type { MonthIndex, SiteFactors, SiteLabour } from '../types.ts'

/** Weeks in a month of a year of 52 weeks. */
const WEEKS_PER_MONTH = WEEKS_PER_YEAR / MONTHS_PER_YEAR

type WorkerMonth = Pick<SiteLabour, 'weeklyHours' | 'onShare' | 'absenceShare' | 'leaveFactor' | 'banned'>

/** Hours one assigned worker puts in a month: on-site weeks, less absence, leave and what a midday ban takes. Rule pL4. */
export function hoursPerWorkerMonth(site: WorkerMonth, month: MonthIndex): number {
	// Months before the plan's first are negative.
	const banned = site.banned[((month % MONTHS_PER_YEAR) + MONTHS_PER_YEAR) % MONTHS_PER_YEAR] ?? 0
	return site.weeklyHours * site.onShare * WEEKS_PER_MONTH * (1 - site.absenceShare) * site.leaveFactor * (1 - banned)
}

/** The week that tires as much: half the strain of the weeks on is slept off in the weeks off. Rule pL5. */
export function effectiveWeek({ weeklyHours, onShare }: Pick<SiteLabour, 'weeklyHours' | 'onShare'>): number {
	return (weeklyHours * (1 + onShare)) / 2
}

/**
 * Hours multiplier of a longer week: P(50) ÷ P(week), P linear between the rows and flat outside them.
 * Workforce §5; contested in the literature, so the rows are the user's to change.
 */
export function overtimeFactor(weeklyHours: number, factors: ProductivityFactors): number {
	return (
		productivityAt(factors.overtimeReferenceHours, factors.overtime) / productivityAt(weeklyHours, factors.overtime)
	)
}

function productivityAt(weeklyHours: number, rows: ProductivityFactors['overtime']): number {
	let below = rows[0]
	if (below === undefined) return 1
	for (const row of rows) {
		if (row.weeklyHours >= weeklyHours) {
			const span = row.weeklyHours - below.weeklyHours
			if (span <= 0) return row.productivity
			return below.productivity + ((row.productivity - below.productivity) * (weeklyHours - below.weeklyHours)) / span
		}
		below = row
	}
	return below.productivity
}

/** Hours multiplier of two- or three-shift working, whose only gain is room. Rule pL7. */
function shiftFactor(shifts: number, factors: ProductivityFactors): number {
	if (shifts >= 3) return factors.thirdShift
	return shifts === 2 ? factors.secondShift : 1
}

/** What every package at a site takes: overtime · shift · location · the plan's own factor. */
export function siteFactor(site: SiteFactors, factors: ProductivityFactors): number {
	return (
		overtimeFactor(effectiveWeek(site), factors) *
		shiftFactor(site.shifts, factors) *
		site.locationFactor *
		site.productivityFactor
	)
}

/** Site hours left when share `prefabShare` of the work is done in a factory, against the reference share. */
export function prefabFactor(prefabShare: number, factors: ProductivityFactors): number {
	const { k, referenceShare } = factors.prefab
	return (1 - k * prefabShare) / (1 - k * referenceShare)
}

/** Hours of the n-th like hall by one team against the average of a four-hall campus; never below the floor. */
export function learningFactor(rank: number, factors: ProductivityFactors): number {
	const { rate, referenceAverage, floor } = factors.learning
	return Math.max(floor, rank ** Math.log2(rate) / referenceAverage)
}
