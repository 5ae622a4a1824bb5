import type { KeptPoint, Rejection } from '#shared/schemas/report/open-points.ts'
import { counted, listInWords } from '#shared/formats/months.ts'
import { issueNumber, issueTime } from '#shared/report/issue-name.ts'
import type { IssueRow, KeptIssue } from './reports-view.ts'

type Reviewed = KeptIssue & {
	readonly scenarioRev: number
	readonly rejection: Rejection | null
	readonly points: readonly KeptPoint[]
	readonly approvers: readonly { readonly name: string; readonly role: string }[]
}
type ReviewViewReader = {
	readonly mayApprove: boolean
	readonly rows: readonly IssueRow[]
	/** the scenario that is open, and its latest edit */
	readonly open: { readonly scenarioId: string; readonly rev: number }
}

export type ReviewView = {
	readonly number: number
	readonly name: string
	readonly title: string
	readonly made: string
	/** `decide`: it waits, and its reader may approve it. `wait`: it waits for others. `unnamed`: from before points had names */
	readonly state: 'decide' | 'wait' | 'overtaken' | 'unnamed' | 'decided'
	/** the plan was edited after it was frozen, and it still waits */
	readonly isStale: boolean
	readonly points: readonly (Omit<KeptPoint, 'accepted'> & { readonly accepted: string })[]
	/** `Mara Ortiz (owner) and Jun Sato (admin)` */
	readonly approvers: string
	/** why it was sent back; empty where it was not */
	readonly rejection: string
	/** the issue that took its place; empty for none */
	readonly newer: string
}

const MOST_NAMED = 4

/** An issue as whoever decides about it, or waits for that, looks at it. */
export function buildReview(issue: Reviewed, { mayApprove, rows, open }: ReviewViewReader): ReviewView {
	const row = rows.find(({ number }) => number === issue.number)
	const newer = rows.findLast(({ number, state, scenario }) => {
		return number > issue.number && scenario === issue.scenarioLabel && (state === 'issued' || state === 'superseded')
	})
	const state = stateOf(issue, { mayApprove, waits: row?.waits ?? false })
	const isOpen = state === 'decide' || state === 'wait'
	return {
		number: issue.number,
		name: issueNumber(issue.number),
		title: titleOf(issue, isOpen),
		made: `Made by ${issue.createdByName}, ${issueTime(issue.createdAt.toISOString())}, of ${issue.scenarioLabel}${issue.reason === '' ? '' : `: ${issue.reason}`}`,
		state,
		isStale: isOpen && issue.scenarioId === open.scenarioId && issue.scenarioRev < open.rev,
		points: issue.points.map((point) => ({ ...point, accepted: acceptedWords(point) })),
		approvers: approversOf(issue.approvers),
		rejection:
			issue.rejection === null
				? ''
				: `${issue.rejection.by} sent it back, ${issueTime(issue.rejection.at)}: ${issue.rejection.reason}`,
		newer: newer?.name ?? '',
	}
}

function stateOf(
	{ status, openPoints, points }: Reviewed,
	{ mayApprove, waits }: { readonly mayApprove: boolean; readonly waits: boolean },
): ReviewView['state'] {
	if (status !== 'draft') return 'decided'
	if (!waits) return 'overtaken'
	if (openPoints !== points.length) return 'unnamed'
	return mayApprove ? 'decide' : 'wait'
}

function titleOf({ number, status, approvedByName, points }: Reviewed, isOpen: boolean): string {
	const name = issueNumber(number)
	if (status === 'rejected') return `${name} was sent back`
	if (approvedByName !== null)
		return points.length === 0
			? `${approvedByName} approved ${name}`
			: `${approvedByName} approved ${name} with ${counted(points.length, 'open item')}`
	return isOpen ? `${name} waits for approval` : `${name} is a draft`
}

const acceptedWords = ({ accepted }: KeptPoint): string =>
	accepted === null ? '' : `Accepted by ${accepted.by}, ${issueTime(accepted.at)}: ${accepted.reason}`

function approversOf(approvers: Reviewed['approvers']): string {
	const named = approvers.slice(0, MOST_NAMED).map(({ name, role }) => `${name} (${role})`)
	const rest = approvers.length - named.length
	return listInWords(rest > 0 ? [...named, counted(rest, 'other')] : named)
}
