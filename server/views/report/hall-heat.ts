import type { Layer } from '#shared/layers.ts'
import { textAt, type ChartGeometry, type ChartTable, type KeyEntry, type Shape } from '#shared/charts/geometry.ts'
import { linesMore, nameLines } from '#shared/charts/letters.ts'
import { MISSING } from '#shared/formats/figures.ts'

/** What a hall is in the month of a period in which it is worst off. */
export type HallState = 'before' | 'building' | 'late' | 'unpowered' | 'unfilled' | 'full'
export type HallCell = {
	readonly state: HallState
	/** of the halls that stand at its site, what is fed or filled; null where the hall does not stand */
	readonly share: number | null
}
export type HallHeatModel = {
	readonly periods: readonly string[]
	/** the worst off first */
	readonly rows: readonly { readonly name: string; readonly cells: readonly HallCell[] }[]
	/** rows that are drawn; the table behind has them all */
	readonly most: number
}

type HallHeatLook = { readonly letter: string; readonly says: string; readonly layer: Layer | null }
/** A letter for every state: the table reads without colour. */
export const HALL_STATES: Readonly<Record<HallState, HallHeatLook>> = {
	before: { letter: '', says: 'Not begun', layer: null },
	building: { letter: 'B', says: 'Being built', layer: null },
	late: { letter: 'L', says: 'Late against plan', layer: 'infrastructure' },
	unpowered: { letter: 'E', says: 'Short of power', layer: 'energy' },
	unfilled: { letter: 'C', says: 'Short of chips', layer: 'chips' },
	full: { letter: '', says: 'Powered and full', layer: 'infrastructure' },
}
const KEYED = ['late', 'unpowered', 'unfilled', 'building', 'full'] as const

const LEFT = 150
const TOP = 20
const ROW = 20
const GAP = 1.5
const SMALL_LEADING = 9
const nameOf = (name: string) => nameLines(name, { full: 25, small: 30 })
/** A row grows with the lines of its name. */
const heightOf = (name: string): number => ROW + SMALL_LEADING * linesMore(nameOf(name))
/** What a row takes of the usual height. */
export const heatRows = (name: string): number => heightOf(name) / ROW

const percentOf = (share: number) => String(Math.round(share * 100))

/** `E 62`: short of power, 62 % of what stands at the site is fed; `L`; `98`. */
export function hallText({ state, share }: HallCell): string {
	const { letter } = HALL_STATES[state]
	return share === null ? letter : `${letter} ${percentOf(share)}`.trim()
}

type HallHeatBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
function cellShapes({ state, share }: HallCell, box: HallHeatBox): readonly Shape[] {
	const { layer } = HALL_STATES[state]
	if (state === 'before') return []
	if (layer === null) return [{ kind: 'rect', ...box, fill: 'line' }]
	const covered = box.height * (state === 'full' ? 1 : (share ?? 0))
	return [
		...(covered < box.height
			? [{ kind: 'rect' as const, ...box, height: box.height - covered, fill: layer, hatch: true as const }]
			: []),
		...(covered > 0
			? [{ kind: 'rect' as const, ...box, y: box.y + box.height - covered, height: covered, fill: `${layer}-soft` }]
			: []),
	]
}

function nameShapes(name: string, y: number): readonly Shape[] {
	const { lines, isSmall } = nameOf(name)
	if (!isSmall) return lines.map((line) => textAt([0, y + 14], line, { fill: 'ink' }))
	return lines.map((line, index) => textAt([0, y + 9 + SMALL_LEADING * index], line, { fill: 'ink', size: 8.5 }))
}

function keyOf({ rows, most }: HallHeatModel): readonly KeyEntry[] {
	const shown = new Set(rows.slice(0, most).flatMap(({ cells }) => cells.map(({ state }) => state)))
	return KEYED.filter((state) => shown.has(state)).map((state): KeyEntry => {
		const { letter, says, layer } = HALL_STATES[state]
		if (layer === null) return { look: 'fill', colour: 'line', text: `${letter}: ${says.toLowerCase()}` }
		if (state === 'full') return { look: 'fill', colour: `${layer}-soft`, text: says }
		return { look: 'hatch', colour: layer, text: `${letter}: ${says.toLowerCase()}` }
	})
}

/** Halls down, periods across; what lacks is hatched in the colour of its layer, and lettered. */
export function drawHallHeat({ model, width }: { model: HallHeatModel; width: number }): ChartGeometry {
	const column = (width - LEFT) / Math.max(1, model.periods.length)
	let bottom = TOP
	const rows = model.rows.slice(0, model.most).map((row) => {
		const tall = heightOf(row.name)
		bottom += tall
		return { ...row, y: bottom - tall, tall }
	})
	const shapes = [
		...model.periods.map((period, index) =>
			textAt([LEFT + column * (index + 0.5), 12], period, { anchor: 'middle', size: column < 38 ? 9 : 11 }),
		),
		...rows.flatMap(({ name, cells, y, tall }): readonly Shape[] => {
			return [
				...nameShapes(name, y),
				...cells.flatMap((cell, index): readonly Shape[] => {
					const box = { x: LEFT + index * column + GAP / 2, y, width: column - GAP, height: tall - GAP }
					const middle = box.x + box.width / 2
					const text = hallText(cell)
					return [
						...cellShapes(cell, box),
						...(text === ''
							? []
							: [
									textAt([middle, y + tall / 2 + 3], text, {
										fill: 'ink',
										size: column < 34 ? 8.5 : 10,
										weight: cell.state === 'full' || cell.state === 'building' ? 400 : 600,
										anchor: 'middle',
										halo: true,
									}),
								]),
					]
				}),
			]
		}),
	]
	return {
		width,
		height: bottom,
		shapes,
		key: keyOf(model),
		plot: { x: LEFT, y: TOP, width: width - LEFT, height: bottom - TOP },
	}
}

export const hallHeatTable = ({ periods, rows }: HallHeatModel): ChartTable => ({
	head: ['Hall', ...periods],
	rows: rows.map(({ name, cells }) => [name, ...cells.map((cell) => hallText(cell) || MISSING)]),
})
