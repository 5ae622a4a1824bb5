import type { OwnCatalogue } from '#shared/schemas/own-rows.ts'
import type { Catalogue } from './tables.ts'
import { distanceKm } from './nearest.ts'
import {
	COOLING_KEYS,
	type ByCooling,
	type Climate,
	type ClimateRegression,
	type CoolingKey,
	type Quadratic,
} from './types.ts'

type OwnClimate = OwnCatalogue['climates'][number]

const at = ([c0, c1, c2]: Quadratic, celsius: number) => c0 + c1 * celsius + c2 * celsius ** 2

/** Wet bulb below dry bulb where only the latter is given: the mean over the built-in zones' design hours. */
const WET_BULB_DEPRESSION_C = 4

function nearestZone(row: OwnClimate, builtIn: Catalogue): Climate {
	const [first, ...rest] = builtIn.climates
	if (!first) throw new Error('The catalogue has no climate zone.')
	return rest.reduce((best, zone) => (distanceKm(row, zone) < distanceKm(row, best) ? zone : best), first)
}

function temperaturesOf(row: OwnClimate, zone: Climate) {
	const meanDryBulbC = row.meanDryBulbC ?? zone.meanDryBulbC
	return {
		meanDryBulbC,
		meanWetBulbC: row.meanWetBulbC ?? meanDryBulbC - WET_BULB_DEPRESSION_C,
		designDryBulb04C: row.designDryBulb04C ?? zone.designDryBulb04C,
		designWetBulb04C: row.designWetBulb04C ?? zone.designWetBulb04C,
	}
}

function byCooling(given: OwnClimate['designPue'], reckon: (key: CoolingKey) => number): ByCooling {
	const value = (key: CoolingKey) => given?.[key] ?? reckon(key)
	return {
		air_chiller_aircooled: value('air_chiller_aircooled'),
		air_chiller_aircooled_fc: value('air_chiller_aircooled_fc'),
		air_chiller_tower_wse: value('air_chiller_tower_wse'),
		air_direct_evap: value('air_direct_evap'),
		rdhx_chw_fc: value('rdhx_chw_fc'),
		d2c_dry_trim: value('d2c_dry_trim'),
		d2c_tower: value('d2c_tower'),
		d2c_full_w45_dry: value('d2c_full_w45_dry'),
		immersion_1p_dry: value('immersion_1p_dry'),
	}
}

/**
 * A climate of the plan's own: PUE as stated; where temperatures are stated instead, by the regression;
 * where neither, the nearest built-in zone's. Months the row does not state take the nearest zone's shape.
 */
export function ownClimate(row: OwnClimate, builtIn: Catalogue): Climate {
	const zone = nearestZone(row, builtIn)
	const temperatures = temperaturesOf(row, zone)
	const byTemperature = row.meanDryBulbC !== null
	const regressions = new Map<CoolingKey, ClimateRegression>(
		builtIn.climateRegressions.map((regression) => [regression.id, regression]),
	)
	const design = (key: CoolingKey) => {
		const regression = regressions.get(key)
		return byTemperature && regression
			? at(regression.averagePue, temperatures[regression.averageVariable])
			: zone.designPue[key]
	}
	const peak = (key: CoolingKey) => {
		const regression = regressions.get(key)
		const known = regression && row[regression.peakVariable] !== null
		return known ? at(regression.peakPue, temperatures[regression.peakVariable]) : zone.peakPue[key]
	}
	const designPue = byCooling(row.designPue, design)
	return {
		id: row.id,
		gridRegion: row.gridRegion ?? zone.gridRegion,
		latitude: row.latitude,
		longitude: row.longitude,
		elevationM: row.elevationM ?? zone.elevationM,
		ashraeZone: row.ashraeZone,
		meanDryBulbC: temperatures.meanDryBulbC,
		designDryBulb04C: temperatures.designDryBulb04C,
		designWetBulb04C: temperatures.designWetBulb04C,
		extremeDryBulbC: row.extremeDryBulbC ?? zone.extremeDryBulbC,
		climateWarmingAdderC: row.climateWarmingAdderC ?? zone.climateWarmingAdderC,
		designPue,
		peakPue: byCooling(row.peakPue, peak),
		wueLPerKWhIT: byCooling(row.wueLPerKWhIT, (key) => zone.wueLPerKWhIT[key]),
		monthlyDesignPue: row.monthlyDesignPue ?? shapedLike(zone, designPue),
		monthlyWueLPerKWhIT: row.monthlyWueLPerKWhIT ?? zone.monthlyWueLPerKWhIT,
		solarMonthlyShare: row.solarMonthlyShare ?? zone.solarMonthlyShare,
		note: row.note ?? `Shape of the year and water of ${zone.id}`,
		source: row.source ?? 'This plan’s own row',
		asOf: row.asOf ?? 'not stated',
		confidence: row.confidence ?? 'medium',
	}
}

/** The zone's months, their overhead scaled to another annual figure. */
function shapedLike(zone: Climate, designPue: ByCooling): Climate['monthlyDesignPue'] {
	const shaped: Partial<Record<CoolingKey, readonly number[]>> = {}
	for (const key of COOLING_KEYS) {
		const months = zone.monthlyDesignPue[key]
		if (!months) continue
		const scale = (designPue[key] - 1) / (zone.designPue[key] - 1)
		shaped[key] = months.map((pue) => 1 + (pue - 1) * scale)
	}
	return shaped
}
