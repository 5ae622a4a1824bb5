import type { EditProblem } from '#shared/presentation/grid/edit-reply.ts'
import { readAssumption } from '#shared/presentation/pages/assumptions/read-assumption.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { HeldPlan } from '../edits-of.ts'
import type { PlainCommand, PlanCommand } from '../plan-command.ts'
import { fieldEdit } from '../plan-edit.ts'

type AssumptionCommand = Extract<PlanCommand, { readonly command: 'assumption' }>

/** An assumption is read in the plan's currency, and kept with its reason; one without an entry is the default again. */
export function readAssumptionCommand(
	{ plan }: HeldPlan,
	{ key, entry, baseRev }: AssumptionCommand,
):
	| { readonly ok: true; readonly command: PlainCommand }
	| { readonly ok: false; readonly problems: readonly EditProblem[] } {
	const read = entry && readAssumption(key, entry.text, moneyOf(plan))
	if (read?.ok === false) return { ok: false, problems: [{ field: 'value', text: read.text }] }
	const value = entry && read && { value: read.value, why: entry.why, source: entry.source }
	const edits = [fieldEdit({ kind: 'assumptions', itemId: key, field: '', value, baseRev })]
	return { ok: true, command: { command: 'edits', edits } }
}
