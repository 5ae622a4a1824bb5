import type { Actor } from '#server/access/actor.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import type { IssuePart } from '#server/runs/files/draw-report.ts'
import { AppError } from '#server/access/app-error.ts'
import { createReportIssue, lockIssues, nextIssueNumber, supersedeIssues } from '#server/store/rows/report-issues.ts'
import { scopeOf } from '#server/store/rows/scenarios.ts'
import { askingOf, getHeading, type PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { getScenario, type PlanRef } from '#server/actions/plans/get-scenario.ts'
import { handOn, noteEvent } from '#server/actions/webhooks/webhooks.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { issueNumber, reportFileName } from '#shared/report/issue-name.ts'
import type { IssueInput } from '#shared/schemas/report/report-form.ts'
import { comparedScenarios } from './report-choice.ts'
import { historyBefore } from './issues.ts'
import { LAYOUT_VERSION } from '#server/views/report/layout-version.ts'
import { tellApprovers } from './tell-of-approval.ts'
import { listUnanswered } from '#server/store/rows/comments.ts'
import { getPage } from '#server/actions/plans/answers.ts'
import { counted } from '#shared/formats/months.ts'
import { areOpen, blocks, type ReportPoint } from '#shared/report/report-point.ts'
import { talkPoints } from '#server/views/report/report-points.ts'
import { MOST_ACCEPTED, type Acceptance } from '#shared/schemas/report/open-points.ts'

/** What is said in a plan and nobody has answered. */
async function unansweredIn({ project }: Pick<PlanHeading, 'project'>): Promise<readonly ReportPoint[]> {
	return talkPoints(await listUnanswered({ teamId: project.teamId, projectId: project.id }))
}

/**
 * What a reader of the report should know: what is open until it is closed or accepted by name, first, and what the plan
 * finds. Who may see it has been checked.
 * @throws rate_limited, unavailable where the engine has too much to do
 */
export async function checkBeforeIssue(heading: PlanHeading, signal?: AbortSignal): Promise<readonly ReportPoint[]> {
	const asked = { question: undefined, ...(signal !== undefined && { signal }) }
	const [ofPlan, ofTalk] = await Promise.all([getPage(heading, 'points', asked), unansweredIn(heading)])
	const points = [...ofPlan, ...ofTalk]
	return [...points.filter(blocks), ...points.filter((point) => !blocks(point))]
}

type IssueReportNamed = Pick<ReportPoint, 'id' | 'text'>

/** Whoever has a report issued with points open says why. */
export function requireReason(open: readonly IssueReportNamed[], { reason }: { readonly reason: string }): void {
	if (open.length > 0 && reason === '')
		throw pointsOpen(open, {
			userMessage: `${areOpen(open.length)}, and no reason is given for issuing the report with ${open.length === 1 ? 'it' : 'them'}.`,
			mend: 'Say why it goes out with items open, or close them first.',
		})
}

/** Whoever approves accepts each open point by its name: none is left out, and nothing is accepted that is not open. */
export function requireAccepted(
	open: readonly IssueReportNamed[],
	{ accept, what }: { readonly accept: readonly Acceptance[]; readonly what: string },
): void {
	const known = new Set(open.map(({ id }) => id))
	const unknown = accept.filter(({ point }) => !known.has(point))
	if (unknown[0] !== undefined)
		throw new AppError('open_points', {
			userMessage: `${what} has no open item “${unknown[0].point}”.`,
			mend: 'Accept those that are open, each by its id.',
			errors: unknown.map(({ point }) => ({ path: point, message: `${what} has no open item of this name.` })),
		})
	const accepted = new Set(accept.map(({ point }) => point))
	const left = open.filter(({ id }) => !accepted.has(id))
	if (left.length === 0) return
	if (open.length > MOST_ACCEPTED)
		throw pointsOpen(left, {
			userMessage: `${what} has ${String(open.length)} items open. At most ${String(MOST_ACCEPTED)} can be accepted by name.`,
			mend: 'Close some of them, then issue the report again.',
		})
	throw pointsOpen(left, {
		userMessage: `${what} has ${counted(left.length, 'open item')} not accepted: ${namedIn(left)}.`,
		mend: 'Accept each by name with a reason, or close it and issue the report again.',
	})
}

const MOST_NAMED = 3
const namedIn = (points: readonly IssueReportNamed[]): string => {
	const rest = points.length - MOST_NAMED
	const named = points.slice(0, MOST_NAMED).map(({ text }) => `“${text.replace(/\.$/, '')}”`)
	return `${named.join(', ')}${rest > 0 ? `, and ${counted(rest, 'more', 'more')}` : ''}`
}

const MOST_LISTED = 200

const pointsOpen = (open: readonly IssueReportNamed[], told: { readonly userMessage: string; readonly mend: string }) =>
	new AppError('open_points', {
		...told,
		errors: open.slice(0, MOST_LISTED).map(({ id, text }) => ({ path: id, message: text })),
	})

const MAX_TRIES = 5

export type IssuedReport = { readonly number: number; readonly fileName: string }
type IssueReportParams = {
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
export async function issueReport(actor: Actor, ref: PlanRef, asked: IssueReportParams): Promise<IssuedReport> {
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

type Numbered = IssueReportParams & { readonly number: number }

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

type IssueReportDrawn = Awaited<ReturnType<typeof drawIssue>>

/** Keeps an issue with all that follows from it; false where another one took its number. */
async function keepIssue(
	actor: Actor,
	{ project, scenario }: PlanHeading,
	{ number, drawn, kept: noteKept }: Numbered & { readonly drawn: IssueReportDrawn },
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
		forecasts: [...drawn.forecasts],
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
