import { textAt } from './geometry.ts'
import type { ChartGeometry, ChartTable, ColourToken, Shape } from './geometry.ts'
import type { Unit } from '#shared/units/units.ts'
import type { Figure, WhyTarget } from '#shared/formats/key-figure.ts'
import { linear } from './scale.ts'

export type BarRow = {
	readonly name: string
	readonly value: number
	/** what is missing towards the row above, drawn after the bar */
	readonly missing: { readonly value: number; readonly text: string; readonly hatch: boolean } | null
	readonly colour: ColourToken
	readonly shown: string
	/** opens the figure's explanation */
	readonly why?: WhyTarget
	readonly unit?: Unit
}

/** A bar whose length, text and explanation are one figure. */
export const barOf = (
	figure: Figure,
	bar: Pick<BarRow, 'name' | 'colour'> & Partial<Pick<BarRow, 'missing'>>,
): BarRow => ({
	missing: null,
	...bar,
	value: figure.value ?? 0,
	shown: figure.text,
	...(figure.value !== null && { why: figure.why, unit: figure.unit }),
})

export type BarListModel = { readonly rows: readonly BarRow[]; readonly unit: string }

const ROW = 30
const NARROW_ROW = 42
const BAR = 20
const [NOTE_LETTER, NOTE_GAP] = [6, 8]
const LEAST_PLOT = 150

/** Horizontal bars from zero, one under the other: the capacity funnel, a cost breakdown. */
export function drawBarList({ model, width }: { model: BarListModel; width: number }): ChartGeometry {
	const narrow = width < 400
	const longest = Math.max(0, ...model.rows.map((row) => row.name.length))
	const left = narrow ? 0 : Math.min(width * 0.36, longest * 6.8 + 12)
	const pitch = narrow ? NARROW_ROW : ROW
	const shownRoom = Math.max(40, ...model.rows.map((row) => row.shown.length * 7.4 + 10))
	const notes = model.rows.map((row) => (row.missing === null ? 0 : row.missing.text.length * NOTE_LETTER + NOTE_GAP))
	const beside = narrow ? 0 : Math.max(0, ...notes)
	// Notes stand behind their bars, but where that would leave the bars too short to compare.
	const right = width - shownRoom - (width - shownRoom - left - beside < LEAST_PLOT ? 0 : beside)
	const largest = Math.max(0, ...model.rows.map((row) => row.value + (row.missing?.value ?? 0)))
	const x = linear([0, largest || 1], [left, right])
	const shapes = model.rows.flatMap((row, index): Shape[] => {
		const y = index * pitch + (narrow ? 16 : 4)
		const end = x(row.value)
		const missingEnd = x(row.value + (row.missing?.value ?? 0))
		const note = row.missing?.text ?? ''
		const noteRoom = width - shownRoom - missingEnd >= note.length * NOTE_LETTER + NOTE_GAP
		return [
			...(row.missing === null || missingEnd - end < 0.5
				? []
				: [
						{
							kind: 'rect' as const,
							x: end,
							y,
							width: missingEnd - end,
							height: BAR,
							fill: row.missing.hatch ? row.colour : 'sunken',
							...(row.missing.hatch && { hatch: true as const }),
						},
					]),
			{ kind: 'rect', x: left, y, width: Math.max(0, end - left), height: BAR, fill: row.colour },
			narrow
				? textAt([0, y - 4], note === '' ? row.name : `${row.name}  ${note}`, { fill: 'ink', weight: 500 })
				: textAt([0, y + 14], row.name, { fill: 'ink', weight: 500, size: 12 }),
			...(note === '' || narrow
				? []
				: [
						noteRoom
							? textAt([missingEnd + 6, y + 14], note, { fill: 'ink-2' })
							: textAt([width - shownRoom - 4, y + 14], note, { fill: 'ink-2', anchor: 'end', halo: true }),
					]),
			textAt([width, y + 14.5], row.shown, { fill: 'ink', weight: 600, size: 13, anchor: 'end' }),
		]
	})
	return {
		width,
		height: model.rows.length * pitch + (narrow ? 4 : 0),
		shapes,
		key: [],
		plot: { x: left, y: 0, width: right - left, height: model.rows.length * pitch },
	}
}

/** A difference is told where any row has one. */
export function barListTable({ unit, rows }: BarListModel): ChartTable {
	const tellsMissing = rows.some(({ missing }) => missing !== null)
	return {
		head: ['Part', unit, ...(tellsMissing ? ['Difference'] : [])],
		rows: rows.map((row) => [row.name, row.shown, ...(tellsMissing ? [row.missing?.text ?? '–'] : [])]),
		opens: rows.map((row) => [null, row.why ?? null, ...(tellsMissing ? [null] : [])]),
	}
}
