// `npm run mutants -- figures`: whether tests can fail. Each file of a room is changed in every small way there is, in a copy
// of the tree, and its room's own tests must notice; `npm run mutants -- server/engine/balance/rounding.ts` tries one file.
// Survivors that no test can tell from the original stand with their reason in `mutants/equivalent.json`; any other ends it
// with 1. The packages of it are many and nothing else needs them, so they are installed beside the copy.
import { spawnSync } from 'node:child_process'
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureClient, ensureInstalled, requireNode, root, stop } from '../server/setup.mjs'

const VERSION = '9.6.1'
const RUNNER = ['core', 'vitest-runner'].map((name) => `@stryker-mutator/${name}@${VERSION}`)
const KEPT = ['KILLED', 'TIMEOUT', 'SURVIVED', 'NOCOVERAGE']

/** Laws of hundreds of plans: for every change they would run for minutes. */
const TOO_LONG = ['**/more-*.test.ts', '**/node_modules/**']

/** Where the code of a room lies, and the tests that are to notice what happens to it. */
const ROOMS = {
	kernel: { files: 'server/engine/kernel/', tests: ['server/engine/kernel/**/*.test.ts'] },
	figures: { files: 'server/views/figures/', tests: ['server/views/figures/*.test.ts'] },
	balance: { files: 'server/engine/balance/', tests: ['server/engine/balance/**/*.test.ts'] },
	'plan-edits': { files: 'server/runs/edits/', tests: ['server/runs/edits/**/*.test.ts'] },
}

const home = path.join(tmpdir(), 'strata-mutants')
const asked = process.argv.slice(2)

requireNode()
process.chdir(root)
ensureInstalled()
ensureClient()

const tracked = lines('git', ['ls-files', '--cached', '--others', '--exclude-standard'])
const chosen = Object.values(ROOMS)
	.map(({ files, tests }) => ({ tests, files: codeIn(files).filter((file) => isAsked(file, files)) }))
	.filter(({ files }) => files.length > 0)
if (chosen.length === 0) stop(`Name a room (${Object.keys(ROOMS).join(', ')}) or files of one.`)

installRunner()
const tree = mkdtempSync(path.join(home, 'tree-'))
process.once('exit', () => rmSync(tree, { recursive: true, force: true }))
makeCopy()
const unnamed = chosen.flatMap(({ files, tests }) => files.flatMap((file) => survivorsOf(file, tests)))
console.log(unnamed.length === 0 ? '\nNo survivor is without a reason.' : `\n${unnamed.length} survived:`)
for (const { file, line, code, becomes } of unnamed) console.log(`\n${file}:${line}\n- ${code}\n+ ${becomes}`)
process.exit(unnamed.length === 0 ? 0 : 1)

function codeIn(folder) {
	return tracked.filter((file) => file.startsWith(folder) && file.endsWith('.ts') && !file.endsWith('.test.ts'))
}

function isAsked(file, folder) {
	const room = Object.keys(ROOMS).find((name) => ROOMS[name].files === folder)
	return asked.some((one) => one === room || file === one || file.startsWith(one.endsWith('/') ? one : `${one}/`))
}

/** Files as they stand, with the packages and the client of this tree. */
function makeCopy() {
	const generated = lines('git', ['ls-files', '--others', '--ignored', '--exclude-standard', 'server'])
	for (const file of [...tracked, ...generated.filter((file) => file.includes('/generated/'))]) {
		if (!existsSync(file)) continue
		mkdirSync(path.dirname(path.join(tree, file)), { recursive: true })
		copyFileSync(file, path.join(tree, file))
	}
	symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'))
}

function installRunner() {
	mkdirSync(home, { recursive: true })
	const installed = path.join(home, 'node_modules')
	if (!existsSync(path.join(installed, '@stryker-mutator/vitest-runner'))) {
		writeFileSync(path.join(home, 'package.json'), '{ "private": true }\n')
		const { status } = spawnSync('npm', ['i', '--legacy-peer-deps', '--no-audit', '--no-fund', ...RUNNER], {
			cwd: home,
			stdio: ['ignore', 'ignore', 'inherit'],
		})
		if (status !== 0) stop('npm could not install the packages that change the code; its message is above.')
	}
	// What runs the tests is what runs them here.
	for (const name of ['vitest', 'typescript']) {
		rmSync(path.join(installed, name), { recursive: true, force: true })
		symlinkSync(path.join(root, 'node_modules', name), path.join(installed, name))
	}
}

/** Runs one file and tells how it went; gives back what survived and is not named. */
function survivorsOf(file, tests) {
	const test = {
		include: tests,
		exclude: TOO_LONG,
		setupFiles: ['tests/setup/same-draws.ts'],
		isolate: false,
		testTimeout: 60_000,
	}
	writeFileSync(path.join(tree, 'mutants.vitest.mjs'), `export default ${JSON.stringify({ test })}\n`)
	const settings = {
		testRunner: 'vitest',
		plugins: [path.join(home, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js')],
		vitest: { configFile: 'mutants.vitest.mjs' },
		coverageAnalysis: 'perTest',
		// Made once for all tests: one change of it takes all of them, and mostly names and tables are meant.
		ignoreStatic: true,
		concurrency: 1,
		inPlace: true,
		disableTypeChecks: false,
		reporters: ['json'],
		timeoutMS: 60_000,
		mutate: [file],
		tempDirName: 'changed',
	}
	const report = path.join(tree, 'reports/mutation/mutation.json')
	rmSync(report, { force: true })
	writeFileSync(path.join(tree, 'stryker.config.json'), JSON.stringify(settings))
	const stryker = path.join(home, 'node_modules/@stryker-mutator/core/bin/stryker.js')
	const { stdout } = spawnSync(process.execPath, [stryker, 'run'], { cwd: tree, encoding: 'utf8' })
	if (!existsSync(report)) stop(`${file} could not be tried:\n${stdout.slice(-2000)}`)
	const { mutants = [], source = '' } = JSON.parse(readFileSync(report, 'utf8')).files[file] ?? {}
	const counts = KEPT.map((status) => mutants.filter((one) => one.status.toUpperCase() === status).length)
	const survived = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
	const told = survived.map((mutant) => ({ file, ...changeOf(mutant, source) }))
	const left = told.filter((one) => !isNamed(one))
	const [killed, timedOut, alive, unseen] = counts
	console.log(
		`${file}: ${killed + timedOut} killed, ${alive} survived, ${unseen} in no test; ${told.length - left.length} of them named`,
	)
	return left
}

/** The lines that are changed, before and after, whatever their place in the file. */
function changeOf({ location: { start, end }, replacement = '' }, source) {
	const all = source.split('\n')
	const before = all[start.line - 1].slice(0, start.column - 1)
	const after = all[end.line - 1].slice(end.column - 1)
	const tidy = (text) => text.replace(/\s+/g, ' ').trim()
	const code = tidy(all.slice(start.line - 1, end.line).join('\n'))
	return { line: start.line, code, becomes: tidy(before + replacement + after) }
}

function isNamed({ file, code, becomes }) {
	const named = JSON.parse(readFileSync(path.join(root, 'tests/mutants/equivalent.json'), 'utf8'))
	return named.some((one) => one.file === file && one.code === code && one.becomes === becomes)
}

function lines(command, args) {
	return spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
		.stdout.split('\n')
		.filter((line) => line !== '')
}
