import type { PlanResult } from '#shared/result.ts'
import type { SparseSeries } from '#shared/series.ts'
import type { Layer } from '#shared/layers.ts'
import { LAYERS } from '#shared/layers.ts'
import { aimOf } from './aim.ts'
import { bindingRuns, stripBasis } from './binding-runs.ts'
import type { BindingRun, StripBasis } from './binding-runs.ts'
import { quartersOf } from '../figures/quarters.ts'
import { causeNoun, LAYER_NAMES, LAYER_UNITS } from '../wording/names.ts'
import { countInWords, sentenceCase, spanOfMonths, shortMonth } from '../wording/months.ts'

export type StripBand = {
	readonly layer: Layer
	/** 1 Energy … 5 Applications */
	readonly number: number
	readonly name: string
	readonly unit: string
	/** share of what is asked that the layer covers; null where nothing is asked */
	readonly coverage: SparseSeries
	readonly required: readonly number[]
	readonly available: readonly number[]
	readonly lowest: { readonly share: number; readonly month: string } | null
	/** stands inside the band, beside the run it speaks of */
	readonly note: { readonly lead: string; readonly rest: string; readonly from: number; readonly to: number } | null
}

export type StripModel = {
	readonly basis: StripBasis
	/** what the build is measured by where nothing is asked */
	readonly aim: string
	/** months, or quarters: `2026-Q1` */
	readonly months: readonly string[]
	readonly binding: readonly (Layer | null)[]
	/** energy first */
	readonly bands: readonly StripBand[]
	/** served share of the whole plan */
	readonly served: SparseSeries
	readonly commissionedItMW: readonly number[]
}

function lowestOf(coverage: SparseSeries, months: readonly string[]): StripBand['lowest'] {
	let lowest: { share: number; month: string } | null = null
	coverage.forEach((share, index) => {
		if (share !== null && (lowest === null || share < lowest.share - 1e-9))
			lowest = { share, month: months[index] ?? '' }
	})
	return lowest
}

type Around = { readonly lastMonth: string; readonly aim: string }

function noteFor(layer: Layer, runs: readonly BindingRun[], { lastMonth, aim }: Around): StripBand['note'] {
	const own = runs.filter((run) => run.layer === layer)
	const longest = own.reduce<BindingRun | null>(
		(best, run) => (best === null || run.to - run.from > best.to - best.from ? run : best),
		null,
	)
	if (longest === null) return null
	const { from, to, firstMonth, cause, causeMonths } = longest
	const span =
		longest.lastMonth === lastMonth && from > 0
			? `from ${shortMonth(firstMonth)}`
			: spanOfMonths(firstMonth, longest.lastMonth)
	if (layer === 'applications') return { lead: `Limit ${span}:`, rest: 'demand, the plan has room', from, to }
	const times = own.length > 1 ? `, the longest of ${own.length} spells` : ''
	// A run may have several causes: the one that is named is told with its months, as the heading counts them.
	const part = causeMonths < to - from ? ` in ${countInWords(causeMonths)} of ${countInWords(to - from)} months` : ''
	return {
		lead: `Binds ${span}:`,
		rest: `${cause === null ? `short of ${aim}` : `${causeNoun(cause.cause)}${part}`}${times}`,
		from,
		to,
	}
}

function seriesFor({
	result,
	basis,
	layer,
}: {
	result: PlanResult
	basis: StripBasis
	layer: Layer
}): Pick<StripBand, 'coverage' | 'required' | 'available'> {
	if (basis === 'demand') return result.layers[layer]
	const nothing = result.months.map(() => null)
	const zero = result.months.map(() => 0)
	if (layer === 'models' || layer === 'applications') return { coverage: nothing, required: zero, available: zero }
	const available = result.buildout.itMW[layer]
	const target = result.buildout.targetItMW || Math.max(0, ...result.buildout.itMW.chips)
	return {
		available,
		required: result.months.map(() => target),
		coverage: target > 0 ? available.map((value) => Math.min(1, value / target)) : nothing,
	}
}

/** The five layers over time: how far each covers what is asked, which binds, and why. */
export function buildStripModel(result: PlanResult): StripModel {
	const basis = stripBasis(result)
	const runs = bindingRuns(result)
	const sites = Object.values(result.sites)
	const aim = aimOf(sites)
	return {
		basis,
		aim,
		months: result.months,
		binding: basis === 'buildout' ? result.buildout.binding : result.binding,
		served: result.servedShare,
		commissionedItMW: result.months.map((_, index) =>
			sites.reduce((sum, site) => sum + (site.commissionedItMW[index] ?? 0), 0),
		),
		bands: LAYERS.map((layer, index) => {
			const series = seriesFor({ result, basis, layer })
			return {
				layer,
				number: index + 1,
				name: LAYER_NAMES[layer],
				...series,
				unit: basis === 'buildout' ? 'MW IT' : LAYER_UNITS[layer],
				lowest: lowestOf(series.coverage, result.months),
				note: noteFor(layer, runs, { lastMonth: result.months.at(-1) ?? '', aim }),
			}
		}),
	}
}

/** The same strip by quarter: each is told by its worst month, so that no spell hides inside one. */
export function stripByQuarter(model: StripModel): StripModel {
	const quarters = quartersOf(model.months)
	const at = (month: number) => quarters.findIndex(({ indices }) => indices.includes(month))
	const worst = quarters.map(({ indices }) => worstOf(model, indices))
	const shown = <Value>(values: readonly Value[]) => worst.flatMap((month) => values.slice(month, month + 1))
	return {
		...model,
		months: quarters.map(({ name }) => name),
		binding: shown(model.binding),
		served: shown(model.served),
		commissionedItMW: shown(model.commissionedItMW),
		bands: model.bands.map((band) => ({
			...band,
			coverage: shown(band.coverage),
			required: shown(band.required),
			available: shown(band.available),
			note: band.note && { ...band.note, from: at(band.note.from), to: at(band.note.to - 1) + 1 },
		})),
	}
}

/** The month in which a layer covers least of what is asked; the last of those alike. */
function worstOf({ bands }: StripModel, months: readonly number[]): number {
	const least = (month: number) => Math.min(1, ...bands.map(({ coverage }) => coverage[month] ?? 1))
	return months.reduce((worst, month) => (least(month) <= least(worst) ? month : worst), months[0] ?? 0)
}

/** One sentence that tells the whole strip to someone who cannot see it. */
export function describeStrip(model: StripModel): string {
	const bandTexts = model.bands
		.filter((band) => band.note !== null)
		.map((band) => `${band.name}: ${band.note ? `${band.note.lead.replace(/:$/, '')}, ${band.note.rest}` : ''}`)
	return ['Coverage of each layer by month', ...bandTexts.map(sentenceCase)].map((sentence) => `${sentence}.`).join(' ')
}
