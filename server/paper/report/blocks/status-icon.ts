import type { Cell } from '#server/views/report/report-model.ts'
import type { At, Outline, Pen, Point } from '../paper/pen.ts'

type Status = NonNullable<Cell['status']>

/** In ink: what is over-built is neither good nor a failure. */
export const inkOf = (status: Status) => (status === 'over-built' ? 'ink' : status)

const CIRCLE: Outline = { kind: 'circle', x: 4.5, y: 4.5, radius: 4 }
const strokes = (...lines: readonly (readonly Point[])[]): Outline => ({ kind: 'strokes', strokes: lines })
const closed = (...points: readonly Point[]): Outline => ({ kind: 'strokes', strokes: [points], closed: true })

/** Check, triangle, octagon, ring with a plus or dashed ring, 9 across: a status is never told by colour alone. */
const SIGNS: Readonly<Record<Status, readonly Outline[]>> = {
	ok: [
		strokes([
			[0.5, 5],
			[3.5, 8],
			[8.5, 1.5],
		]),
	],
	tight: [
		closed([4.5, 0.5], [9, 8.5], [0, 8.5]),
		strokes([
			[4.5, 3.5],
			[4.5, 6.5],
		]),
	],
	failing: [
		closed([2.8, 0], [6.2, 0], [9, 2.8], [9, 6.2], [6.2, 9], [2.8, 9], [0, 6.2], [0, 2.8]),
		strokes(
			[
				[3, 3],
				[6, 6],
			],
			[
				[6, 3],
				[3, 6],
			],
		),
	],
	'over-built': [
		CIRCLE,
		strokes(
			[
				[4.5, 2.5],
				[4.5, 6.5],
			],
			[
				[2.5, 4.5],
				[6.5, 4.5],
			],
		),
	],
	incomplete: [CIRCLE],
}

export function paintStatus(pen: Pen, { status, at }: { readonly status: Status; readonly at: At }): void {
	pen.within(at, () => {
		for (const outline of SIGNS[status])
			pen.shape(outline, {
				stroke: inkOf(status),
				weight: 1.2,
				...(status === 'incomplete' && { dash: [1.8, 1.3] as const }),
			})
	})
}
