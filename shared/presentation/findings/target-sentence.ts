import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { isLate, targetDateOf } from '#shared/document/target-date.ts'
import { monthsBetween } from '#shared/units/months.ts'
import type { TargetDate } from '#shared/warning-result.ts'
import { targetText } from '../wording/milestone-words.ts'
import { counted, countInWords } from '../wording/months.ts'

const monthsLate = ({ asked, runs }: TargetDate) => (runs === null ? Infinity : monthsBetween(asked, runs))

/** «Full power comes later than asked at two of five sites. Full power at Abilene, …»; empty where no date is asked. */
export function targetSentence(
	{ sites }: Pick<PlanFile, 'sites'>,
	result: Pick<PlanResult, 'milestones' | 'months' | 'sites'>,
): string {
	const dates = sites.flatMap((site) => targetDateOf(site, result) ?? [])
	const [worst] = dates.toSorted((one, other) => monthsLate(other) - monthsLate(one))
	if (worst === undefined) return ''
	if (sites.length === 1) return `${targetText(worst, 'Full power')}.`
	const late = dates.filter(isLate).length
	if (dates.length > 1 && late === 0)
		return `Full power comes by the month asked for at ${counted(dates.length, 'site')}.`
	const first =
		dates.length > 1
			? `Full power comes later than asked at ${countInWords(late)} of ${counted(dates.length, 'site')}. `
			: ''
	return `${first}${targetText(worst)}.`
}
