import {
	lineAt,
	textAt,
	type ChartGeometry,
	type ChartTable,
	type ColourToken,
	type Shape,
} from '#shared/charts/geometry.ts'
import { percent } from '#shared/formats/figures.ts'

export type MatrixEntry = {
	/** as the table beside names it */
	readonly id: string
	readonly name: string
	/** 0 to 1 */
	readonly likelihood: number
	/** of the whole, 0 to 1 */
	readonly effect: number
}
export type MatrixModel = { readonly entries: readonly MatrixEntry[] }

/** Upper ends of the five bands; the last is all. */
const LIKELY = [0.1, 0.25, 0.5, 0.75, 1] as const
const EFFECT = [0.05, 0.15, 0.3, 0.5, 1] as const
const BANDS = 5
const LEFT = 74
const TOP = 4
const ROW = 34
const FOOT = 32
/** Darker the further from the corner where nothing happens. */
const TINTS: readonly ColourToken[] = ['surface', 'hair', 'sunken', 'line']

const bandOf = (share: number, ends: readonly number[]): number => {
	const band = ends.findIndex((end) => share <= end)
	return band < 0 ? BANDS - 1 : band
}
const bandText = (ends: readonly number[], band: number): string =>
	band === 0
		? `to ${percent(ends[0] ?? 0)}`
		: `${percent(ends[band - 1] ?? 0).replace('%', '')}–${percent(ends[band] ?? 1)}`

/** Row from below and column from the left, 0 to 4. */
export const cellOf = ({ likelihood, effect }: MatrixEntry): readonly [row: number, column: number] => [
	bandOf(likelihood, LIKELY),
	bandOf(effect, EFFECT),
]

const bands = Array.from({ length: BANDS }, (_, index) => index)

/** Likelihood upwards, effect to the right, and who stands where. */
export function drawRiskMatrix({ model, width }: { model: MatrixModel; width: number }): ChartGeometry {
	const column = (width - LEFT) / BANDS
	const bottom = TOP + BANDS * ROW
	const y = (row: number) => bottom - (row + 1) * ROW
	const cells = bands.flatMap((row) =>
		bands.flatMap((at): readonly Shape[] => {
			const ids = model.entries
				.filter((entry) => cellOf(entry).join() === `${String(row)},${String(at)}`)
				.map(({ id }) => id)
			const x = LEFT + at * column
			const tint = TINTS[Math.max(0, Math.ceil((row + at) / 2) - 1)] ?? 'line'
			return [
				{ kind: 'rect', x, y: y(row), width: column, height: ROW, fill: tint },
				...(ids.length === 0
					? []
					: [
							textAt([x + column / 2, y(row) + ROW / 2 + 4], ids.join(' '), {
								fill: 'ink',
								weight: 600,
								size: 12,
								anchor: 'middle',
							}),
						]),
			]
		}),
	)
	const grid = [0, ...bands.map((band) => band + 1)].flatMap((line): readonly Shape[] => [
		lineAt([LEFT, TOP + line * ROW], [width, TOP + line * ROW], { stroke: 'line-strong', strokeWidth: 0.6 }),
		lineAt([LEFT + line * column, TOP], [LEFT + line * column, bottom], { stroke: 'line-strong', strokeWidth: 0.6 }),
	])
	return {
		width,
		height: bottom + FOOT,
		shapes: [
			...cells,
			...grid,
			...bands.map((band) =>
				textAt([LEFT - 6, y(band) + ROW / 2 + 4], bandText(LIKELY, band), { anchor: 'end', size: 10 }),
			),
			...bands.map((band) =>
				textAt([LEFT + (band + 0.5) * column, bottom + 13], bandText(EFFECT, band), { anchor: 'middle', size: 10 }),
			),
			textAt([LEFT, bottom + 28], 'Across: firm power at stake', { fill: 'ink-2', size: 10 }),
		],
		key: [],
		plot: { x: LEFT, y: TOP, width: width - LEFT, height: BANDS * ROW },
	}
}

export const matrixTable = ({ entries }: MatrixModel): ChartTable => ({
	head: ['', 'What', 'Likelihood', 'Firm power at stake'],
	rows: entries.map(({ id, name, likelihood, effect }) => [id, name, percent(likelihood), percent(effect)]),
})
