import { z } from 'zod'
import type { Prisma } from '#server/store/generated/client.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { db } from '#server/store/transaction.ts'
import type { Json } from './plan-documents.ts'
import type { TeamScope } from './teams.ts'

const STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof STATES)[number]
const UNENDED: JobState[] = ['waiting', 'running']

const columns = {
	teamId: true,
	id: true,
	projectId: true,
	userId: true,
	userName: true,
	kind: true,
	asked: true,
	state: true,
	partsDone: true,
	parts: true,
	part: true,
	tries: true,
	outcome: true,
	createdAt: true,
} as const
export const JOB_KINDS = ['report', 'simulation'] as const
export type JobKind = (typeof JOB_KINDS)[number]
type ApiJobsStored = Prisma.ApiJobGetPayload<{ select: typeof columns }>
export type JobRow = Omit<ApiJobsStored, 'state' | 'kind'> & { state: JobState; kind: JobKind }

const jobOf = (row: ApiJobsStored): JobRow => ({
	...row,
	state: z.enum(STATES).parse(row.state),
	kind: z.enum(JOB_KINDS).parse(row.kind),
})

/** Adds a job that waits. */
export async function createJob(
	{ teamId }: TeamScope,
	job: { id: string; projectId: string; userId: string; userName: string; kind: JobKind; asked: Json },
): Promise<void> {
	await db().apiJob.create({ data: { teamId, ...job, asked: job.asked ?? {} }, select: { id: true } })
}

/** How many jobs of a kind that a team has asked for since a time have not ended. */
export async function countUnended({ teamId }: TeamScope, kind: JobKind, since: Date): Promise<number> {
	return await db().apiJob.count({ where: { teamId, kind, state: { in: UNENDED }, createdAt: { gt: since } } })
}

/** A job of a team; null where there is none. */
export async function findJob({ teamId }: TeamScope, id: string): Promise<JobRow | null> {
	const row = await db().apiJob.findFirst({ where: { teamId, id }, select: columns })
	return row && jobOf(row)
}

const MOST_LISTED = 20

/** The reports of a project that have not ended, and those that have not come to an outcome since a time; the latest first. */
export async function listJobs({ teamId }: TeamScope, projectId: string, failedSince: Date): Promise<JobRow[]> {
	// What was asked may hold a picture.
	const rows = await db().apiJob.findMany({
		where: {
			teamId,
			projectId,
			kind: 'report',
			OR: [{ state: { in: UNENDED } }, { state: { in: ['failed', 'cancelled'] }, endedAt: { gt: failedSince } }],
		},
		select: { ...columns, asked: false },
		orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
		take: MOST_LISTED,
	})
	return rows.map((row) => jobOf({ ...row, asked: null }))
}

/**
 * Takes the next job for whoever works: of the team whose turn is longest ago its oldest one that waits, or whose worker has
 * given no sign of life since `lifeless`. Nobody else gets it; null where there is none.
 */
export async function takeNextJob(kind: JobKind, lifeless: Date): Promise<JobRow | null> {
	const taken = await acrossTeams(
		() => db().$queryRaw<{ teamId: string; id: string }[]>`
		UPDATE "api_jobs" t
		SET "state" = 'running', "tries" = t."tries" + 1, "takenAt" = now(), "stirredAt" = now()
		FROM (
			SELECT j."teamId", j."id" FROM "api_jobs" j
			WHERE j."kind" = ${kind}
				AND (j."state" = 'waiting' OR (j."state" = 'running' AND j."stirredAt" < ${lifeless}))
			ORDER BY (SELECT max(o."takenAt") FROM "api_jobs" o WHERE o."teamId" = j."teamId") ASC NULLS FIRST,
				j."createdAt", j."id"
			LIMIT 1 FOR UPDATE OF j SKIP LOCKED
		) n
		WHERE t."teamId" = n."teamId" AND t."id" = n."id"
		RETURNING t."teamId", t."id"`,
	)
	const [one] = taken
	return one === undefined ? null : await acrossTeams(() => findJob(one, one.id))
}

/** Notes how far a job is; false where it is no longer to be worked on. */
export async function noteProgress(
	{ teamId }: TeamScope,
	id: string,
	at: { partsDone: number; parts: number; part: string },
): Promise<boolean> {
	const data = { ...at, stirredAt: new Date() }
	const { count } = await db().apiJob.updateMany({ where: { teamId, id, state: 'running' }, data })
	return count === 1
}

/** Tells that somebody works on a job. */
export async function noteSignOfLife({ teamId }: TeamScope, id: string): Promise<void> {
	await db().apiJob.updateMany({ where: { teamId, id, state: 'running' }, data: { stirredAt: new Date() } })
}

/** Puts a job that nobody works on any more back in the line. */
export async function letGoOfJob({ teamId }: TeamScope, id: string): Promise<void> {
	await db().apiJob.updateMany({ where: { teamId, id, state: 'running' }, data: { state: 'waiting', stirredAt: null } })
}

/** Ends a job; false where it had ended. */
export async function endJob(
	{ teamId }: TeamScope,
	id: string,
	{ state, outcome }: { state: 'done' | 'failed' | 'cancelled'; outcome: Json },
): Promise<boolean> {
	const { count } = await db().apiJob.updateMany({
		where: { teamId, id, state: { in: UNENDED } },
		data: { state, endedAt: new Date(), ...(outcome !== null && { outcome }) },
	})
	return count === 1
}

/** Puts a job that came to nothing in the line again; false where it did not. */
export async function reopenJob({ teamId }: TeamScope, id: string): Promise<boolean> {
	const { count } = await db().apiJob.updateMany({
		where: { teamId, id, state: { in: ['failed', 'cancelled'] } },
		data: { state: 'waiting', tries: 0, partsDone: 0, parts: 0, part: '', endedAt: null, stirredAt: null },
	})
	return count === 1
}

type UnendedJob = Omit<Prisma.ApiJobGetPayload<{ select: typeof signs }>, 'kind'> & { readonly kind: JobKind }
const signs = { teamId: true, id: true, kind: true, createdAt: true, stirredAt: true } as const

/** Jobs of every team that have not ended, the oldest first, with the last sign of life of who works on them. */
export async function listUnended(): Promise<readonly UnendedJob[]> {
	const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }]
	const rows = await acrossTeams(() =>
		db().apiJob.findMany({ where: { state: { in: UNENDED } }, select: signs, orderBy }),
	)
	return rows.map((row) => ({ ...row, kind: z.enum(JOB_KINDS).parse(row.kind) }))
}

export async function deleteJobsBefore(time: Date): Promise<void> {
	await db().apiJob.deleteMany({ where: { createdAt: { lt: time } } })
}
