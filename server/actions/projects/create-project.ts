import type { Actor } from '#server/access/actor.ts'
import { newId } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { requireMember } from '#server/access/require-member.ts'
import { createChanges } from '#server/store/rows/changes.ts'
import { createProject as createProjectRow } from '#server/store/rows/projects.ts'
import { createScenario } from '#server/store/rows/scenarios.ts'
import { lockTeam, type TeamScope } from '#server/store/rows/teams.ts'
import { draftOf } from '#server/runs/edits/plan-edit.ts'
import { headOf } from '#server/runs/edits/writes-of.ts'
import { storeNewPlan } from '#server/actions/plans/store-plan.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { handOn, noteEvent } from '#server/actions/webhooks/tell-webhooks.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { requireRoomForPlan } from './plan-quota.ts'

/**
 * Makes a project whose baseline is this plan.
 * @throws not_found for strangers, forbidden for roles that may not change plans, too_large where the team is full
 */
export async function createProject(actor: Actor, teamId: string, plan: PlanFile): Promise<{ projectId: string }> {
	const { told, projectId } = await inTransaction(async () => {
		// Before the gate: a team that is being deleted takes no plan after it.
		await lockTeam({ teamId })
		await requireMember(actor, teamId, 'changePlans')
		const made = await storeProject(actor, { teamId }, plan)
		await writeAuditEntry(actor, teamId, { action: 'project.created', subject: plan.name })
		const about = { project: made.projectId }
		return { ...made, told: await noteEvent(actor, teamId, { event: 'project.created', about }) }
	})
	handOn(told)
	return { projectId }
}

/**
 * Writes a new project with its baseline and the first line of its log. The caller has checked that the actor may.
 * @throws too_large where the team keeps as many plans as it may
 */
export async function storeProject(
	actor: Actor,
	{ teamId }: TeamScope,
	plan: PlanFile,
): Promise<{ projectId: string }> {
	await requireRoomForPlan({ teamId })
	const projectId = newId()
	const scope = { teamId, scenarioId: newId() }
	await createProjectRow({ teamId }, { id: projectId, name: plan.name, createdById: actor.userId })
	await createScenario(scope, { projectId, label: 'Baseline', baseline: true, position: 0, head: headOf(plan) })
	await storeNewPlan(actor, scope, plan)
	await createChanges(scope, [
		{
			rev: 1,
			userId: actor.userId,
			userName: actor.name,
			why: '',
			requestId: actor.requestId,
			action: 'create',
			kind: 'plan',
			itemId: '',
			fields: [{ field: '', before: null, after: draftOf(plan) }],
			undoes: null,
		},
	])
	return { projectId }
}
