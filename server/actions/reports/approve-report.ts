import type { Actor } from '#server/access/actor.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import { LAYOUT_VERSION } from '#server/views/report/layout-version.ts'
import {
	approveReportIssue,
	findFrozenIssue,
	listReportIssues,
	lockIssues,
	supersedeIssues,
	type FrozenIssue,
} from '#server/store/rows/report-issues.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { handOn, noteEvent } from '#server/actions/webhooks/webhooks.ts'
import { issueNumber } from '#shared/report/issue-name.ts'
import { keptPoints } from '#server/views/report/report-points.ts'
import { counted } from '#shared/formats/months.ts'
import type { Acceptance } from '#shared/schemas/report/open-points.ts'
import { requireAccepted } from './issue-report.ts'
import { drawFrozen, sourceOf } from './print-report.ts'
import { requireDraft } from './review.ts'
import { tellMaker } from './tell-of-approval.ts'

type ApproveReportParams = { readonly number: number; readonly accept: readonly Acceptance[] }

/**
 * Approves a draft: it is drawn again from what it keeps, without the DRAFT mark, with who approved it and the points they
 * accepted by name, and supersedes the issues of its scenario before it. Whoever made it is told.
 * @throws not_found for strangers and unknown numbers, forbidden where the role may not approve, open_points where one is left
 * out or is not open, conflict where it is no draft any more, impossible where the engine would draw other figures;
 * rate_limited, unavailable
 */
export async function approveReport(
	actor: Actor,
	projectId: string,
	{ number, accept }: ApproveReportParams,
): Promise<void> {
	const project = await requireProject(actor, projectId, 'issueReports')
	const team = { teamId: project.teamId }
	const issue = await findFrozenIssue(team, project.id, number)
	if (issue === null) throw notFound('report')
	requireApprovable(issue, await listReportIssues(team, project.id))
	requireNamed(issue)
	requireAccepted(issue.points, { accept, what: issueNumber(number) })
	const approvedAt = new Date()
	const points = keptPoints(issue.points, { accept, by: actor.name, at: approvedAt.toISOString() })
	const draft = sourceOf(issue)
	const { settings, ...printed } = { ...draft.facts, status: 'approved' as const, approvedBy: actor.name, points }
	const drawn = await drawFrozen(team, issue, { source: { ...draft, facts: { ...printed, settings } } })
	if (drawn.engine !== issue.engineVersion) throw otherEngine(issue, drawn.engine)
	const facts = { ...draft, layout: LAYOUT_VERSION, facts: printed }
	const by = { approvedById: actor.userId, approvedByName: actor.name, approvedAt, points: [...points] }
	const { scenarioId } = issue
	const done = await inTransaction(async () => {
		await lockIssues(team, project.id)
		// One may have been issued while this was drawn.
		requireApprovable(issue, await listReportIssues(team, project.id))
		if (!(await approveReportIssue(team, { projectId, number }, { ...by, facts, pdf: drawn.pdf }))) return null
		await supersedeIssues(team, { projectId, scenarioId, before: number })
		const subject = `${project.name}, ${issueNumber(number)}`
		await writeAuditEntry(actor, project.teamId, { action: 'report.approved', subject, projectId: project.id })
		const about = { project: project.id, number, accepted: points.length }
		const noted = await noteEvent(actor, project.teamId, { event: 'report.approved', about })
		const withPoints = points.length === 0 ? '' : ` with ${counted(points.length, 'open item')}`
		const said = `approved ${issueNumber(number)}${withPoints}.`
		return { noted, mail: await tellMaker(actor, project, { ...issue, said }) }
	})
	if (done === null) return requireDraft({ ...issue, status: 'issued' })
	handOn(done.noted)
	await done.mail()
}

function requireApprovable(issue: FrozenIssue, rows: Awaited<ReturnType<typeof listReportIssues>>): void {
	const { number, scenarioId, scenarioLabel } = issue
	requireDraft(issue)
	const later = rows.find(
		(row) => row.number > number && row.scenarioId === scenarioId && ['issued', 'superseded'].includes(row.status),
	)
	if (later !== undefined)
		throw new AppError('conflict', {
			userMessage: `${issueNumber(later.number)} of ${scenarioLabel} is issued already.`,
			mend: 'Issue the report again.',
		})
}

/** Drafts from before open points were kept by name have a number of them alone. */
function requireNamed({ number, openPoints, points }: FrozenIssue): void {
	if (openPoints === points.length) return
	throw new AppError('impossible', {
		userMessage: `${issueNumber(number)} was made with ${counted(openPoints, 'open item')}, before they were kept by name.`,
		mend: 'Issue the report again, and approve that.',
	})
}

const otherEngine = ({ number, engineVersion }: FrozenIssue, engine: string) =>
	new AppError('impossible', {
		userMessage: `${issueNumber(number)} was drawn by engine ${engineVersion}, and this server runs ${engine}: its figures may differ from those that were read.`,
		mend: 'Issue the report again, and approve that.',
	})
