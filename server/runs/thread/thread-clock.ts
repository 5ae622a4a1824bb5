import { readFileSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'

const NS_PER_MS = 1e6

/**
 * How long a thread has worked so far, in milliseconds, read from outside and while it works. On Linux it is time of the
 * processor: a busy machine makes nothing dearer. Elsewhere it is the time in which the thread had something to do.
 */
export function workedMs(worker: Worker, systemId: string | null): number {
	const processor = systemId === null ? null : processorMs(systemId)
	return processor ?? worker.performance.eventLoopUtilization().active
}

/** Null where the system keeps no such figures. */
function processorMs(systemId: string): number | null {
	try {
		const [onProcessor] = readFileSync(`/proc/self/task/${systemId}/schedstat`, 'utf8').split(' ')
		const ns = Number(onProcessor)
		return ns > 0 ? ns / NS_PER_MS : null
	} catch {
		return null
	}
}
