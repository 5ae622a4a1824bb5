import type { Actor } from '#server/access/actor.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import { notFound } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import { findFrozenIssue, listReportIssues } from '#server/store/rows/report-issues.ts'
import { findScenario, scopeOf } from '#server/store/rows/scenarios.ts'
import { namelessFor } from '#server/actions/sharing/nameless.ts'
import { showsAllPlans } from '#shared/together/link-scope.ts'
import { issueNumber } from '#shared/report/issue-name.ts'
import type { IssueChanges } from '#server/views/report/report-model.ts'
import { unreadable, frozenOf } from './print-report.ts'
import { sinceIssue } from './issues.ts'

export type ComparedIssues = IssueChanges & {
	readonly number: number
	readonly name: string
	/** both are of one scenario: what was done in between can be listed */
	readonly isOneScenario: boolean
}
type CompareIssuesParams = { readonly number: number; readonly against: number | null; readonly signal?: AbortSignal }

/**
 * An issue beside an earlier one, or where none is named the one before it: what was done to the plan in between, and the
 * figures that moved; for a guest without names.
 * @throws not_found for strangers, unknown numbers and the first issue; rate_limited, unavailable
 */
export async function compareIssues(
	actor: Actor,
	projectId: string,
	{ number, against, signal }: CompareIssuesParams,
): Promise<ComparedIssues> {
	const project = await requireProject(actor, projectId, 'seePlans')
	if (project.link !== null && !showsAllPlans(project.link.scope)) throw notFound('report')
	const team = { teamId: project.teamId }
	const later = await findFrozenIssue(team, project.id, number)
	const rows = await listReportIssues(team, project.id)
	const before = against ?? rows.find((row) => row.number < number)?.number ?? null
	if (later === null || before === null || before >= number) throw notFound('report')
	const scenario = await findScenario(team, project.id, later.scenarioId)
	const isOneScenario =
		scenario !== null && rows.some((row) => row.number === before && row.scenarioId === later.scenarioId)
	const scope = scenario === null ? { ...team, scenarioId: later.scenarioId } : scopeOf(scenario)
	const since = await sinceIssue(team, { projectId: project.id, number: before, scope, rev: later.scenarioRev })
	if (since === null) throw notFound('report')
	const listed = isOneScenario ? since : { ...since, records: [], unread: 0 }
	const question = { later: frozenOf(later), since: listed }
	const changes = await askThread('issuesCompared', { team: team.teamId, signal, question })
	if (changes === null) throw unreadable(number)
	const edits = namelessFor(project, changes.edits, 'by')
	return { ...changes, edits, number, name: issueNumber(number), isOneScenario }
}
