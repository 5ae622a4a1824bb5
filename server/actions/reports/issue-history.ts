import type { SinceIssue } from '#server/runs/files/frozen-plan.ts'
import type { ScenarioScope } from '#server/store/rows/plan-documents.ts'
import { findFrozenIssue, listReportIssues, type ReportIssueRow } from '#server/store/rows/report-issues.ts'
import type { TeamScope } from '#server/store/rows/teams.ts'
import { changesSince } from '#server/actions/scenarios/plan-log.ts'
import { issueNumber } from '#shared/report/issue-name.ts'
import type { Revision } from '#server/views/report/report-model.ts'
import { MOST_REASON } from '#shared/schemas/report/open-points.ts'
import { ISSUE_STATE_LABELS } from '#shared/schemas/report/report-form.ts'
import { monthOf } from '#shared/units/months.ts'

/** Lines of the revision table, and edits that are read for the list of changes. */
const [MOST_REVISIONS, MOST_EDITS] = [40, 5000]

export type IssueHistory = {
	readonly revisions: readonly Revision[]
	readonly since: SinceIssue | null
	/** what the edits since the last issue say of themselves */
	readonly whys: string
}
type Of = {
	readonly projectId: string
	readonly scope: ScenarioScope
	readonly rev: number
	readonly isIssued: boolean
}

/** What stands before an issue that is made now: the issues before it, and what was done since the last one of its scenario. */
export async function historyBefore(team: TeamScope, { projectId, scope, rev, isIssued }: Of): Promise<IssueHistory> {
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

/** The plan of an issue, looked at from the month in which it was made. */
export const frozenOf = ({ plan, createdAt }: { plan: unknown; createdAt: Date }) => ({
	plan,
	month: monthOf(createdAt),
})
