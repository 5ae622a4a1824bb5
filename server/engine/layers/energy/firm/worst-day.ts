import type { Battery } from '../hours/settle/battery-day.ts'

/** A worst day of sun as a supply meets it. */
export type WorstDay = {
	/** what comes in every hour, MW at the meter */
	readonly steadyMW: number
	/** sun that may be counted on, by hour, MW */
	readonly sunMW: Float64Array
	readonly battery: Battery
}

const HALVINGS = 60

/**
 * The largest flat load that holds through the day (eR17): what steady power and sun leave, the battery gives, within its
 * power, its energy and what the day’s surplus charges. Flat, because the load’s own shape would make it circular.
 */
export function firmThroughDay(day: WorstDay): number {
	const { steadyMW, sunMW, battery } = day
	let low = steadyMW + leastOf(sunMW)
	if (battery.powerMW <= 0 || battery.energyMWh <= 0) return low
	// The darkest hour leaves most to the battery, which gives no more than its power.
	let high = low + battery.powerMW
	if (holds(high, day)) return high
	for (let step = 0; step < HALVINGS; step++) {
		const middle = (low + high) / 2
		if (holds(middle, day)) low = middle
		else high = middle
	}
	return low
}

// A loop: a callback would box every figure.
function leastOf(values: Float64Array): number {
	let least = Infinity
	for (let hour = 0; hour < values.length; hour++) least = Math.min(least, values[hour] ?? NaN)
	return least
}

function holds(loadMW: number, { steadyMW, sunMW, battery }: WorstDay): boolean {
	const { powerMW, energyMWh, roundTripShare } = battery
	let [asked, charged] = [0, 0]
	for (let hour = 0; hour < sunMW.length; hour++) {
		const left = loadMW - steadyMW - (sunMW[hour] ?? NaN)
		asked += Math.max(0, left)
		charged += Math.min(powerMW, Math.max(0, -left))
	}
	return asked <= Math.min(Math.sqrt(roundTripShare) * energyMWh, roundTripShare * charged)
}
