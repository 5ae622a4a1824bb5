import type { Actor } from '#server/access/actor.ts'
import { notFound, AppError } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import {
	findReviewedIssue,
	type ReportIssueRow,
	lockIssues,
	rejectReportIssue,
} from '#server/store/rows/report-issues.ts'
import { UNNAMED } from '#shared/together/unnamed.ts'
import type { KeptPoint } from '#shared/schemas/report/open-points.ts'
import { listApprovers, tellMaker } from './tell-of-approval.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { handOn, noteEvent } from '#server/actions/webhooks/webhooks.ts'
import { issueNumber } from '#shared/report/issue-name.ts'
import { ISSUE_STATE_LABELS } from '#shared/schemas/report/report-form.ts'

/** What is decided is a draft that waits. */
export function requireDraft({ number, status }: Pick<ReportIssueRow, 'number' | 'status'>): void {
	if (status === 'draft') return
	throw new AppError('conflict', {
		userMessage: `${issueNumber(number)} is no draft any more: ${ISSUE_STATE_LABELS[status].toLowerCase()}.`,
		mend: 'Reload the page to see what it is.',
	})
}

type RejectReportParams = { readonly number: number; readonly reason: string }

/**
 * Sends a draft back: it keeps its number and its file, and can't be approved any more. Whoever made it is told why.
 * @throws not_found for strangers and unknown numbers, forbidden where the role may not approve, conflict where it is no draft
 */
export async function rejectReport(
	actor: Actor,
	projectId: string,
	{ number, reason }: RejectReportParams,
): Promise<void> {
	const project = await requireProject(actor, projectId, 'issueReports')
	const team = { teamId: project.teamId }
	const done = await inTransaction(async () => {
		await lockIssues(team, project.id)
		const issue = await findReviewedIssue(team, project.id, number)
		if (issue === null) throw notFound('report')
		requireDraft(issue)
		const rejection = { reason, by: actor.name, at: new Date().toISOString() }
		await rejectReportIssue(team, { projectId: project.id, number }, rejection)
		const subject = `${project.name}, ${issueNumber(number)}`
		await writeAuditEntry(actor, project.teamId, { action: 'report.rejected', subject, projectId: project.id })
		const about = { project: project.id, number, reason }
		const noted = await noteEvent(actor, project.teamId, { event: 'report.rejected', about })
		const said = `sent ${issueNumber(number)} back: ${reason}`
		return { noted, mail: await tellMaker(actor, project, { ...issue, said }) }
	})
	handOn(done.noted)
	await done.mail()
}

export type Review = ReportIssueRow & {
	/** what was open when the plan was frozen, with who accepted it and why */
	readonly points: readonly KeptPoint[]
	/** who may approve it; empty for a guest */
	readonly approvers: readonly { readonly userId: string; readonly name: string; readonly role: string }[]
}

/**
 * An issue with what was open in it, by name, and who may approve it; for a guest without names.
 * @throws not_found for strangers and unknown numbers
 */
export async function reviewReport(actor: Actor, projectId: string, number: number): Promise<Review> {
	const project = await requireProject(actor, projectId, 'seePlans')
	const found = await findReviewedIssue({ teamId: project.teamId }, project.id, number)
	if (found === null) throw notFound('report')
	const { createdById: _, ...issue } = found
	if (project.guest) return { ...nameless(issue), approvers: [] }
	const approvers = await listApprovers(project.teamId)
	return { ...issue, approvers: approvers.map(({ userId, name, role }) => ({ userId, name, role })) }
}

function nameless(issue: Omit<Review, 'approvers'>): Omit<Review, 'approvers'> {
	return {
		...issue,
		createdByName: UNNAMED,
		approvedByName: issue.approvedByName && UNNAMED,
		rejection: issue.rejection && { ...issue.rejection, by: UNNAMED },
		points: issue.points.map((point) => ({ ...point, accepted: point.accepted && { ...point.accepted, by: UNNAMED } })),
	}
}
