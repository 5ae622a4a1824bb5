import type { Actor } from '#server/auth/actor.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { AppError, notFound } from '#server/http/refusals/app-error.ts'
import { requireProject } from '#server/http/gates/require-member.ts'
import {
	approveReportIssue,
	findFrozenIssue,
	listReportIssues,
	lockIssues,
	supersedeIssues,
	type FrozenIssue,
} from '#server/repositories/report-issues.ts'
import { writeAuditEntry } from '#server/services/teams/write-audit-entry.ts'
import { issueNumber } from '#shared/presentation/report/issue-name.ts'
import { drawFrozen, sourceOf } from './draw-again.ts'

/**
 * Approves a draft: it is drawn again from what it keeps, without the DRAFT mark and with who approved it, and supersedes the
 * issues of its scenario before it.
 * @throws not_found for strangers and unknown numbers, forbidden where the role may not approve, conflict where it is no
 * draft that can be approved, or the engine would draw other figures; rate_limited, unavailable
 */
export async function approveReport(actor: Actor, projectId: string, number: number): Promise<void> {
	const project = await requireProject(actor, projectId, 'issueReports')
	const team = { teamId: project.teamId }
	const issue = await findFrozenIssue(team, project.id, number)
	if (issue === null) throw notFound('report')
	requireApprovable(issue, await listReportIssues(team, project.id))
	const approvedAt = new Date()
	const draft = sourceOf(issue)
	const { settings, ...printed } = { ...draft.facts, status: 'approved' as const, approvedBy: actor.name }
	const drawn = await drawFrozen(team, issue, { source: { ...draft, facts: { ...printed, settings } } })
	if (drawn.engine !== issue.engineVersion) throw otherEngine(issue, drawn.engine)
	const facts = { ...draft, facts: printed }
	const by = { approvedById: actor.userId, approvedByName: actor.name, approvedAt }
	const { scenarioId } = issue
	const isDone = await inTransaction(async () => {
		await lockIssues(team, project.id)
		// One may have been issued while this was drawn.
		requireApprovable(issue, await listReportIssues(team, project.id))
		if (!(await approveReportIssue(team, { projectId, number }, { ...by, facts, pdf: drawn.pdf }))) return false
		await supersedeIssues(team, { projectId, scenarioId, before: number })
		const subject = `${project.name}, ${issueNumber(number)}`
		await writeAuditEntry(actor, project.teamId, { action: 'report.approved', subject, projectId: project.id })
		return true
	})
	if (!isDone) throw refused(`${issueNumber(number)} is no draft any more.`, 'Reload the page to see what it is.')
}

function requireApprovable(
	{ number, status, openPoints, scenarioId, scenarioLabel }: FrozenIssue,
	rows: Awaited<ReturnType<typeof listReportIssues>>,
): void {
	const name = issueNumber(number)
	if (status !== 'draft') throw refused(`${name} is no draft any more.`, 'Reload the page to see what it is.')
	if (openPoints > 0) {
		const points = openPoints === 1 ? 'a point' : `${String(openPoints)} points`
		throw refused(`${name} was made with ${points} open and stays a draft.`, 'Close them, then issue the report again.')
	}
	const later = rows.find((row) => row.number > number && row.scenarioId === scenarioId && row.status !== 'draft')
	if (later !== undefined)
		throw refused(`${issueNumber(later.number)} of ${scenarioLabel} is issued already.`, 'Issue the report again.')
}

const otherEngine = ({ number, engineVersion }: FrozenIssue, engine: string) =>
	refused(
		`${issueNumber(number)} was drawn by engine ${engineVersion}, and this server runs ${engine}: its figures may differ from those that were read.`,
		'Issue the report again, and approve that.',
	)

const refused = (userMessage: string, mend: string) => new AppError('conflict', { userMessage, mend })
