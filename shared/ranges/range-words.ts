import { typedShare } from '#shared/formats/figures.ts'
import { formatFigure } from '#shared/units/format.ts'
import type { NoRange, RangeFacts } from './range-facts.ts'
import type { RangeFault } from './range-faults.ts'

/** What a fault is, and what mends it. */
type RangeWords = { readonly message: string; readonly mend: string }

const NO_RANGE_WORDS: Readonly<Record<NoRange, string>> = {
	single: 'one value is needed here',
	not_a_figure: 'only a number or a month has a range',
	plan_months: 'the months of the plan itself have no range',
	reported: 'what has happened has no range',
	step_of_list: 'a step of a list has no range',
	end_of_delay: 'the range of a delay belongs in “Likely delay”',
}

/** Why a field takes no range, in words. */
export const noRangeWords = (why: NoRange): RangeWords => ({
	message: NO_RANGE_WORDS[why],
	mend: why === 'end_of_delay' ? 'Write it there, or one number here.' : 'Write one value.',
})

/** What a past date has none of. */
export const PAST_RANGE: RangeWords = { message: NO_RANGE_WORDS.reported, mend: 'Write the month alone.' }

const figure = (value: number | null, { scale }: RangeFacts) =>
	value === null ? 'any' : scale === 'logit' ? typedShare(value) : formatFigure(value, { digits: 6 })

/** What is wrong with a range, in words. */
export function faultWords(fault: RangeFault, facts: RangeFacts): RangeWords {
	switch (fault) {
		case 'order':
			return { message: 'P10, P50 and P90 must rise', mend: 'Write them from low to high, such as 110..120..150.' }
		case 'no_range':
			return { message: 'a range of nothing is none', mend: 'Write the value alone.' }
		case 'limits':
			return {
				message:
					facts.kind === 'month'
						? 'a range must be within the years a plan allows'
						: `a range here must be from ${figure(facts.least, facts)} to ${figure(facts.max, facts)}`,
				mend: 'Move the end that is outside.',
			}
		case 'not_positive':
			return { message: 'a range here must be above 0', mend: 'Raise its lower end, or write the value alone.' }
		case 'not_between':
			return {
				message: 'a range of a share must be between 0% and 100%',
				mend: 'Move the end at 0% or 100% inside, such as 1% or 99%.',
			}
		case 'not_whole':
			return { message: 'a range here has whole numbers', mend: 'Round its ends.' }
	}
}

/** As one sentence of a cell: `P10, P50 and P90 must rise: write them from low to high.` */
export const asSentence = ({ message, mend }: RangeWords): string =>
	`${message.charAt(0).toUpperCase()}${message.slice(1)}: ${mend.charAt(0).toLowerCase()}${mend.slice(1)}`
