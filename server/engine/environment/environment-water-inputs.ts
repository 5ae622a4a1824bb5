import type { CoolingTechnology } from '#shared/catalogue/types.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { calendarMonth } from '#shared/units/months.ts'
import { item } from '../cells.ts'
import { defineInput, type Sourced } from '../kernel/quantity.ts'
import { fromCooling } from '../layers/energy/cooling/cooling-figure.ts'
import { coolingAt, coolingOfPhase, coolingOfSite } from '../places/places.ts'
import { siteOf } from '../places/rows-of-site.ts'
import { fromRow, fromRule } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { type CoolingFigure, type CoolingPlace, wueIn } from '#shared/catalogue/climate-cooling.ts'
import { shapedFigure } from '../layers/energy/cooling/year-shape.ts'

/**
 * Water use of a cooling technology in one calendar month (0 for January), L per kWh of IT. One without months of its own
 * follows those of the technology named in its `yearLike`, scaled to its own annual figure; else that holds all year.
 * Facility §1.8.
 */
export function wueOfMonth(place: CoolingPlace, calendarMonth: number): CoolingFigure {
	const { climate, technology } = place
	const own = climate.monthlyWueLPerKWhIT[technology.id]?.[calendarMonth]
	if (own !== undefined) return { value: own, from: 'climates', at: null }
	const year = wueIn(place)
	const shape = climate.monthlyWueLPerKWhIT[technology.yearLike ?? technology.id] ?? []
	return { ...year, value: shapedFigure(year.value, { shape, calendarMonth }) }
}

export const offsiteWaterFactor = defineInput({
	scope: 'site',
	per: 'horizon',
	kind: 'rate',
	id: 'environment.offsiteWaterFactor',
	symbol: 'w_off',
	label: 'Water used to make a kilowatt-hour of grid power, reservoirs included',
	unit: 'litresPerKWh',
	rule: 'V2',
	source: 'Macknick et al. 2012 medians over the regional fuel mix',
	read: ({ model }: EngineWorld, index) => {
		const { row } = item(model.places, index).gridRegion
		const water = row.offsiteWaterLPerKWh
		if (!water)
			return fromRule(0, {
				rule: 'V2',
				text: { code: 'no_fuel_mix', facts: { gridRegion: row.name } },
				source: row.source,
			})
		const bounds = { low: water.excludingHydro, high: water.includingHydro }
		return fromRow(water.includingHydro, {
			table: 'gridRegions',
			row,
			field: 'offsiteWaterLPerKWh.includingHydro',
			...bounds,
		})
	},
})

function wueInput(
	model: EngineModel,
	ask: { readonly site: number; readonly technology: CoolingTechnology; readonly month: number },
): Sourced {
	const place = coolingAt(model, ask.site, ask.technology)
	const figure = wueOfMonth(place, calendarMonth(model.months[ask.month] ?? model.plan.startMonth))
	const row = figure.at === null ? 'wueLPerKWhIT.best' : 'wueByMeanDryBulbC'
	return fromCooling(place, figure, { climates: 'wueLPerKWhIT', row })
}

const WUE = {
	per: 'month',
	repeatsAfterMonths: MONTHS_PER_YEAR,
	kind: 'rate',
	unit: 'litresPerKWh',
	rule: 'V1',
	source: 'ISO/IEC 30134-9 (WUE); facility §1.8',
} as const

export const phaseWue = defineInput({
	...WUE,
	id: 'environment.phaseWue',
	turns: { from: 'itMWh', to: 'MWh' },
	symbol: 'WUE_hall',
	label: 'Water use of a hall’s cooling',
	scope: 'phase',
	read: (world: EngineWorld, index, month) => {
		const site = siteOf(world, 'phase', index)
		return wueInput(world.model, { site, technology: coolingOfPhase(world.model, index), month })
	},
})

export const siteOwnWue = defineInput({
	...WUE,
	id: 'environment.siteOwnWue',
	turns: { from: 'itMWh', to: 'MWh' },
	symbol: 'WUE_site',
	label: 'Water use of the site’s own cooling',
	scope: 'site',
	read: ({ model }: EngineWorld, index, month) =>
		wueInput(model, { site: index, technology: coolingOfSite(model, index), month }),
})
