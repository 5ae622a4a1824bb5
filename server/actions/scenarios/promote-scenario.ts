import type { Actor } from '#server/access/actor.ts'
import { AppError } from '#server/access/app-error.ts'
import { listChangesSince, listRevs } from '#server/store/rows/changes.ts'
import { findDifferences } from '#server/store/rows/plan-documents.ts'
import { changePlan, type EditAnswer } from '#server/actions/plans/change-plan.ts'
import { getScenario, type PlanRef } from '#server/actions/plans/get-scenario.ts'
import { lineOf } from './plan-log.ts'
import { readDifferences } from '#shared/schemas/differences.ts'

/**
 * Writes what a scenario states into the baseline, as one step that can be undone as one. `seen`: the edit of the scenario
 * that its reader decided on; what others have written since is not replaced unseen. The scenario stays, and states it still.
 * @throws not_found for strangers, forbidden for roles that may not change plans, conflict for the baseline itself and where
 * the scenario has changed since
 */
export async function promoteScenario(actor: Actor, ref: PlanRef, seen: number): Promise<EditAnswer> {
	const { undone: _undone, ...answer } = await changePlan(actor, { projectId: ref.projectId }, async (baseline) => {
		const { scenario, scope } = await getScenario(actor, ref, 'changePlans')
		if (scenario.baseline) throw new AppError('conflict', { userMessage: 'This is the baseline already.' })
		const own = await listRevs(scope)
		if (own.some((rev) => rev > seen)) throw changedSince(scenario.label)
		const baseRev = lineOf(own).belowAt(seen)
		const differences = readDifferences(await findDifferences(scope))
		return {
			command: { command: 'promotion', differences, baseRev },
			since: await listChangesSince(baseline.scope, baseRev),
			why: `Promoted from the scenario «${scenario.label}»`,
			restsOn: [{ scope, rev: scenario.rev }],
		}
	})
	return answer
}

function changedSince(label: string): AppError {
	return new AppError('conflict', {
		userMessage: `«${label}» has been changed since this page was loaded. Nothing was promoted.`,
		mend: 'Look at what differs now, and promote it again.',
	})
}
