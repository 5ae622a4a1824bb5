import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { longMonth } from '#shared/formats/months.ts'
import { headlineCause, headlineTitle } from '../messages/verdict/headline-words.ts'
import { missingLede } from '../messages/verdict/missing-words.ts'
import type { Finding } from './finding.ts'

/** What the whole plan comes to, in one sentence: the verdict’s, wherever it stands. */
export const overviewTitle = (plan: PlanFile, result: PlanResult): string => headlineTitle(plan, result)

/**
 * Of a plan that is looked at from behind its end; '' of any other. From before its first month nothing of it is past, as of most
 * plans: that needs no words.
 */
export function allPastSentence({ asOfMonth, startMonth, horizonMonths }: StatusOf): string {
	const end = addMonths(startMonth, horizonMonths - 1)
	return asOfMonth === null || asOfMonth <= end
		? ''
		: `The whole plan is in the past, so there is no advice: it ends in ${longMonth(end)}, and the status month is ${longMonth(asOfMonth)}.`
}
type StatusOf = Pick<PlanFile, 'asOfMonth' | 'startMonth' | 'horizonMonths'>

/** The finding, and the line below it: why and what it costs, or what to enter next. */
export function overviewFinding(plan: PlanFile, result: PlanResult): Finding {
	const { case: leads } = result.verdict.headline
	const isMissing = leads === 'empty' || leads === 'incomplete'
	const sentences = [isMissing ? missingLede(plan, result) : headlineCause(plan, result), allPastSentence(plan)]
	return { title: overviewTitle(plan, result), lede: sentences.filter((sentence) => sentence !== '').join(' ') }
}
