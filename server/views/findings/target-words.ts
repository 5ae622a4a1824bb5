import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { isLate, targetDateOf } from '#shared/document/target-date.ts'
import { monthsBetween } from '#shared/units/months.ts'
import type { TargetDate } from '#shared/warning-result.ts'
import { targetText } from '../messages/milestone-words.ts'
import { countInWords, counted } from '#shared/formats/months.ts'

const monthsLate = ({ asked, runs }: TargetDate) => (runs === null ? Infinity : monthsBetween(asked, runs))

/** What is said of the months by which targets are asked for. */
export type TargetWords = {
	/** «Full power at Abilene, 50 MW IT, comes in June 2028, 3 months later than asked»; null where none is late */
	readonly late: string | null
	/** «Full power comes later than asked at two of five sites.», then the worst; none where no month is asked for */
	readonly sentences: readonly string[]
}

export function targetWords(
	{ sites }: Pick<PlanFile, 'sites'>,
	result: Pick<PlanResult, 'milestones' | 'months' | 'sites'>,
): TargetWords {
	const dates = sites.flatMap((site) => targetDateOf(site, result) ?? [])
	const [worst] = dates.toSorted((one, other) => monthsLate(other) - monthsLate(one))
	if (worst === undefined) return { late: null, sentences: [] }
	const text = sites.length === 1 ? targetText(worst, 'Full power') : targetText(worst)
	const late = dates.filter(isLate).length
	const of = counted(dates.length, 'site')
	if (late === 0)
		return {
			late: null,
			sentences: [dates.length === 1 ? `${text}.` : `Full power comes by the month asked for at ${of}.`],
		}
	const many = dates.length === 1 ? [] : [`Full power comes later than asked at ${countInWords(late)} of ${of}.`]
	return { late: text, sentences: [...many, `${text}.`] }
}
