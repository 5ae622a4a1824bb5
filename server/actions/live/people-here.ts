import { listPresences, type PresenceRow } from '#server/store/rows/presences.ts'
import type { PersonHere } from '#shared/together/live.ts'
import { initialsOf } from '#shared/together/initials.ts'

/** Whoever was not seen for so long has gone: two beats missed, and a bit. */
const GONE_AFTER_MS = 13_000

/** Who has a plan open now, each once however many pages they have open, with the cells they type in. */
export async function peopleHere(plan: { teamId: string; projectId: string }): Promise<readonly PersonHere[]> {
	return peopleOf(await listPresences(plan, GONE_AFTER_MS))
}

function peopleOf(rows: readonly PresenceRow[]): readonly PersonHere[] {
	const ids = [...new Set(rows.map(({ userId }) => userId))]
	return ids.flatMap((userId) => {
		const own = rows.filter((row) => row.userId === userId)
		const [first] = own
		if (first === undefined) return []
		const name = first.userName
		const places = own.map(({ scenarioId, page, list, itemId, field }) => ({
			scenarioId,
			page,
			cell: field === '' ? null : { list, itemId, field },
		}))
		return [{ userId, name, initials: initialsOf(name), places }]
	})
}
