import type { Actor } from '#server/access/actor.ts'
import { AppError } from '#server/access/app-error.ts'
import { listChangesSince, listRevs } from '#server/store/rows/changes.ts'
import { findDifferences, type ScenarioScope } from '#server/store/rows/plan-documents.ts'
import {
	countScenarios,
	deleteScenario,
	listScenarios,
	scopeOf,
	type ScenarioRow,
} from '#server/store/rows/scenarios.ts'
import { changePlan, type EditAnswer } from '#server/actions/plans/change-plan.ts'
import { editPlan } from '#server/actions/plans/edits.ts'
import { getScenario, type PlanRef } from '#server/actions/plans/get-scenario.ts'
import { askingAbout } from '#server/actions/plans/plan-heading.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { draftOf } from '#server/runs/edits/plan-edit.ts'
import { formatDay } from '#shared/formats/day.ts'
import { readDifferences } from '#shared/schemas/differences.ts'
import { MOST_SCENARIOS } from '#shared/schemas/plan-budget.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { lineOf } from './plan-log.ts'
import { createScenario, full } from './scenarios.ts'

type PromoteParams = {
	/** the edit of the scenario that its reader decided on */
	readonly seen: number
	/** follow, as left out: the other scenarios follow the new baseline; keep: each stays the plan that it is */
	readonly others?: 'follow' | 'keep'
}
/** `kept`: the scenario that is what the baseline was; null where nothing was written. */
type Promoted = EditAnswer & { readonly kept: string | null }

/** What the baseline is kept as, once another takes its place: «Baseline, 30 Nov 2026». */
export const keptLabel = (baseline: string): string => `${baseline}, ${formatDay(new Date())}`

/**
 * Writes what a scenario states into the baseline, as one step that can be undone as one, and keeps what the baseline was as a
 * scenario. What others have written since the scenario was looked at is not replaced unseen. The scenario stays, and states
 * what it did.
 * @throws not_found for strangers, forbidden for roles that may not change plans, conflict for the baseline itself and where the
 * scenario has changed since, too_large where there are as many scenarios as may be
 */
export async function promoteScenario(actor: Actor, ref: PlanRef, { seen, others }: PromoteParams): Promise<Promoted> {
	const { project } = await getScenario(actor, ref, 'changePlans')
	const count = await countScenarios({ teamId: project.teamId }, project.id)
	if (count >= MOST_SCENARIOS) throw full(count)
	const all = await listScenarios({ teamId: project.teamId }, project.id)
	const beside = others === 'keep' ? all.filter(({ id, baseline }) => !baseline && id !== ref.scenarioId) : []
	const plans = await Promise.all(beside.map(async (scenario) => ({ scenario, plan: await planOf(scenario) })))
	const { answer, before } = await writePromotion(actor, ref, seen)
	if (!answer.ok || before === null || before.rev === answer.rev) return { ...answer, kept: null }
	const label = keptLabel(all.find(({ baseline }) => baseline)?.label ?? '')
	const kept = await keepAs(actor, ref.projectId, { label, plan: before.plan })
	for (const { scenario, plan } of plans)
		await restate(actor, { projectId: ref.projectId, scenarioId: scenario.id }, plan)
	return { ...answer, kept }
}

const planAt = (scope: ScenarioScope, rev: number): Promise<PlanFile> =>
	askEngine('plan', { ...askingAbout(scope, rev), question: undefined })
const planOf = (scenario: ScenarioRow): Promise<PlanFile> => planAt(scopeOf(scenario), scenario.rev)

/** Gives a scenario the whole of a plan: it then states where that differs from its baseline. */
const restate = (actor: Actor, ref: PlanRef, plan: PlanFile): Promise<EditAnswer> =>
	editPlan(actor, ref, { command: 'replacement', plan: draftOf(plan), why: 'Kept as it was before a promotion' })

/** A new scenario that is this plan; what cannot be kept is no scenario. */
async function keepAs(
	actor: Actor,
	projectId: string,
	{ label, plan }: { readonly label: string; readonly plan: PlanFile },
): Promise<string | null> {
	const scenarioId = await createScenario(actor, { projectId }, { label, about: 'The baseline before a promotion' })
	const answer = await restate(actor, { projectId, scenarioId }, plan)
	if (answer.ok) return scenarioId
	await deleteScenario((await getScenario(actor, { projectId, scenarioId }, 'changePlans')).scope)
	return null
}

type Written = {
	readonly answer: EditAnswer
	/** the baseline that the step was decided on */
	readonly before: { readonly rev: number; readonly plan: PlanFile } | null
}

async function writePromotion(actor: Actor, ref: PlanRef, seen: number): Promise<Written> {
	const found: { before: Written['before'] } = { before: null }
	const { undone: _undone, ...answer } = await changePlan(actor, { projectId: ref.projectId }, async (baseline) => {
		const { scenario, scope } = await getScenario(actor, ref, 'changePlans')
		if (scenario.baseline) throw new AppError('conflict', { userMessage: 'This is the baseline already.' })
		const own = await listRevs(scope)
		if (own.some((rev) => rev > seen)) throw changedSince(scenario.label)
		found.before = { rev: baseline.rev, plan: await planAt(baseline.scope, baseline.rev) }
		const baseRev = lineOf(own).belowAt(seen)
		const differences = readDifferences(await findDifferences(scope))
		return {
			command: { command: 'promotion', differences, baseRev },
			since: await listChangesSince(baseline.scope, baseRev),
			why: `Promoted from the scenario “${scenario.label}”`,
			restsOn: [{ scope, rev: scenario.rev }],
		}
	})
	return { answer, before: found.before }
}

function changedSince(label: string): AppError {
	return new AppError('conflict', {
		userMessage: `“${label}” changed after you opened this page. Nothing was promoted.`,
		mend: 'Look at what differs now, and promote it again.',
	})
}
