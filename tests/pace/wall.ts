import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '#server/store/generated/client.ts'
import { startEmbeddedDatabase } from '#server/store/embedded/embedded-database.ts'
import { migrate } from '#server/store/schema/migrate.ts'
import { withinTeams } from '#server/store/tenancy/admit.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { scopedPool } from '#server/store/tenancy/scoped-pool.ts'
import { withClient } from '#server/store/with-client.ts'
import { tempFolder } from './live.ts'
import { median, type Bench } from './measured.ts'

const [WARM, PAGES] = [200, 1000]
const READER = 'user1'
const AT = { teamId: 'team1', projectId: 'p1000' } as const

/** A thousand teams of fifty plans, with what a page of one reads. */
const FILL = `
	insert into teams (id, name) select 'team' || i, 'T' from generate_series(0, 999) i;
	insert into users (id, name) select 'user' || i, 'U' from generate_series(0, 999) i;
	insert into members ("teamId", "userId", role) select 'team' || i, 'user' || i, 'owner' from generate_series(0, 999) i;
	insert into sessions (id, "userId", "expiresAt", "endsAt") values ('session', '${READER}', 'infinity', 'infinity');
	insert into projects ("teamId", id, name, "createdById", "updatedAt")
		select 'team' || i / 50, 'p' || i + 950, 'P', 'u', now() from generate_series(0, 49999) i;
	insert into scenarios ("teamId", id, "projectId", label, name, "startMonth", "horizonMonths", "updatedAt", baseline)
		select 'team' || i / 50, 's' || i + 950, 'p' || i + 950, 'B', 'P', '2026-01', 12, now(), true
		from generate_series(0, 49999) i;
	insert into changes ("teamId", "scenarioId", rev, "userId", "userName", action, kind, fields)
		select 'team' || i / 50, 's' || i + 950, k, 'u', 'u', 'update', 'sites', '[]'
		from generate_series(0, 999) i, generate_series(1, 40) k;
	analyze`

/** The session, the plan's door, its scenarios, what was said and what was done last: five statements, as a page sends them. */
async function readPage(db: PrismaClient, behind: <T>(work: () => Promise<T>) => Promise<T>): Promise<number> {
	const began = performance.now()
	const mine = { members: { some: { userId: READER } } }
	const team = { select: { name: true, members: { where: { userId: READER }, select: { role: true } } } }
	await behind(async () => {
		await db.session.findFirst({ where: { id: 'session' }, select: { id: true, user: { select: { name: true } } } })
		await acrossTeams(() =>
			db.project.findFirst({ where: { id: AT.projectId, team: mine }, select: { name: true, team } }),
		)
		await db.scenario.findMany({ where: { ...AT, deletedAt: null }, select: { id: true, rev: true } })
		await db.comment.findMany({ where: AT, orderBy: { createdAt: 'desc' }, take: 10 })
		const of = { teamId: AT.teamId, scenarioId: 's1000' }
		await db.change.findMany({ where: of, orderBy: { rev: 'desc' }, take: 20 })
	})
	return performance.now() - began
}

/** What row-level security costs: a page of five statements behind the wall, and the same on a plain pool that looks past it. */
export async function measureWall({ tell }: Pick<Bench, 'tell'>): Promise<void> {
	const { folder, remove } = await tempFolder()
	const stored = await startEmbeddedDatabase(folder)
	const mighty = new URL(stored.url)
	mighty.username = 'postgres'
	const clientOf = (pool: pg.Pool) => new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) })
	const walled = clientOf(scopedPool({ connectionString: stored.url, max: 10 }))
	const plain = clientOf(new pg.Pool({ connectionString: mighty.href, max: 10 }))
	try {
		await migrate(stored.url)
		await withClient(stored.url, (client) => client.query(FILL))
		const [behind, without]: [number[], number[]] = [[], []]
		for (let page = 0; page < WARM + PAGES; page += 1) {
			const ms = [
				await readPage(walled, (work) => withinTeams([AT.teamId], work)),
				await readPage(plain, (work) => acrossTeams(work)),
			] as const
			if (page < WARM) continue
			behind.push(ms[0])
			without.push(ms[1])
		}
		const [held, plainly] = [median(behind), median(without)]
		tell(
			`wall: five statements in ${held.toFixed(2)} ms behind it, ${plainly.toFixed(2)} ms without: ` +
				`${(held / plainly).toFixed(2)} times (bar 2.0)`,
		)
	} finally {
		await Promise.all([walled.$disconnect(), plain.$disconnect()])
		await stored.stop()
		await remove()
	}
}
