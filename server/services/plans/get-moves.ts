import { setImmediate as nextTurn } from 'node:timers/promises'
import { ENGINE_VERSION } from '#server/engine/compute-plan.ts'
import { findMoves } from '#server/remedies/find-moves.ts'
import type { Moves } from '#shared/moves.ts'
import type { OpenPlan } from './get-plan.ts'

export type MovesQuestion = { readonly quantity: string; readonly scope: string | null; readonly month: string | null }

const KEPT = 200
// By scenario, edit, engine and figure: a drawer opened twice asks once while this process lives.
const known = new Map<string, Promise<Moves | null>>()

/**
 * How far a figure moves with each input it rests on; null where the plan has no such figure. Between two runs of the
 * engine other requests have their turn. Who may see the plan has been checked by whoever opened it.
 */
export async function getMoves(
	{ plan, rev, scenario }: Pick<OpenPlan, 'plan' | 'rev' | 'scenario'>,
	{ quantity, scope, month }: MovesQuestion,
): Promise<Moves | null> {
	const key = JSON.stringify([scenario.id, rev, ENGINE_VERSION, quantity, scope, month])
	const asked =
		known.get(key) ?? run(findMoves(plan, { quantity, scope: scope ?? undefined, month: month ?? undefined }))
	known.set(key, asked)
	const [oldest] = known.keys()
	if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
	try {
		return await asked
	} catch (error) {
		known.delete(key)
		throw error
	}
}

async function run(steps: ReturnType<typeof findMoves>): Promise<Moves | null> {
	for (;;) {
		const step = steps.next()
		if (step.done === true) return step.value
		await nextTurn()
	}
}
