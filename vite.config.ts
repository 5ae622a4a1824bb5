import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { denyImports } from 'vite-env-only'

export default defineConfig(({ command }) => ({
	publicDir: 'app/public',
	// Whose code is served stands in NOTICE, once, and not at the head of every icon.
	esbuild: { legalComments: 'none' as const },
	plugins: [
		// While developing, the framework itself walks from pages into the server to gather styles.
		command === 'build' && denyImports({ client: { specifiers: ['pg', '@prisma/*'], files: ['server/**'] } }),
		tailwindcss(),
		remix({
			ignoredRouteFiles: ['**/*.test.ts', '**/*.test.tsx'],
			future: {
				v3_fetcherPersist: true,
				v3_relativeSplatPath: true,
				v3_throwAbortReason: true,
				// Off for good: their code paths carry denial-of-service bugs that the last Remix 2 release never mended.
				v3_singleFetch: false,
				v3_lazyRouteDiscovery: false,
				v3_routeConfig: false,
			},
		}),
	],
}))
