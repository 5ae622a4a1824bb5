import type { Actor } from '#server/access/actor.ts'
import { notFound } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import { findReviewedIssue, type ReportIssueRow } from '#server/store/rows/report-issues.ts'
import { UNNAMED } from '#shared/together/unnamed.ts'
import type { KeptPoint } from '#shared/schemas/report/open-points.ts'
import { listApprovers } from './tell-of-approval.ts'

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
