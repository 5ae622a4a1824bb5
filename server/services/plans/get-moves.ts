import { askEngine } from '#server/engine-pool/ask-engine.ts'
import type { MovesView } from '#shared/presentation/remedies/moves-view.ts'
import { asAsked } from './explain-figure.ts'
import { askingOf, type PlanHeading } from './plan-heading.ts'

export type MovesQuestion = { readonly quantity: string; readonly scope: string | null; readonly month: string | null }

const KEPT = 200
// By scenario, edit and figure: a drawer opened twice asks once while this process lives.
const known = new Map<string, MovesView | null>()

/**
 * The inputs of the plan that move a figure most; null where the plan has no such figure. Who may see the plan has
 * been checked by whoever opened it.
 */
export async function getMoves(
	heading: PlanHeading,
	{ quantity, scope, month }: MovesQuestion,
	signal: AbortSignal,
): Promise<MovesView | null> {
	const asking = askingOf(heading, signal)
	const key = JSON.stringify([asking.at, quantity, scope, month])
	const kept = known.get(key)
	if (kept !== undefined) return kept
	const question = asAsked({ quantity, scope, month })
	const moves = await askEngine('moves', { ...asking, question })
	known.set(key, moves)
	const [oldest] = known.keys()
	if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
	return moves
}
