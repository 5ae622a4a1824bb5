import type { ChangeRow } from '#server/repositories/changes.ts'
import { scopeOf } from '#server/repositories/scenarios.ts'
import { changesOfItems } from '#server/services/scenarios/plan-log.ts'
import { FIGURE, readTalkKey } from '#shared/together/talk.ts'
import type { PlanHeading } from '../plan-heading.ts'

const SHOWN = 50

/** What an entry of a plan has seen, or a field of it, the latest first. Who may see the plan has been checked. */
export async function listEntryChanges({ scenario }: PlanHeading, key: string): Promise<readonly ChangeRow[]> {
	const place = readTalkKey(key)
	if (place === null || place.kind === FIGURE) return []
	const { kind, itemId, field } = place
	const rows = await changesOfItems(scopeOf(scenario), [{ kind, itemId }])
	const touches = ({ fields }: ChangeRow) =>
		field === '' || fields.some((one) => one.field === '' || one.field === field || one.field.startsWith(`${field}.`))
	return rows.filter(touches).slice(0, SHOWN)
}
