import type { Actor } from '#server/auth/actor.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { ownName } from '#server/events/hub.ts'
import { currentEnv } from '#server/env.ts'
import type { Refusal, Undone } from '#server/plan-edits/decide-edit.ts'
import type { PlanCommand } from '#server/plan-edits/plan-command.ts'
import type { EditRecord } from '#server/plan-edits/record-edits.ts'
import { createChanges, type ChangeRow } from '#server/repositories/changes.ts'
import type { ScenarioScope } from '#server/repositories/plan-documents.ts'
import { countEdits } from '#server/repositories/scenarios.ts'
import { handOn, noteEvent } from '#server/services/webhooks/tell-webhooks.ts'
import { thisMonth } from '#shared/units/months.ts'
import { getScenario, type PlanRef } from './get-scenario.ts'
import { lockPlan } from '#server/services/scenarios/lock-plan.ts'
import { askingAbout } from './plan-heading.ts'
import { decideKept } from './drafts/decide-draft.ts'
import { draftName } from './drafts/draft-name.ts'
import { prepareDraft, prepareWritten } from './drafts/prepare-run.ts'
import { storeWrite } from './store-plan.ts'

export type EditAnswer =
	| {
			readonly ok: true
			readonly rev: number
			/** what else was done with it */
			readonly said: string | null
	  }
	| Refusal

/** What is done at once: kept, logged and taken back as one. */
type Step = {
	readonly command: PlanCommand
	/** what the log holds that the decision rests on */
	readonly since: readonly ChangeRow[]
	readonly why?: string | undefined
	/** who else's edits are not replaced unseen: others' than the actor's, or also their own, made in another program */
	readonly heeds?: 'others' | 'everybody'
}
/** A plan that nobody else can change meanwhile. */
export type LockedPlan = { readonly scope: ScenarioScope; readonly rev: number }

/**
 * Makes one step on a plan, all or none, decided by the thread that holds the plan while nobody else can change it: two who
 * edit at once both see what the other has left. A plan that would not be valid is not written: the problems come back.
 * @throws not_found for strangers, forbidden for roles that may not change plans; rate_limited, unavailable where the engine
 * has too much to do
 */
export async function changePlan(
	actor: Actor,
	ref: PlanRef,
	stepOn: (now: LockedPlan) => Promise<Step | Refusal>,
): Promise<EditAnswer & { readonly undone?: Undone }> {
	const { project, scope } = await getScenario(actor, ref, 'changePlans')
	const { changed, noted, draft, ...answer } = await inTransaction(async () => {
		const rev = await lockPlan(scope)
		const step = await stepOn({ scope, rev })
		if ('ok' in step) return { ...step, changed: false, noted: [], draft: '' }
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
		if (!decided.ok) return { ...decided, ...more, changed: false, noted: [], draft }
		const { records, writes, said } = decided
		const now = rev + records.length
		if (records.length > 0) prepareDraft(scope, { rev, draft })
		for (const write of writes) await storeWrite(actor, scope, write)
		if (records.length > 0)
			await log(actor, scope, { rev, records, why: undone?.why ?? step.why, undoes: undone?.step })
		const noted =
			records.length > 0 ? await tell(actor, scope, { projectId: project.id, rev: now, count: records.length }) : []
		return { ok: true as const, rev: now, said, ...more, changed: records.length > 0, noted, draft }
	})
	handOn(noted)
	if (answer.ok && changed) prepareWritten(scope, { rev: answer.rev, draft })
	return answer
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
