import type { Actor } from '#server/access/actor.ts'
import { besideTransaction, inTransaction } from '#server/store/transaction.ts'
import { ownName } from '#server/store/events/hub.ts'
import { currentEnv } from '#server/env.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import type { Refusal, Undone } from '#server/runs/edits/decide-edit.ts'
import type { PlanCommand } from '#server/runs/edits/plan-command.ts'
import type { EditRecord } from '#server/runs/edits/record-edits.ts'
import { createChanges, type ChangeRow } from '#server/store/rows/changes.ts'
import { type ScenarioScope, lockScenario } from '#server/store/rows/plan-documents.ts'
import { countEdits, findScenario } from '#server/store/rows/scenarios.ts'
import { handOn, noteEvent } from '#server/actions/webhooks/webhooks.ts'
import { thisMonth } from '#shared/units/months.ts'
import { inLine } from './edit-line.ts'
import { storeWrite } from './plan-file.ts'
import { getScenario, type OpenScenario, type PlanRef } from './get-scenario.ts'
import { askingAbout } from './plan-heading.ts'
import { decideKept } from './drafts/decide-draft.ts'
import { draftName } from './drafts/draft-name.ts'
import { prepareDraft, prepareWritten } from './drafts/prepare-run.ts'
import { requirePermission } from '#server/access/require-member.ts'
import { holdOpenTeam } from '#server/store/rows/teams.ts'

/**
 * Holds a plan until the transaction ends, and gives the number of its latest edit: edits come one after the other, and none
 * is taken by a team that has been deleted meanwhile, or of somebody who may no longer change its plans.
 * @throws not_found where it was, forbidden where the role has become too low
 */
export async function lockPlan(actor: Actor, scope: ScenarioScope): Promise<number> {
	const { teamId } = scope
	// Roles change under the team's lock: from here on they stay.
	if (!(await holdOpenTeam(scope))) throw notFound('project')
	const held = await lockScenario(scope, actor.userId)
	if (held === null) throw notFound('scenario')
	if (held.role === null) throw notFound('project')
	requirePermission(actor, { teamId, role: held.role, what: 'project' }, 'changePlans')
	return held.rev
}

export type EditAnswer =
	| {
			readonly ok: true
			readonly rev: number
			/** what else was done with it */
			readonly said: string | null
	  }
	| Refusal

/** What is done at once: kept, logged and taken back as one. */
type ChangePlanStep = {
	readonly command: PlanCommand
	/** what the log holds that the decision rests on */
	readonly since: readonly ChangeRow[]
	readonly why?: string | undefined
	/** who else's edits are not replaced unseen: others' than the actor's, or also their own, made in another program */
	readonly heeds?: 'others' | 'everybody'
	/** what else must still be so as it is written */
	readonly restsOn?: readonly PlanNow[]
}
/** A plan at one of its edits. */
type PlanNow = { readonly scope: ScenarioScope; readonly rev: number }
type StepOn = (now: PlanNow) => Promise<ChangePlanStep | Refusal>
type ChangePlanResult = EditAnswer & { readonly undone?: Undone }

/** Tries at an edit, where somebody else writes each time between its decision and its writing. */
const MOST_TRIES = 3

/**
 * Makes one step on a plan, all or none. It is decided first, by the thread that holds the plan, while it holds nothing of the
 * database; then it is written, under the plan's lock, if the plan still is what it was decided on. Where another server has
 * written meanwhile it is decided again on that: two who edit at once both see what the other has left. A plan that would
 * not be valid is not written: the problems come back.
 * @throws not_found for strangers, forbidden for roles that may not change plans; rate_limited, unavailable where the engine
 * has too much to do, or the plan moves on faster than the edit is decided
 */
export async function changePlan(actor: Actor, ref: PlanRef, stepOn: StepOn): Promise<ChangePlanResult> {
	let open = await getScenario(actor, ref, 'changePlans')
	// Scenarios stand in the line of their baseline: an edit below is one of theirs.
	const { scenarioId, baselineId = scenarioId } = open.scope
	return await inLine(baselineId, async ({ waited }) => {
		for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
			if (waited || tries > 1) open = await getScenario(actor, ref, 'changePlans')
			const answer = await tryStep(actor, open, stepOn)
			if (answer !== null) return answer
		}
		throw keepsMoving()
	})
}

/** Decides a step on a plan as it was read, and makes it; null where the plan has moved on meanwhile. */
async function tryStep(actor: Actor, open: OpenScenario, stepOn: StepOn): Promise<ChangePlanResult | null> {
	const { project, scope } = open
	const { rev } = open.scenario
	const step = await stepOn({ scope, rev })
	if ('ok' in step) return step
	const draft = draftName({ scope, rev, command: step.command })
	const ask = {
		command: step.command,
		since: step.since,
		userId: step.heeds === 'everybody' ? '' : actor.userId,
		budget: currentEnv().PLAN_BUDGET_CELLS,
		today: thisMonth(),
	}
	const { undone, ...decided } = await decideKept(askingAbout(scope, rev), { ask, draft })
	const more = undone === undefined ? {} : { undone }
	// What is not done is not done for what the plan and its log hold now, not for some of each.
	if (!decided.ok) return (await isAt(open)) ? { ...decided, ...more } : null
	const { records, writes, said } = decided
	if (records.length === 0) return (await isAt(open)) ? { ok: true, rev, said, ...more } : null
	const now = rev + records.length
	const noted = await inTransaction(async () => {
		for (const known of [{ scope, rev }, ...(step.restsOn ?? [])]) {
			if ((await lockPlan(actor, known.scope)) !== known.rev) return null
		}
		besideTransaction(() => prepareDraft(scope, { rev, draft }))
		for (const write of writes) await storeWrite(actor, scope, write)
		await log(actor, scope, { rev, records, why: undone?.why ?? step.why, undoes: undone?.step })
		return await tell(actor, scope, { projectId: project.id, rev: now, count: records.length })
	})
	if (noted === null) return null
	handOn(noted)
	prepareWritten(scope, { rev: now, draft })
	return { ok: true, rev: now, said, ...more }
}

async function isAt({ project, scenario }: OpenScenario): Promise<boolean> {
	const now = await findScenario({ teamId: project.teamId }, project.id, scenario.id)
	return now?.rev === scenario.rev
}

function keepsMoving(): AppError {
	return new AppError('unavailable', {
		userMessage: 'Others changed this plan each time your edit was checked against it. Nothing of yours was written.',
		mend: 'Send it again in a moment.',
		retryAfterSeconds: 2,
	})
}

/** Told with the edit itself: nobody hears of one that is not kept, and of none that is kept they do not hear. */
async function tell(
	actor: Actor,
	scope: ScenarioScope,
	{ projectId, rev, count }: { projectId: string; rev: number; count: number },
) {
	const { teamId, scenarioId } = scope
	const notice = { kind: 'changed', projectId, scenarioId, rev, origin: ownName() } as const
	await countEdits(scope, { projectId, count, notice })
	const about = { project: projectId, scenario: scenarioId, version: rev }
	return await noteEvent(actor, teamId, { event: 'plan.changed', about })
}

/** Why a step was done, and which one it takes back. */
type Logged = { readonly why: string | undefined; readonly undoes: number | null | undefined }

async function log(
	actor: Actor,
	scope: ScenarioScope,
	{ rev, records, why, undoes }: { rev: number; records: readonly EditRecord[] } & Logged,
): Promise<void> {
	const author = { userId: actor.userId, userName: actor.name, requestId: actor.requestId, at: new Date() }
	const rows = records.map((record, index) => ({
		...record,
		...author,
		rev: rev + 1 + index,
		why: why ?? '',
		undoes: undoes ?? null,
	}))
	await createChanges(scope, rows)
}
