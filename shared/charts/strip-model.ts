import type { SparseSeries } from '#shared/series.ts'
import type { Layer } from '#shared/layers.ts'
import type { StripBasis } from './strip-basis.ts'
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
	/** MW IT that the layer could carry and that the target asks for; null where no date was asked for, or not of this layer */
	readonly toTarget: { readonly supply: readonly number[]; readonly asked: readonly number[] } | null
	/** months in which the target, and not demand, is what the layer is short of */
	readonly byTarget: readonly boolean[]
	readonly lowest: { readonly share: number; readonly month: string } | null
	/** stands inside the band, beside the run it speaks of */
	readonly note: { readonly lead: string; readonly rest: string; readonly from: number; readonly to: number } | null
}

/** The date that was asked for: where it stands among the months, and the one in which it is met. */
export type StripTarget = {
	/** index of its month; the plan's own months hold it */
	readonly at: number
	/** index of full power; null: in no month of the plan */
	readonly met: number | null
	readonly isLate: boolean
	/** `Target: 75 MW IT, June 2029`, and where there is less room `Target Jun 2029` */
	readonly text: readonly [long: string, short: string]
	/** `14 months late: full power August 2030`, and `14 months late`; empty where it is met in time */
	readonly lateText: readonly [long: string, short: string]
}

export type StripModel = {
	readonly basis: StripBasis
	/** null where no date was asked for */
	readonly target: StripTarget | null
	/** what the build is measured by where nothing is asked */
	readonly aim: string
	readonly months: readonly string[]
	readonly binding: readonly (Layer | null)[]
	/** energy first */
	readonly bands: readonly StripBand[]
	/** served share of the whole plan */
	readonly served: SparseSeries
	readonly commissionedItMW: readonly number[]
}

/** One sentence that tells the whole strip to someone who cannot see it. */
export function describeStrip(model: StripModel): string {
	const bandTexts = model.bands
		.filter((band) => band.note !== null)
		.map((band) => `${band.name}: ${band.note ? `${band.note.lead.replace(/:$/, '')}, ${band.note.rest}` : ''}`)
	const target =
		model.target === null
			? []
			: [[model.target.text[0], model.target.lateText[0]].filter((part) => part !== '').join(', ')]
	return ['Coverage of each layer by month', ...target, ...bandTexts.map(sentenceCase)]
		.map((sentence) => `${sentence}.`)
		.join(' ')
}
