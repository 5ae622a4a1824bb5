import type { Catalogue } from '#shared/catalogue/tables.ts'
import { item } from '../../../../cells.ts'
import { planFacts, present, rowFacts } from '../../../../facts.ts'
import type { Fact } from '../../../../kernel/algorithm-node.ts'
import { placesOf, siteOf } from '../../../../places/rows-of-site.ts'
import type { EngineWorld } from '../../../../world.ts'
import { contractAt } from '../../contract-inputs.ts'
import { clearnessOver } from './clearness.ts'
import { figure, figures } from './day-kinds.ts'
import { fillDay } from './fill-day.ts'
import { HOURS_PER_DAY, MIDDLE } from './sun.ts'
import { type Panels, type Sun, sunnyDays, sunOver } from './sunny-days.ts'

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
	const { model } = world
	const { row } = placesOf(world, 'contract', contract).climate
	const latitude = planFacts(model, { list: 'sites', index: siteOf(world, 'contract', contract), fields: ['latitude'] })
	const ofClimate = (fields: readonly string[]) =>
		present([rowFacts({ table: 'climates', row, label: `Sun of ${row.id}`, fields })])
	const place = latitude.length > 0 ? latitude : ofClimate(['latitude'])
	return [...place, ...(clearnessOver(model.catalogue, row)?.facts ?? ofClimate(['solarMonthlyShare']))]
}

/** What a contract makes follows the sun, the wind, or neither. */
export type Follows = 'sun' | 'wind' | null

export function followsOf(world: EngineWorld, contract: number): Follows {
	const { kind } = contractAt(world.model, contract)
	if (kind.followsSun) return 'sun'
	return kind.followsWind ? 'wind' : null
}

/** The sun over a contract’s panels. */
export function sunOf(world: EngineWorld, contract: number): Sun {
	const { catalogue, plan } = world.model
	const climate = placesOf(world, 'contract', contract).climate.row
	const latitude = item(plan.sites, siteOf(world, 'contract', contract)).latitude ?? climate.latitude
	const mount = contractAt(world.model, contract).contract.solarMount ?? 'tracker'
	return sunOver(catalogue, climate, { latitude, mount })
}

/** What a contract makes in a calendar month. */
export type Made = {
	readonly contract: number
	readonly calendarMonth: number
	readonly capacityFactor: number
	readonly panels: Panels
}

/** Output ÷ capacity by hour of each of its own day types; one flat day for what follows neither. */
export function madeDays(world: EngineWorld, of: Made): Float64Array {
	const follows = followsOf(world, of.contract)
	if (follows === null) return new Float64Array(HOURS_PER_DAY).fill(of.capacityFactor)
	if (follows === 'wind') return windyDays(windOf(world.model.catalogue), of.capacityFactor)
	return sunnyDays(sunOf(world, of.contract), of)
}
