import type { Origin } from '#shared/explanation.ts'
import type { Move, Moves, Outcome, Tried } from '#shared/moves.ts'
import { leafLine, valueWithUnit, wordValue } from '../explain/origin-words.ts'
import { counted, countInWords, longMonth, sentenceCase } from '#shared/formats/months.ts'
import { placeWords, type NameOf } from '../messages/place-words.ts'

export type MoveLine = {
	readonly key: string
	/** `Start of service, Utility, phase 2` */
	readonly label: string
	/** `September 2026 gives 398, November 2026 gives 2,719` */
	readonly gives: string
	/** `now October 2026` */
	readonly now: string
	readonly tag: string
	readonly href: string | null
}
export type MovesView = {
	/** `The five inputs that matter most` */
	readonly title: string
	readonly lines: readonly MoveLine[]
	/** what was tried, of how many */
	readonly note: string
}

/** The inputs that move a figure most: each with what the figure is at a little less and a little more of it. */
export function buildMovesView(
	moves: Moves,
	words: { nameOf: NameOf; linkOf: (origin: Origin) => string | null },
): MovesView {
	const placeOf = (scope: string) => placeWords(scope, words.nameOf)
	const seen = moves.moves.filter(({ tried }) => tried.some(({ then }) => outcomeText(then, moves) !== SAME))
	const lines = seen.map((move): MoveLine => {
		const leaf = leafLine({ ...move, value: null }, { placeOf, linkOf: words.linkOf })
		const { key, label, tag, href } = leaf
		const gives = move.tried.map((tried) => givesWords(tried, move, moves)).join(', ')
		return { key, label, tag, href, gives, now: `now ${inputText(move.now, move)}` }
	})
	const title =
		lines.length === 1 ? 'The one input that matters' : `The ${countInWords(lines.length)} inputs that matter most`
	return { title: lines.length === 0 ? 'Sensitivity' : title, lines, note: noteOf(moves, lines.length) }
}

const inputText = (value: number | string, { unit }: Pick<Move, 'unit'>): string =>
	typeof value === 'string' ? longMonth(value) : valueWithUnit(value, unit)

const figureText = ({ value, date }: Outcome, unit: string): string =>
	date === undefined ? wordValue(value, unit).figure : longMonth(date)

const SAME = 'the same'

function outcomeText(then: Outcome, { figure, unit }: Moves): string {
	if (then.value === null) return 'no value'
	const text = figureText(then, unit)
	return text === figureText(figure, unit) ? SAME : text
}

function givesWords({ input, then }: Tried, move: Move, moves: Moves): string {
	const given = typeof input === 'number' ? wordValue(input, move.unit).figure : longMonth(input)
	return `${given} gives ${outcomeText(then, moves)}`
}

function noteOf({ figure, unit, tried, inputs, untried }: Moves, shown: number): string {
	if (inputs === 0 && figure.value === null) return 'It has no value here for an input to change.'
	if (inputs === 0 || (tried === 0 && figure.value !== null)) return 'No input in the plan changes it yet.'
	if (figure.value === null) return 'Open one part: it changes by itself.'
	const now = figure.date === undefined ? valueWithUnit(figure.value, unit) : longMonth(figure.date)
	const asked = `${counted(tried, 'input')} of ${String(inputs)} tried`
	const why = untriedWords(untried)
	if (shown === 0) return `${asked}: none changes it from ${now}.${why}`
	return `One at a time, three months or 10% less and more; now ${now}. ${sentenceCase(asked)}.${why}`
}

/** Why the others were not. */
function untriedWords({ zero, fixed, left }: Moves['untried']): string {
	const parts = [
		...(zero > 0 ? [`${String(zero)} at zero`] : []),
		...(fixed > 0 ? [`${String(fixed)} set by a list, a choice or a rule`] : []),
		...(left > 0 ? [`${String(left)} for time`] : []),
	]
	return parts.length === 0 ? '' : ` Not tried: ${parts.join(', ')}.`
}
