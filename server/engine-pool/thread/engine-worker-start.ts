import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { serveEngine } from './engine-worker.ts'

// On Linux this is of the thread alone: where processors are short, the thread that answers requests goes first. Elsewhere it
// would be of the whole process.
if (process.platform === 'linux') setPriority(5)
const stop: unknown = workerData
if (parentPort && stop instanceof Int32Array) serveEngine(parentPort, stop)
