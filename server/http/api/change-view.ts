import type { ChangeRow } from '#server/store/rows/changes.ts'

/** One line of a plan’s log as programs read it. */
export function changeView({ rev, at, userName, why, action, kind, itemId, fields, undoes, step }: ChangeRow) {
	const place = { action, list: kind, id: itemId }
	const changed = fields.map(({ field, before, after }) => ({ field, before, after }))
	return { version: rev, step, at: at.toISOString(), by: userName, why, ...place, fields: changed, undoes }
}
