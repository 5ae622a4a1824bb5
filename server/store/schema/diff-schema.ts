import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { migrationNames, readMigrations } from './migrate.ts'
import { withSchemaEngine } from './schema-engine.ts'
import { MIGRATIONS_FOLDER } from './schema-files.ts'

const NO_FILTER = { externalTables: [], externalEnums: [] }

export type DiffRequest = { readonly url: string; readonly name: string; readonly now: Date }

/**
 * Writes the migration that leads from the migrations so far to the schema file. Answers its file, or null when they
 * agree already. Works in a database of its own that it makes and drops on the same server.
 */
export async function diffSchema({ url, name, now }: DiffRequest): Promise<string | null> {
	const script = await withSchemaEngine(url, async (engine, schema) => {
		const result = await engine.diff({
			from: { tag: 'migrations', ...(await readMigrations(await migrationNames())) },
			to: { tag: 'schemaDatamodel', files: [schema] },
			script: true,
			exitCode: null,
			filters: NO_FILTER,
		})
		return result.stdout ?? ''
	})
	if (script.trim() === '' || script.includes('This is an empty migration')) return null
	const stamp = now.toISOString().replaceAll(/\D/g, '').slice(0, 14)
	const folder = path.join(MIGRATIONS_FOLDER, `${stamp}_${name}`)
	await mkdir(folder, { recursive: true })
	const file = path.join(folder, 'migration.sql')
	await writeFile(file, script)
	return file
}
