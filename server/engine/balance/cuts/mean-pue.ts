import { at, item } from '../../cells.ts'
import { type PartLoad, plantInUseMW } from '../../layers/energy/part-load.ts'

/** What a site’s mean PUE is made of beside its part load. Rule eR22. */
export type MeanPue = {
	/** by hall in the order in which they fill, and of the site’s own cooling; by month */
	readonly halls: readonly Float64Array[]
	readonly site: Float64Array
	/** least load fraction that the curve is read at */
	readonly leastShare: number
}

type MeanPueLoad = { readonly peakMW: number; readonly averageMW: number; readonly month: number }

/** What a megawatt of mean IT power takes at the meter. Rule eR22. */
export function meanPueOf(
	site: PartLoad & { readonly meanPue: MeanPue },
	{ peakMW, averageMW, month }: MeanPueLoad,
): number {
	const { meanPue, overhead, peakPue } = site
	const plant = plantInUseMW(site, { itMW: peakMW, month })
	if (plant <= 0 || averageMW <= 0) return 0
	const load = Math.max(meanPue.leastShare, averageMW / plant)
	const design = designOf(site, peakMW, month)
	return 1 + (Math.min(design, peakPue) - 1) * (overhead.a / load + overhead.b + overhead.c * load)
}

/** Of the halls that carry the peak, each by what it carries. Rule E6. */
function designOf(
	{ hallsItMW, meanPue }: PartLoad & { readonly meanPue: MeanPue },
	peakMW: number,
	month: number,
): number {
	let [rest, all, weighted] = [peakMW, 0, 0]
	for (const [hall, capacity] of hallsItMW.entries()) {
		const load = Math.min(rest, at(capacity, month))
		rest -= load
		all += load
		weighted += load * at(item(meanPue.halls, hall), month)
	}
	return all > 0 ? weighted / all : at(meanPue.site, month)
}
