// `npm test`: installs what it needs, then every check in turn. Names given after it choose some of them, and `start` the
// starts of whole processes alone: node tests/run.mjs types unit
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { ensureClient, ensureInstalled, requireNode, root } from '../server/setup.mjs'
import { findSystemBrowser } from './setup/find-browser.mjs'

const bin = (name) => path.join(root, 'node_modules', name)
const reports = mkdtempSync(path.join(tmpdir(), 'strata-reports-'))
const BROWSER_REPORT = path.join(reports, 'browser.json')
const VITEST = bin('vitest/vitest.mjs')
const CACHED_BY_CONTENT = ['--cache', '--cache-strategy', 'content', '--cache-location', '.prettiercache']
const START = 'tests/integration/start.test.ts'
/** Compilers and linters make much that is soon forgotten: with more room for it, an eighth less time. */
const ROOMY = '--max-semi-space-size=64'

// Stages of one line run side by side, no more of them at once than there are cores, the longest first; each line waits for
// the one before.
const LINES = [
	[
		{ name: 'lint', args: [bin('eslint/bin/eslint.js'), '.', '--cache', '--max-warnings', '0'] },
		{
			name: 'types',
			args: [bin('typescript/bin/tsc'), '--noEmit', '--incremental', '--tsBuildInfoFile', '.types.tsbuildinfo'],
		},
		{ name: 'build', args: ['server/setup.mjs', 'build'] },
		vitest('backtests'),
		{
			name: 'format',
			args: [bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn', ...CACHED_BY_CONTENT],
		},
		{
			name: 'architecture',
			args: [bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'app', 'server', 'shared', 'prisma', 'tests'],
		},
		{ name: 'dead-code', args: [bin('knip/bin/knip.js')] },
	],
	[vitest('unit')],
	[
		vitest('integration', ['--project', 'integration-apart']),
		{ ...vitest('integration', [START]), name: 'start', isPartOf: 'integration' },
	],
	[{ name: 'browser', run: browserTests, report: BROWSER_REPORT }],
]

const asked = new Set(process.argv.slice(2))
const total = { passed: 0, failed: 0 }

// However the run ends, the last line says how it went.
process.once('exit', (code) => {
	if (code !== 0 && total.failed === 0) total.failed = 1
	console.log(`\n${total.passed} passed, ${total.failed} failed`)
	process.exitCode = total.failed === 0 ? 0 : 1
})

requireNode()
process.chdir(root)
ensureInstalled()
ensureClient()
try {
	for (const line of LINES) {
		await runAll(line.filter(({ name, isPartOf }) => (asked.size === 0 ? isPartOf === undefined : asked.has(name))))
	}
} finally {
	rmSync(reports, { recursive: true, force: true })
}
function vitest(project, more = []) {
	const report = path.join(reports, `${project}.json`)
	const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
	return { name: project, args: [VITEST, 'run', '--project', project, ...more, '--passWithNoTests', ...output], report }
}

/** Each core takes the next stage as it comes free: most of them use no more than one. */
async function runAll(stages) {
	const left = stages.values()
	const core = async () => {
		for (const stage of left) await runStage(stage)
	}
	await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, core))
}

async function runStage(stage) {
	const started = Date.now()
	const { clean, output } = stage.run === undefined ? await command(stage.args) : await stage.run()
	const counts = countsIn(stage.report) ?? { passed: clean ? 1 : 0, failed: clean ? 0 : 1 }
	// A run that fails without a failed test (a file that does not load, say) counts as one failure.
	if (!clean && counts.failed === 0) counts.failed = 1
	total.passed += counts.passed
	total.failed += counts.failed
	if (!clean) console.log(output)
	const seconds = ((Date.now() - started) / 1000).toFixed(1)
	const second =
		counts.second === undefined || counts.second.length === 0
			? ''
			: `, of them at the second try: ${counts.second.join('; ')}`
	console.log(
		`${clean ? '✓' : '✗'} ${stage.name}: ${counts.passed} passed${second}, ${counts.failed} failed (${seconds} s)`,
	)
}

function command(args, env = {}) {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, [ROOMY, ...args], {
			cwd: root,
			env: { ...process.env, ...env, NO_COLOR: '1' },
		})
		let output = ''
		child.stdout.on('data', (chunk) => (output += chunk))
		child.stderr.on('data', (chunk) => (output += chunk))
		child.on('close', (code) => resolve({ clean: code === 0, output }))
	})
}

// Vitest and Playwright count in JSON reports of their own shapes.
function countsIn(report) {
	if (report === undefined || !existsSync(report)) return null
	const read = JSON.parse(readFileSync(report, 'utf8'))
	if (read.stats !== undefined) {
		const specs = (suites) => suites.flatMap((suite) => [...(suite.specs ?? []), ...specs(suite.suites ?? [])])
		const second = specs(read.suites)
			.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
			.map(({ title }) => title)
		const { expected, flaky, unexpected } = read.stats
		return { passed: expected + flaky, failed: unexpected + read.errors.length, second }
	}
	return { passed: read.numPassedTests, failed: read.numFailedTests }
}

async function browserTests() {
	if (!ensureBrowser()) return { clean: false, output: '' }
	const port = String(await freePort())
	const outcome = await command([bin('@playwright/test/cli.js'), 'test'], {
		E2E_PORT: port,
		E2E_REPORT: BROWSER_REPORT,
	})
	rmSync(path.join(tmpdir(), `strata-e2e-${port}`), { recursive: true, force: true })
	return outcome
}

function ensureBrowser() {
	if (findSystemBrowser() !== undefined) return true
	const debian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
	console.log('Installing Chromium for the browser tests…')
	if (debian) {
		const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
		spawnSync('apt-get', ['update', '-qq'], quiet)
		spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], quiet)
		if (findSystemBrowser() !== undefined) return true
	}
	const own = spawnSync(process.execPath, [bin('@playwright/test/cli.js'), 'install', 'chromium'], { stdio: 'inherit' })
	if (own.status === 0) return true
	console.log('Chromium could not be installed. Install it, or give its path in CHROMIUM, and run the tests again.')
	return false
}

function freePort() {
	return new Promise((resolve, reject) => {
		const probe = createServer()
		probe.once('error', reject)
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address()
			probe.close(() => resolve(port))
		})
	})
}
