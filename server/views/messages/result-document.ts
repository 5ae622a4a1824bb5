import type { BindingCause, SaidCause } from '#shared/result/cause-result.ts'
import type { Milestone } from '#shared/result/milestone-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import { causeSentences, type Sentences } from './causes.ts'
import { milestoneText } from './milestones.ts'
import { warningSentences } from './warnings.ts'

type ResultDocumentTold = {
	readonly bindingCause: readonly (SaidCause | null)[]
	readonly shortfall: Omit<PlanResult['shortfall'], 'targetCauses'> & {
		readonly targetCauses: readonly (SaidCause | null)[]
	}
	readonly milestones: readonly (Omit<Milestone, 'facts'> & { readonly text: string })[]
	readonly warnings: readonly (Pick<Warning, 'path' | 'code'> & Sentences)[]
}

/** `strata.result/1`, as programs and files have it: the result, with a sentence for each cause, milestone and warning. */
export type ResultDocument = Omit<PlanResult, keyof ResultDocumentTold> & ResultDocumentTold

/** In the order of the document's keys. */
function saidCause(bound: BindingCause, plan: PlanFile): SaidCause {
	const { cause, facts, siteId, next } = bound
	return { cause, ...causeSentences(bound, plan), facts, siteId, next }
}

export function resultDocument(plan: PlanFile, result: PlanResult): ResultDocument {
	const saidCauses = (causes: readonly (BindingCause | null)[]) =>
		causes.map((cause) => cause && saidCause(cause, plan))
	const { bindingCause, shortfall, milestones, warnings } = result
	return {
		...result,
		bindingCause: saidCauses(bindingCause),
		shortfall: { ...shortfall, targetCauses: saidCauses(shortfall.targetCauses) },
		milestones: milestones.map(({ facts, ...milestone }) => ({ ...milestone, text: milestoneText(facts) })),
		warnings: warnings.map((warning) => ({
			path: warning.path,
			code: warning.code,
			...warningSentences(warning, moneyOf(plan)),
		})),
	}
}
