import { z } from 'zod'
import type { Prisma } from '#server/store/generated/client.ts'
import { db } from '#server/store/transaction.ts'
import { keptPointSchema, rejectionSchema, type KeptPoint, type Rejection } from '#shared/schemas/report/open-points.ts'
import { keptForecastSchema, type KeptForecast } from '#shared/schemas/report/kept-forecast.ts'
import { ISSUE_STATES, type IssueState } from '#shared/schemas/report/report-form.ts'
import { reportSettingsSchema, type ReportSettings } from '#shared/schemas/report/report-settings.ts'
import type { TeamScope } from './teams.ts'

const columns = {
	number: true,
	scenarioId: true,
	scenarioLabel: true,
	scenarioRev: true,
	status: true,
	mark: true,
	note: true,
	reason: true,
	openPoints: true,
	rejection: true,
	approvedByName: true,
	approvedAt: true,
	fileName: true,
	snapshotHash: true,
	engineVersion: true,
	createdByName: true,
	createdAt: true,
} as const

type ReportIssuesStored = Prisma.ReportIssueGetPayload<{ select: typeof columns }>
export type ReportIssueRow = Omit<ReportIssuesStored, 'status' | 'rejection'> & {
	status: IssueState
	rejection: Rejection | null
}
export type NewReportIssue = Omit<ReportIssueRow, 'rejection'> & {
	points: KeptPoint[]
	approvedById: string | null
	createdById: string
	settings: ReportSettings
	facts: Prisma.InputJsonValue
	plan: Prisma.InputJsonValue
	forecasts: KeptForecast[]
	pdf: Uint8Array<ArrayBuffer>
}
/** An issue with all that it is drawn from. */
export type FrozenIssue = ReportIssueRow & {
	createdById: string
	settings: ReportSettings
	/** those that were open when the plan was frozen; empty of issues from before they were kept by name */
	points: readonly KeptPoint[]
	/** null of issues from before they were kept */
	facts: unknown
	plan: unknown
}

const stateOf = <Row extends { status: string; rejection: unknown }>(row: Row) => ({
	...row,
	status: z.enum(ISSUE_STATES).parse(row.status),
	rejection: rejectionSchema.nullable().parse(row.rejection),
})
const keptPoints = z.array(keptPointSchema)

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

/** Lets nobody else keep or approve an issue of a project until this transaction ends. */
export async function lockIssues({ teamId }: TeamScope, projectId: string): Promise<void> {
	await db().$queryRaw`SELECT 1 FROM "projects" WHERE "teamId" = ${teamId} AND "id" = ${projectId} FOR NO KEY UPDATE`
}

/** Issues of a scenario before one that is issued now are superseded by it. */
export async function supersedeIssues(
	{ teamId }: TeamScope,
	{ projectId, scenarioId, before }: { projectId: string; scenarioId: string; before: number },
): Promise<void> {
	await db().reportIssue.updateMany({
		where: { teamId, projectId, scenarioId, status: 'issued', number: { lt: before } },
		data: { status: 'superseded' },
	})
}

/** Makes of a draft what is issued; false where it is no draft any more. */
export async function approveReportIssue(
	{ teamId }: TeamScope,
	{ projectId, number }: { projectId: string; number: number },
	approved: {
		approvedById: string
		approvedByName: string
		approvedAt: Date
		points: KeptPoint[]
		facts: Prisma.InputJsonValue
		pdf: Uint8Array<ArrayBuffer>
	},
): Promise<boolean> {
	const { count } = await db().reportIssue.updateMany({
		where: { teamId, projectId, number, status: 'draft' },
		data: { status: 'issued', ...approved },
	})
	return count === 1
}

/** Makes of a draft one that was sent back; false where it is no draft any more. */
export async function rejectReportIssue(
	{ teamId }: TeamScope,
	{ projectId, number }: { projectId: string; number: number },
	rejection: Rejection,
): Promise<boolean> {
	const { count } = await db().reportIssue.updateMany({
		where: { teamId, projectId, number, status: 'draft' },
		data: { status: 'rejected', rejection },
	})
	return count === 1
}

const MOST_LISTED = 200
const keptForecasts = z.array(keptForecastSchema)

/** The dates that reports of a scenario have told with their odds, the latest first; drafts and those sent back told nobody. */
export async function listForecasts(
	{ teamId }: TeamScope,
	{ projectId, scenarioId }: { projectId: string; scenarioId: string },
): Promise<KeptForecast[]> {
	const rows = await db().reportIssue.findMany({
		where: { teamId, projectId, scenarioId, status: { in: ['issued', 'superseded'] } },
		select: { forecasts: true },
		orderBy: { number: 'desc' },
		take: MOST_LISTED,
	})
	return rows.flatMap(({ forecasts }) => keptForecasts.parse(forecasts))
}

/** A project's issues, latest first, without their files. */
export async function listReportIssues({ teamId }: TeamScope, projectId: string): Promise<ReportIssueRow[]> {
	const rows = await db().reportIssue.findMany({
		where: { teamId, projectId },
		select: columns,
		orderBy: { number: 'desc' },
		take: MOST_LISTED,
	})
	return rows.map(stateOf)
}

/** An issue with its plan and settings; null when there is none of that number. */
export async function findFrozenIssue(
	{ teamId }: TeamScope,
	projectId: string,
	number: number,
): Promise<FrozenIssue | null> {
	const row = await db().reportIssue.findFirst({
		where: { teamId, projectId, number },
		select: { ...columns, createdById: true, settings: true, points: true, facts: true, plan: true },
	})
	if (row === null) return null
	const points = keptPoints.parse(row.points)
	return { ...stateOf(row), points, settings: reportSettingsSchema.parse(row.settings) }
}

/** An issue with what was open in it by name, without what it is drawn from; null when there is none of that number. */
export async function findReviewedIssue(
	{ teamId }: TeamScope,
	projectId: string,
	number: number,
): Promise<(ReportIssueRow & { createdById: string; points: KeptPoint[] }) | null> {
	const row = await db().reportIssue.findFirst({
		where: { teamId, projectId, number },
		select: { ...columns, createdById: true, points: true },
	})
	return row && { ...stateOf(row), points: keptPoints.parse(row.points) }
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

/** How the reports of a project were set last, and by whom; null where nobody has set them. */
export async function findReportChoice(
	{ teamId }: TeamScope,
	projectId: string,
): Promise<{ settings: ReportSettings; rev: number; savedByName: string; savedAt: Date } | null> {
	const row = await db().reportChoice.findFirst({
		where: { teamId, projectId },
		select: { settings: true, rev: true, savedByName: true, savedAt: true },
	})
	if (row === null) return null
	// What an older version kept and this one does not know is as if it had not been set.
	const { data } = reportSettingsSchema.safeParse(row.settings)
	return data === undefined ? null : { ...row, settings: data }
}

/** Keeps how reports are set where nobody has set them since `rev`, 0 for never; false where somebody has. */
export async function keepReportChoice(
	{ teamId }: TeamScope,
	projectId: string,
	{ settings, rev, savedByName }: { settings: ReportSettings; rev: number; savedByName: string },
): Promise<boolean> {
	const kept = { settings, savedByName, savedAt: new Date() }
	const { count } =
		rev === 0
			? await db().reportChoice.createMany({ data: [{ teamId, projectId, ...kept }], skipDuplicates: true })
			: await db().reportChoice.updateMany({
					where: { teamId, projectId, rev },
					data: { ...kept, rev: { increment: 1 } },
				})
	return count === 1
}
