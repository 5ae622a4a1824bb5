import { z } from 'zod'
import type { Actor } from '#server/auth/actor.ts'
import { once } from '#server/http/once.ts'
import { addPlanItem } from '#server/services/plans/add-plan-item.ts'
import type { EditAnswer } from '#server/services/plans/change-plan.ts'
import { duplicatePlanItem } from '#server/services/plans/duplicate-plan-item.ts'
import { getPlan, type OpenPlan } from '#server/services/plans/get-plan.ts'
import type { PlanRef } from '#server/services/plans/get-scenario.ts'
import { moveActual } from '#server/services/plans/move-actual.ts'
import { removePlanItem } from '#server/services/plans/remove-plan-item.ts'
import { updatePlanItem } from '#server/services/plans/update-plan-item.ts'
import type { EditReply, SentCell } from '#shared/presentation/grid/edit-reply.ts'
import type { GridList } from '#shared/presentation/grid/grid-lists.ts'
import { purchaseEdits, type PurchaseEdit } from '#shared/presentation/grid/purchase-edits.ts'
import { readCells, readForm, readNewItem, type Patch, type ReadEdits } from '#shared/presentation/grid/read-edits.ts'
import { settledByKind } from '#shared/schemas/settled-kind.ts'
import { settledText } from '#shared/presentation/wording/settled-text.ts'
import { changedIn, textsIn, withWholeTables } from './changed-texts.ts'
import { OWN_PARTS } from './edit-form.ts'
import { replyToEdit } from './reply-to-edit.ts'

/** What a page with a list asks for. */
type AskedCells = { readonly intent: 'set'; readonly list: GridList; readonly cells: readonly SentCell[] }
type AskedRow = {
	readonly list: GridList
	readonly itemId: string
	readonly baseRev?: number | undefined
}
type AskedNote = AskedRow & { readonly noted: string; readonly quality: string; readonly source: string }
export type AskedEdit =
	| AskedCells
	| { readonly intent: 'add'; readonly list: GridList }
	| ({ readonly intent: 'save' } & AskedRow)
	| ({ readonly intent: 'remove' } & AskedRow)
	| ({ readonly intent: 'duplicate' } & AskedRow)
	| ({ readonly intent: 'note' } & AskedNote)
type Ask = {
	readonly actor: Actor
	readonly ref: PlanRef
	readonly request: Request
	readonly form: FormData
}
const keptSchema = z.object({ ok: z.literal(true), rev: z.number() })
type On = Ask & { readonly now: OpenPlan }

/** What was typed into a form: all of a new entry, of another what differs from what was shown. */
function typedIn({ intent, list }: Pick<AskedEdit, 'intent' | 'list'>, form: FormData) {
	const all = textsIn(form, OWN_PARTS)
	return intent === 'add' ? all : withWholeTables(changedIn(form, OWN_PARTS), all, list)
}

/** The patches of cells or of the row's form, each with the revision that whoever typed was looking at. */
function patchesOf(edit: Extract<AskedEdit, { intent: 'set' | 'save' }>, { form, now: { plan } }: On): ReadEdits {
	const where = { plan, list: edit.list }
	if (edit.intent === 'set') return readCells(where, edit.cells)
	return readForm(where, { id: edit.itemId, fields: typedIn(edit, form), baseRev: edit.baseRev })
}

/** A purchase is kept with its hall: whatever is done to it is an edit of the hall's list. */
async function changePurchases({ actor, ref, now }: On, edit: PurchaseEdit): Promise<EditAnswer> {
	const patches = purchaseEdits(now.plan, edit, now.rev).map((patch) => ({ kind: 'buildPhases' as const, ...patch }))
	return await updatePlanItem(actor, ref, { patches })
}

async function change(on: On, list: GridList, patches: readonly Patch[]): Promise<EditAnswer> {
	const { actor, ref } = on
	if (list === 'purchases') return await changePurchases(on, { intent: 'set', patches })
	if (list === 'actuals') return await moveActual(actor, ref, patches)
	return await updatePlanItem(actor, ref, { patches: patches.map((patch) => ({ kind: list, ...patch })) })
}

async function act(on: On, edit: Extract<AskedEdit, { intent: 'remove' | 'duplicate' }>): Promise<EditAnswer> {
	const { actor, ref } = on
	const { list, itemId, intent, baseRev } = edit
	if (list === 'purchases') return await changePurchases(on, { intent, id: itemId })
	if (intent === 'remove') return await removePlanItem(actor, ref, { kind: list, itemId, baseRev })
	return await duplicatePlanItem(actor, ref, { kind: list, itemId })
}

/** Grade and source of one figure, as one step. */
async function note({ actor, ref }: On, { list, itemId, noted, quality, source, baseRev }: AskedNote) {
	if (list === 'purchases' || list === 'actuals')
		return { ok: false as const, problems: [{ path: '', message: 'Nothing is noted on the figures of this list.' }] }
	const place = { kind: list, itemId, field: noted, baseRev }
	return await updatePlanItem(actor, ref, {
		patches: [],
		notes: [
			{ ...place, part: 'quality', value: quality === '' ? null : quality },
			{ ...place, part: 'source', value: source.trim() === '' ? null : source.trim() },
		],
	})
}

/** Carries an edit out on the plan, or says why not and keeps what was typed. */
export async function carryOut(edit: AskedEdit, asked: Ask): Promise<EditReply> {
	const { actor, ref, form } = asked
	const now = await getPlan(actor, ref)
	const on = { ...asked, now }
	const { list } = edit
	const ids = edit.intent === 'set' ? edit.cells.map(({ id }) => id) : 'itemId' in edit ? [edit.itemId] : []
	const kept = edit.intent === 'set' ? { cells: edit.cells } : { cells: [], typed: typedIn(edit, form) }
	const intent = edit.intent === 'set' || edit.intent === 'remove' ? edit.intent : 'save'
	const answered = (answer: EditAnswer, said: string | null = null) =>
		replyToEdit(answer, { ...kept, intent, on: { plan: now.plan, list, ids }, said })
	const creates = async (work: () => Promise<EditAnswer>) =>
		await once(
			{ actor, teamId: now.project.teamId, request: asked.request, form },
			{ answer: keptSchema, work: async () => answered(await work()) },
		)
	if (edit.intent === 'duplicate') return await creates(() => act(on, edit))
	if (edit.intent === 'remove') return answered(await act(on, edit))
	if (edit.intent === 'add') {
		const read = readNewItem({ plan: now.plan, list }, textsIn(form, OWN_PARTS))
		if (!read.ok) return { ok: false, problems: read.problems, ...kept }
		const { item, ranges } = read
		return await creates(() =>
			list === 'purchases'
				? changePurchases(on, { intent: 'add', item })
				: addPlanItem(actor, ref, { kind: list, item, ranges }),
		)
	}
	if (edit.intent === 'note') return answered(await note(on, edit))
	const edits = patchesOf(edit, on)
	if (!edits.ok) return { ok: false, problems: edits.problems, ...kept }
	const settled =
		list === 'purchases'
			? []
			: settledByKind(
					now.plan,
					edits.patches.map((patch) => ({ kind: list, ...patch })),
				)
	return answered(await change(on, list, edits.patches), settledText(settled))
}
