import { beforeAll, expect, onTestFinished, test } from 'vitest'
import * as home from '#app/routes/app/route.tsx'
import * as energy from '#app/routes/p.$project.energy/route.tsx'
import * as planFileRoute from '#app/routes/p.$project.plan[.]json/route.ts'
import * as team from '#app/routes/t.$team._index/route.tsx'
import { database } from '#server/store/client.ts'
import { Prisma } from '#server/store/generated/client.ts'
import { openToAppRole } from '#server/store/tenancy/app-role.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { withinTeams } from '#server/store/tenancy/admit.ts'
import { inRequest } from '#server/store/tenancy/in-request.ts'
import { scopedPool } from '#server/store/tenancy/scoped-pool.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { withClient } from '#server/store/with-client.ts'
import { currentEnv } from '#server/env.ts'
import { requireMember } from '#server/access/require-member.ts'
import { aBrowser } from '../../factories/browser.ts'
import { aFullTeam, seenIn, tablesOfTeams } from '../../factories/full-team.ts'
import { must } from '../../factories/must.ts'

type Team = Awaited<ReturnType<typeof aFullTeam>>
let own: Team
let other: Team
let tables: Awaited<ReturnType<typeof tablesOfTeams>>

beforeAll(async () => {
	own = await aFullTeam('Quillon')
	other = await aFullTeam('Brannigan')
	tables = await tablesOfTeams()
})

const columnOf = ({ column }: { readonly column: string }) => Prisma.raw(`"${column}"`)
const nameOf = ({ table }: { readonly table: string }) => Prisma.raw(`"${table}"`)

test('every table of teams’ rows is behind the wall, for its owner too', async () => {
	const walled = await database().$queryRaw<{ table: string; forced: boolean; policies: string[] }[]>`
		select c.relname as table, c.relrowsecurity and c.relforcerowsecurity as forced,
			array(select p.qual from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and p.cmd = 'ALL'
				and p.with_check is null) as policies
		from pg_class c where c.relnamespace = 'public'::regnamespace and c.relrowsecurity order by 1`
	expect(walled.map(({ table }) => table).sort()).toEqual(tables.map(({ table }) => table).sort())
	const policyOf = new Map(walled.map(({ table, policies }) => [table, policies]))
	const [[sample = ''] = []] = [policyOf.get('projects')]
	expect(sample).toContain(`current_setting('strata.teams'::text, true)`)
	for (const { table, column } of tables) {
		// One that is another than all the others lets somebody in, or nobody.
		expect([table, policyOf.get(table)]).toEqual([
			table,
			[sample.replace('"teamId"', column === 'id' ? 'id' : '"teamId"')],
		])
	}
	expect(walled.filter(({ forced }) => !forced)).toEqual([])
})

test('who has passed no door sees no row of any team’s table, and who has passed one sees that team’s', async () => {
	for (const table of tables) {
		expect([table, await inRequest(() => seenIn(table, own.teamId))]).toEqual([table, { all: 0, others: 0 }])
		const behind = await withinTeams([own.teamId], () => seenIn(table, own.teamId))
		expect([table, behind.all > 0, behind.others]).toEqual([table, true, 0])
		const all = await acrossTeams(() => seenIn(table, own.teamId))
		expect([table, all.others > 0]).toEqual([table, true])
	}
})

test('another team’s rows can’t be changed, removed, written or handed over', async () => {
	const at = (table: (typeof tables)[number], sql: Prisma.Sql) =>
		withinTeams([own.teamId], () => database().$executeRaw`${sql}`).then(
			(count) => ({ table: table.table, count }),
			(error: unknown) => ({ table: table.table, refused: String(error).includes('42501') }),
		)
	for (const table of tables) {
		const [name, column] = [nameOf(table), columnOf(table)]
		const theirs = Prisma.sql`${column} = ${other.teamId}`
		const changed = await at(table, Prisma.sql`update ${name} set ${column} = ${column} where ${theirs}`)
		const removed = await at(table, Prisma.sql`delete from ${name} where ${theirs}`)
		expect([changed, removed]).toEqual([
			{ table: table.table, count: 0 },
			{ table: table.table, count: 0 },
		])
		const written = await at(
			table,
			Prisma.sql`insert into ${name} select r.* from ${name} t, jsonb_populate_record(null::${name}, to_jsonb(t)
				|| jsonb_build_object(${table.column}::text, 'stray'::text)) r`,
		)
		const handed = await at(table, Prisma.sql`update ${name} set ${column} = ${other.teamId}`)
		expect([written, handed]).toEqual([
			{ table: table.table, refused: true },
			{ table: table.table, refused: true },
		])
	}
})

test('a query that forgets its team finds that of the door that was passed, and no other', async () => {
	const forgotten = () => database().project.findMany({ select: { name: true } })
	const seen = await inRequest(async () => {
		const before = await forgotten()
		await requireMember(own, own.teamId, 'seePlans')
		return { before, after: await forgotten(), raw: await database().$queryRaw`select "name" from "projects"` }
	})
	const ours = [{ name: 'Quillon campus' }]
	expect(seen).toEqual({ before: [], after: ours, raw: ours })
})

test('a name that is no team’s opens nothing, whatever it would mean to the database', async () => {
	for (const name of ['*', `${own.teamId},${other.teamId}`, `${own.teamId}'`, '']) {
		await expect(inRequest(() => requireMember(own, name, 'seePlans'))).rejects.toThrow()
		expect(await withinTeams([name], () => database().project.count())).toBe(0)
	}
})

test('many requests of two teams at once never see each other’s rows', async () => {
	const teams = [
		{ of: own, name: 'Quillon', not: 'Brannigan', browser: await aBrowser(own) },
		{ of: other, name: 'Brannigan', not: 'Quillon', browser: await aBrowser(other) },
	]
	const textOf = async (answer: unknown) => (answer instanceof Response ? await answer.text() : JSON.stringify(answer))
	const asked = Array.from({ length: 30 }, (_, index) => must(teams[index % 2])).flatMap(
		({ of, browser, ...names }) => {
			const plan = { path: `/p/${of.projectId}`, params: { project: of.projectId } }
			const pages: Promise<unknown>[] = [
				browser.load(home.loader, { path: '/app', params: {} }),
				browser.load(team.loader, { path: `/t/${of.teamId}`, params: { team: of.teamId } }),
				browser.load(energy.loader, plan),
				browser.load(planFileRoute.loader, plan),
			]
			return pages.map(async (page) => ({ ...names, text: await textOf(await page) }))
		},
	)
	const answered = await Promise.all(asked)
	expect(answered.filter(({ name, text }) => !text.includes(name))).toEqual([])
	expect(answered.filter(({ not, text }) => text.includes(not))).toEqual([])
})

test('on one connection each statement sees what whoever sent it may see, whoever waits for it', async () => {
	const pool = scopedPool({ connectionString: must(currentEnv().DATABASE_URL), max: 1 })
	onTestFinished(() => pool.end())
	const names = async () =>
		(await pool.query<{ name: string }>('select "name" from "projects"')).rows.map((row) => row.name)
	const [ours, theirs] = [['Quillon campus'], ['Brannigan campus']]
	const asked = Array.from({ length: 20 }, (_, index) => withinTeams([(index % 2 === 0 ? own : other).teamId], names))
	expect(await Promise.all(asked)).toEqual(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? ours : theirs)))
	// What one has left undone is not left to the next.
	await withinTeams([own.teamId], async () => {
		const client = await pool.connect()
		await client.query('begin')
		await expect(client.query('select no_such_column from "projects"')).rejects.toThrow('no_such_column')
		await expect(client.query('select 1')).rejects.toThrow('aborted')
		await client.query('rollback')
		client.release()
	})
	expect([await inRequest(names), await withinTeams([other.teamId], names)]).toEqual([[], theirs])
})

test('a transaction sees a team from when its door is passed, and each work in it what it may', async () => {
	const count = () => database().project.count()
	const seen = await inRequest(() =>
		inTransaction(async (connection) => {
			const inIt = () => connection.project.count()
			const before = await inIt()
			await requireMember(own, own.teamId, 'seePlans')
			const [passed, across] = [await inIt(), await acrossTeams(inIt)]
			return [before, passed, across > passed, await inIt()]
		}),
	)
	expect(seen).toEqual([0, 1, true, 1])
	expect(await inRequest(count)).toBe(0)
})

test('a database user who could look past the wall works as a role that can’t', async () => {
	const mighty = new URL(must(currentEnv().DATABASE_URL))
	mighty.username = 'postgres'
	await withClient(mighty.href, openToAppRole)
	const pool = scopedPool({ connectionString: mighty.href, max: 2 })
	onTestFinished(() => pool.end())
	const user = async () => (await pool.query<{ user: string }>('select current_user as "user"')).rows[0]?.user
	const names = async () =>
		(await pool.query<{ name: string }>('select "name" from "projects"')).rows.map((row) => row.name)
	expect(await user()).toBe('strata_app')
	expect([await inRequest(names), await withinTeams([own.teamId], names)]).toEqual([[], ['Quillon campus']])
	const writing = withinTeams([own.teamId], () =>
		pool.query(`update "projects" set "teamId" = $1 where "teamId" = $2`, [other.teamId, own.teamId]),
	)
	await expect(writing).rejects.toThrow('row-level security')
})
