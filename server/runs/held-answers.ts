import { isDeepStrictEqual } from 'node:util'
import { decideEdit, type Decided, type EditAsk } from '#server/runs/edits/decide-edit.ts'
import { draftBefore, placeOfEdit, restoreEdits } from '#server/runs/edits/commands/restore-edits.ts'
import type { HeldPlan } from '#server/runs/edits/edits-of.ts'
import { currentValue, placeOf } from '#server/runs/edits/plan-edit.ts'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import { buildVersionView, type VersionView } from '#server/views/history/version-view.ts'
import { buildDifferencesView, type DifferencesView } from '#server/views/scenarios/differences-view.ts'
import { editedPlace, type EditedPlace } from '#server/views/messages/edited-place.ts'
import { ITEM_KINDS } from '#shared/schemas/plan-items.ts'
import { NO_DIFFERENCES } from '#shared/schemas/differences.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'

type EditQuestion = {
	readonly ask: EditAsk
	/** the name under which the plan that the edit makes is kept until it is written */
	readonly keepAs: string
}
type Keep = (name: string, held: HeldPlan) => void
type WithoutPlan<D> = D extends unknown ? Omit<D, 'next'> : never

/** Decides an edit and keeps the plan it makes; what is to be written goes to the asker. */
export function editPlan(held: HeldPlan, { ask, keepAs }: EditQuestion, keep: Keep): WithoutPlan<Decided> {
	const decided = decideEdit(held, ask)
	if (!decided.ok) return decided
	const { next, ...answer } = decided
	if (next.rev > held.rev) keep(keepAs, next)
	return answer
}

/** What of a scenario differs from its baseline; of the baseline itself nothing. */
export function showDifferences({ plan, follows }: HeldPlan): DifferencesView {
	return buildDifferencesView({
		baseline: follows?.baseline ?? plan,
		plan,
		differences: follows?.differences ?? NO_DIFFERENCES,
		aside: follows?.aside ?? NO_DIFFERENCES,
	})
}

/** How a plan was before some records of its log, beside how it is. */
export function showVersion(
	held: HeldPlan,
	{ records, version }: { readonly records: readonly ChangeRow[]; readonly version: number },
): VersionView {
	const then = draftBefore(held, records)
	const changes = restoreEdits(held, { records }).map((edit) => {
		const place = { ...placeOfEdit(edit), kind: edit.kind }
		return { ...place, now: currentValue(held.draft, place), then: currentValue(then, place) }
	})
	const differing = changes.filter((change) => !isDeepStrictEqual(change.now, change.then))
	return buildVersionView(held.plan, version, differing)
}

/** What an entry of a plan, or a field of it, is called; null where there is none. */
export function namePlace({ plan, draft }: HeldPlan, place: EditedPlace): string | null {
	const list = ITEM_KINDS.find((kind) => kind === place.kind)
	if (list === undefined || placeOf(draft, list, place.itemId) < 0) return null
	return editedPlace(plan, place)
}

/** The plan file as text, and the name of the plan. */
export function exportPlan({ plan }: HeldPlan): { readonly text: string; readonly name: string } {
	return { text: `${JSON.stringify(toPlanFile(plan), null, '\t')}\n`, name: plan.name }
}

/** The plan file as it was before some records of its log, for a link that freezes it; null where that is no plan any more. */
export function freezePlan(held: HeldPlan, { records }: { readonly records: readonly ChangeRow[] }): string | null {
	const then = parsePlanFile(draftBefore(held, records))
	return then.ok ? JSON.stringify(toPlanFile(then.plan)) : null
}

/** The plan itself, read where plans are read. */
export function heldPlan({ plan }: HeldPlan): PlanFile {
	return plan
}
