import { askEngine } from '#server/runs/ask-engine.ts'
import type { MovesView } from '#server/views/remedies/moves-view.ts'
import { asAsked, requireTold } from './explain-figure.ts'
import { keepAnswers } from './keep-answers.ts'
import { askingOf, type PlanHeading } from './plan-heading.ts'

export type MovesQuestion = { readonly quantity: string; readonly scope: string | null; readonly month: string | null }

// By scenario, edit and figure.
const kept = keepAnswers<MovesView | null>(200)

/**
 * The inputs of the plan that move a figure most; null where the plan has no such figure. Who may see the plan has
 * been checked by whoever opened it.
 */
export async function getMoves(
	heading: PlanHeading,
	{ quantity, scope, month }: MovesQuestion,
	signal: AbortSignal,
): Promise<MovesView | null> {
	await requireTold(heading, { quantity, scope, month }, signal)
	const asking = askingOf(heading, signal)
	const question = asAsked({ quantity, scope, month })
	const key = JSON.stringify([asking.at, quantity, scope, month])
	return await kept(key, () => askEngine('moves', { ...asking, question }))
}
