import type { KeptDraws } from '../draws/kept-draws.ts'
import type { Slice } from '../draws/run-slice.ts'

/** The first draws that are kept, as one slice: to be told, or to go on from. */
export function prefixOf(kept: KeptDraws, draws: number): Slice {
	const { width, months } = kept.shape
	return {
		from: 0,
		to: draws,
		figures: kept.figures.slice(0, draws * width),
		itMW: kept.itMW.slice(0, draws * months),
		deliveredItMW: kept.deliveredItMW.slice(0, draws * months),
		servedShare: kept.servedShare.slice(0, draws * months),
		binding: kept.binding.slice(0, draws * months),
		cut: Uint32Array.from(kept.cut),
		failures: kept.failures.filter(({ draw }) => draw < draws),
	}
}

/** What it takes in memory. */
export const bytesOf = ({ figures, itMW, deliveredItMW, servedShare, binding }: Slice): number =>
	[figures, itMW, deliveredItMW, servedShare, binding].reduce((bytes, { byteLength }) => bytes + byteLength, 0)
