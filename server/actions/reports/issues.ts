import type { Actor } from '#server/access/actor.ts'
import { requireProject } from '#server/access/require-member.ts'
import { listReportIssues, type ReportIssueRow, findFrozenIssue } from '#server/store/rows/report-issues.ts'
import { namelessFor } from '#server/actions/sharing/nameless.ts'
import { showsAllPlans } from '#shared/together/link-scope.ts'
import { UNNAMED } from '#shared/together/unnamed.ts'
import type { SinceIssue } from '#server/runs/files/frozen-plan.ts'
import type { ScenarioScope } from '#server/store/rows/plan-documents.ts'
import type { TeamScope } from '#server/store/rows/teams.ts'
import { changesSince } from '#server/actions/scenarios/plan-log.ts'
import { issueNumber } from '#shared/report/issue-name.ts'
import type { Revision } from '#server/views/report/report-model.ts'
import { MOST_REASON } from '#shared/schemas/report/open-points.ts'
import { ISSUE_STATE_LABELS } from '#shared/schemas/report/report-form.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import { notFound } from '#server/access/app-error.ts'
import { unreadable, frozenOf, tooManyCells } from './print-report.ts'
import { fileNameOf } from '#server/actions/plans/plan-file.ts'

type IssuesAsked = { readonly projectId: string; readonly number: number; readonly signal?: AbortSignal }

async function open(actor: Actor, { projectId, number }: IssuesAsked) {
	const project = await requireProject(actor, projectId, 'seePlans')
	// An issue may be of any scenario, at any version.
	if (project.link !== null && !showsAllPlans(project.link.scope)) throw notFound('report')
	const issue = await findFrozenIssue({ teamId: project.teamId }, project.id, number)
	if (issue === null) throw notFound('report')
	const stem = issue.fileName.replace(/\.pdf$/, '')
	return { project, issue, frozen: frozenOf(issue), stem }
}

/**
 * The plan file of an issue, as it was frozen: it can be imported again.
 * @throws not_found for strangers and unknown numbers; rate_limited, unavailable where the engine has too much to do
 */
export async function getIssuePlan(actor: Actor, asked: IssuesAsked) {
	const { project, frozen, stem } = await open(actor, asked)
	const from = { team: project.teamId, signal: asked.signal, question: { frozen } }
	return { text: await askThread('frozenPlanText', from), fileName: `${stem}.strata.json` }
}

/**
 * The workbook of an issue, with live formulas.
 * @throws not_found for strangers and unknown numbers, too_large, conflict where this version cannot read the plan any more;
 * rate_limited, unavailable where the engine has too much to do
 */
export async function getIssueWorkbook(actor: Actor, asked: IssuesAsked) {
	const { project, issue, frozen, stem } = await open(actor, asked)
	const about = {
		project: project.name,
		scenario: `${issue.scenarioLabel}, ${issueNumber(issue.number)}`,
		madeAt: issue.createdAt.toISOString().slice(0, 10),
		savedFrom: { scenarioId: issue.scenarioId, rev: issue.scenarioRev },
	}
	const question = { frozen, about }
	const drawn = await askThread('frozenWorkbook', { team: project.teamId, signal: asked.signal, question })
	if (drawn === null) throw unreadable(issue.number)
	if (!drawn.ok) throw tooManyCells(drawn)
	return { xlsx: drawn.xlsx, fileName: `${stem}.xlsx` }
}

/**
 * A list of an issue's plan or a table of its results as CSV.
 * @throws not_found for strangers, unknown numbers and tables; conflict, rate_limited, unavailable as the workbook
 */
export async function getIssueTable(actor: Actor, { table, ...asked }: IssuesAsked & { readonly table: string }) {
	const { project, issue, frozen, stem } = await open(actor, asked)
	const drawn = await askThread('frozenTable', {
		team: project.teamId,
		signal: asked.signal,
		question: { frozen, table },
	})
	if (drawn === null) throw unreadable(issue.number)
	if (drawn.text === null) throw notFound('table')
	return { text: drawn.text, fileName: fileNameOf(`${stem}-${table}`, '.csv') }
}

/** Lines of the revision table, and edits that are read for the list of changes. */
const [MOST_REVISIONS, MOST_EDITS] = [40, 5000]

type IssueHistory = {
	readonly revisions: readonly Revision[]
	readonly since: SinceIssue | null
	/** what the edits since the last issue say of themselves */
	readonly whys: string
}
type HistoryBeforeParams = {
	readonly projectId: string
	readonly scope: ScenarioScope
	readonly rev: number
	readonly isIssued: boolean
}

/** What stands before an issue that is made now: the issues before it, and what was done since the last one of its scenario. */
export async function historyBefore(
	team: TeamScope,
	{ projectId, scope, rev, isIssued }: HistoryBeforeParams,
): Promise<IssueHistory> {
	const rows = await listReportIssues(team, projectId)
	const ofScenario = rows.filter(({ scenarioId }) => scenarioId === scope.scenarioId)
	const last = ofScenario.find(({ status }) => status === 'issued' || status === 'superseded') ?? ofScenario[0]
	const since = last === undefined ? null : await sinceIssue(team, { projectId, number: last.number, scope, rev })
	const whys = new Set(since?.records.flatMap(({ why }) => (why === '' ? [] : [why])))
	return {
		revisions: rows.slice(0, MOST_REVISIONS).map((row) => {
			const isPast = isIssued && row.status === 'issued' && row.scenarioId === scope.scenarioId
			return revisionOf(isPast ? { ...row, status: 'superseded' } : row)
		}),
		since,
		whys: [...whys].join('; ').slice(0, MOST_REASON),
	}
}

function revisionOf({ number, createdAt, createdByName, status, reason, note }: ReportIssueRow): Revision {
	return {
		issue: issueNumber(number),
		at: createdAt.toISOString(),
		by: createdByName,
		status: ISSUE_STATE_LABELS[status],
		reason: reason === '' ? note : reason,
	}
}

/** An issue's frozen plan, and what was done to its scenario from then up to an edit; null where there is no such issue. */
export async function sinceIssue(
	team: TeamScope,
	{ projectId, number, scope, rev }: { projectId: string; number: number; scope: ScenarioScope; rev: number },
): Promise<SinceIssue | null> {
	const issue = await findFrozenIssue(team, projectId, number)
	if (issue === null) return null
	const from = Math.max(issue.scenarioRev, rev - MOST_EDITS)
	return {
		issue: issueNumber(number),
		frozen: frozenOf(issue),
		records: await changesSince(scope, from, rev),
		unread: from - issue.scenarioRev,
	}
}

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
