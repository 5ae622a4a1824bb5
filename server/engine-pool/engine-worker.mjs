// A thread that runs the engine. It runs from source in development and production alike, so it brings its own loader.
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { serveEngine } = await import('./engine-worker.ts')
if (parentPort) serveEngine(parentPort, workerData)
