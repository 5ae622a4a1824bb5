import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { basename } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadStarted } from '../messages.ts'
import { serveEngine } from './engine-worker.ts'

// On Linux this is of the thread alone: where processors are short, the thread that answers requests goes first. Elsewhere it
// would be of the whole process.
if (process.platform === 'linux') setPriority(5)
parentPort?.postMessage({ systemId: systemThread() } satisfies ThreadStarted)
const stop: unknown = workerData
if (parentPort && stop instanceof Int32Array) serveEngine(parentPort, stop)

/** The number under which the system counts this thread's time; null where it says none. */
function systemThread(): string | null {
	try {
		return basename(readlinkSync('/proc/thread-self'))
	} catch {
		return null
	}
}
