import { expect, test } from 'vitest'
import { database } from '#server/db/client.ts'
import { isMigrated, migrate } from '#server/db/migrate.ts'
import { withSchemaEngine } from '#server/db/schema-engine.ts'
import { readMigrations, migrationNames } from '#server/db/migrate.ts'
import { currentEnv } from '#server/env.ts'

const url = () => String(currentEnv().DATABASE_URL)

test('a database that has every migration is left as it is', async () => {
	expect(await migrate(url())).toEqual([])
	expect(await isMigrated(database())).toBe(true)
})

test('the migrations lead to exactly the schema file', async () => {
	const difference = await withSchemaEngine(url(), async (engine, schema) =>
		engine.diff({
			from: { tag: 'migrations', ...(await readMigrations(await migrationNames())) },
			to: { tag: 'schemaDatamodel', files: [schema] },
			script: true,
			exitCode: null,
			filters: { externalTables: [], externalEnums: [] },
		}),
	)
	expect(difference.stdout).toContain('empty migration')
})

test('every key of a team’s table starts with the team, so that no key can reach across teams', async () => {
	const keys = await database().$queryRaw<{ constraint: string; first: string }[]>`
		select c.conname as constraint, a.attname as first
		from pg_constraint c
		join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
		where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f')
			and exists (
				select 1 from pg_attribute t
				where t.attrelid = c.conrelid and t.attname = 'teamId'
			)`
	// why: a user and an account are looked up across teams by design
	const allowed = keys.filter((key) => key.first !== 'teamId' && !key.constraint.includes('userId'))
	expect(allowed).toEqual([])
})
