import type { Actor } from '#server/access/actor.ts'
import type { PlanCommand, FieldPatch, NotePatch, AssumptionEdit } from '#server/runs/edits/plan-command.ts'
import { changePlan, type EditAnswer } from './change-plan.ts'
import { type PlanRef, getScenario } from './get-scenario.ts'
import { changesUnder, changesSince } from '#server/actions/scenarios/plan-log.ts'
import type { JsonRecord, Json } from '#server/store/rows/plan-documents.ts'
import { fieldEdit, draftOf } from '#server/runs/edits/plan-edit.ts'
import type { OwnRowEdit } from '#server/views/own-rows/read-own-row.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import { currentEnv } from '#server/env.ts'
import { AppError } from '#server/access/app-error.ts'
import type { ChangeRow } from '#server/store/rows/changes.ts'

/** Edits that a refusal tells; more are in the log. */
const MOST_TOLD = 500

type Replacement = { readonly text: string; readonly baseRev: number; readonly why: string }

/**
 * Puts another plan file in the place of the plan, as one step of its log that can be taken back. Only where nobody has written
 * since `baseRev`, the edit that its sender looked at.
 * @throws not_found for strangers, forbidden for roles and tokens that may not change plans, outdated with what has changed
 */
export async function replacePlan(
	actor: Actor,
	ref: PlanRef,
	{ text, baseRev, why }: Replacement,
): Promise<EditAnswer> {
	const { project } = await getScenario(actor, ref, 'changePlans')
	const question = { text, budget: currentEnv().PLAN_BUDGET_CELLS }
	const read = await askThread('readPlanText', { team: project.teamId, question })
	if (!read.ok) return { ...read, told: { problems: [], conflicts: [] } }
	const plan = draftOf(read.plan)
	const { undone: _undone, ...answer } = await changePlan(actor, ref, async ({ scope, rev }) => {
		if (rev !== baseRev) throw outdated(rev, await changesSince(scope, baseRev, baseRev + MOST_TOLD))
		return { command: { command: 'replacement', plan }, since: [], why }
	})
	return answer
}

/** Somebody has written meanwhile: what, for whoever asked to see before sending again. */
function outdated(rev: number, changes: readonly ChangeRow[]): AppError {
	const who = [...new Set(changes.map(({ userName }) => userName))].join(', ')
	return new AppError('outdated', {
		userMessage: `${who === '' ? 'Someone' : who} changed the plan since then: it is now at version ${String(rev)} now.`,
		mend: 'Read it again, and send what is still to change with its new ETag in If-Match.',
		other: { version: rev, changes },
	})
}

/**
 * Lets notes say why without asking to be confirmed: one step, however many.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function confirmDefaults(
	actor: Actor,
	ref: PlanRef,
	confirmed: readonly { readonly key: string; readonly why: string }[],
): Promise<EditAnswer> {
	const edits = confirmed.map(
		({ key, why }) => ({ action: 'update', kind: 'notes', itemId: key, field: 'why', value: why }) as const,
	)
	return await editPlan(actor, ref, { command: 'edits', edits })
}

type SetOwnRowParams = OwnRowEdit & { readonly baseRev: number | undefined }

/** Adds a row of the plan's own to a table of the catalogue, changes one, or takes one away. */
export const setOwnRow = (actor: Actor, ref: PlanRef, edit: SetOwnRowParams): Promise<EditAnswer> =>
	editPlan(actor, ref, { command: 'ownRow', ...edit })

/** Replaces an assumption, of all sites or of one (`siteId/key`), by what was typed; without an entry, by the default. */
export const setAssumption = (actor: Actor, ref: PlanRef, edit: AssumptionEdit): Promise<EditAnswer> =>
	editPlan(actor, ref, { command: 'assumption', ...edit, why: edit.entry?.why ?? undefined })

type TypedPrices = {
	/** by the names of the page of money: `list/id/field`, `finance.field` */
	readonly typed: Readonly<Record<string, string>>
	readonly baseRev: number | undefined
	readonly why?: string | undefined
}

/** Sets prices and terms of financing as they were typed, in the plan's currency where they name none: all or none. */
export const setPrices = (actor: Actor, ref: PlanRef, prices: TypedPrices): Promise<EditAnswer> =>
	editPlan(actor, ref, { command: 'prices', ...prices })

/** Sets fields of items: one cell of a grid, or a pasted block of them, all or none. */
export async function updatePlanItem(
	actor: Actor,
	ref: PlanRef,
	{
		patches,
		notes = [],
		why,
	}: { patches: readonly FieldPatch[]; notes?: readonly NotePatch[]; why?: string | undefined },
): Promise<EditAnswer> {
	return await editPlan(actor, ref, { command: 'patches', patches, notes, why })
}

type HeadFieldName =
	| 'name'
	| 'description'
	| 'startMonth'
	| 'horizonMonths'
	| 'asOfMonth'
	| 'actualsForecast'
	| 'currency'
	| 'usdPerCurrencyUnit'
	| 'catalogue'
	| 'finance'
	| `finance.${string}`

export type HeadEdits = Readonly<Partial<Record<HeadFieldName, Json>>>

/** Sets fields of the plan itself: its name, first month, horizon, currency, own catalogue rows. */
export async function updatePlanHead(
	actor: Actor,
	ref: PlanRef,
	{ fields, baseRev, why }: { fields: HeadEdits; baseRev?: number | undefined; why?: string | undefined },
): Promise<EditAnswer> {
	const edits = Object.entries(fields).flatMap(([field, value]) =>
		value === undefined ? [] : [fieldEdit({ kind: 'head', itemId: '', field, value, baseRev })],
	)
	return await editPlan(actor, ref, { command: 'edits', edits, why })
}

type PlanPatch = { readonly patch: JsonRecord; readonly baseRev: number | undefined; readonly why: string }

/**
 * Writes some fields of a plan, as a program sends them or a decision has them: all of them or none. `baseRev` is the edit it
 * looked at, left out the newest; a field that anybody has written since is not replaced, and comes back as a conflict.
 * @throws not_found for strangers, forbidden for roles and tokens that may not change plans, outdated for a version that the
 * plan does not have
 */
export async function patchPlan(actor: Actor, ref: PlanRef, { patch, why, ...based }: PlanPatch): Promise<EditAnswer> {
	const { undone: _undone, ...answer } = await changePlan(actor, ref, async ({ scope, rev }) => {
		const { baseRev = rev } = based
		if (baseRev > rev) throw outdated(rev, [])
		const since = baseRev < rev ? await changesSince(scope, baseRev) : []
		return { command: { command: 'merge', patch, baseRev }, since, why, heeds: 'everybody' }
	})
	return answer
}

type EditRequest = Exclude<PlanCommand, { readonly command: 'undo' }> & { readonly why?: string | undefined }

/**
 * Does a command on a plan, all or none. Where it would replace what somebody else has written since its editor looked, it is not
 * done: whoever sends it learns who wrote what, and decides.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function editPlan(actor: Actor, ref: PlanRef, { why, ...command }: EditRequest): Promise<EditAnswer> {
	const { undone: _undone, ...answer } = await changePlan(actor, ref, async ({ scope, rev }) => ({
		command,
		why,
		since: await changesUnder(scope, rev, command),
	}))
	return answer
}
