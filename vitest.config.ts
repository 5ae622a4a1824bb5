import { defineConfig } from 'vitest/config'

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'unit',
					include: ['{app,server,shared,prisma}/**/*.test.{ts,tsx}', 'tests/structure/*.test.ts'],
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
