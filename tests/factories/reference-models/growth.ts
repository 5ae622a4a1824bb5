/** the cubic 3x² − 2x³ */
const SMOOTH_STEP = 3
/** keeps an exponential from nothing, which validation refuses, from being no number */
const LEAST_UNITS = 0.000000001

export type Growth = 'constant' | 'linear' | 'exponential' | 's_curve'

export type GrowthCurve = {
	readonly growth: Growth
	readonly unitsAtStart: number
	readonly unitsAtEnd: number
	/** months counted from the plan's start; the last is the month `unitsAtEnd` is reached */
	readonly startMonth: number
	readonly lastMonth: number
}

/** Units in a month; none outside the application's months. Rule A1. */
export function unitsInMonth(curve: GrowthCurve, month: number): number {
	if (month < curve.startMonth || month > curve.lastMonth) return 0
	const span = curve.lastMonth - curve.startMonth
	return grown(curve, span === 0 ? 0 : (month - curve.startMonth) / span)
}

/** Units at a share x of the way: linear, exponential (from more than nothing), smooth step, or constant. Rule A1. */
export function grown(
	{ growth, unitsAtStart, unitsAtEnd }: Omit<GrowthCurve, 'startMonth' | 'lastMonth'>,
	x: number,
): number {
	switch (growth) {
		case 'constant':
			return unitsAtStart
		case 'linear':
			return unitsAtStart + (unitsAtEnd - unitsAtStart) * x
		case 'exponential':
			return unitsAtStart * (unitsAtEnd / Math.max(unitsAtStart, LEAST_UNITS)) ** x
		case 's_curve':
			return unitsAtStart + (unitsAtEnd - unitsAtStart) * (x ** 2 * (SMOOTH_STEP - 2 * x))
	}
}
