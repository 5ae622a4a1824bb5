import { expect, test } from 'vitest'
import { database } from '#server/store/client.ts'
import { isMigrated, migrate } from '#server/store/schema/migrate.ts'
import { withSchemaEngine } from '#server/store/schema/schema-engine.ts'
import { readMigrations, migrationNames } from '#server/store/schema/migrate.ts'
import { withClient } from '#server/store/with-client.ts'
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

test('entries that were kept in a table a list are found in the one table, in their order', async () => {
	const names = await migrationNames()
	const last = names.findIndex((name) => name.endsWith('one_table_of_items'))
	const { migrationDirectories } = await readMigrations(names.slice(0, last + 1))
	const scripts = migrationDirectories.map(({ migrationFile }) => migrationFile.content.value)
	const rows = await withClient(url(), async (client) => {
		await client.query('begin; create schema before_one_table; set local search_path to before_one_table')
		for (const script of scripts.slice(0, -1)) await client.query(script)
		await client.query(`
			insert into teams ("id", "name") values ('t', 'Team');
			insert into projects ("teamId", "id", "name", "createdById", "updatedAt") values ('t', 'p', 'P', 'u', now());
			insert into scenarios ("teamId", "id", "projectId", "label", "name", "startMonth", "horizonMonths", "updatedAt")
				values ('t', 's', 'p', 'Base', 'P', '2026-01', 12, now());
			insert into sites ("teamId", "scenarioId", "id", "position", "name", "targetItMW") values
				('t', 's', 'south', 1, 'South', 40), ('t', 's', 'north', 0, 'North', null);
			insert into power_contracts ("teamId", "scenarioId", "id", "position", "siteId", "kind", "capacityMW", "startMonth")
				values ('t', 's', 'grid', 0, 'north', 'utility_firm', 62.5, '2026-03');
			insert into actuals ("teamId", "scenarioId", "ref", "month", "position", "headcount")
				values ('t', 's', 'phase:hall', '2026-02', 0, 250)`)
		await client.query(scripts.at(-1) ?? '')
		const found = await client.query<{ list: string; id: string; item: Record<string, unknown> }>(
			'select "list", "id", "item" from plan_items order by "list", "position"',
		)
		await client.query('rollback')
		return found.rows
	})
	expect(rows.map(({ list, id }) => `${list} ${id}`)).toEqual([
		'actuals phase:hall/2026-02',
		'powerContracts grid',
		'sites north',
		'sites south',
	])
	expect(rows[0]?.item).toMatchObject({ ref: 'phase:hall', month: '2026-02', headcount: 250 })
	expect(rows[1]?.item).toMatchObject({ id: 'grid', siteId: 'north', capacityMW: 62.5, termMonths: null })
	expect(rows[1]?.item).not.toHaveProperty('position')
	expect(rows[3]?.item).toMatchObject({ name: 'South', targetItMW: 40 })
})
