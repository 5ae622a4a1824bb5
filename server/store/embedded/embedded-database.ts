import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, openSync } from 'node:fs'
import { chmod, chown, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { StartError } from '#server/start-error.ts'
import { clusterPlace, type ClusterPlace } from './cluster-place.ts'
import { isAlive, secretOf } from './data-folder.ts'
import { keepRunning } from './keep-running.ts'
import { nativeServer, type NativeServer } from './native-server.ts'
import { endPostmaster, readPostmaster, signalPostmaster } from './postmaster.ts'

export type EmbeddedDatabase = {
	/** as the application's role, which owns its database and nothing else */
	readonly url: string
	/** false while it is being started again */
	isUp(): boolean
	/** Ends the server. Whoever only joined a running one leaves it be. */
	stop(): Promise<void>
}

const PORT = 5432
const DATABASE = 'strata'
const ROLE = 'strata'
const SUPERUSER = 'postgres'
const READY_WITHIN_MS = 30_000
const LARGEST_LOG_BYTES = 5_000_000

/** Starts the database of this data folder, or takes over one that a killed Strata left running. */
export async function startEmbeddedDatabase(dataFolder: string): Promise<EmbeddedDatabase> {
	const place = await clusterPlace(dataFolder)
	const password = await secretOf(dataFolder, 'database-password')
	const server = await nativeServer(place.user, dataFolder)
	if (!existsSync(path.join(place.cluster, 'PG_VERSION'))) await createCluster(place, server, password)
	const start = async () => {
		if (!(await takeOver(place, password))) await launch(place, server, password)
	}
	await start()
	// However this process ends, short of a kill, the server is told to end too.
	process.once('exit', () => signalPostmaster(place.cluster))
	await createDatabase(place, password)
	const keeper = keepRunning({ isRunning: () => isServerAlive(place), start })
	return {
		url: addressOf(place, { role: ROLE, password, database: DATABASE }),
		isUp: keeper.isUp,
		stop: async () => {
			await keeper.stop()
			await endPostmaster(place.cluster)
		},
	}
}

/** The address of a database that another Strata process runs from this data folder. */
export async function joinEmbeddedDatabase(dataFolder: string): Promise<EmbeddedDatabase> {
	const place = await clusterPlace(dataFolder)
	const password = await secretOf(dataFolder, 'database-password')
	return {
		url: addressOf(place, { role: ROLE, password, database: DATABASE }),
		isUp: () => true,
		stop: () => Promise.resolve(),
	}
}

async function createCluster(place: ClusterPlace, server: NativeServer, password: string): Promise<void> {
	const passwordFile = path.join(path.dirname(place.cluster), `.initdb-${process.pid}`)
	await writeFile(passwordFile, password, { mode: 0o600 })
	if (place.user !== null) await chown(passwordFile, place.user.uid, place.user.gid)
	const settings = ['--auth=scram-sha-256', `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--encoding=UTF8']
	// The builtin collation: the bundled ICU is out of support, and an index must not change its order with the system.
	const collation = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
	const made = spawnSync(server.initdb, [`--pgdata=${place.cluster}`, ...settings, ...collation, '--no-instructions'], {
		...identity(place),
		encoding: 'utf8',
	})
	await rm(passwordFile, { force: true })
	if (made.status === 0) return
	throw new StartError(
		`The embedded database could not be created in ${place.cluster}: ${lastLine(made.stderr || String(made.error))}. ` +
			'Make the folder writable or set DATABASE_URL.',
	)
}

async function isServerAlive({ cluster }: ClusterPlace): Promise<boolean> {
	const postmaster = await readPostmaster(cluster)
	return postmaster !== null && isAlive(postmaster.pid)
}

async function takeOver(place: ClusterPlace, password: string): Promise<boolean> {
	const left = await readPostmaster(place.cluster)
	if (left === null || !isAlive(left.pid)) return false
	if (await answers(place, password)) return true
	// Alive but not answering: a server still stopping, or another program that was given the number since.
	await endPostmaster(place.cluster)
	return false
}

async function launch(place: ClusterPlace, server: NativeServer, password: string): Promise<void> {
	const logFile = path.join(place.dataFolder, 'postgres.log')
	const size = await stat(logFile)
		.then((status) => status.size)
		.catch(() => 0)
	if (size > LARGEST_LOG_BYTES) await truncate(logFile)
	const log = openSync(logFile, 'a', 0o600)
	// One that was made before was open to all.
	await chmod(logFile, 0o600)
	const settings = Object.entries(settingsOf(place)).flatMap(([name, value]) => ['-c', `${name}=${value}`])
	const child = spawn(server.postgres, ['-D', place.cluster, ...settings], {
		...identity(place),
		// Its own process group, so that Ctrl-C reaches Strata first and the database ends last.
		detached: true,
		stdio: ['ignore', log, log],
	})
	child.unref()
	await untilReady(place, { child, password, logFile })
}

function settingsOf(place: ClusterPlace): Readonly<Record<string, string>> {
	const socket = process.platform !== 'win32'
	return {
		listen_addresses: socket ? '' : '127.0.0.1',
		...(socket ? { unix_socket_directories: place.socketFolder, unix_socket_permissions: '0700' } : {}),
		port: String(PORT),
		max_connections: '60',
		shared_buffers: '64MB',
		ssl: 'off',
		fsync: 'on',
		synchronous_commit: 'on',
		full_page_writes: 'on',
		timezone: 'UTC',
		log_timezone: 'UTC',
		// An error's statement and detail hold the row itself, a password's hash too: the log gets the bare sentence.
		log_error_verbosity: 'terse',
		log_min_error_statement: 'panic',
		log_statement: 'none',
		log_min_duration_statement: '-1',
		log_parameter_max_length: '0',
		log_parameter_max_length_on_error: '0',
	}
}

type Launched = { readonly child: ChildProcess; readonly password: string; readonly logFile: string }

async function untilReady(place: ClusterPlace, { child, password, logFile }: Launched): Promise<void> {
	const until = Date.now() + READY_WITHIN_MS
	const failures: string[] = []
	child.once('error', (error) => failures.push(error.message))
	child.once('exit', () => failures.push('it ended at once'))
	while (Date.now() < until && failures.length === 0) {
		if (await answers(place, password)) return
		await new Promise((resolve) => setTimeout(resolve, 20))
	}
	const reason = lastLine(await readFile(logFile, 'utf8').catch(() => ''))
	throw new StartError(
		`The embedded database did not start: ${reason || (failures[0] ?? 'no answer')}. Its log is ${logFile}.`,
	)
}

async function answers(place: ClusterPlace, password: string): Promise<boolean> {
	return withSuperuser(place, password, () => Promise.resolve(true)).catch(() => false)
}

async function createDatabase(place: ClusterPlace, password: string): Promise<void> {
	await withSuperuser(place, password, async (client) => {
		const roles = await client.query('select 1 from pg_roles where rolname = $1', [ROLE])
		if (roles.rowCount === 0) {
			await client.query(`create role ${ROLE} login createdb password ${client.escapeLiteral(password)}`)
		}
		const databases = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
		if (databases.rowCount === 0) await client.query(`create database ${DATABASE} owner ${ROLE}`)
	})
}

async function withSuperuser<Result>(
	place: ClusterPlace,
	password: string,
	work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
	const connectionString = addressOf(place, { role: SUPERUSER, password, database: 'postgres' })
	const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3000 })
	client.on('error', () => undefined)
	await client.connect()
	try {
		return await work(client)
	} finally {
		await client.end()
	}
}

type Login = { readonly role: string; readonly password: string; readonly database: string }

function addressOf(place: ClusterPlace, { role, password, database }: Login): string {
	const host = process.platform === 'win32' ? '127.0.0.1' : place.socketFolder
	return `postgresql://${role}:${password}@localhost:${PORT}/${database}?host=${encodeURIComponent(host)}`
}

type Identity = { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number }

function identity({ cluster, user }: ClusterPlace): Identity {
	// The working folder may be closed to the other user.
	const own = { cwd: cluster, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } }
	return user === null ? own : { ...own, uid: user.uid, gid: user.gid }
}

function lastLine(text: string): string {
	return text.trim().split('\n').at(-1)?.trim() ?? ''
}
