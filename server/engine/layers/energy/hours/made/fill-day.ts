import { HOURS_PER_DAY } from './sun.ts'

/**
 * Spreads a day’s energy over its hours by a shape, no hour above one: output ÷ capacity of each hour (eR5). What finds
 * no room because every hour with sun is full is lost.
 */
export function fillDay(shape: Float64Array, energy: number): Float64Array {
	const filled = new Float64Array(HOURS_PER_DAY)
	const open = Array.from(shape.keys()).filter((hour) => (shape[hour] ?? NaN) > 0)
	let left = energy
	let hours = open
	while (hours.length > 0) {
		const scale = left / hours.reduce((sum, hour) => sum + (shape[hour] ?? NaN), 0)
		const above = hours.filter((hour) => scale * (shape[hour] ?? NaN) >= 1)
		if (above.length === 0) {
			for (const hour of hours) filled[hour] = scale * (shape[hour] ?? NaN)
			return filled
		}
		for (const hour of above) filled[hour] = 1
		left -= above.length
		hours = hours.filter((hour) => filled[hour] !== 1)
	}
	return filled
}
