import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { findSystemBrowser } from './tests/setup/find-browser.mjs'

const port = process.env['E2E_PORT'] ?? '3149'
const address = `http://localhost:${port}`
const browser = findSystemBrowser()

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results',
	// Sized for two processors that a browser, a server and a database share: what waits long there is not broken.
	timeout: 120_000,
	expect: { timeout: 20_000 },
	// A second try is told of in the summary, so that it is looked into and does not hide.
	retries: 1,
	workers: 2,
	fullyParallel: true,
	forbidOnly: true,
	reporter: [
		['list'],
		...(process.env['E2E_REPORT'] ? [['json', { outputFile: process.env['E2E_REPORT'] }] as const] : []),
	],
	use: {
		...devices['Desktop Chrome'],
		baseURL: address,
		trace: 'on-first-retry',
		launchOptions: {
			...(browser === undefined ? {} : { executablePath: browser }),
			args: ['--no-sandbox', '--disable-background-networking'],
		},
	},
	webServer: {
		command: 'node server/start.mjs',
		url: `${address}/readyz`,
		timeout: 300_000,
		stderr: 'pipe',
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
		env: {
			PORT: port,
			STRATA_DATA_DIR: path.join(tmpdir(), `strata-e2e-${port}`),
			NODE_ENV: 'production',
			TRUST_PROXY: '1',
		},
	},
})
