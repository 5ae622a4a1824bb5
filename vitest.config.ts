import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/setup/longest-first.ts'

/**
 * Files that put a stand-in for a module of the app, load it anew, or have another sample under the sample's name: they have a
 * copy of the app to themselves.
 */
const APART = [
	'tests/integration/{engine-refusals,every-edit,sample}.test.ts',
	'tests/integration/edits/while-it-thinks.test.ts',
	'tests/integration/accounts/{passkeys,log-in}.test.ts',
]
/** Plans and their figures are made to be looked at once: room for what is soon forgotten saves a tenth of the time. */
const ROOMY = { execArgv: ['--max-semi-space-size=64'] }
const INTEGRATION = {
	...ROOMY,
	globalSetup: ['tests/setup/template-database.ts', 'tests/setup/engine-bundle.ts'],
	setupFiles: ['tests/setup/worker-database.ts'],
	// As with units: only ends what hangs.
	testTimeout: 60_000,
	hookTimeout: 60_000,
}

export default defineConfig({
	test: {
		// Tests wait on nothing but the processor: one worker a core.
		maxWorkers: '100%',
		sequence: { sequencer: LongestFirst },
		projects: [
			{
				test: {
					...ROOMY,
					name: 'unit',
					include: ['{app,server,shared,prisma}/**/*.test.{ts,tsx}', 'tests/{structure,bench}/*.test.ts'],
					setupFiles: ['tests/setup/same-draws.ts'],
					// Most of their time went into reading the same modules again for each file; none of them changes what others read.
					isolate: false,
					// Only ends what hangs: laws take seconds, and more on a machine that does other things too.
					testTimeout: 60_000,
				},
			},
			{
				test: {
					...INTEGRATION,
					name: 'integration',
					include: ['tests/integration/**/*.test.ts'],
					exclude: APART,
					// Reading the app and starting its engine takes longer than most of these files: each worker does so once.
					isolate: false,
				},
			},
			{ test: { ...INTEGRATION, name: 'integration-apart', include: APART } },
			{
				test: {
					...ROOMY,
					name: 'backtests',
					include: ['tests/backtests/**/*.test.ts'],
				},
			},
		],
	},
})
