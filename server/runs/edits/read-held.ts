import { readDifferences } from '#shared/schemas/differences.ts'
import { readStoredPlan } from '#shared/schemas/stored-plan.ts'
import { applyDifferences } from './apply-differences.ts'
import type { HeldPlan } from './edits-of.ts'
import { draftOf } from './plan-edit.ts'

type ReadHeldParams = { readonly rev: number; readonly text: string; readonly differences?: string | null }

/**
 * A plan from what is stored of it: its own text, or its baseline's and what differs.
 * @throws where it is not valid
 */
export function readHeld({ rev, text, differences: stored = null }: ReadHeldParams): HeldPlan {
	const plan = readStoredPlan(text)
	const draft = draftOf(plan)
	if (stored === null) return { rev, plan, draft }
	const differences = readDifferences(JSON.parse(stored))
	const { aside, ...made } = applyDifferences(plan, differences)
	return { rev, ...made, follows: { baseline: plan, draft, differences, aside } }
}
