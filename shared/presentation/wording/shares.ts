import { formatFigure } from '#shared/units/format.ts'
import { percent } from './figures.ts'

const NEARLY_ALL = 0.9999
const NEARLY_NOTHING = 0.0005

/** A share as a figure: what is nearly all is not rounded up to all of it, so that nothing is short at 100 %. */
export const shareFigure = (share: number): string =>
	share >= 0.995 && share < 1 ? `${formatFigure(Math.floor(share * 1e4) / 100, { digits: 4 })}\u202f%` : percent(share)

/** A share in a sentence: what is nearly all is never called all of it, and what is nearly nothing never nothing. */
export function shareText(share: number): string {
	if (share <= 0 || share >= 1) return percent(share)
	if (share > NEARLY_ALL) return 'nearly all'
	if (share < NEARLY_NOTHING) return 'next to nothing'
	return shareFigure(share)
}
