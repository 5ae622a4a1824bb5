import { askEngine } from '#server/engine-pool/ask-engine.ts'
import type { PlanChange } from '#shared/remedies.ts'
import { asAsked, type FigureQuestion } from './explain-figure.ts'
import { askingOf, type PlanHeading } from './plan-heading.ts'

/** Why a change does what it does to a plan. Who may see the plan has been checked by whoever opened it. */
export function explainChange(
	heading: PlanHeading,
	{ change, question }: { readonly change: PlanChange; readonly question: FigureQuestion },
	signal?: AbortSignal,
) {
	return askEngine('explainChange', { ...askingOf(heading, signal), question: { ...asAsked(question), change } })
}
