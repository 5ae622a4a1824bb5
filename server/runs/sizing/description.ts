import { type HeldBy, heldByWords } from '#server/views/pages/start-ways.ts'
import { longMonth } from '#shared/formats/months.ts'
import type { StartAnswers } from '#shared/start/answers.ts'
import { formatFigure } from '#shared/units/format.ts'

/** What came of the answers that a plan was sized from. */
export type SizedOutcome = {
	/** the month all of it runs from: that asked for, or as soon after it as it can */
	readonly runsFrom: string
	/** null: it is there as soon as its halls are built */
	readonly heldBy: HeldBy | null
	/** whether all of it is at work in the plan's last month; false where hands or service lives do not suffice */
	readonly lasts: boolean
}

/** It stays in the plan while that moves on: so it tells what was asked and what came of it then, and of when that is. */
export function descriptionOf(answers: StartAnswers, sized: SizedOutcome): string {
	const { from, by, itMW, place } = answers
	const asked = `${formatFigure(itMW)} MW IT at ${place.name} by ${longMonth(by)}`
	return `In ${longMonth(from)}, the request was ${asked}. ${sized.lasts ? outcomeOf(answers, sized) : NOT_ALL}`
}

const NOT_ALL =
	'As sized, it never all ran at once: too few workers, or too many halls in a row, so the first accelerators retired before the last ones started.'

function outcomeOf({ by }: StartAnswers, { runsFrom, heldBy }: Pick<SizedOutcome, 'runsFrom' | 'heldBy'>): string {
	const all = `As sized, all of it ran from ${longMonth(runsFrom)}`
	if (runsFrom <= by) return `${all}, on target: power, halls and chips were planned for it.`
	return `${all}, with halls started at once.${heldBy === null ? '' : ` Limited by: ${heldByWords(heldBy)}.`}`
}
