import type { Layer } from '#shared/layers.ts'
import type { PlanResult } from '#shared/result.ts'
import { shareFigure } from '#shared/formats/shares.ts'
import type { KeyFigure } from '#shared/formats/key-figure.ts'
import { shortMonth } from '#shared/formats/months.ts'
import { type Figures, lowestFigure } from '../figures/figure.ts'
import { againstTarget } from './target-short.ts'

type Lowest = { readonly share: number; readonly month: string }

/** The month in which least of the target is carried; null where none is stated, or all of it always is. */
function lowestOfTarget(layer: Layer, result: PlanResult): Lowest | null {
	const { asked = [], supply = [] } = againstTarget(layer, result) ?? {}
	const shares = result.months.map((month, at) => {
		const MW = asked[at] ?? 0
		return { share: MW > 0 ? (supply[at] ?? 0) / MW : 1, month }
	})
	const [lowest] = shares.toSorted((one, other) => one.share - other.share)
	return lowest === undefined || lowest.share >= 1 ? null : lowest
}

/** How little of demand a layer covers, and, where that is less, of the target: the strip draws the lower of the two. */
export function lowestCover(
	layer: 'energy' | 'chips' | 'infrastructure',
	result: PlanResult,
	figures: Figures,
): KeyFigure {
	const lowest = figures.figure(`layers.${layer}.coverage`, { at: 'least' })
	const told = lowestFigure('Lowest coverage of demand', lowest, figures.month)
	const target = lowestOfTarget(layer, result)
	if (target === null || target.share >= (lowest.value ?? 1)) return told
	const ofTarget = `${shareFigure(target.share)} of the target in ${shortMonth(target.month)}`
	return { ...told, note: [told.note, ofTarget].filter((part) => part !== '').join('; ') }
}
