import { z } from 'zod'
import { db } from '#server/db/transaction.ts'
import type { Json } from './plan-documents.ts'
import type { TeamScope } from './teams.ts'

const STATES = ['waiting', 'running', 'done', 'failed'] as const
export type JobState = (typeof STATES)[number]
export type JobRow = {
	id: string
	projectId: string
	userId: string
	asked: unknown
	state: JobState
	outcome: unknown
}

/** Adds a job that waits. */
export async function createJob(
	{ teamId }: TeamScope,
	job: { id: string; projectId: string; userId: string; kind: string; asked: Json },
): Promise<void> {
	await db().apiJob.create({ data: { teamId, ...job, asked: job.asked ?? {} }, select: { id: true } })
}

/** How many jobs that a team has asked for since a time have not ended. */
export async function countUnended({ teamId }: TeamScope, since: Date): Promise<number> {
	return await db().apiJob.count({ where: { teamId, state: { in: ['waiting', 'running'] }, createdAt: { gt: since } } })
}

/** A job of a team; null where there is none. */
export async function findJob({ teamId }: TeamScope, id: string): Promise<JobRow | null> {
	const row = await db().apiJob.findFirst({
		where: { teamId, id },
		select: { id: true, projectId: true, userId: true, asked: true, state: true, outcome: true },
	})
	return row && { ...row, state: z.enum(STATES).parse(row.state) }
}

/** Writes how far a job is; one that has ended stays as it ended. */
export async function updateJob(
	{ teamId }: TeamScope,
	id: string,
	{ state, outcome }: { state: JobState; outcome?: Json },
): Promise<void> {
	const hasEnded = state === 'done' || state === 'failed'
	await db().apiJob.updateMany({
		where: { teamId, id, state: { in: ['waiting', 'running'] } },
		data: {
			state,
			...(outcome !== undefined && outcome !== null && { outcome }),
			...(hasEnded && { endedAt: new Date() }),
		},
	})
}

export async function deleteJobsBefore(time: Date): Promise<void> {
	await db().apiJob.deleteMany({ where: { createdAt: { lt: time } } })
}
