// A thread that runs the engine from source, while developing and in tests: it brings its own loader.
import { register } from 'tsx/esm/api'

register()
await import('./engine-worker-start.ts')
