import { applyEdit } from '#server/runs/edits/apply-edit.ts'
import { inverseEdits, type Logged } from '#server/runs/edits/commands/inverse-edits.ts'
import { isRecord } from '#server/runs/edits/plan-edit.ts'
import type { JsonRecord } from '#server/store/rows/plan-documents.ts'

const MIRRORED = { add: 'remove', remove: 'add', update: 'update', create: 'create' } as const

/** The record that would take this one back: its inverse is the record itself. */
const mirrored = ({ action, fields, ...place }: Logged): Logged => ({
	...place,
	action: MIRRORED[action],
	fields: fields.map(({ field, before, after }) => ({ field, before: after, after: before })),
})

/** The plan that a log leads to: its first record holds the plan as it was made, every other one its edits. */
export function replayLog(log: readonly Logged[]): JsonRecord {
	return log.reduce<JsonRecord>((draft, record) => {
		const made = record.action === 'create' ? record.fields[0]?.after : null
		return isRecord(made) ? made : inverseEdits(mirrored(record)).reduce(applyEdit, draft)
	}, {})
}
