import type { Actor } from '#server/access/actor.ts'
import type { Json } from '#server/store/rows/plan-documents.ts'
import { fieldEdit } from '#server/runs/edits/plan-edit.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'

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
