import { getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { Climate } from '#shared/catalogue/types.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { item } from '../../../../cells.ts'
import { present, rowFacts } from '../../../../facts.ts'
import type { Fact } from '../../../../kernel/algorithm-node.ts'
import { placesOf, siteOf } from '../../../../places/rows-of-site.ts'
import type { EngineWorld } from '../../../../world.ts'
import { contractAt } from '../../contract-inputs.ts'
import { fittedRatios } from '../day-types.ts'
import { HOURS_PER_DAY, MIDDLE, sunShape, type SolarMount } from './sun.ts'

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
function yieldsOf(sun: Sun): readonly number[] {
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
type Wind = {
	readonly ratios: readonly number[]
	/** how far the day swings about its mean, by day type */
	readonly swings: readonly number[]
	readonly peakHour: number
}

/** Output ÷ capacity by hour of each day type. */
function windyDays({ ratios, swings, peakHour }: Wind, capacityFactor: number): Float64Array {
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

/** A site’s day types, worst first: share of the month’s days. */
export function dayWeights(catalogue: Catalogue): readonly number[] {
	const days = figures(catalogue, 'day_type_days')
	const all = days.reduce((sum, one) => sum + one, 0)
	return days.map((one) => one / all)
}

const figures = (catalogue: Catalogue, id: string): readonly number[] =>
	Object.values(getFacilityRatio(catalogue, id).values)
const figure = (catalogue: Catalogue, id: string): number => item(figures(catalogue, id), 0)

/** Sun over a site as its climate has it; clearness and spread by the fit where the climate has none (eR2). */
export function sunOver(catalogue: Catalogue, climate: Climate, place: Pick<Sun, 'latitude' | 'mount'>): Sun {
	const usual = figure(catalogue, 'clearness_index')
	const clearness = climate.clearnessIndexByMonth ?? Array<number>(MONTHS_PER_YEAR).fill(usual)
	const fit = { base: figures(catalogue, 'sun_day_base'), slope: figures(catalogue, 'sun_day_slope') }
	const weights = dayWeights(catalogue)
	return {
		...place,
		clearness,
		ratios: climate.solarDayRatios ?? clearness.map((one) => fittedRatios(one, fit, weights)),
		yields: climate.solarMonthlyShare?.map((share) => share * MONTHS_PER_YEAR) ?? clearness.map(() => 1),
	}
}

function windOf(catalogue: Catalogue): Wind {
	return {
		ratios: figures(catalogue, 'wind_day_ratio'),
		swings: figures(catalogue, 'wind_day_swing'),
		peakHour: figure(catalogue, 'wind_peak_hour'),
	}
}

/** What the sun of a contract’s place is read from. */
export function sunFacts(world: EngineWorld, contract: number): readonly Fact[] {
	if (followsOf(world, contract) !== 'sun') return []
	const { row } = placesOf(world, 'contract', contract).climate
	const fields = ['solarMonthlyShare', 'clearnessIndexByMonth', 'solarDayRatios']
	return present([rowFacts({ table: 'climates', row, label: `Sun of ${row.id}`, fields })])
}

/** What a contract makes follows the sun, the wind, or neither. */
export type Follows = 'sun' | 'wind' | null

export function followsOf(world: EngineWorld, contract: number): Follows {
	const { kind } = contractAt(world.model, contract)
	if (kind.followsSun) return 'sun'
	return kind.followsWind ? 'wind' : null
}

/** Output ÷ capacity by hour of each of its own day types, in a calendar month; one flat day for what follows neither. */
export function madeDays(
	world: EngineWorld,
	of: { readonly contract: number; readonly calendarMonth: number; readonly capacityFactor: number },
): Float64Array {
	const { catalogue, plan } = world.model
	const follows = followsOf(world, of.contract)
	if (follows === null) return new Float64Array(HOURS_PER_DAY).fill(of.capacityFactor)
	if (follows === 'wind') return windyDays(windOf(catalogue), of.capacityFactor)
	const climate = placesOf(world, 'contract', of.contract).climate.row
	const latitude = item(plan.sites, siteOf(world, 'contract', of.contract)).latitude ?? climate.latitude
	const mount = contractAt(world.model, of.contract).contract.solarMount ?? 'tracker'
	return sunnyDays(sunOver(catalogue, climate, { latitude, mount }), of)
}
