import { parseArgs } from 'node:util'
import { currentEnv } from '#server/env.ts'
import { StartError } from '#server/start-error.ts'
import { backUp } from './backup.ts'
import { livingOwner } from './embedded/data-folder.ts'
import { diffSchema } from './schema/diff-schema.ts'
import { migrate } from './schema/migrate.ts'
import { openDatabaseBesides, type OpenDatabase } from './open-database.ts'
import { readOutbox } from './read-outbox.ts'
import { bringBack } from './replaced.ts'
import { resetDatabase } from './schema/reset-database.ts'
import { restore } from './restore.ts'
import { secondStepOff } from './second-step-off.ts'

const USAGE = `Care for the schema and the data, on the embedded database or the one in DATABASE_URL.

  npm run db:migrate                 applies the migrations that are missing
  npm run db:diff -- --name x        writes the migration from the last one to prisma/schema.prisma
  npm run db:reset                 drops everything and builds the tables anew
  npm run db:backup -- FILE          writes every row to FILE, while Strata runs or not
  npm run db:restore -- FILE         puts FILE in the place of all that is in the database, which is kept for a day
  npm run db:restore -- --undo       puts back what the latest restore has replaced
  node server/db.mjs outbox ADDRESS  prints the mails kept for ADDRESS, with their links
  node server/db.mjs second-step-off ADDRESS
                                     lets accounts of ADDRESS log in with their password alone again
`

type ReadArgumentsResult = {
	readonly file: string | undefined
	readonly name: string | undefined
	readonly undo: boolean
}
type Command = (opened: OpenDatabase, given: ReadArgumentsResult) => Promise<string>

const COMMANDS: Readonly<Record<string, Command>> = {
	migrate: async ({ url, name }) => {
		const applied = await migrate(url)
		return applied.length === 0 ? `${name} is up to date.` : `Applied to ${name}: ${applied.join(', ')}.`
	},
	diff: async ({ url }, { name }) => {
		if (name === undefined || !/^[a-z0-9_]+$/.test(name)) throw new UsageError()
		const file = await diffSchema({ url, name, now: new Date() })
		return file === null
			? 'The migrations and the schema agree already.'
			: `Wrote ${file}. Read it before you commit it.`
	},
	reset: async ({ url, name }) => {
		await resetDatabase(url)
		return `${name} is empty and has every table.`
	},
	backup: async ({ url, name }, { file }) => {
		if (file === undefined) throw new UsageError()
		return `Wrote ${await backUp({ url, file, now: new Date() })} rows of ${name} to ${file}.`
	},
	restore: async ({ url, name }, { file, undo }) => {
		if ((file === undefined) !== undo) throw new UsageError()
		const now = new Date()
		if (file === undefined) {
			const replaced = await bringBack({ url, now })
			return `${name} is again what it was until ${replaced.toISOString()}. npm run db:restore -- --undo goes back once more.`
		}
		const rows = await restore({ url, file, now })
		return `Restored ${rows} rows from ${file} into ${name}. What it replaced is kept for a day: npm run db:restore -- --undo.`
	},
	outbox: async ({ url }, { file: address }) => {
		if (address === undefined) throw new UsageError()
		return await readOutbox(url, address)
	},
	'second-step-off': async ({ url }, { file: address }) => {
		if (address === undefined) throw new UsageError()
		return await secondStepOff(url, address)
	},
}

const NEEDS_SOLE_USE = new Set(['reset', 'restore'])

class UsageError extends Error {}

/** Runs one `db:…` command. Answers the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runDatabaseCommand(args: readonly string[]): Promise<number> {
	try {
		const [name = '', ...rest] = args
		const command = COMMANDS[name]
		if (command === undefined) throw new UsageError()
		const given = readArguments(rest)
		const env = currentEnv()
		if (NEEDS_SOLE_USE.has(name) && env.DATABASE_URL === undefined) await requireStopped(env.STRATA_DATA_DIR)
		const opened = await openDatabaseBesides(env)
		try {
			process.stdout.write(`${await command(opened, given)}\n`)
		} finally {
			await opened.close()
		}
		return 0
	} catch (error) {
		if (error instanceof UsageError) {
			process.stderr.write(USAGE)
			return 2
		}
		process.stderr.write(error instanceof StartError ? `${error.message}\n` : `${describe(error)}\n`)
		return 1
	}
}

function readArguments(args: readonly string[]): ReadArgumentsResult {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			options: { name: { type: 'string' }, undo: { type: 'boolean', default: false } },
			allowPositionals: true,
		})
		return { file: positionals[0], name: values.name, undo: values.undo }
	} catch {
		throw new UsageError()
	}
}

async function requireStopped(folder: string): Promise<void> {
	const owner = await livingOwner(folder)
	if (owner !== null) throw new StartError(`Strata runs on this data folder (process ${owner}). Stop it first.`)
}

function describe(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
