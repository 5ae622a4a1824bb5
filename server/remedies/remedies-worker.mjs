// The thread that looks for remedies. It runs from source in development and production alike, so it brings its own loader.
import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { serveRemedies } = await import('./remedies-worker.ts')
if (parentPort) serveRemedies(parentPort)
