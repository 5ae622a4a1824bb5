import type { KeptPoint } from '#shared/schemas/report/open-points.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { issueTime } from '#shared/report/issue-name.ts'
import { tableOf } from '../parts/blocks.ts'
import { left, words } from '../parts/report-parts.ts'
import type { IssueFacts, SectionBody } from '../report-model.ts'
import { areOpen, KIND_NAMES } from '#shared/report/report-point.ts'

export const APPROVAL = 'approval'
/** The record of the issue holds them all. */
const MOST_PRINTED = 120

type ApprovalFacts = Pick<IssueFacts, 'status' | 'approvedBy' | 'points'>

/** `Mara Ortiz approved this issue with two open items` */
const approvedWith = (points: number, by: string | null): string =>
	`${by ?? 'An owner or admin'} approved this issue with ${counted(points, 'open item')}`

/** Beside the facts of the issue on its first page; empty where nothing was open. */
export function approvalNote({ status, approvedBy, points = [] }: ApprovalFacts): string {
	if (points.length === 0) return ''
	const said = status === 'approved' ? approvedWith(points.length, approvedBy) : areOpen(points.length)
	return `${said}: see “Approval”.`
}

const settledBy = ({ mend, accepted }: KeptPoint): string => (accepted === null ? mend : accepted.reason)
const acceptedBy = ({ accepted }: KeptPoint): string =>
	accepted === null ? 'not accepted' : `${accepted.by}, ${issueTime(accepted.at)}`

/** What was open when the plan was frozen, by name: of a draft with what closes it, of an approved issue with why it was accepted. */
export function approvalSection({ status, approvedBy, points = [] }: ApprovalFacts): SectionBody | null {
	if (points.length === 0) return null
	const isApproved = status === 'approved'
	const rest = points.length - MOST_PRINTED
	const more = rest > 0 ? ` ${sentenceCase(counted(rest, 'more item'))} are in the record of this issue.` : ''
	return {
		bookmark: 'Approval',
		finding: isApproved ? approvedWith(points.length, approvedBy) : `${areOpen(points.length)} in this draft`,
		lede: `${isApproved ? 'Each was accepted by name, for the reason beside it.' : 'An owner or admin accepts each by name with a reason, or the plan is changed and issued again.'}${more}`,
		blocks: [
			tableOf({
				title: isApproved ? 'Accepted items' : 'Open items',
				columns: [
					left('Item', 2.2),
					left('Kind', 0.8),
					left(isApproved ? 'Reason' : 'What closes it', 1.8),
					left('Accepted by', 1),
				],
				rows: points
					.slice(0, MOST_PRINTED)
					.map((point) => [
						words(point.text),
						words(KIND_NAMES[point.kind]),
						words(settledBy(point)),
						words(acceptedBy(point)),
					]),
				least: 1,
				noun: 'items',
				empty: '',
			}),
		],
	}
}
