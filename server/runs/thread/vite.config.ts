import { defineConfig } from 'vite'

/** Bundles a thread of the engine for production: it starts at once, and nothing in it is made for the loader of sources. */
export default defineConfig({
	publicDir: false,
	build: {
		ssr: 'server/runs/thread/engine-worker-start.ts',
		outDir: 'build/engine',
		emptyOutDir: true,
		minify: false,
		target: 'node20',
	},
})
