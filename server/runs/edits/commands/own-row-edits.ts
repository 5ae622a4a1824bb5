import { readOwnRow } from '#server/views/own-rows/read-own-row.ts'
import type { EditProblem } from '#shared/grid/edit-reply.ts'
import type { HeldPlan } from '../edits-of.ts'
import type { PlainCommand, PlanCommand } from '../plan-command.ts'
import { fieldEdit } from '../plan-edit.ts'

type OwnRowCommand = Extract<PlanCommand, { readonly command: 'ownRow' }>

/** A row of the plan's own is kept with the others of its table: the edit is of the table, as it was seen. */
export function readOwnRowCommand(
	{ plan }: HeldPlan,
	{ table, baseRev, ...edit }: OwnRowCommand,
):
	| { readonly ok: true; readonly command: PlainCommand; readonly said: null }
	| { readonly ok: false; readonly problems: readonly EditProblem[] } {
	const read = readOwnRow(plan, { table, ...edit })
	if (!read.ok) return read
	const value = read.rows
	const edits = [fieldEdit({ kind: 'head', itemId: '', field: `catalogue.${table}`, value, baseRev })]
	return { ok: true, command: { command: 'edits', edits }, said: null }
}
