import type { Origin } from '#shared/explanation.ts'
import type { Move, Moves } from '#shared/moves.ts'
import { leafLine, valueWithUnit } from '../explain/origin-words.ts'
import { placeWords, type NameOf } from '../wording/place-words.ts'

export type MoveLine = {
	readonly key: string
	/** `Peak PUE, Abilene` */
	readonly label: string
	/** `10 % more` */
	readonly change: string
	/** `+4.29 MW at the meter` */
	readonly by: string
	readonly tag: string
	readonly href: string | null
}
export type MovesView = {
	readonly lines: readonly MoveLine[]
	/** what was tried, of how many */
	readonly note: string
}

const CHANGES: Readonly<Record<Move['change'], string>> = {
	tenth: '10\u202f% more',
	tenthLess: '10\u202f% less',
	later: 'one month later',
	one: 'one more',
}

/** How far a figure moves with what it rests on: input, change, and what it makes of the figure. */
export function buildMovesView(
	{ figure, unit, moves, tried, leaves }: Moves,
	words: { nameOf: NameOf; linkOf: (origin: Origin) => string | null },
): MovesView {
	const placeOf = (scope: string) => placeWords(scope, words.nameOf)
	const lines = moves.map((move): MoveLine => {
		const { key, label, tag, href } = leafLine({ ...move, value: move.from }, { placeOf, linkOf: words.linkOf })
		return { key: `${key} ${move.change}`, label, change: CHANGES[move.change], by: byWords(move, unit), tag, href }
	})
	const others = tried - moves.length
	return { lines, note: noteOf({ figure, shown: lines.length, others, tried, leaves }) }
}

function byWords({ by }: Move, unit: string): string {
	if (by === null) return 'no value then'
	const text = valueWithUnit(Math.abs(by), unit)
	return `${by < 0 ? '−' : '+'}${text}`
}

function noteOf(of: { figure: number | null; shown: number; others: number; tried: number; leaves: number }): string {
	if (of.figure === null) return 'Open one part: it moves by itself.'
	const tried = `The engine was run anew for ${of.tried} of the ${of.leaves} inputs this figure rests on, the nearest.`
	if (of.shown === 0) return `${tried} None of them moves it.`
	return of.others > 0 ? `${tried} ${of.others} of them move it less or not at all.` : tried
}
