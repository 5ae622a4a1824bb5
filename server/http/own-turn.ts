import { setImmediate as nextTurn } from 'node:timers/promises'

let last: Promise<unknown> = Promise.resolve()

/**
 * Resolves in a turn of the event loop that nobody else who asks for one has. What comes for many requests at one moment is
 * then done one by one, and everybody's timers and sockets are served in between.
 */
export function ownTurn(): Promise<unknown> {
	last = last.then(() => nextTurn())
	return last
}
