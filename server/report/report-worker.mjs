// The thread that draws reports. It runs from source in development and production alike, so it brings its own loader.
import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { serveReports } = await import('./report-worker.ts')
if (parentPort) serveReports(parentPort)
