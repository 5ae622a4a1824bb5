import type { ServerBuild } from '@remix-run/node'
import type { Server } from 'node:http'
import type { RequestHandler } from 'express'

export type Bundler = {
	readonly middleware: RequestHandler
	readonly build: () => Promise<ServerBuild>
	close(): Promise<void>
}

/** Vite inside our own server, for `npm run dev`: pages come from the sources and reload when those change. */
export async function startBundler(server: Server): Promise<Bundler> {
	// Not there in production, where only the build is.
	const { createServer } = await import('vite')
	const vite = await createServer({ server: { middlewareMode: true, hmr: { server } } })
	return {
		middleware: vite.middlewares,
		build: async () => {
			const loaded = await vite.ssrLoadModule('virtual:remix/server-build')
			if (!isServerBuild(loaded)) throw new Error('The development build has no routes.')
			return loaded
		},
		close: () => vite.close(),
	}
}

/** Proves that a loaded module is an application build. */
export function isServerBuild(value: unknown): value is ServerBuild {
	return typeof value === 'object' && value !== null && 'routes' in value && 'entry' in value && 'assets' in value
}
