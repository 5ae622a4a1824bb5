import type { RuleSet } from '#shared/catalogue/types.ts'
import type { RuleAnswer, RuleSetResult } from '#shared/result/rule-result.ts'
import { count, power } from '#shared/formats/figures.ts'
import { shortMonth } from '#shared/formats/months.ts'

export const ANSWER_WORDS: Readonly<Record<RuleAnswer, string>> = {
	meets: 'Meets',
	lacks: 'Lacks',
	cannot_say: 'Can’t say',
}

/** Said first: whether anything is asked of anybody yet. */
const DUTY: Readonly<Record<RuleSet['duty'], string>> = {
	in_force: 'In force',
	no_duty: 'No duty yet',
	proposed: 'A proposal',
}

const OF = { meter: 'at the meter', it: 'of installed IT load' } as const

function thresholdWords({ thresholdMW, thresholdOf, thresholdAccelerators, ...low }: RuleSet): string {
	if (thresholdAccelerators !== null) return `from ${count(thresholdAccelerators)} accelerators`
	if (thresholdMW === null) return 'no threshold stated'
	const from = `from ${power(thresholdMW)} ${OF[thresholdOf]}`
	return low.thresholdKV === null || low.lowVoltageThresholdMW === null
		? from
		: `${from}, ${power(low.lowVoltageThresholdMW)} at ${String(low.thresholdKV)} kV or below`
}

const monthOf = (asOf: string) => (/^\d{4}-\d{2}$/.test(asOf) ? shortMonth(asOf) : asOf)

/** «In force: Texas Utilities Code §37.0561; from 75 MW at the meter. As of Jul 2026.» */
export function ruleSentence(set: RuleSet, { reach, mayHaveChanged }: RuleSetResult): string {
	const near = reach === 'near' ? ' The site is just below it.' : ''
	const age = `As of ${monthOf(set.asOf)}${mayHaveChanged ? '; may have changed' : ''}.`
	return `${DUTY[set.duty]}: ${set.section}; ${thresholdWords(set)}.${near} ${age}`
}
