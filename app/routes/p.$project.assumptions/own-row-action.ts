import { json, redirect } from '@remix-run/node'
import type { Actor } from '#server/access/actor.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { setOwnRow } from '#server/actions/plans/edits.ts'
import { SHOWN, type EditReply } from '#shared/grid/edit-reply.ts'
import { ownColumns } from '#server/views/own-rows/own-columns.ts'
import { findOwnTable, type OwnTable } from '#shared/grid/own-tables.ts'
import { ownFieldNames } from '#server/views/own-rows/read-own-row.ts'
import { placeWith } from '#shared/pages/page-part.ts'
import { baseRevIn, changedIn, textsIn, withWholeTables } from '../p.$project/changed-texts.ts'
import { planRef, type PlanRequest } from '../p.$project/open-plan.ts'
import { replyToEdit } from '../p.$project/reply-to-edit.ts'

/** Names of the form's own parts; all others are columns of the row. */
const PARTS = ['intent', 'table', 'rowId', 'from', 'baseRev']
const FIELDS = ownFieldNames()
export const OWN_ROW_NAMES = [...PARTS, ...FIELDS, ...FIELDS.map((field) => SHOWN + field)]

/** What is done to a row of the plan's own. */
export const OWN_ROW_INTENTS = ['ownRow', 'removeRow'] as const
const intentOf = (form: FormData) => OWN_ROW_INTENTS.find((intent) => intent === form.get('intent'))
export const isOwnRowForm = (form: FormData): boolean => intentOf(form) !== undefined

const UNKNOWN: EditReply = {
	ok: false,
	problems: [{ field: '', text: 'This form is out of date. Reload the page and try again.' }],
	cells: [],
}

/** What of the form of an own row differs from what it showed. */
function changedRow(table: OwnTable, form: FormData): Readonly<Record<string, string>> {
	const lists = ownColumns(table).lists.map(({ path }) => path)
	return withWholeTables(changedIn(form, PARTS), textsIn(form, PARTS), lists)
}

/** The page again, without the form of the row. */
function listAfter(request: Request): string {
	const { pathname, searchParams } = new URL(request.url)
	return `${pathname}${placeWith(searchParams)}`
}

/** Saves a row of the plan's own, or takes it away; what was typed stays on the page where it is refused. */
export async function ownRowAction(asked: PlanRequest, { actor, form }: { actor: Actor; form: FormData }) {
	const table = findOwnTable(textIn(form, 'table'))
	if (table === null) return json<EditReply>(UNKNOWN, { status: 400 })
	const typed = intentOf(form) === 'removeRow' ? null : changedRow(table, form)
	const [id, from] = [textIn(form, 'rowId') || null, textIn(form, 'from') || null]
	const edit = { table, id, from, typed, baseRev: baseRevIn(form) }
	const answer = await answering(() => setOwnRow(actor, planRef(asked), edit))
	if (answer.ok) return redirect(listAfter(asked.request))
	return json<EditReply>(replyToEdit(answer, { typed: typed ?? {} }), { status: 422 })
}
