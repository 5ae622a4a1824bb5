import type { Actor, SharedPlan } from '#server/access/actor.ts'
import { withinTeams } from '#server/store/tenancy/admit.ts'
import type { Asking } from '#server/runs/ask-engine.ts'
import { requireProject } from '#server/access/require-member.ts'
import { notFound } from '#server/access/app-error.ts'
import { findPlanText, type ScenarioScope } from '#server/store/rows/plan-documents.ts'
import { listScenarios, scopeOf, type ScenarioRow } from '#server/store/rows/scenarios.ts'
import { findFrozenPlan } from '#server/store/rows/share-links.ts'
import type { Permission, Role } from '#shared/permissions.ts'
import { withheldBy } from '#shared/together/link-scope.ts'
import { shownBy, type PlanRef } from './get-scenario.ts'

/** Where a plan belongs, what the actor may do there, its siblings, and the number of its latest edit. */
export type PlanHeading = {
	readonly project: { readonly id: string; readonly name: string; readonly teamId: string; readonly teamName: string }
	readonly role: Role
	/** has it by a link: is shown nobody's name */
	readonly guest: boolean
	/** what of it that link shows; null for a member */
	readonly link: SharedPlan | null
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
	const { id, name, teamId, teamName, role, guest, link } = await requireProject(actor, ref.projectId, permission)
	const scenarios = (await listScenarios({ teamId }, id)).flatMap((one) => shownBy(link, one) ?? [])
	const wanted = ref.scenarioId ?? link?.scenarioId ?? null
	const scenario = scenarios.find((one) => (wanted === null ? one.baseline : one.id === wanted))
	if (scenario === undefined) throw notFound('scenario')
	return { project: { id, name, teamId, teamName }, role, guest, link, scenario, scenarios, rev: scenario.rev }
}

/**
 * The question's part that says of which plan, what of it is not told, for whose turn, and until when. Rights have been checked
 * by `getHeading`.
 */
export function askingOf(
	{ scenario, rev, link, draft }: Pick<PlanHeading, 'scenario' | 'rev' | 'link' | 'draft'>,
	signal?: AbortSignal,
): Asking {
	if (link !== null) return askingByLink(link, { scenario, rev, signal })
	const asking = askingAbout(scopeOf(scenario), rev, signal)
	return draft === undefined ? asking : ofDraft(asking, draft)
}

type OfLink = Pick<PlanHeading, 'scenario' | 'rev'> & { readonly signal: AbortSignal | undefined }

function askingByLink({ teamId, linkId, month, scope }: SharedPlan, { scenario, rev, signal }: OfLink): Asking {
	const withheld = withheldBy(scope)
	if (scope.version === null) {
		const asking = askingAbout(scopeOf(scenario), rev, signal)
		return { ...asking, at: { ...asking.at, withheld } }
	}
	const source = async () => {
		const frozen = await withinTeams([teamId], () => findFrozenPlan({ teamId }, linkId))
		if (frozen === null) throw notFound('version')
		return frozen
	}
	// Of its own: that version of the scenario may be read otherwise once what it rests on has moved.
	const at = { scenarioId: `link ${linkId}`, rev: scope.version, month: month ?? undefined, withheld }
	return { team: teamId, at, source, signal }
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
	return { team: teamId, at: { scenarioId, follows: baselineId, rev }, source, signal }
}
