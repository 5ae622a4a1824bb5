import type { Actor } from '#server/access/actor.ts'
import { newId } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import { createChanges } from '#server/store/rows/changes.ts'
import { findDifferences } from '#server/store/rows/plan-documents.ts'
import {
	countScenarios,
	createScenario as createRow,
	listScenarios,
	scopeOf,
	listBinnedScenarios,
	updateScenario,
	type ScenarioRow,
} from '#server/store/rows/scenarios.ts'
import { getScenario, type PlanRef } from '#server/actions/plans/get-scenario.ts'
import { MOST_SCENARIOS } from '#shared/schemas/plan-budget.ts'
import { readDifferences } from '#shared/schemas/differences.ts'
import type { ScenarioInput } from '#shared/schemas/scenario-form.ts'
import { requireProject } from '#server/access/require-member.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { askingOf, type PlanHeading } from '#server/actions/plans/plan-heading.ts'
import type { DifferencesView } from '#server/views/scenarios/differences-view.ts'
import { lockPlan } from '#server/actions/plans/change-plan.ts'

export type ListedScenario = Pick<ScenarioRow, 'id' | 'label' | 'about' | 'rev'> & DifferencesView
type ScenarioShelf = {
	readonly scenarios: readonly ListedScenario[]
	readonly bin: readonly { readonly id: string; readonly label: string }[]
}

/** The scenarios of a plan with what differs in each, and the deleted ones. Who may see them has been checked. */
export async function listDifferences(heading: PlanHeading, signal: AbortSignal): Promise<ScenarioShelf> {
	const { project, scenarios, link } = heading
	const [listed, bin] = await Promise.all([
		Promise.all(
			scenarios
				.filter(({ baseline }) => !baseline)
				.map(async (scenario) => {
					const { id, label, about, rev } = scenario
					const asking = askingOf({ scenario, rev, link }, signal)
					return { id, label, about, rev, ...(await askEngine('differences', { ...asking, question: undefined })) }
				}),
		),
		link === null ? listBinnedScenarios({ teamId: project.teamId }, project.id) : [],
	])
	return { scenarios: listed, bin }
}

/**
 * Gives a scenario another name and description.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function describeScenario(actor: Actor, ref: PlanRef, input: ScenarioInput): Promise<void> {
	const { scope } = await getScenario(actor, ref, 'changePlans')
	await updateScenario(scope, input)
}

/**
 * Deletes a scenario; it can be restored for 30 days.
 * @throws not_found for strangers, forbidden for roles that may not change plans, conflict for the baseline
 */
export async function binScenario(actor: Actor, ref: PlanRef): Promise<void> {
	const { scenario, scope } = await getScenario(actor, ref, 'changePlans')
	if (scenario.baseline)
		throw new AppError('conflict', {
			userMessage: 'The baseline is the plan itself: it is not deleted.',
			mend: 'Move the whole plan to the trash under Settings.',
		})
	await updateScenario(scope, { deletedAt: new Date() })
}

/**
 * Takes a deleted scenario back.
 * @throws not_found for strangers and where none of that name was deleted, forbidden for roles that may not change plans
 */
export async function restoreScenario(actor: Actor, projectId: string, scenarioId: string): Promise<void> {
	const { teamId, id } = await requireProject(actor, projectId, 'changePlans')
	const binned = await listBinnedScenarios({ teamId }, id)
	if (!binned.some((one) => one.id === scenarioId)) throw notFound('deleted scenario')
	await updateScenario({ teamId, scenarioId }, { deletedAt: null })
}

/**
 * Makes a scenario beside the one that is named: it differs from the baseline in what that one does, and follows it in all
 * else.
 * @throws not_found for strangers, forbidden for roles that may not change plans, too_large at the limit
 */
export async function createScenario(actor: Actor, from: PlanRef, { label, about }: ScenarioInput): Promise<string> {
	const { project, scenario } = await getScenario(actor, from, 'changePlans')
	const { teamId } = project
	return await inTransaction(async () => {
		const baselineId = scenario.baselineId ?? scenario.id
		// Whoever else makes one, or edits below, waits: the count holds, and the new one stands in one line with all edits.
		const rev = await lockPlan(actor, { teamId, scenarioId: baselineId })
		const count = await countScenarios({ teamId }, project.id)
		if (count >= MOST_SCENARIOS) throw full(count)
		const scope = { teamId, scenarioId: newId(), baselineId }
		const differences = readDifferences(await findDifferences(scopeOf(scenario)))
		const taken = (await listScenarios({ teamId }, project.id)).map((one) => one.label)
		await createRow(scope, {
			projectId: project.id,
			label: untaken(label, taken),
			about,
			baseline: false,
			position: count,
			differences,
		})
		const author = { userId: actor.userId, userName: actor.name, requestId: actor.requestId }
		const made = { action: 'create' as const, kind: 'plan', itemId: '', why: '', undoes: null }
		const fields = [{ field: '', before: null, after: differences }]
		await createChanges(scope, [{ rev: rev + 1, ...author, ...made, fields }])
		return scope.scenarioId
	})
}

/** The name, with a number where another scenario has it already: a trial is made by one click. */
function untaken(label: string, taken: readonly string[]): string {
	const numbered = (count: number) => (count === 1 ? label : `${label} (${String(count)})`)
	const free = Array.from({ length: taken.length + 1 }, (_, index) => numbered(index + 1))
	return free.find((one) => !taken.includes(one)) ?? label
}

export function full(count: number): AppError {
	return new AppError('too_large', {
		userMessage: `This plan has ${String(count)} scenarios including deleted ones, the limit.`,
		mend: 'Edit one you no longer need instead. Deleted scenarios count for 30 days.',
	})
}
