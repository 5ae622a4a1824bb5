import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { peakPueIn, type CoolingFigure, type CoolingPlace, designPueIn } from '#shared/catalogue/climate-cooling.ts'
import type { CoolingTechnology } from '#shared/catalogue/types.ts'
import { calendarMonth } from '#shared/units/months.ts'
import { defineInput, type Sourced } from '../../../kernel/quantity.ts'
import { coolingAt, coolingOfPhase, coolingOfSite } from '../../../places/places.ts'
import { siteOf } from '../../../places/rows-of-site.ts'
import { fromPlan, fromRow } from '../../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../../world.ts'
import { fromCooling } from './cooling-figure.ts'
import { shapedFigure } from './year-shape.ts'

/**
 * Design PUE (full load) of a calendar month, 0 for January. The climate's own months stand; a stated or reckoned annual
 * figure spreads its overhead over the year as the technology named in `yearLike` does there.
 */
export function designPueOfMonth(
	place: CoolingPlace,
	ask: { readonly calendarMonth: number; readonly annualPue: number | null },
): CoolingFigure {
	const { climate, technology } = place
	const own = climate.monthlyDesignPue[technology.id]
	const month = own?.[ask.calendarMonth]
	if (month !== undefined && ask.annualPue === null) return { value: month, from: 'climates', at: null }
	const year = designPueIn(place)
	const shape = own ?? climate.monthlyDesignPue[technology.yearLike ?? technology.id] ?? []
	const overhead = shapedFigure((ask.annualPue ?? year.value) - 1, {
		shape: shape.map((pue) => pue - 1),
		calendarMonth: ask.calendarMonth,
	})
	return { ...year, value: 1 + overhead }
}

type PeakPueParams = { readonly site: number; readonly technology: CoolingTechnology }

function designPue(model: EngineModel, ask: PeakPueParams & { readonly month: number }): Sourced {
	const stated = model.plan.sites[ask.site]?.designPue ?? null
	const name = model.months[ask.month]
	if (name === undefined) throw new Error(`The plan has no month ${String(ask.month)}.`)
	const place = coolingAt(model, ask.site, ask.technology)
	const figure = designPueOfMonth(place, { calendarMonth: calendarMonth(name), annualPue: stated })
	if (stated !== null) return fromPlan(model, { list: 'sites', index: ask.site, field: 'designPue' }, figure.value)
	return fromCooling(place, figure, { climates: 'monthlyDesignPue', row: 'regression.averagePue' })
}

function peakPue(model: EngineModel, ask: PeakPueParams): Sourced {
	const stated = model.plan.sites[ask.site]?.peakPue ?? null
	if (stated !== null) return fromPlan(model, { list: 'sites', index: ask.site, field: 'peakPue' }, stated)
	const place = coolingAt(model, ask.site, ask.technology)
	return fromCooling(place, peakPueIn(place), { climates: 'peakPue', row: 'regression.peakPue' })
}

const pue = {
	turns: { from: 'itMW', to: 'facilityMW' },
	kind: 'rate',
	unit: 'ratio',
	source: 'ISO/IEC 30134-2 (PUE); hourly cooling model of facility §1.3 on 47 cities',
} as const
const design = { ...pue, per: 'month', repeatsAfterMonths: MONTHS_PER_YEAR, rule: 'E6' } as const
const peak = { ...pue, per: 'horizon', rule: 'E5' } as const

export const phaseDesignPue = defineInput({
	...design,
	id: 'energy.phaseDesignPue',
	symbol: 'PUE_d,hall',
	label: 'Design PUE of a hall in the calendar month, at full load',
	scope: 'phase',
	read: (world: EngineWorld, index, month) =>
		designPue(world.model, {
			site: siteOf(world, 'phase', index),
			technology: coolingOfPhase(world.model, index),
			month,
		}),
})

export const siteDesignPue = defineInput({
	...design,
	id: 'energy.siteDesignPue',
	symbol: 'PUE_d,site',
	label: 'Design PUE of the site’s own cooling in the calendar month',
	scope: 'site',
	read: ({ model }: EngineWorld, index, month) =>
		designPue(model, { site: index, technology: coolingOfSite(model, index), month }),
})

export const phasePeakPue = defineInput({
	...peak,
	id: 'energy.phasePeakPue',
	symbol: 'PUE_p,hall',
	label: 'Peak PUE of a hall (0.4% hour)',
	scope: 'phase',
	read: (world: EngineWorld, index) =>
		peakPue(world.model, { site: siteOf(world, 'phase', index), technology: coolingOfPhase(world.model, index) }),
})

export const sitePeakPue = defineInput({
	...peak,
	id: 'energy.sitePeakPue',
	symbol: 'PUE_p,site',
	label: 'Peak PUE of the site’s own cooling (0.4% hour)',
	scope: 'site',
	read: ({ model }: EngineWorld, index) => peakPue(model, { site: index, technology: coolingOfSite(model, index) }),
})

/** One coefficient of the part-load curve, from the row for modern AI halls. */
function partLoadCoefficient(letter: 'a' | 'b' | 'c', label: string) {
	return defineInput({
		id: `energy.partLoad.${letter}`,
		symbol: letter,
		label,
		scope: 'plan',
		per: 'horizon',
		kind: 'rate',
		unit: 'ratio',
		rule: 'E6',
		source: 'Schneider Electric White Papers 113 and 154',
		read: ({ model }: EngineWorld) => {
			const row = model.catalogue.partLoads.find(({ id }) => id === 'modern')
			if (!row) throw new Error('The catalogue has no part-load row «modern».')
			return fromRow(row[letter], { table: 'partLoads', row, field: letter, quality: 'derived' })
		},
	})
}

export const partLoadFixed = partLoadCoefficient('a', 'Fixed share of the overhead')
export const partLoadProportional = partLoadCoefficient('b', 'Share of the overhead that follows the load')
export const partLoadSquare = partLoadCoefficient('c', 'Share of the overhead that follows the square of the load')
