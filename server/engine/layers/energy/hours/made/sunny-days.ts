import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { Climate } from '#shared/catalogue/types.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { fittedRatios } from '../day-types.ts'
import { clearnessOver } from './clearness.ts'
import { dayWeights, figure, figures } from './day-kinds.ts'
import { fillDay } from './fill-day.ts'
import { HOURS_PER_DAY, hoursOfSun, sunAboveAir, sunShape, type SolarMount } from './sun.ts'

const HIGHEST_CLEARNESS = 0.85
/** Less sun than this above the air makes nothing, kWh/m² a day. */
const POLAR_NIGHT = 0.01

/** The sun of a place through the year. */
export type Sun = {
	readonly latitude: number
	readonly mount: SolarMount
	/** by calendar month */
	readonly clearness: readonly number[]
	/** whether the clearness is the place’s: what panels make follows from it (lP13) */
	readonly known: boolean
	/** by calendar month and day type: a day’s energy ÷ the month’s mean */
	readonly ratios: readonly (readonly number[])[]
	/** by calendar month: output ÷ the year’s mean, as a tracker has it; read where the clearness is not known (eR4) */
	readonly yields: readonly number[]
}

/** Panels of a contract: what a kW/m² of sun on them makes of their capacity, and the energy stated against what the place gives. */
export type Panels = { readonly gain: number; readonly stated: number }

/** Sun over a site as its climate has it; clearness and spread by the fit where nothing is known of it (eR2, lP12). */
export function sunOver(catalogue: Catalogue, climate: Climate, place: Pick<Sun, 'latitude' | 'mount'>): Sun {
	const own = clearnessOver(catalogue, climate)
	const clearness = own?.byMonth ?? Array<number>(MONTHS_PER_YEAR).fill(figure(catalogue, 'clearness_index'))
	const fit = { base: figures(catalogue, 'sun_day_base'), slope: figures(catalogue, 'sun_day_slope') }
	const weights = dayWeights(catalogue)
	return {
		...place,
		clearness,
		known: own !== null,
		ratios: own?.ratios ?? clearness.map((one) => fittedRatios(one, fit, weights)),
		yields: climate.solarMonthlyShare?.map((share) => share * MONTHS_PER_YEAR) ?? clearness.map(() => 1),
	}
}

type OfMonth = { readonly calendarMonth: number }

/** Output ÷ capacity by hour of each day type of a calendar month, one day after another; lP13, and eR3–R5 where no clearness is known. */
export function sunnyDays(sun: Sun, of: OfMonth & { readonly capacityFactor: number; readonly panels: Panels }) {
	return sun.known ? daysOfPlace(sun, of) : daysOfFactor(sun, of)
}

/** Output ÷ capacity through the year, the mean of its months; lP13. */
export function factorOf(sun: Sun, gain: number, weights: readonly number[]): number {
	let year = 0
	for (let calendarMonth = 0; calendarMonth < MONTHS_PER_YEAR; calendarMonth++) {
		year += yieldOf(sun, { calendarMonth, gain, weights })
	}
	return year / MONTHS_PER_YEAR
}

/** The same of a calendar month. */
export function yieldOf(
	sun: Sun,
	of: OfMonth & { readonly gain: number; readonly weights: readonly number[] },
): number {
	const days = daysOfPlace(sun, { calendarMonth: of.calendarMonth, panels: { gain: of.gain, stated: 1 } })
	return of.weights.reduce((sum, weight, type) => sum + weight * meanOf(days, type), 0)
}

function meanOf(days: Float64Array, type: number): number {
	return sumOf(days.subarray(type * HOURS_PER_DAY, (type + 1) * HOURS_PER_DAY)) / HOURS_PER_DAY
}

/** By the sun on the panels: hours above capacity are cut, and a stated year scales the days (lP13, lP14). */
function daysOfPlace(sun: Sun, of: OfMonth & { readonly panels: Panels }): Float64Array {
	const { latitude, mount } = sun
	const { calendarMonth, panels } = of
	const above = sunAboveAir(latitude, calendarMonth)
	return byDay(sun, calendarMonth, (clearness) => {
		const { shape, level } = hoursOfSun({ latitude, calendarMonth, mount, clearness })
		if (above < POLAR_NIGHT || level <= 0) return new Float64Array(HOURS_PER_DAY)
		const full = (panels.gain * clearness * above) / level
		const made = shape.map((hour) => Math.min(1, full * hour))
		return panels.stated === 1 ? made : fillDay(shape, panels.stated * sumOf(made))
	})
}

/** By the capacity factor and the months’ shares of the year; eR4. */
function daysOfFactor(sun: Sun, of: OfMonth & { readonly capacityFactor: number }): Float64Array {
	const { latitude, mount } = sun
	const { calendarMonth, capacityFactor } = of
	const daily = capacityFactor * (yieldsOf(sun)[calendarMonth] ?? NaN) * HOURS_PER_DAY
	return byDay(sun, calendarMonth, (clearness, ratio) =>
		fillDay(sunShape({ latitude, calendarMonth, mount, clearness }), daily * ratio),
	)
}

function byDay(sun: Sun, calendarMonth: number, day: (clearness: number, ratio: number) => Float64Array): Float64Array {
	const ratios = sun.ratios[calendarMonth] ?? []
	const mean = sun.clearness[calendarMonth] ?? NaN
	const days = new Float64Array(ratios.length * HOURS_PER_DAY)
	ratios.forEach((ratio, type) => {
		days.set(day(Math.min(HIGHEST_CLEARNESS, ratio * mean), ratio), type * HOURS_PER_DAY)
	})
	return days
}

/** The year as the mount has it: tilted panels gain where the sun is low, the year’s sum stays (eR4). */
function yieldsOf(sun: Sun): readonly number[] {
	if (sun.mount !== 'tilted') return sun.yields
	const gained = sun.yields.map((share, calendarMonth) => share * gainOfTilt(sun, calendarMonth))
	const scale = MONTHS_PER_YEAR / gained.reduce((sum, share) => sum + share, 0)
	return gained.map((share) => share * scale)
}

function gainOfTilt(sun: Sun, calendarMonth: number): number {
	const day = { latitude: sun.latitude, calendarMonth, clearness: sun.clearness[calendarMonth] ?? NaN }
	const flat = sumOf(sunShape({ ...day, mount: 'fixed' }))
	return flat > 0 ? sumOf(sunShape({ ...day, mount: 'tilted' })) / flat : 1
}

const sumOf = (row: Float64Array) => row.reduce((sum, value) => sum + value, 0)
