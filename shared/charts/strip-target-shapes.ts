import { lineAt, textAt, type Shape } from './geometry.ts'
import { lettersIn } from './letters.ts'
import type { StripModel } from './strip-model.ts'

type Ground = {
	readonly x: number
	readonly width: number
	readonly top: number
	readonly bottom: number
	readonly box: number
	/** of a phone: words in short */
	readonly isNarrow: boolean
}

const DIAMOND = 5
const LETTER = 6.2
/** Of words to the mark they stand beside. */
const AIR = 10

/** The date that was asked for as a line and a diamond, and a bracket from it to the month it is met in. */
export function targetShapes({ target, months }: StripModel, ground: Ground): readonly Shape[] {
	if (target === null) return []
	const { x: left, width, top, bottom, isNarrow } = ground
	const x = (index: number) => left + (index / Math.max(1, months.length)) * width
	const [at, y] = [x(target.at), top - (isNarrow ? 26 : 14)]
	const ink = target.isLate ? 'failing' : 'ok'
	const to = target.met === null ? left + width : x(target.met)
	const bracket: readonly Shape[] = target.isLate
		? [
				lineAt([at, y], [to, y], { stroke: ink, strokeWidth: 1.5 }),
				...(target.met === null ? [] : [lineAt([to, y - 4], [to, y + 4], { stroke: ink, strokeWidth: 1.5 })]),
			]
		: []
	return [
		lineAt([at, y], [at, bottom], { stroke: ink, strokeWidth: 1.5 }),
		...bracket,
		{
			kind: 'path',
			points: [
				[at - DIAMOND, y],
				[at, y - DIAMOND],
				[at + DIAMOND, y],
				[at, y + DIAMOND],
			],
			fill: ink,
		},
		...wordsOf(target, { ground, at, to, y, ink }),
	]
}

type TargetAt = {
	readonly ground: Ground
	readonly at: number
	readonly to: number
	readonly y: number
	readonly ink: string
}

/** Before the diamond and behind the bracket where there is room, else on the side that has it; nothing over the edge. */
function wordsOf(target: NonNullable<StripModel['target']>, { ground, at, to, y, ink }: TargetAt): readonly Shape[] {
	const style = { fill: ink, weight: 600 as const, size: 12 }
	const room = (text: string) => lettersIn(text) * LETTER + AIR
	const fits = (texts: readonly string[], space: number) => texts.find((text) => room(text) <= space) ?? ''
	// The columns of names and figures beside the bands begin below: up here their room is free.
	const [before, after] = [at, ground.box - to]
	const texts = ground.isNarrow ? [target.text[1]] : target.text
	const own = fits(texts, before - DIAMOND)
	const late = fits(ground.isNarrow ? [target.lateText[1]] : target.lateText, after)
	// Without room before it, the target's words stand behind what is said of its being late, or alone.
	const joined =
		own === ''
			? fits([[texts[0], target.lateText[1]].filter((part) => part !== '').join(', '), target.text[1]], after)
			: ''
	return [
		...(own === '' ? [] : [textAt([at - AIR, y + 4], own, { ...style, anchor: 'end' })]),
		...(joined === '' ? [] : [textAt([to + AIR, y + 4], joined, style)]),
		...(joined !== '' || late === '' ? [] : [textAt([to + AIR, y + 4], late, style)]),
	]
}
