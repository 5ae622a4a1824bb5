import { setTimeout as pause } from 'node:timers/promises'
import { faultFields, log } from '#server/log.ts'

type KeepRunningParams = {
	readonly isRunning: () => Promise<boolean>
	/** starts it, or takes over one that runs again already */
	readonly start: () => Promise<void>
}
export type Keeper = {
	/** false from when it was found ended until it answers again */
	readonly isUp: () => boolean
	/** Watches no more; resolves when nothing is being started. */
	readonly stop: () => Promise<void>
}

const LOOK_EVERY_MS = 250
const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 10_000

/** Starts a server again whenever it has ended, waiting longer after each try that fails. */
export function keepRunning({ isRunning, start }: KeepRunningParams): Keeper {
	let up = true
	let stopping = false
	let looking: Promise<void> | null = null
	const look = async () => {
		if (await isRunning()) return
		up = false
		log('error', 'database_ended')
		for (let wait = FIRST_WAIT_MS; !stopping; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
			try {
				await start()
				up = true
				log('info', 'database_started_again')
				return
			} catch (error) {
				log('error', 'database_not_started', faultFields(error))
				await pause(wait, undefined, { ref: false })
			}
		}
	}
	const timer = setInterval(() => {
		looking ??= look().finally(() => {
			looking = null
		})
	}, LOOK_EVERY_MS)
	timer.unref()
	return {
		isUp: () => up,
		stop: async () => {
			stopping = true
			clearInterval(timer)
			await looking
		},
	}
}
