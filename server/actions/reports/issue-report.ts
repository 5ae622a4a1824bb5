import type { Actor } from '#server/access/actor.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import type { IssuePart } from '#server/runs/files/draw-report.ts'
import { AppError } from '#server/access/app-error.ts'
import { createReportIssue, lockIssues, nextIssueNumber, supersedeIssues } from '#server/store/rows/report-issues.ts'
import { scopeOf } from '#server/store/rows/scenarios.ts'
import { askingOf, getHeading, type PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { getScenario, type PlanRef } from '#server/actions/plans/get-scenario.ts'
import { handOn, noteEvent } from '#server/actions/webhooks/tell-webhooks.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { issueNumber, reportFileName } from '#shared/report/issue-name.ts'
import type { IssueInput } from '#shared/schemas/report/report-form.ts'
import { comparedScenarios } from './compared-scenarios.ts'
import { requireReason, unansweredIn } from './check-before-issue.ts'
import { historyBefore } from './issue-history.ts'
import { LAYOUT_VERSION } from '#server/views/report/layout-version.ts'
import { tellApprovers } from './tell-of-approval.ts'

const MAX_TRIES = 5

export type IssuedReport = { readonly number: number; readonly fileName: string }
type Asked = {
	readonly input: IssueInput
	/** told the number in the transaction that keeps the issue; throws where it is not to be kept */
	readonly kept?: (number: number) => Promise<void>
	/** told how far it is */
	readonly found?: (part: IssuePart) => void
	readonly signal?: AbortSignal
}

/** What a role must be allowed for what is asked: whoever changes plans makes drafts. */
export const permissionFor = ({ status }: Pick<IssueInput, 'status'>) =>
	status === 'approved' ? ('issueReports' as const) : ('changePlans' as const)

/**
 * Freezes the plan, draws its report and keeps both under the project's next number. While a point is open that nobody
 * accepted it is a draft, whatever was asked, and whoever may approve is told. One that is approved supersedes those of its
 * scenario before it.
 * @throws not_found for strangers, forbidden where the role may not change plans or approve, open_points where points are
 * open without a reason, conflict where others keep taking the number; rate_limited, unavailable where the engine has too much to do
 */
export async function issueReport(actor: Actor, ref: PlanRef, asked: Asked): Promise<IssuedReport> {
	await getScenario(actor, ref, permissionFor(asked.input))
	for (let tries = 1; tries <= MAX_TRIES; tries++) {
		const heading = await getHeading(actor, ref)
		const { project } = heading
		const number = await nextIssueNumber({ teamId: project.teamId }, project.id)
		const drawn = await drawIssue(actor, heading, { ...asked, number })
		if (await keepIssue(actor, heading, { ...asked, number, drawn })) return { number, fileName: drawn.fileName }
	}
	throw new AppError('conflict', {
		userMessage: 'Others issued reports of this project at the same time.',
		mend: 'Issue the report again.',
	})
}

type Numbered = Asked & { readonly number: number }

async function drawIssue(actor: Actor, heading: PlanHeading, { input, number, found, signal }: Numbered) {
	const { status, reason, accept, ...settings } = input
	const { project, scenario, rev } = heading
	const of = { projectId: project.id, scope: scopeOf(scenario), rev, isIssued: status === 'approved' }
	const { revisions, since, whys } = await historyBefore(project, of)
	const createdAt = new Date()
	const facts = {
		number,
		generatedAt: createdAt.toISOString(),
		generatedBy: actor.name,
		project: project.name,
		scenario: scenario.label,
		status,
		settings,
		reason: reason === '' ? whys : reason,
		approvedBy: status === 'approved' ? actor.name : null,
		revisions,
	}
	const openBeside = await unansweredIn(heading)
	const scenarios = await comparedScenarios(heading, settings, signal)
	const drawn = await askEngine('issue', {
		...askingOf(heading, signal),
		question: { facts, scenarios, since, openBeside, accept },
		found: (part) => {
			if ('parts' in part) found?.(part)
		},
	})
	if ('parts' in drawn) throw new Error('An issue ends with its file.')
	requireReason(
		drawn.points.filter(({ accepted }) => accepted === null),
		{ reason },
	)
	const fileName = reportFileName({ planName: drawn.planName, number, day: facts.generatedAt.slice(0, 10) })
	return { ...drawn, fileName, createdAt }
}

type Drawn = Awaited<ReturnType<typeof drawIssue>>

/** Keeps an issue with all that follows from it; false where another one took its number. */
async function keepIssue(
	actor: Actor,
	{ project, scenario }: PlanHeading,
	{ number, drawn, kept: noteKept }: Numbered & { readonly drawn: Drawn },
): Promise<boolean> {
	const { source, createdAt } = drawn
	const { settings, ...facts } = source.facts
	const isIssued = facts.status === 'approved'
	const issue = {
		number,
		scenarioId: scenario.id,
		scenarioLabel: scenario.label,
		scenarioRev: drawn.rev,
		status: isIssued ? ('issued' as const) : ('draft' as const),
		mark: settings.mark,
		note: settings.note,
		settings,
		reason: facts.reason,
		openPoints: drawn.points.length,
		points: [...drawn.points],
		approvedById: isIssued ? actor.userId : null,
		approvedByName: isIssued ? actor.name : null,
		approvedAt: isIssued ? createdAt : null,
		fileName: drawn.fileName,
		snapshotHash: drawn.snapshotHash,
		engineVersion: drawn.engine,
		createdById: actor.userId,
		createdByName: actor.name,
		createdAt,
		facts: { ...source, layout: LAYOUT_VERSION, facts },
		plan: drawn.plan,
		pdf: drawn.pdf,
	}
	const team = { teamId: project.teamId }
	const kept = await inTransaction(async () => {
		await lockIssues(team, project.id)
		if (!(await createReportIssue(team, project.id, issue))) return null
		if (isIssued) await supersedeIssues(team, { projectId: project.id, scenarioId: scenario.id, before: number })
		const subject = `${project.name}, ${issueNumber(number)}`
		await writeAuditEntry(actor, project.teamId, {
			action: isIssued ? 'report.issued' : 'report.drafted',
			subject,
			projectId: project.id,
		})
		await noteKept?.(number)
		const about = { project: project.id, number, status: issue.status }
		const noted = await noteEvent(actor, project.teamId, { event: 'report.issued', about })
		if (isIssued) return { noted, mail: null }
		const waiting = await noteEvent(actor, project.teamId, { event: 'report.waiting', about })
		return { noted: [...noted, ...waiting], mail: await tellApprovers(actor, project, issue) }
	})
	if (kept === null) return false
	handOn(kept.noted)
	await kept.mail?.()
	return true
}
