import { defineConfig } from 'vitest/config'

export default defineConfig({
	test: {
		// Tests wait on nothing but the processor: one worker a core.
		maxWorkers: '100%',
		projects: [
			{
				test: {
					name: 'unit',
					include: ['{app,server,shared,prisma}/**/*.test.{ts,tsx}', 'tests/structure/*.test.ts'],
					setupFiles: ['tests/setup/same-draws.ts'],
					// Most of their time went into reading the same modules again for each file; none of them changes what others read.
					isolate: false,
					// Only ends what hangs: laws take seconds, and more on a machine that does other things too.
					testTimeout: 60_000,
				},
			},
			{
				test: {
					name: 'integration',
					include: ['tests/integration/**/*.test.ts'],
					globalSetup: ['tests/setup/template-database.ts'],
					setupFiles: ['tests/setup/worker-database.ts'],
					testTimeout: 20_000,
					hookTimeout: 60_000,
				},
			},
			{
				test: {
					name: 'backtests',
					include: ['tests/backtests/**/*.test.ts'],
				},
			},
		],
	},
})
