import { fillDay } from './fill-day.ts'
import { HOURS_PER_DAY, MIDDLE, sunShape, type SolarMount } from './sun.ts'

const MONTHS = 12
const HIGHEST_CLEARNESS = 0.85

/** The sun of a place through the year. */
export type Sun = {
	readonly latitude: number
	readonly mount: SolarMount
	/** by calendar month */
	readonly clearness: readonly number[]
	/** by calendar month and day type: a day’s energy ÷ the month’s mean */
	readonly ratios: readonly (readonly number[])[]
	/** by calendar month: output ÷ the year’s mean, as a tracker has it */
	readonly yields: readonly number[]
}

/** Output ÷ capacity by hour of each day type of a calendar month, one day after another; eR3–R5. */
export function sunnyDays(
	sun: Sun,
	of: { readonly calendarMonth: number; readonly capacityFactor: number },
): Float64Array {
	const { calendarMonth, capacityFactor } = of
	const { latitude, mount } = sun
	const ratios = sun.ratios[calendarMonth] ?? []
	const clearness = sun.clearness[calendarMonth] ?? NaN
	const days = new Float64Array(ratios.length * HOURS_PER_DAY)
	const daily = capacityFactor * (yieldsOf(sun)[calendarMonth] ?? NaN) * HOURS_PER_DAY
	ratios.forEach((ratio, type) => {
		const day = Math.min(HIGHEST_CLEARNESS, ratio * clearness)
		const shape = sunShape({ latitude, calendarMonth, mount, clearness: day })
		days.set(fillDay(shape, daily * ratio), type * HOURS_PER_DAY)
	})
	return days
}

/** The year as the mount has it: tilted panels gain where the sun is low, the year’s sum stays (eR4). */
export function yieldsOf(sun: Sun): readonly number[] {
	if (sun.mount !== 'tilted') return sun.yields
	const gained = sun.yields.map((share, calendarMonth) => share * gainOfTilt(sun, calendarMonth))
	const scale = MONTHS / gained.reduce((sum, share) => sum + share, 0)
	return gained.map((share) => share * scale)
}

function gainOfTilt(sun: Sun, calendarMonth: number): number {
	const day = { latitude: sun.latitude, calendarMonth, clearness: sun.clearness[calendarMonth] ?? NaN }
	const flat = sumOf(sunShape({ ...day, mount: 'fixed' }))
	return flat > 0 ? sumOf(sunShape({ ...day, mount: 'tilted' })) / flat : 1
}

const sumOf = (row: Float64Array) => row.reduce((sum, value) => sum + value, 0)

/** Wind by day type, the same in every month; eR6. */
export type Wind = {
	readonly ratios: readonly number[]
	/** how far the day swings about its mean, by day type */
	readonly swings: readonly number[]
	readonly peakHour: number
}

/** Output ÷ capacity by hour of each day type. */
export function windyDays({ ratios, swings, peakHour }: Wind, capacityFactor: number): Float64Array {
	const days = new Float64Array(ratios.length * HOURS_PER_DAY)
	ratios.forEach((ratio, type) => {
		const swing = swings[type] ?? NaN
		const shape = Float64Array.from(
			{ length: HOURS_PER_DAY },
			(_, hour) => 1 + swing * Math.cos((2 * Math.PI * (hour + MIDDLE - peakHour)) / HOURS_PER_DAY),
		)
		days.set(fillDay(shape, capacityFactor * HOURS_PER_DAY * ratio), type * HOURS_PER_DAY)
	})
	return days
}
