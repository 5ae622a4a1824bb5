import { type ChartGeometry, type ChartTable, type ColourToken, lineAt, type Shape, textAt } from '../geometry.ts'
import { linear } from '../scale.ts'

/** An input, and how much of the spread of a figure it explains. */
export type DriverBar = {
	readonly name: string
	/** its own spread: «18 to 24 months» */
	readonly sub: string
	readonly share: number
	/** more of it: to the right it makes the figure more or the date later, to the left less or earlier */
	readonly direction: 'more' | 'less' | 'either'
	readonly colour: ColourToken
	readonly isGuess: boolean
	readonly shown: string
}
export type DriverBarsModel = {
	readonly rows: readonly DriverBar[]
	/** what lies left and right of the axis: «earlier», «later» */
	readonly sides: readonly [string, string]
	readonly measure: string
}

const [ROW, BAR, FOOT] = [34, 14, 20]
const NARROW = 400

/** Bars from an axis, right where more of an input makes more of the figure; both ways where either does. */
export function drawDriverBars({ model, width }: { model: DriverBarsModel; width: number }): ChartGeometry {
	const narrow = width < NARROW
	const left = narrow ? 0 : Math.min(230, width * 0.42)
	const bottom = model.rows.length * (narrow ? ROW + 10 : ROW)
	const most = Math.max(0.01, ...model.rows.map(({ share }) => share))
	const hasLeft = model.rows.some(({ direction }) => direction !== 'more')
	const reach = linear([0, most], [0, (width - left - 44) / (hasLeft ? 2 : 1) - (hasLeft ? 22 : 8)])
	const axis = hasLeft ? left + (width - left) / 2 : left + 4
	const rows = model.rows.flatMap((row, index): Shape[] => {
		const y = index * (narrow ? ROW + 10 : ROW)
		const at = y + (narrow ? 20 : 6)
		const long = reach(row.share) * (row.direction === 'either' ? 0.5 : 1)
		const from = row.direction === 'more' ? axis : axis - long
		const wide = row.direction === 'either' ? 2 * long : long
		return [
			textAt([0, y + 14], row.name, { fill: 'ink', weight: 600, size: 12 }),
			...(narrow ? [] : [textAt([0, y + 27], row.sub)]),
			{
				...{ kind: 'rect', x: from, y: at, width: Math.max(0.6, wide), height: BAR, fill: row.colour },
				...(row.isGuess && { hatch: true as const, stroke: row.colour }),
			},
			row.direction === 'less'
				? textAt([from - 5, at + 11], row.shown, { fill: 'ink', anchor: 'end' })
				: textAt([from + wide + 5, at + 11], row.shown, { fill: 'ink' }),
		]
	})
	return {
		width,
		height: bottom + FOOT,
		shapes: [
			...rows,
			lineAt([axis, 0], [axis, bottom], { stroke: 'line-strong', strokeWidth: 1 }),
			...(hasLeft ? [textAt([axis - 8, bottom + 14], `← ${model.sides[0]}`, { anchor: 'end' })] : []),
			textAt([axis + (hasLeft ? 8 : 0), bottom + 14], `${model.sides[1]} →`),
		],
		key: [
			{ look: 'fill', colour: 'ink-2', text: model.measure },
			...(model.rows.some(({ isGuess }) => isGuess)
				? [{ look: 'hatch' as const, colour: 'ink-2', text: 'A guess' }]
				: []),
		],
		plot: { x: left, y: 0, width: width - left, height: bottom },
	}
}

const WAYS = { more: 'later or more', less: 'earlier or less', either: 'either way' } as const

export function driverTable({ rows, measure }: DriverBarsModel): ChartTable {
	return {
		head: ['Input', 'P10 to P90', measure, 'More of it', 'Spread'],
		rows: rows.map((row) => [row.name, row.sub, row.shown, WAYS[row.direction], row.isGuess ? 'guess' : '']),
	}
}
