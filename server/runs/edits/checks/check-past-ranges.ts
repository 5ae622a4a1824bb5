import { isOfRange } from '#server/views/messages/edited-place.ts'
import { findFieldFacts } from '#shared/fields/registry.ts'
import { PAST_RANGE } from '#shared/ranges/range-words.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { ITEM_KINDS } from '#shared/schemas/plan-items.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import { statusMonth } from '#shared/status-month.ts'
import type { EditRecord } from '../record-edits.ts'

/**
 * A range that an edit gives to a month which is past by then: what has happened has none. A plan may hold one, as its status
 * month moves on and leaves ranges behind, so a plan is not asked, an edit is.
 */
export function checkPastRanges(plan: PlanFile, records: readonly EditRecord[]): readonly Problem[] {
	const status = statusMonth(plan)
	return records.flatMap(({ kind, itemId, fields }): readonly Problem[] => {
		if (!fields.some(({ field, after }) => isOfRange(kind, field) && after !== null)) return []
		const { list: name, id, field } = notedIn(itemId)
		const list = ITEM_KINDS.find((known) => known === name)
		if (list === undefined || findFieldFacts(list, field)?.kind !== 'month') return []
		const items: readonly Readonly<Record<string, unknown>>[] = plan[list]
		const at = items.findIndex((item) => item['id'] === id)
		const month = items[at]?.[field]
		return typeof month === 'string' && month < status
			? [{ path: `${list}[${String(at)}].${field}`, ...PAST_RANGE }]
			: []
	})
}
