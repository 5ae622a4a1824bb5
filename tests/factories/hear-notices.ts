import { listen } from '#server/store/listen.ts'
import { currentEnv } from '#server/env.ts'
import { hear } from '#server/store/events/hub.ts'
import { CHANNEL } from '#server/store/rows/notices.ts'

/** Hears what servers tell each other through the database, as a server does; the answer ends that. */
export async function hearNotices(): Promise<() => Promise<void>> {
	let close = () => Promise.resolve()
	await new Promise<void>((connected) => {
		close = listen(currentEnv().DATABASE_URL ?? '', CHANNEL, { heard: hear, connected })
	})
	return close
}
