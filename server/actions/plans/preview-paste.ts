import { randomUUID } from 'node:crypto'
import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { currentEnv } from '#server/env.ts'
import type { PasteCommand } from '#server/runs/edits/preview-paste.ts'
import { changesUnder } from '#server/actions/scenarios/plan-log.ts'
import type { PastePreview } from '#shared/grid/pasted.ts'
import { getScenario, type PlanRef } from './get-scenario.ts'
import { askingAbout } from './plan-heading.ts'

/**
 * What pasting a block would do to a plan, row by row; nothing is written.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function previewPaste(actor: Actor, ref: PlanRef, command: PasteCommand): Promise<PastePreview> {
	const { scenario, scope } = await getScenario(actor, ref, 'changePlans')
	const since = await changesUnder(scope, scenario.rev, command)
	const ask = { command, since, userId: actor.userId, budget: currentEnv().PLAN_BUDGET_CELLS }
	// A block is long: what is asked twice at once is asked twice.
	const joinAs = randomUUID()
	return await askEngine('pasted', { ...askingAbout(scope, scenario.rev), question: ask, joinAs })
}
