import { issueNumber, issueTime, shortHash } from './issue-name.ts'

/** What is kept of an issue, beside its file. */
export type KeptIssue = {
	readonly number: number
	readonly scenarioLabel: string
	readonly status: string
	readonly mark: string
	readonly note: string
	readonly snapshotHash: string
	readonly engineVersion: string
	readonly createdByName: string
	readonly createdAt: Date
}
export type IssueRow = {
	readonly number: number
	readonly name: string
	readonly issued: string
	readonly scenario: string
	readonly status: string
	readonly note: string
	readonly snapshot: string
}
export type ReportsView = { readonly rows: readonly IssueRow[]; readonly next: string }

/** The issues of a project, latest first, and the name of the next. */
export function buildReportsView(issues: readonly KeptIssue[]): ReportsView {
	return {
		next: issueNumber(Math.max(0, ...issues.map(({ number }) => number)) + 1),
		rows: issues.map((issue) => ({
			number: issue.number,
			name: issueNumber(issue.number),
			issued: `${issueTime(issue.createdAt.toISOString())}, ${issue.createdByName}`,
			scenario: issue.scenarioLabel,
			status: [issue.status === 'approved' ? 'Approved' : 'Draft', issue.mark].filter((part) => part !== '').join(', '),
			note: issue.note,
			snapshot: `${shortHash(issue.snapshotHash)}, engine ${issue.engineVersion}`,
		})),
	}
}
