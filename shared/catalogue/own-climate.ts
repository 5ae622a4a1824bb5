import type { OwnCatalogue } from '#shared/catalogue/columns/own-catalogue.ts'
import { designPueIn } from './climate-cooling.ts'
import { distanceKm } from './distance.ts'
import type { Catalogue } from './tables.ts'
import type { ByCooling, Climate, CoolingTechnology } from './types.ts'

/** Climates with a year of their own: a place known by its temperatures alone has none to lend. */
export const zonesIn = (climates: readonly Climate[]): readonly Climate[] =>
	climates.filter(({ monthlyDesignPue }) => Object.keys(monthlyDesignPue).length > 0)

type OwnClimate = OwnCatalogue['climates'][number]

function nearestZone(row: OwnClimate, catalogue: Catalogue): Climate {
	const [first, ...rest] = zonesIn(catalogue.climates)
	if (!first) throw new Error('The catalogue has no climate zone.')
	return rest.reduce((best, zone) => (distanceKm(row, zone) < distanceKm(row, best) ? zone : best), first)
}

/** The zone's figures of the technologies that a stated temperature does not reckon. */
function unless(zone: ByCooling, technologies: readonly CoolingTechnology[], reckoned: readonly string[]): ByCooling {
	const left = technologies.filter(({ id }) => !reckoned.includes(id)).map(({ id }) => id)
	return Object.fromEntries(Object.entries(zone).filter(([key]) => left.includes(key)))
}

const stated = (figures: ByCooling | null): ByCooling => figures ?? {}

/**
 * A climate of the plan's own: PUE as stated; where temperatures are stated instead, each technology's regression reads
 * them; where neither, the nearest zone's. Months the row does not state take the nearest zone's shape.
 */
export function ownClimate(row: OwnClimate, catalogue: Catalogue): Climate {
	const zone = nearestZone(row, catalogue)
	const { coolingTechnologies } = catalogue
	const averages = coolingTechnologies
		.filter(({ regression }) => row.meanDryBulbC !== null || row[regression.averageVariable] !== null)
		.map(({ id }) => id)
	const peaks = coolingTechnologies
		.filter(({ regression }) => row[regression.peakVariable] !== null)
		.map(({ id }) => id)
	const climate: Climate = {
		id: row.id,
		gridRegion: row.gridRegion ?? zone.gridRegion,
		latitude: row.latitude,
		longitude: row.longitude,
		elevationM: row.elevationM ?? zone.elevationM,
		ashraeZone: row.ashraeZone,
		meanDryBulbC: row.meanDryBulbC ?? zone.meanDryBulbC,
		meanWetBulbC: row.meanWetBulbC ?? (row.meanDryBulbC === null ? zone.meanWetBulbC : null),
		designDryBulb04C: row.designDryBulb04C ?? zone.designDryBulb04C,
		designWetBulb04C: row.designWetBulb04C ?? zone.designWetBulb04C,
		extremeDryBulbC: row.extremeDryBulbC ?? zone.extremeDryBulbC,
		climateWarmingAdderC: row.climateWarmingAdderC ?? zone.climateWarmingAdderC,
		designPue: { ...unless(zone.designPue, coolingTechnologies, averages), ...stated(row.designPue) },
		peakPue: { ...unless(zone.peakPue, coolingTechnologies, peaks), ...stated(row.peakPue) },
		wueLPerKWhIT: { ...zone.wueLPerKWhIT, ...stated(row.wueLPerKWhIT) },
		monthlyDesignPue: {},
		monthlyWueLPerKWhIT: row.monthlyWueLPerKWhIT ?? zone.monthlyWueLPerKWhIT,
		solarMonthlyShare: row.solarMonthlyShare ?? zone.solarMonthlyShare,
		clearnessIndexByMonth: row.clearnessIndexByMonth,
		solarDayRatios: row.solarDayRatios,
		note: row.note ?? `Shape of the year and water of ${zone.id}`,
		source: row.source ?? 'This plan’s own row',
		asOf: row.asOf ?? 'not stated',
		confidence: row.confidence ?? 'medium',
	}
	return {
		...climate,
		monthlyDesignPue: { ...shapedLike({ zone, climate, catalogue }), ...(row.monthlyDesignPue ?? {}) },
	}
}

/** The zone's months, their overhead scaled to another annual figure. */
function shapedLike(of: {
	readonly zone: Climate
	readonly climate: Climate
	readonly catalogue: Catalogue
}): Climate['monthlyDesignPue'] {
	const { zone, climate, catalogue } = of
	return Object.fromEntries(
		catalogue.coolingTechnologies.flatMap((technology) => {
			const months = zone.monthlyDesignPue[technology.id]
			if (!months) return []
			const annual = (place: Climate) => designPueIn({ catalogue, climate: place, technology }).value - 1
			const scale = annual(climate) / annual(zone)
			return [[technology.id, months.map((pue) => 1 + (pue - 1) * scale)]]
		}),
	)
}
