import { setTimeout as pause } from 'node:timers/promises'
import { onCatchUp, subscribe } from '#server/store/events/hub.ts'
import type { PlanNotice } from '#server/store/events/notice.ts'
import { BEAT_MS } from '#shared/together/live.ts'

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
