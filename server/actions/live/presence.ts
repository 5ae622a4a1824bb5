import { listPresences, type PresenceRow, updatePresence, type Whereabouts } from '#server/store/rows/presences.ts'
import { type PersonHere, BEAT_MS } from '#shared/together/live.ts'
import { initialsOf } from '#shared/together/initials.ts'
import type { Actor } from '#server/access/actor.ts'
import { requireProject } from '#server/access/require-member.ts'
import { notFound } from '#server/access/app-error.ts'
import { sendNotice } from '#server/store/rows/notices.ts'
import { setTimeout as pause } from 'node:timers/promises'
import { onCatchUp, subscribe } from '#server/store/events/hub.ts'
import type { PlanNotice } from '#server/store/events/notice.ts'

/** Says to one follower of a plan when to look again: as soon as something is told of it, and every few seconds in any case. */
export function planNews(projectId: string) {
	let told = false
	let wake: (() => void) | null = null
	const jobs = new Set<string>()
	const hear = () => {
		told = true
		wake?.()
	}
	// Not AbortSignal.any: the signal of a server that lives for months would remember every turn of every follower.
	const wokenOrLate = async (signal: AbortSignal) => {
		const woken = new AbortController()
		const rouse = () => woken.abort()
		wake = rouse
		signal.addEventListener('abort', rouse)
		await pause(BEAT_MS, undefined, { signal: woken.signal }).catch(() => undefined)
		signal.removeEventListener('abort', rouse)
		wake = null
	}
	const hearOf = (notice: PlanNotice) => {
		if (notice.kind === 'job') jobs.add(notice.id)
		hear()
	}
	const leaves = [subscribe(projectId, hearOf), onCatchUp(hear)]
	return {
		next: async (signal: AbortSignal): Promise<void> => {
			// What was told while its follower looked is not lost.
			if (!told && !signal.aborted) await wokenOrLate(signal)
			told = false
		},
		/** of which jobs something was told since this was asked last */
		jobs: (): readonly string[] => {
			const those = [...jobs]
			jobs.clear()
			return those
		},
		leave: () => {
			for (const leave of leaves) leave()
		},
	}
}

/**
 * Notes where in a plan somebody is, for the others who have it open. Of a stream that has ended nothing is noted.
 * @throws not_found for strangers and who reads by a link
 */
export async function sayWhere(
	actor: Actor,
	{ projectId, stream }: { readonly projectId: string; readonly stream: string },
	at: Whereabouts,
): Promise<void> {
	const { teamId, guest } = await requireProject(actor, projectId, 'seePlans')
	if (guest) throw notFound('project')
	const known = await updatePresence({ teamId, userId: actor.userId, id: stream }, at)
	if (known) await sendNotice({ kind: 'presence', projectId })
}

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
