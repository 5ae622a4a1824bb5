import { setTimeout as pause } from 'node:timers/promises'
import { onCatchUp, subscribe } from '#server/events/hub.ts'
import { BEAT_MS } from '#shared/together/live.ts'

/** Says to one follower of a plan when to look again: as soon as something is told of it, and every few seconds in any case. */
export function planNews(projectId: string) {
	let told = false
	let wake: (() => void) | null = null
	const hear = () => {
		told = true
		wake?.()
	}
	const leaves = [subscribe(projectId, hear), onCatchUp(hear)]
	return {
		next: async (signal: AbortSignal): Promise<void> => {
			const woken = new AbortController()
			wake = () => woken.abort()
			const ends = AbortSignal.any([signal, woken.signal])
			// What was told while its follower looked is not lost.
			if (!told) await pause(BEAT_MS, undefined, { signal: ends }).catch(() => undefined)
			wake = null
			told = false
		},
		leave: () => {
			for (const leave of leaves) leave()
		},
	}
}
