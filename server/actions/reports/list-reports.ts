import type { Actor } from '#server/access/actor.ts'
import { requireProject } from '#server/access/require-member.ts'
import { listReportIssues, type ReportIssueRow } from '#server/store/rows/report-issues.ts'
import { namelessFor } from '#server/actions/sharing/nameless.ts'
import { showsAllPlans } from '#shared/together/link-scope.ts'
import { UNNAMED } from '#shared/together/unnamed.ts'

/**
 * The issued reports of a project, latest first; for a guest without names, and none where their link shows one plan alone.
 * @throws not_found for strangers
 */
export async function listReports(actor: Actor, projectId: string): Promise<ReportIssueRow[]> {
	const project = await requireProject(actor, projectId, 'seePlans')
	if (project.link !== null && !showsAllPlans(project.link.scope)) return []
	const rows = namelessFor(project, await listReportIssues({ teamId: project.teamId }, project.id), 'createdByName')
	if (!project.guest) return rows
	return rows.map((row) => ({
		...row,
		approvedByName: row.approvedByName && UNNAMED,
		rejection: row.rejection && { ...row.rejection, by: UNNAMED },
	}))
}
