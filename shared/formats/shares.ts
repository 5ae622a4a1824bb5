import { formatFigure } from '#shared/units/format.ts'
import { percent } from './figures.ts'

const NEARLY_ALL = 0.9999
const NEARLY_NOTHING = 0.0005

/** Closer to all of it than a sum of months can tell. */
const ALL = 1 - 1e-9

/** A share as a figure: what is nearly all is not rounded up to all of it, so that nothing is short at 100 %. */
export function shareFigure(share: number): string {
	if (share < 0.995 || share >= ALL) return percent(share)
	// As many nines as there are, and a digit behind them.
	const digits = Math.max(4, 1 + Math.floor(-Math.log10(1 - share)))
	return `${formatFigure(share * 100, { digits })}%`
}

/** A share in a sentence: what is nearly all is never called all of it, and what is nearly nothing never nothing. */
export function shareText(share: number): string {
	if (share <= 0 || share >= ALL) return percent(share)
	if (share > NEARLY_ALL) return 'nearly all'
	if (share < NEARLY_NOTHING) return 'next to nothing'
	return shareFigure(share)
}
