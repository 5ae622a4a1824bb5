import type { WhyTarget } from '#shared/formats/key-figure.ts'
import { formatFigure } from '#shared/units/format.ts'
import { type ChartGeometry, type ChartTable, type ColourToken, lineAt, type Shape, textAt } from '../geometry.ts'
import { lettersIn } from '../letters.ts'
import { linear, ticksTo } from '../scale.ts'

type StackPart = {
	readonly name: string
	readonly colour: ColourToken
	/** of each year's months */
	readonly sums: readonly number[]
	/** what each of them opens */
	readonly whys: readonly WhyTarget[]
	/** over all years, with its name */
	readonly total: string
}
/** What stands idle, year by year, stacked by layer and hatched. */
export type YearStacksModel = {
	readonly years: readonly string[]
	readonly unit: string
	readonly parts: readonly StackPart[]
	/** what a year says under the pointer, and opens */
	readonly opens: readonly { readonly name: string; readonly why: WhyTarget }[]
}

const WIDE = 300
const [LEFT, TOP, FOOT, ROW, LETTER] = [40, 18, 20, 16, 6.4]
const MOST_BAR = 44

const sumOf = (parts: readonly StackPart[], index: number) =>
	parts.reduce((sum, { sums }) => sum + (sums[index] ?? 0), 0)
const figure = (value: number) => formatFigure(value, { digits: 3 })

export function drawYearStacks(asked: { model: YearStacksModel; width: number; height: number }): ChartGeometry {
	const { model, width, height } = asked
	const { years, parts } = model
	const gutter = width < WIDE ? 4 : Math.max(40, ...parts.map(({ total }) => lettersIn(total) * LETTER + 12))
	const [right, bottom] = [width - gutter, height - FOOT]
	const totals = years.map((_, index) => sumOf(parts, index))
	const ticks = ticksTo(Math.max(0, ...totals))
	const x = linear([0, Math.max(1, years.length)], [LEFT, right])
	const y = linear([0, ticks.at(-1) ?? 1], [bottom, TOP])
	const bar = Math.min(MOST_BAR, (x(1) - x(0)) * 0.72)
	const base = years.map(() => 0)
	const stacks = parts.flatMap(({ sums, colour }) =>
		sums.flatMap((value, index): Shape[] => {
			if (value <= 0) return []
			const from = base[index] ?? 0
			base[index] = from + value
			const top = y(from + value)
			return [
				{
					...{ kind: 'rect', x: x(index + 0.5) - bar / 2, y: top, width: bar, height: y(from) - top },
					...{ fill: colour, hatch: true as const, stroke: colour },
				},
			]
		}),
	)
	return {
		width,
		height,
		shapes: [
			...ticks.flatMap((tick): Shape[] => [
				lineAt([LEFT, y(tick)], [right, y(tick)], { stroke: tick === 0 ? 'line-strong' : 'hair', strokeWidth: 1 }),
				textAt([LEFT - 6, y(tick) + 4], figure(tick), { anchor: 'end' }),
			]),
			...stacks,
			...years.flatMap((year, index): Shape[] => [
				textAt([x(index + 0.5), bottom + 15], year, { anchor: 'middle' }),
				...((totals[index] ?? 0) > 0
					? [
							textAt([x(index + 0.5), y(totals[index] ?? 0) - 5], figure(totals[index] ?? 0), {
								...{ fill: 'ink', weight: 600, anchor: 'middle' },
							}),
						]
					: []),
			]),
			...(width < WIDE
				? []
				: parts
						.toReversed()
						.map(({ total, colour }, row) =>
							textAt([right + 8, TOP + 12 + row * ROW], total, { fill: `${colour}-ink`, weight: 600 }),
						)),
		],
		key: width < WIDE ? parts.map(({ name, colour }) => ({ look: 'hatch', colour, text: name })) : [],
		plot: { x: LEFT, y: TOP, width: right - LEFT, height: bottom - TOP },
		places: model.opens.map(({ name, why }, index) => ({
			...{ name, why, x: x(index), y: TOP, width: x(index + 1) - x(index), height: bottom - TOP },
		})),
	}
}

export function yearStacksTable({ years, parts, unit, opens }: YearStacksModel): ChartTable {
	return {
		head: ['Year', ...parts.map(({ name }) => `${name}, ${unit}`), `All, ${unit}`],
		rows: years.map((year, index) => [
			year,
			...parts.map(({ sums }) => figure(sums[index] ?? 0)),
			figure(sumOf(parts, index)),
		]),
		opens: years.map((_, index) => [null, ...parts.map(({ whys }) => whys[index] ?? null), opens[index]?.why ?? null]),
	}
}
