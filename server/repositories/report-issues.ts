import type { Prisma } from '#server/db/generated/client.ts'
import { db } from '#server/db/transaction.ts'
import type { TeamScope } from './teams.ts'

const columns = {
	number: true,
	scenarioId: true,
	scenarioLabel: true,
	scenarioRev: true,
	status: true,
	mark: true,
	note: true,
	fileName: true,
	snapshotHash: true,
	engineVersion: true,
	createdByName: true,
	createdAt: true,
} as const

export type ReportIssueRow = Prisma.ReportIssueGetPayload<{ select: typeof columns }>
export type NewReportIssue = ReportIssueRow & {
	createdById: string
	plan: Prisma.InputJsonValue
	pdf: Uint8Array<ArrayBuffer>
}

/** The number the project's next issue will have. */
export async function nextIssueNumber({ teamId }: TeamScope, projectId: string): Promise<number> {
	const { _max } = await db().reportIssue.aggregate({ where: { teamId, projectId }, _max: { number: true } })
	return (_max.number ?? 0) + 1
}

/** Keeps an issue; false when another one took its number first. */
export async function createReportIssue(
	{ teamId }: TeamScope,
	projectId: string,
	issue: NewReportIssue,
): Promise<boolean> {
	const { count } = await db().reportIssue.createMany({ data: [{ teamId, projectId, ...issue }], skipDuplicates: true })
	return count === 1
}

/** A project's issues, latest first, without their files. */
export async function listReportIssues({ teamId }: TeamScope, projectId: string): Promise<ReportIssueRow[]> {
	return await db().reportIssue.findMany({
		where: { teamId, projectId },
		select: columns,
		orderBy: { number: 'desc' },
		take: 200,
	})
}

/** The file of one issue; null when there is none of that number. */
export async function findReportPdf(
	{ teamId }: TeamScope,
	projectId: string,
	number: number,
): Promise<{ fileName: string; pdf: Uint8Array } | null> {
	return await db().reportIssue.findFirst({
		where: { teamId, projectId, number },
		select: { fileName: true, pdf: true },
	})
}
