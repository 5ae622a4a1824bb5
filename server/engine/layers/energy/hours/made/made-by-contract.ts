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
import { HOURS_PER_DAY } from './sun.ts'
import { type Sun, sunnyDays, type Wind, windyDays } from './made-days.ts'

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
