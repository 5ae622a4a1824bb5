import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { isServerBuild, startBundler } from './bundler.ts'
import { connectDatabase, disconnectDatabase } from './store/client.ts'
import { listen as listenTo } from './store/listen.ts'
import { openDataFolder, secretOf } from './store/embedded/data-folder.ts'
import { migrate } from './store/schema/migrate.ts'
import { openDatabase } from './store/open-database.ts'
import { dropReplacedAt } from './store/replaced.ts'
import { requireReady } from './store/ready.ts'
import { drainSignal } from './draining.ts'
import { catchUp, hear } from './store/events/hub.ts'
import { rememberEnv, type Env } from './env.ts'
import { errorCode } from './error-code.ts'
import { createApp } from './http/create-app.ts'
import { faultFields, log, outliveLog } from './log.ts'
import { CHANNEL } from './store/rows/notices.ts'
import { closeAtEnd, closeEverything, closeServer, endOnSignal } from './shutdown.ts'
import { StartError } from './start-error.ts'
import { startUpkeep } from './upkeep.ts'

export type ServeOptions = { readonly env: Env; readonly root: string }

// Longer than a proxy keeps its side, so that it never sends a request into a connection we are closing.
const KEEP_ALIVE_MS = 65_000
const HEADERS_WITHIN_MS = 66_000
// A plan file over a slow line takes a minute; who sends a body a byte at a time is cut off.
const REQUEST_WITHIN_MS = 120_000

/** Opens the database, brings it up to date, and serves until a signal comes. */
export async function serve(options: ServeOptions): Promise<void> {
	outliveLog()
	endOnSignal()
	try {
		await serveOrFail(options)
	} catch (error) {
		await closeEverything()
		process.stderr.write(error instanceof StartError ? `${error.message}\n` : `${describe(error)}\n`)
		process.exit(1)
	}
}

async function serveOrFail({ env: given, root }: ServeOptions): Promise<void> {
	await requireFreePort(given)
	const server = createServer()
	const loading = loadApplication({ env: given, root, server })
	// A failure while the database opens is the one to tell.
	loading.catch(() => undefined)
	const { env, url, databaseIsUp } = await openStores(given, root)
	const { build, bundler } = await loading
	const health = {
		isDraining: () => drainSignal().aborted,
		databaseIsUp,
		databaseIsReady: () => requireReady(given.DATABASE_URL === undefined ? given.STRATA_DATA_DIR : null),
	}
	server.on('request', createApp({ env, root, health, build, bundler }))
	server.keepAliveTimeout = KEEP_ALIVE_MS
	server.headersTimeout = HEADERS_WITHIN_MS
	server.requestTimeout = REQUEST_WITHIN_MS
	await listen(server, env)
	closeAtEnd(() => closeServer(server))
	process.stdout.write(`Strata is ready at ${addressOf(server, env)}\n`)
	const endUpkeep = startUpkeep((now) => dropReplacedAt(url, now))
	closeAtEnd(async () => endUpkeep())
	const entry = (typeof build === 'function' ? await build() : build).entry.module
	await startJobsOf(entry, env)
	if (typeof build !== 'function') warmUpWith(entry)
}

/** Jobs are done by the build: what draws a report must be its own copy of the engine. Pages are served without them too. */
async function startJobsOf(entry: object, env: Env): Promise<void> {
	const startJobs: unknown = Reflect.get(entry, 'startJobs')
	if (typeof startJobs !== 'function') return
	const starting: Promise<unknown> = Promise.resolve(Reflect.apply(startJobs, entry, [env.DATABASE_URL]))
	// A server that is stopped meanwhile lets them begin before it ends them: they hold connections.
	closeAtEnd(async () => {
		const end = await starting.catch(() => null)
		if (typeof end === 'function') await Reflect.apply(end, entry, [])
	})
	try {
		await starting
	} catch (error) {
		log('error', 'jobs_not_started', faultFields(error))
	}
}

function warmUpWith(entry: object): void {
	const warmUp: unknown = Reflect.get(entry, 'warmUp')
	if (typeof warmUp !== 'function') return
	const warming: unknown = Reflect.apply(warmUp, entry, [])
	// Nobody waits for it, and a start does not fail over it.
	void Promise.resolve(warming).catch((error: unknown) => log('error', 'warm_up_failed', faultFields(error)))
}

type Stores = { readonly env: Env; readonly url: string; readonly databaseIsUp: () => boolean }

async function openStores(given: Env, root: string): Promise<Stores> {
	const opened = await openDatabase(given)
	closeAtEnd(() => opened.close())
	await migrate(opened.url)
	const secret = given.SESSION_SECRET ?? (await secretOf(await openDataFolder(given.STRATA_DATA_DIR), 'session-secret'))
	const env = { ...given, SESSION_SECRET: secret, DATABASE_URL: opened.url }
	rememberEnv(env)
	connectDatabase(opened.url, 'no team')
	closeAtEnd(disconnectDatabase)
	closeAtEnd(listenTo(opened.url, CHANNEL, { heard: hear, connected: catchUp }))
	await seed(root)
	return { env, url: opened.url, databaseIsUp: () => opened.isUp() }
}

async function seed(root: string): Promise<void> {
	const file = path.join(root, 'prisma/seed.ts')
	if (!existsSync(file)) return
	const loaded: unknown = await import(pathToFileURL(file).href)
	if (isSeed(loaded)) await loaded.seedSample()
}

function isSeed(loaded: unknown): loaded is { seedSample: () => Promise<void> } {
	return (
		typeof loaded === 'object' && loaded !== null && 'seedSample' in loaded && typeof loaded.seedSample === 'function'
	)
}

type Application = Pick<Parameters<typeof createApp>[0], 'build' | 'bundler'>

async function loadApplication({
	env,
	root,
	server,
}: ServeOptions & { readonly server: Server }): Promise<Application> {
	if (env.NODE_ENV === 'development') {
		const bundler = await startBundler(server)
		closeAtEnd(() => bundler.close())
		return { build: bundler.build, bundler: bundler.middleware }
	}
	return { build: await loadBuild(root), bundler: null }
}

async function loadBuild(root: string): Promise<ServerBuild> {
	// The build has no source maps. Those of its packages would be read as the first failure is logged: for a quarter of a
	// second, in which nobody is answered, and a hundred megabytes.
	process.setSourceMapsEnabled(false)
	const loaded: unknown = await import(pathToFileURL(path.join(root, 'build/server/index.js')).href)
	process.setSourceMapsEnabled(true)
	if (!isServerBuild(loaded)) throw new StartError('The build is incomplete. Remove the folder build and start again.')
	return loaded
}

async function requireFreePort(env: Env): Promise<void> {
	const probe = createServer()
	await listen(probe, env)
	await new Promise((resolve) => probe.close(resolve))
}

function listen(server: Server, { HOST, PORT }: Env): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error) => reject(new StartError(listenProblem(error, { HOST, PORT }))))
		server.listen(PORT, HOST, resolve)
	})
}

function listenProblem(error: Error, { HOST, PORT }: Pick<Env, 'HOST' | 'PORT'>): string {
	switch (errorCode(error)) {
		case 'EADDRINUSE':
			return `Port ${PORT} is taken by another program. Stop that program, or choose another port: PORT=${PORT + 1} npm start.`
		case 'EACCES':
			return `Port ${PORT} may not be used by this user. Choose one above 1023: PORT=3000 npm start.`
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
			return `HOST "${HOST}" is not an address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all of them.`
		default:
			return `Port ${PORT} at ${HOST} cannot be used: ${error.message}. Choose another with PORT and HOST.`
	}
}

function addressOf(server: Server, env: Env): string {
	if (env.ORIGIN !== undefined) return env.ORIGIN
	const address = server.address()
	const port = typeof address === 'object' && address !== null ? address.port : env.PORT
	const local = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(env.HOST)
	return `http://${local ? 'localhost' : env.HOST}:${port}`
}

function describe(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
