import type { Figure, WhyTarget } from '#shared/formats/key-figure.ts'
import type { Unit } from '#shared/units/units.ts'
import { percent } from '#shared/formats/figures.ts'
import { textAt } from './geometry.ts'
import { linesOf } from './letters.ts'
import type { ChartGeometry, ChartTable, ColourToken, OpenPlace, PathShape, Shape } from './geometry.ts'

/** Part of a stage. What goes on comes first, what is lost after it, and last what nothing before it feeds. */
export type FlowPart = {
	readonly name: string
	readonly value: number
	readonly shown: string
	readonly why: WhyTarget
	readonly unit: Unit
	/** goes on to the next stage; ends here in use; is lost or idle; is missing or without power */
	readonly how: 'onward' | 'used' | 'lost' | 'unfed'
	/** goes on as something else: it is told with its own stage too */
	readonly turns?: true
	/** where it is not its stage's */
	readonly colour?: ColourToken
}
export type FlowStage = Omit<FlowPart, 'how' | 'colour'> & {
	readonly colour: ColourToken
	readonly parts: readonly FlowPart[]
}
export type FlowModel = { readonly stages: readonly FlowStage[] }

/** A part or a whole of a stage with its unit behind the number. */
export const flowOf = ({ value, text, why, unit }: Figure, name: string, word: string) => ({
	name,
	value: value ?? 0,
	shown: word === '' ? text : `${text} ${word}`,
	why,
	unit,
})

const BAR = 16
const HEAD = 40
const PLOT = 170
const LINE = 14
const SWATCH = 14
const CHARACTER = 6.2
const NARROW = 480
const GAP = 14

/** Of a stage its own whole, so that every stage is as high as another whatever it is counted in. */
const wholeOf = ({ value, parts }: FlowStage): number =>
	Math.max(
		value,
		parts.reduce((sum, part) => sum + part.value, 0),
	)
const shareOf = (stage: FlowStage, value: number): number => (wholeOf(stage) > 0 ? value / wholeOf(stage) : 0)
const sumOf = (stage: FlowStage, counts: (part: FlowPart) => boolean): number =>
	shareOf(
		stage,
		stage.parts.reduce((sum, part) => sum + (counts(part) ? part.value : 0), 0),
	)
const onwardOf = (stage: FlowStage) => sumOf(stage, ({ how }) => how === 'onward')
const fedOf = (stage: FlowStage) => sumOf(stage, ({ how }) => how !== 'unfed')

type Segment = { readonly from: number; readonly to: number; readonly part: FlowPart }

function segmentsOf(stage: FlowStage): readonly Segment[] {
	let to = 0
	return stage.parts.map((part) => {
		const from = to
		to += shareOf(stage, part.value)
		return { from, to, part }
	})
}

const isGap = ({ how }: FlowPart) => how === 'lost' || how === 'unfed'

/** What is told under a stage: all but what goes on unchanged, which the next stage tells. */
export const toldOf = ({ parts }: FlowStage): readonly FlowPart[] =>
	parts.filter(({ how, turns, value }) => (turns === true ? value > 0 : how !== 'onward'))

function fillOf(stage: FlowStage, part: FlowPart): { readonly fill: ColourToken; readonly hatch?: true } {
	return { fill: part.colour ?? stage.colour, ...(isGap(part) && { hatch: true as const }) }
}

type FlowColumn = { readonly stage: FlowStage; readonly x: number; readonly room: number }

/** Name and amount of a stage over it, the parts that leave it under it, each to be opened. */
function wordsOf({ stage, x, room }: FlowColumn): {
	readonly shapes: readonly Shape[]
	readonly places: readonly OpenPlace[]
	readonly bottom: number
} {
	const shapes: Shape[] = [
		textAt([x, 12], stage.name, { fill: 'ink-2', size: 11.5 }),
		textAt([x, 30], stage.shown, { fill: 'ink', size: 14, weight: 600 }),
	]
	const places: OpenPlace[] = [
		{ x, y: 0, width: room, height: HEAD - 6, name: `${stage.name}: ${stage.shown}`, why: stage.why },
	]
	let y = HEAD + PLOT + 10
	for (const part of toldOf(stage)) {
		const lines = [...linesOf(part.name, Math.floor((room - SWATCH) / CHARACTER)), part.shown]
		shapes.push(
			{ kind: 'rect', x, y: y + 2, width: 9, height: 9, ...fillOf(stage, part) },
			...lines.map((line, index) =>
				textAt([x + SWATCH, y + 10.5 + index * LINE], line, {
					fill: 'ink',
					...(index === lines.length - 1 && { weight: 600 as const }),
				}),
			),
		)
		places.push({ x, y, width: room, height: lines.length * LINE, name: `${part.name}: ${part.shown}`, why: part.why })
		y += lines.length * LINE + 6
	}
	return { shapes, places, bottom: y }
}

function barOf({ stage, x }: FlowColumn): readonly Shape[] {
	if (wholeOf(stage) === 0) return [{ kind: 'rect', x, y: HEAD, width: BAR, height: PLOT, fill: 'hair' }]
	return segmentsOf(stage).flatMap(({ from, to, part }, index): Shape[] => {
		const [top, height] = [HEAD + from * PLOT, (to - from) * PLOT]
		if (height <= 0) return []
		const gap = index > 0 && height > 2 ? 1 : 0
		return [{ kind: 'rect', x, y: top + gap, width: BAR, height: height - gap, ...fillOf(stage, part) }]
	})
}

/** From what goes on of one stage to what it feeds of the next. */
function bandOf(from: FlowColumn, to: FlowColumn): readonly PathShape[] {
	const [leaves, arrives] = [onwardOf(from.stage), fedOf(to.stage)]
	if (leaves <= 0 || arrives <= 0) return []
	const [left, right] = [from.x + BAR, to.x]
	const bend = (along: number) => along * along * (3 - 2 * along)
	const steps = Array.from({ length: 17 }, (_, step) => step / 16)
	const low = steps.map((along): [number, number] => [
		left + (right - left) * along,
		HEAD + PLOT * (leaves + (arrives - leaves) * bend(along)),
	])
	return [{ kind: 'path', points: [[left, HEAD], [right, HEAD], ...low.reverse()], fill: `${from.stage.colour}-soft` }]
}

function drawAcross({ stages }: FlowModel, width: number): Omit<ChartGeometry, 'key' | 'width'> {
	const pitch = (width + GAP) / Math.max(1, stages.length)
	const columns = stages.map((stage, index) => ({ stage, x: index * pitch, room: pitch - GAP }))
	const words = columns.map(wordsOf)
	const bands = columns.slice(1).flatMap((column, index) => {
		const before = columns[index]
		return before === undefined ? [] : bandOf(before, column)
	})
	return {
		height: Math.max(HEAD + PLOT, ...words.map(({ bottom }) => bottom)),
		shapes: [...bands, ...columns.flatMap(barOf), ...words.flatMap(({ shapes }) => shapes)],
		places: words.flatMap(({ places }) => places),
		plot: { x: 0, y: HEAD, width, height: PLOT },
	}
}

const ROW = 24

/** On a phone stage under stage, each as a bar of the whole width with what leaves it under it. */
function drawDown({ stages }: FlowModel, width: number): Omit<ChartGeometry, 'key' | 'width'> {
	const shapes: Shape[] = []
	const places: OpenPlace[] = []
	let y = 0
	const row = (part: Pick<FlowPart, 'name' | 'shown' | 'why'>, { indent, bold }: { indent: number; bold: boolean }) => {
		const weight = bold ? (600 as const) : (400 as const)
		shapes.push(
			textAt([indent, y + 16], part.name, { fill: 'ink', weight, size: 12 }),
			textAt([width, y + 16], part.shown, { fill: 'ink', weight: 600, size: 12, anchor: 'end' }),
		)
		places.push({ x: 0, y, width, height: ROW, name: `${part.name}: ${part.shown}`, why: part.why })
		y += ROW
	}
	for (const stage of stages) {
		row(stage, { indent: 0, bold: true })
		if (wholeOf(stage) === 0) shapes.push({ kind: 'rect', x: 0, y, width, height: BAR, fill: 'hair' })
		for (const { from, to, part } of segmentsOf(stage))
			shapes.push({ kind: 'rect', x: from * width, y, width: (to - from) * width, height: BAR, ...fillOf(stage, part) })
		y += BAR
		for (const part of toldOf(stage)) {
			shapes.push({ kind: 'rect', x: 0, y: y + 8, width: 9, height: 9, ...fillOf(stage, part) })
			row(part, { indent: SWATCH, bold: false })
		}
		y += 8
	}
	return { height: y, shapes, places, plot: { x: 0, y: 0, width, height: y } }
}

/** Stages from left to right, each as high as the next: what goes on fans out to the whole of the next stage. */
export function drawFlow({ model, width }: { model: FlowModel; width: number }): ChartGeometry {
	return {
		width,
		key: [{ look: 'hatch', colour: 'ink-3', text: 'Lost, idle or missing' }],
		...(width < NARROW ? drawDown(model, width) : drawAcross(model, width)),
	}
}

/** Every stage with its parts, what goes on first. */
export function flowTable({ stages }: FlowModel): ChartTable {
	const lines = stages.flatMap((stage) => [
		{ name: stage.name, of: stage, share: 1 },
		...toldOf(stage).map((part) => ({
			name: `${stage.name}: ${part.name}`,
			of: part,
			share: shareOf(stage, part.value),
		})),
	])
	return {
		head: ['', 'Amount', 'Share of its stage'],
		rows: lines.map(({ name, of, share }) => [name, of.shown, percent(share)]),
		opens: lines.map(({ of }) => [null, of.why, null]),
	}
}
