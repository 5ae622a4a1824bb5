import type { ProductivityFactors } from '#shared/catalogue/tables.ts'
import type { SiteLabour } from '../types.ts'

/** Weeks in a month of a year of 52 weeks. */
const WEEKS_PER_MONTH = 52 / 12

/** Hours one assigned worker puts in a month: weekly hours · 52/12 · (1 − absence). Workforce §2. */
export function hoursPerWorkerMonth(site: Pick<SiteLabour, 'weeklyHours' | 'absenceShare'>): number {
	return site.weeklyHours * WEEKS_PER_MONTH * (1 - site.absenceShare)
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

/** Hours multiplier of two- or three-shift working. */
function shiftFactor(shifts: number, factors: ProductivityFactors): number {
	if (shifts >= 3) return factors.thirdShift
	return shifts === 2 ? factors.secondShift : 1
}

/** What every package at a site takes: overtime · shift · location · the plan's own factor. */
export function siteFactor(site: SiteLabour, factors: ProductivityFactors): number {
	return (
		overtimeFactor(site.weeklyHours, factors) *
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
