import { type ChartGeometry, type ChartTable, type ColourToken, lineAt, type Shape, textAt } from '../geometry.ts'
import { linear } from '../scale.ts'

/** An input, and how far it moves a date. */
export type DriverBar = {
	readonly name: string
	/** its own spread: «18–24 months» */
	readonly sub: string
	/** months that the date moves where the input is at its P10 and at its P90; null: it does then not come */
	readonly p10: number | null
	readonly p90: number | null
	/** of the spread of the date */
	readonly share: string
	readonly colour: ColourToken
	readonly isGuess: boolean
}
export type DriverBarsModel = { readonly rows: readonly DriverBar[] }

const [ROW, NARROW_ROW, BAR, FOOT] = [34, 44, 14, 20]
const NARROW = 400
const LABELS = 44
const LEAST_MONTHS = 1
const MINUS = '−'

/** `+3.4`, `−1.9`, `0` months. */
export function movedText(months: number): string {
	const text = Math.abs(months).toFixed(1)
	if (text === '0.0') return '0'
	return `${months < 0 ? MINUS : '+'}${text}`
}

type Reach = { readonly from: number; readonly to: number; readonly never: boolean }

/** From the earliest to the latest that an input makes of the date; open to the right where it then never comes. */
function reachOf({ p10, p90 }: DriverBar, most: number): Reach {
	const moves = [p10, p90].map((months) => months ?? most)
	return { from: Math.min(0, ...moves), to: Math.max(0, ...moves), never: p10 === null || p90 === null }
}

function rowShapes(row: DriverBar, { x, y, most, narrow }: Placed): readonly Shape[] {
	const { from, to, never } = reachOf(row, most)
	const at = y + (narrow ? 20 : 5)
	const bar = { kind: 'rect', y: at, height: BAR, fill: row.colour } as const
	return [
		textAt([0, y + 13], row.name, { fill: 'ink', weight: 600, size: 12 }),
		...(narrow ? [] : [textAt([0, y + 26], `${row.sub}${row.isGuess ? ' (guess)' : ''}`)]),
		...(from < 0
			? [
					{ ...bar, x: x(from), width: x(0) - x(from), opacity: 0.45 },
					textAt([x(from) - 4, at + 11], movedText(from), { anchor: 'end' }),
				]
			: []),
		...(to > 0
			? [
					{ ...bar, x: x(0), width: x(to) - x(0), ...(never && { hatch: true as const, stroke: row.colour }) },
					textAt([x(to) + 4, at + 11], never ? 'never' : movedText(to), { fill: 'ink' }),
				]
			: []),
	]
}

type Placed = {
	readonly x: (months: number) => number
	readonly y: number
	readonly most: number
	readonly narrow: boolean
}

/** Bars about an axis: left how much earlier, right how much later a date is between an input's P10 and P90. */
export function drawDriverBars({ model, width }: { model: DriverBarsModel; width: number }): ChartGeometry {
	const narrow = width < NARROW
	const left = narrow ? 0 : Math.min(250, width * 0.45)
	const pitch = narrow ? NARROW_ROW : ROW
	const bottom = model.rows.length * pitch
	const moves = model.rows.flatMap(({ p10, p90 }) => [p10 ?? 0, p90 ?? 0])
	const most = Math.max(LEAST_MONTHS, ...moves)
	const least = Math.min(0, ...moves)
	const x = linear([least, most], [left + (least < 0 ? LABELS : 6), width - LABELS])
	return {
		width,
		height: bottom + FOOT,
		shapes: [
			...model.rows.flatMap((row, index) => rowShapes(row, { x, y: index * pitch, most, narrow })),
			lineAt([x(0), 0], [x(0), bottom], { stroke: 'line-strong', strokeWidth: 1 }),
			textAt([x(0), bottom + 14], '0', { anchor: 'middle' }),
			textAt([width, bottom + 14], 'months later', { anchor: 'end' }),
		],
		key: model.rows.some(({ p10, p90 }) => p10 === null || p90 === null)
			? [{ look: 'hatch', colour: 'ink-2', text: 'Not within the plan' }]
			: [],
		plot: { x: left, y: 0, width: width - left, height: bottom },
	}
}

const cellOf = (months: number | null) => (months === null ? 'never' : movedText(months))

export function driverTable({ rows }: DriverBarsModel): ChartTable {
	return {
		head: ['Input', 'P10 to P90', 'Months at its P10', 'Months at its P90', 'Share of the spread', 'Spread'],
		rows: rows.map((row) => [
			...[row.name, row.sub, cellOf(row.p10), cellOf(row.p90), row.share],
			row.isGuess ? 'guess' : '',
		]),
	}
}
