// A thread that runs the engine from source, while developing and in tests: it brings its own loader. A run of tests bundles
// the source once for all its threads.
import { register } from 'tsx/esm/api'

const bundle = process.env.ENGINE_BUNDLE
if (bundle === undefined) {
	register()
	await import('./engine-worker-start.ts')
} else {
	await import(bundle)
}
