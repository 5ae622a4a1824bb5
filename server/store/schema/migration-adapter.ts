import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import {
	ColumnTypeEnum,
	type SqlDriverAdapter,
	type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { EVERY_TEAM } from '#server/store/tenancy/scope.ts'

/*
 * The official adapter, mended in three places that matter to migrations only: it cuts scripts at every semicolon, so a
 * failing script stays half applied; it refuses the catalogue's one-letter columns, so no schema can be compared; and it
 * drops the database it compares with while still connected to it.
 */
const ONE_LETTER = 18
const TEXT = 25
const LOCK_TIMEOUT = '2s'

/** How the migration engine reaches the database at this address. */
export function migrationAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
	const settings = poolSettings(url)
	return {
		provider: 'postgres',
		adapterName: '@prisma/adapter-pg',
		connect: () => open(settings, () => Promise.resolve()),
		connectToShadowDb: async () => {
			const database = `strata_compare_${randomUUID()}`
			await runOnce(settings, `create database "${database}"`)
			return open({ ...settings, database }, () => runOnce(settings, `drop database "${database}"`))
		},
	}
}

async function open(settings: pg.PoolConfig, afterwards: () => Promise<void>): Promise<SqlDriverAdapter> {
	const pool = new pg.Pool(settings)
	pool.on('error', () => undefined)
	let letters: readonly boolean[] = []
	pool.query = new Proxy(pool.query, {
		apply: async (query, self, given: unknown[]) => {
			const result: unknown = await Reflect.apply(query, self, given)
			const fields = fieldsOf(result)
			letters = fields.map((field) => field.dataTypeID === ONE_LETTER)
			for (const field of fields) if (field.dataTypeID === ONE_LETTER) field.dataTypeID = TEXT
			return result
		},
	})
	const adapter = await new PrismaPg(pool).connect()
	const queryRaw = adapter.queryRaw.bind(adapter)
	adapter.queryRaw = async (query) => {
		const result = await queryRaw(query)
		const columnTypes = result.columnTypes.map((type, index) =>
			letters[index] === true ? ColumnTypeEnum.Character : type,
		)
		return { ...result, columnTypes }
	}
	adapter.executeScript = async (script) => {
		// Sent whole, a script is one transaction.
		await pool.query(script)
	}
	adapter.dispose = async () => {
		await pool.end()
		await afterwards()
	}
	return adapter
}

async function runOnce(settings: pg.PoolConfig, sql: string): Promise<void> {
	const client = new pg.Client(settings)
	await client.connect()
	try {
		await client.query(sql)
	} finally {
		await client.end()
	}
}

// In parts: an address would outvote the name of the database to compare with.
function poolSettings(url: string): pg.PoolConfig {
	const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url })
	return {
		host,
		port,
		...(user === undefined ? {} : { user }),
		...(password ? { password } : {}),
		...(database === undefined ? {} : { database }),
		ssl,
		max: 2,
		idleTimeoutMillis: 50,
		allowExitOnIdle: true,
		// A migration that waits for a lock makes every query behind it wait too: better to fail and be run again.
		// What moves rows moves every team's.
		options: `-c lock_timeout=${LOCK_TIMEOUT} -c strata.teams=${EVERY_TEAM}`,
	}
}

function fieldsOf(result: unknown): pg.FieldDef[] {
	return result instanceof pg.Result ? result.fields : []
}
