import type { Server } from 'node:http'
import { startDraining } from './draining.ts'
import { faultFields, log } from './log.ts'

type ShutdownStep = () => Promise<void>

const END_WITHIN_MS = 9500
const REQUESTS_END_WITHIN_MS = 5000
/** What stands before several servers looks whether one is ready about once a second, and sends visitors until then. */
const STILL_WELCOME_MS = 2000
// npm passes on a Ctrl-C that the terminal has sent already: two signals this close are one wish.
const SAME_WISH_MS = 400

const steps: ShutdownStep[] = []

/** Remembers what must be closed when Strata ends; the last opened is closed first. */
export function closeAtEnd(step: ShutdownStep): void {
	steps.push(step)
}

/** Ends cleanly on Ctrl-C or SIGTERM; a second signal ends at once. */
export function endOnSignal(): void {
	let since: number | null = null
	const onSignal = (signal: NodeJS.Signals) => {
		if (since === null) {
			since = Date.now()
			startDraining()
			setTimeout(() => process.exit(1), END_WITHIN_MS).unref()
			// Whoever presses Ctrl-C waits at the terminal; who sends SIGTERM has others to send visitors to.
			const pause = signal === 'SIGTERM' ? STILL_WELCOME_MS : 0
			setTimeout(() => void closeEverything().then((clean) => process.exit(clean ? 0 : 1)), pause)
		} else if (Date.now() - since > SAME_WISH_MS) {
			process.exit(1)
		}
	}
	process.on('SIGINT', onSignal)
	process.on('SIGTERM', onSignal)
	process.on('SIGHUP', onSignal)
}

/** Closes all, whatever fails on the way. Answers whether everything closed. */
export async function closeEverything(): Promise<boolean> {
	let clean = true
	for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
		try {
			await step()
		} catch (error) {
			clean = false
			log('error', 'shutdown_step_failed', faultFields(error))
		}
	}
	return clean
}

/** Takes no new connection, lets the running requests finish, and cuts those that take too long. */
export function closeServer(server: Server): Promise<void> {
	return new Promise((resolve) => {
		const cut = setTimeout(() => server.closeAllConnections(), REQUESTS_END_WITHIN_MS)
		server.close(() => {
			clearTimeout(cut)
			resolve()
		})
		server.closeIdleConnections()
	})
}
