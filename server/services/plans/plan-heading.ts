import type { Actor } from '#server/auth/actor.ts'
import { withinTeams } from '#server/db/tenancy/admit.ts'
import type { Asking } from '#server/engine-pool/ask-engine.ts'
import { requireProject } from '#server/http/gates/require-member.ts'
import { notFound } from '#server/http/refusals/app-error.ts'
import { findPlanText, type ScenarioScope } from '#server/repositories/plan-documents.ts'
import { listScenarios, scopeOf, type ScenarioRow } from '#server/repositories/scenarios.ts'
import type { Permission, Role } from '#shared/permissions.ts'
import { thisMonth } from '#shared/units/months.ts'
import type { PlanRef } from './get-scenario.ts'

/** Where a plan belongs, what the actor may do there, its siblings, and the number of its latest edit. */
export type PlanHeading = {
	readonly project: { readonly id: string; readonly name: string; readonly teamId: string; readonly teamName: string }
	readonly role: Role
	/** has it by a link: is shown nobody's name */
	readonly guest: boolean
	readonly scenario: ScenarioRow
	readonly scenarios: readonly ScenarioRow[]
	readonly rev: number
	/** of what is typed in it and not written: the name under which an engine keeps what the plan would be */
	readonly draft?: string | undefined
}

/**
 * A plan's heading, without the plan.
 * @throws not_found for strangers and unknown names, forbidden for roles that may not do this with plans
 */
export async function getHeading(
	actor: Actor,
	ref: PlanRef,
	permission: Permission = 'seePlans',
): Promise<PlanHeading> {
	const { id, name, teamId, teamName, role, guest } = await requireProject(actor, ref.projectId, permission)
	const scenarios = await listScenarios({ teamId }, id)
	const wanted = ref.scenarioId ?? null
	const scenario = scenarios.find((one) => (wanted === null ? one.baseline : one.id === wanted))
	if (scenario === undefined) throw notFound('scenario')
	return { project: { id, name, teamId, teamName }, role, guest, scenario, scenarios, rev: scenario.rev }
}

/** The question's part that says of which plan, for whose turn, and until when. Rights have been checked by `getHeading`. */
export function askingOf(
	{ scenario, rev, draft }: Pick<PlanHeading, 'scenario' | 'rev' | 'draft'>,
	signal?: AbortSignal,
): Asking {
	const asking = askingAbout(scopeOf(scenario), rev, signal)
	return draft === undefined ? asking : ofDraft(asking, draft)
}

/** A draft is in no store: the engine that has made it has it, or nobody. */
export class DraftNotKept extends Error {
	constructor() {
		super('What was typed is kept by no engine any more.')
	}
}

/** The same of what an edit would make of the plan. */
export function ofDraft(asking: Asking, draft: string): Asking {
	return { ...asking, at: { ...asking.at, draft }, source: () => Promise.reject(new DraftNotKept()) }
}

/** The same of a scenario at one of its edits. */
export function askingAbout(scope: ScenarioScope, rev: number, signal?: AbortSignal): Asking {
	const source = async () => {
		const stored = await withinTeams([scope.teamId], () => findPlanText(scope))
		if (stored === null) throw notFound('scenario')
		return stored
	}
	const { teamId, scenarioId, baselineId } = scope
	return { team: teamId, at: { scenarioId, follows: baselineId, rev, month: thisMonth() }, source, signal }
}
