import type { Actor } from '#server/access/actor.ts'
import { notFound } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import { findReportPdf } from '#server/store/rows/report-issues.ts'

export type ReportFile = { readonly fileName: string; readonly pdf: Uint8Array }

/**
 * The file of an issue, as it was drawn on the day.
 * @throws not_found for strangers, readers by a link and unknown numbers
 */
export async function getReportPdf(actor: Actor, projectId: string, number: number): Promise<ReportFile> {
	const project = await requireProject(actor, projectId, 'seePlans')
	// It names who issued and approved it; whoever reads by a link is shown nobody’s name.
	if (project.guest) throw notFound('report')
	const found = await findReportPdf({ teamId: project.teamId }, project.id, number)
	if (found === null) throw notFound('report')
	return found
}
