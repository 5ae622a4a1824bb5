import type { SparseSeries } from '#shared/series.ts'
import type { Layer } from '#shared/layers.ts'
import type { StripBasis } from './strip-basis.ts'
import { quartersOf } from '#shared/formats/quarters.ts'
import { sentenceCase } from '#shared/formats/months.ts'

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
