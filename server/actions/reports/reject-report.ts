import type { Actor } from '#server/access/actor.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { notFound } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import { findReviewedIssue, lockIssues, rejectReportIssue } from '#server/store/rows/report-issues.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { handOn, noteEvent } from '#server/actions/webhooks/tell-webhooks.ts'
import { issueNumber } from '#shared/report/issue-name.ts'
import { requireDraft } from './require-draft.ts'
import { tellMaker } from './tell-of-approval.ts'

type Asked = { readonly number: number; readonly reason: string }

/**
 * Sends a draft back: it keeps its number and its file, and can't be approved any more. Whoever made it is told why.
 * @throws not_found for strangers and unknown numbers, forbidden where the role may not approve, conflict where it is no draft
 */
export async function rejectReport(actor: Actor, projectId: string, { number, reason }: Asked): Promise<void> {
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
