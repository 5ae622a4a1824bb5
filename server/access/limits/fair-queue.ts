import { AppError } from '#server/access/app-error.ts'

type QueueLimits = {
	readonly atOnce: number
	/** how many of one key may wait */
	readonly perKey: number
	/** how many may wait in all */
	readonly inAll: number
	readonly longestWaitMs: number
}
export type FairQueue = <T>(key: string, work: () => Promise<T>) => Promise<T>

/**
 * Runs work a few at a time, the keys in turn: who sends a hundred waits behind their own, and everybody else behind one of
 * theirs. Who finds the queue full is told at once, and who has waited too long is told then.
 */
export function fairQueue({ atOnce, perKey, inAll, longestWaitMs }: QueueLimits): FairQueue {
	const waiting = new Map<string, (() => void)[]>()
	const count = { running: 0, waiting: 0 }

	function startNext(): void {
		const [first] = waiting
		if (first === undefined) return
		const [key, lane] = first
		const start = lane.shift()
		waiting.delete(key)
		// The key goes behind all others before its next turn.
		if (lane.length > 0) waiting.set(key, lane)
		count.waiting -= 1
		start?.()
	}

	async function turn(key: string): Promise<void> {
		count.running += 1
		if (count.running <= atOnce) return
		const lane = waiting.get(key) ?? []
		if (lane.length >= perKey || count.waiting >= inAll) {
			count.running -= 1
			throw busy()
		}
		count.waiting += 1
		waiting.set(key, lane)
		await new Promise<void>((resolve, reject) => {
			const start = () => {
				clearTimeout(timer)
				resolve()
			}
			const timer = setTimeout(() => {
				leave(key, start)
				reject(busy())
			}, longestWaitMs)
			lane.push(start)
		})
	}

	function leave(key: string, start: () => void): void {
		const lane = (waiting.get(key) ?? []).filter((other) => other !== start)
		if (lane.length > 0) waiting.set(key, lane)
		else waiting.delete(key)
		count.waiting -= 1
		count.running -= 1
	}

	return async (key, work) => {
		await turn(key)
		try {
			return await work()
		} finally {
			count.running -= 1
			startNext()
		}
	}
}

function busy(): AppError {
	return new AppError('rate_limited', {
		userMessage: 'More people are logging in than this server can take at once.',
		mend: 'Try again in a few seconds.',
		retryAfterSeconds: 5,
	})
}
