import { lineAt, textAt, type ChartGeometry, type ChartTable, type Shape } from '#shared/charts/geometry.ts'
import { linear } from '#shared/charts/scale.ts'

export type DotPlotModel = {
	/** `A Base case`: the first is what the others are measured against */
	readonly scenarios: readonly { readonly letter: string; readonly label: string }[]
	readonly rows: readonly {
		readonly name: string
		/** in the order of the scenarios: against the first, as a share of it; null where there is no such figure */
		readonly changes: readonly (number | null)[]
		readonly texts: readonly string[]
	}[]
}

const LEFT = 196
const RIGHT = 14
const HEAD = 20
const LANE = 17
const ROW = 26
const RADIUS = 7
/** Nearer than this two marks would touch. */
const APART = 2 * RADIUS + 2

/** Round steps of a share, so that three to six of them span what is shown. */
const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]
const MOST_TICKS = 6

function ticksOf(from: number, to: number): readonly number[] {
	const step = STEPS.find((one) => (to - from) / one <= MOST_TICKS) ?? to - from
	const first = Math.ceil(from / step - 1e-9)
	return Array.from({ length: Math.floor(to / step + 1e-9) - first + 1 }, (_, index) => (first + index) * step)
}
const tickText = (share: number) => {
	const percent = Math.round(share * 100)
	if (percent === 0) return 'same'
	return `${percent > 0 ? '+' : '−'}${String(Math.abs(percent))}%`
}

type Mark = { readonly x: number; readonly lane: number; readonly index: number }

/** Marks that would touch stand one under the other. */
function lanesOf(changes: readonly (number | null)[], x: (share: number) => number): readonly Mark[] {
	return changes.reduce<readonly Mark[]>((placed, change, index) => {
		if (change === null) return placed
		const at = x(change)
		let lane = 0
		while (placed.some((other) => other.lane === lane && Math.abs(other.x - at) < APART)) lane++
		return [...placed, { x: at, lane, index }]
	}, [])
}

/** Each scenario has a shape of its own: filled circle, filled square, open triangle, open square. */
function markShapes({ x, index }: Mark, y: number, letter: string): readonly Shape[] {
	const text = (fill: string, down = 3.5) =>
		textAt([x, y + down], letter, { fill, size: 9, weight: 600, anchor: 'middle' })
	const square = [
		[x - RADIUS, y - RADIUS],
		[x + RADIUS, y - RADIUS],
		[x + RADIUS, y + RADIUS],
		[x - RADIUS, y + RADIUS],
		[x - RADIUS, y - RADIUS],
	] as const
	const triangle = [
		[x, y - RADIUS - 3],
		[x + RADIUS + 2, y + RADIUS],
		[x - RADIUS - 2, y + RADIUS],
		[x, y - RADIUS - 3],
	] as const
	if (index === 0) return [{ kind: 'dot', x, y, radius: RADIUS, fill: 'ink' }, text('surface')]
	if (index === 1) return [{ kind: 'path', points: square, fill: 'ink-2' }, text('surface')]
	if (index === 2)
		return [
			{ kind: 'path', points: triangle, fill: 'surface', stroke: 'ink', strokeWidth: 1.2, dash: [3, 2] },
			text('ink', 5),
		]
	return [
		{ kind: 'path', points: square, fill: 'surface', stroke: 'ink', strokeWidth: 1.2, dash: [1.5, 1.5] },
		text('ink'),
	]
}

/** Scenarios as marks on one axis of change against the first, with a line from the least to the most of each row. */
export function drawDotPlot({ model, width }: { model: DotPlotModel; width: number }): ChartGeometry {
	const all = model.rows.flatMap(({ changes }) => changes.filter((change) => change !== null))
	const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)]
	const room = Math.max(0.01, (high - low) * 0.06)
	const x = linear([low - room, high + room], [LEFT, width - RIGHT])
	let y = HEAD
	const rows = model.rows.map(({ name, changes }) => {
		const marks = lanesOf(changes, x)
		const lanes = Math.max(0, ...marks.map(({ lane }) => lane))
		const top = y
		y += ROW + lanes * LANE
		return { name, marks, top, middle: top + ROW / 2 }
	})
	const shapes = [
		...ticksOf(low - room, high + room).flatMap((tick): readonly Shape[] => [
			lineAt([x(tick), HEAD], [x(tick), y], { stroke: Math.abs(tick) < 1e-9 ? 'line-strong' : 'hair', strokeWidth: 1 }),
			textAt([x(tick), 12], tickText(tick), { anchor: 'middle' }),
		]),
		...rows.flatMap(({ name, marks, top, middle }): readonly Shape[] => {
			const ends = marks.map((mark) => mark.x)
			return [
				textAt([0, top + ROW / 2 + 4], name, { fill: 'ink', size: 11 }),
				...(ends.length < 2
					? []
					: [lineAt([Math.min(...ends), middle], [Math.max(...ends), middle], { stroke: 'ink-3', strokeWidth: 1 })]),
				...marks.flatMap((mark) =>
					markShapes(mark, middle + mark.lane * LANE, model.scenarios[mark.index]?.letter ?? ''),
				),
			]
		}),
	]
	return {
		width,
		height: y + 4,
		shapes,
		key: [],
		plot: { x: LEFT, y: HEAD, width: width - LEFT - RIGHT, height: y - HEAD },
	}
}

export const dotPlotTable = ({ scenarios, rows }: DotPlotModel): ChartTable => ({
	head: ['', ...scenarios.map(({ letter, label }) => `${letter} ${label}`)],
	rows: rows.map(({ name, texts }) => [name, ...texts]),
})
