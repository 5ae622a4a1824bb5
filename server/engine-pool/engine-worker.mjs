// A thread that runs the engine. It runs from source in development and production alike, so it brings its own loader.
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

// On Linux this is of the thread alone: where processors are short, the thread that answers requests goes first. Elsewhere it
// would be of the whole process.
if (process.platform === 'linux') setPriority(5)
register()
const { serveEngine } = await import('./engine-worker.ts')
if (parentPort) serveEngine(parentPort, workerData)
