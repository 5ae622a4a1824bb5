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
	return `In ${longMonth(from)}, ${asked} was asked for. ${sized.lasts ? outcomeOf(answers, sized) : NOT_ALL}`
}

const NOT_ALL =
	'As sized then, not all of it was to run at once: hands were too few, or halls too many one after another, and the first accelerators were to leave service before the last were at work.'

function outcomeOf({ by }: StartAnswers, { runsFrom, heldBy }: Pick<SizedOutcome, 'runsFrom' | 'heldBy'>): string {
	const all = `As sized then, all of it was to run from ${longMonth(runsFrom)}`
	if (runsFrom <= by) return `${all}, as asked: power, halls and chips for it were to be there by then.`
	return `${all}, with halls begun at once.${heldBy === null ? '' : ` What it waited for: ${heldByWords(heldBy)}.`}`
}
