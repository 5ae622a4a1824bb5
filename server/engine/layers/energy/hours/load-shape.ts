import { HOURS_PER_DAY } from './made/sun.ts'

/** What shapes the load of a site over a day. */
export type LoadShape = {
	/** inference’s share of the site’s mean IT power; the rest is flat */
	readonly inferenceShare: number
	readonly activeHours: number
	/** middle of the active hours, local solar time */
	readonly centreHour: number
	/** mean ÷ peak of inference */
	readonly loadFactor: number
	/** power of an idle accelerator ÷ its share of the peak */
	readonly idleShare: number
}

/**
 * Load of each hour ÷ the mean (eR7), into a row where one is given: inference is high in its active hours, all else flat.
 * The mean of the day is 1.
 */
export function loadShape(of: LoadShape, shape: Float64Array = new Float64Array(HOURS_PER_DAY)): Float64Array {
	for (let hour = 0; hour < HOURS_PER_DAY; hour++) shape[hour] = 1
	const { inferenceShare, activeHours, loadFactor } = of
	if (activeHours >= HOURS_PER_DAY || inferenceShare <= 0) return shape
	const active = activeHours / HOURS_PER_DAY
	const outside = Math.min(1, Math.max(of.idleShare, (loadFactor - active) / (1 - active)) / loadFactor)
	const inside = (1 - outside * (1 - active)) / active
	const from = of.centreHour - activeHours / 2
	for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
		const level = outside + (inside - outside) * overlap(hour, { from, until: from + activeHours })
		shape[hour] = 1 - inferenceShare + inferenceShare * level
	}
	return shape
}

/** How much of an hour lies in a window that comes again every day. */
function overlap(hour: number, window: { readonly from: number; readonly until: number }): number {
	let covered = 0
	for (const day of [-HOURS_PER_DAY, 0, HOURS_PER_DAY]) {
		covered += Math.max(0, Math.min(hour + 1, window.until + day) - Math.max(hour, window.from + day))
	}
	return covered
}
