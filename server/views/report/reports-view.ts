import type { Rejection } from '#shared/schemas/report/open-points.ts'
import { ISSUE_STATE_LABELS, type IssueState } from '#shared/schemas/report/report-form.ts'
import { counted } from '#shared/formats/months.ts'
import { issueNumber, issueTime, shortHash } from '#shared/report/issue-name.ts'
import { areOpen } from '#shared/report/report-point.ts'

/** What is kept of an issue, beside its file. */
export type KeptIssue = {
	readonly number: number
	readonly scenarioId: string
	readonly scenarioLabel: string
	readonly status: IssueState
	readonly mark: string
	readonly note: string
	readonly reason: string
	readonly openPoints: number
	readonly rejection: Rejection | null
	readonly approvedByName: string | null
	readonly approvedAt: Date | null
	readonly snapshotHash: string
	readonly engineVersion: string
	readonly createdByName: string
	readonly createdAt: Date
}
export type IssueRow = {
	readonly number: number
	readonly name: string
	readonly issued: string
	readonly by: string
	readonly scenario: string
	readonly state: IssueState
	readonly status: string
	/** who approved it and when, or why nobody has */
	readonly approval: string
	/** a draft that nothing issued since has overtaken */
	readonly waits: boolean
	/** something was open when it was made */
	readonly hasPoints: boolean
	readonly mark: string
	readonly reason: string
	readonly snapshot: string
	readonly engine: string
	/** the issue before it, which it can be compared with */
	readonly before: number | null
}
export type ReportsView = { readonly rows: readonly IssueRow[]; readonly next: string; readonly finding: string }

/** The issues of a project, latest first, and the name of the next. */
export function buildReportsView(issues: readonly KeptIssue[]): ReportsView {
	const rows = issues.map((issue, index) => rowOf(issue, issues.slice(index + 1), issues.slice(0, index)))
	return {
		next: issueNumber(Math.max(0, ...issues.map(({ number }) => number)) + 1),
		rows,
		finding: findingOf(rows),
	}
}

function rowOf(issue: KeptIssue, earlier: readonly KeptIssue[], later: readonly KeptIssue[]): IssueRow {
	const ofScenario = (one: KeptIssue) => one.scenarioId === issue.scenarioId
	const isOvertaken = later.some((one) => ofScenario(one) && wasIssued(one))
	return {
		number: issue.number,
		name: issueNumber(issue.number),
		issued: issueTime(issue.createdAt.toISOString()),
		by: issue.createdByName,
		scenario: issue.scenarioLabel,
		state: issue.status,
		status: ISSUE_STATE_LABELS[issue.status],
		approval: approvalOf(issue, isOvertaken),
		waits: issue.status === 'draft' && !isOvertaken,
		hasPoints: issue.openPoints > 0,
		mark: issue.mark,
		reason: issue.reason === '' ? issue.note : issue.reason,
		snapshot: shortHash(issue.snapshotHash),
		engine: issue.engineVersion,
		before: (earlier.find(ofScenario) ?? earlier[0])?.number ?? null,
	}
}

const wasIssued = ({ status }: KeptIssue) => status === 'issued' || status === 'superseded'

function approvalOf(
	{ approvedByName, approvedAt, openPoints, status, rejection }: KeptIssue,
	isOvertaken: boolean,
): string {
	const open = openPoints === 0 ? '' : ` with ${counted(openPoints, 'open item')}`
	if (approvedByName !== null && approvedAt !== null)
		return `Approved by ${approvedByName}${open}, ${issueTime(approvedAt.toISOString())}`
	if (rejection !== null) return `By ${rejection.by}, ${issueTime(rejection.at)}: ${rejection.reason}`
	if (status !== 'draft') return ''
	if (isOvertaken) return 'Not approved; a later issue took its place'
	return openPoints === 0 ? 'Waits for approval' : `Waits for approval. ${areOpen(openPoints)}`
}

function findingOf(rows: readonly IssueRow[]): string {
	const issued = rows.find(({ state }) => state === 'issued')
	const [waiting] = rows.filter(({ waits }) => waits)
	if (rows[0] === undefined) return 'No reports issued yet'
	if (issued === undefined)
		return waiting === undefined ? 'Nothing is issued yet' : `${waiting.name} waits for approval; nothing is issued yet`
	const drafts = rows.filter(({ waits, number }) => waits && number > issued.number).length
	return drafts === 0
		? `${issued.name} is the latest issue`
		: `${issued.name} is the latest issue; ${counted(drafts, 'draft')} ${drafts === 1 ? 'waits' : 'wait'} for approval`
}
