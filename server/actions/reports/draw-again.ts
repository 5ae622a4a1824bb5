import type { Actor } from '#server/access/actor.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import { FIRST_LAYOUT, LAYOUT_VERSION } from '#server/views/report/layout-version.ts'
import { isRecord } from '#shared/is-record.ts'
import { requireProject } from '#server/access/require-member.ts'
import { findFrozenIssue, findReportPdf, type FrozenIssue } from '#server/store/rows/report-issues.ts'
import type { TeamScope } from '#server/store/rows/teams.ts'
import { issueNumber } from '#shared/report/issue-name.ts'
import type { IssueSource } from '#server/runs/files/issue-model.ts'
import type { ReportFile } from './get-report-pdf.ts'
import { frozenOf } from './issue-history.ts'

export type DrawnAgain = {
	readonly number: number
	readonly name: string
	/** the engine that drew the kept file, and the one that drew this */
	readonly kept: string
	readonly now: string
	/** how its pages were set, and how they are */
	readonly layouts: { readonly kept: number; readonly now: number }
	/** byte for byte what is kept */
	readonly isSame: boolean
	readonly file: ReportFile
}

/**
 * The report of an issue, drawn again from the plan and the facts it keeps, beside the file that was kept.
 * @throws not_found for strangers, readers by a link and unknown numbers, conflict for issues from before their facts were kept; rate_limited,
 * unavailable where the engine has too much to do
 */
export async function drawAgain(
	actor: Actor,
	projectId: string,
	{ number, signal }: { readonly number: number; readonly signal?: AbortSignal },
): Promise<DrawnAgain> {
	const { teamId, id, guest } = await requireProject(actor, projectId, 'seePlans')
	if (guest) throw notFound('report')
	const issue = await findFrozenIssue({ teamId }, id, number)
	const kept = await findReportPdf({ teamId }, id, number)
	if (issue === null || kept === null) throw notFound('report')
	const { pdf, engine } = await drawFrozen({ teamId }, issue, { source: sourceOf(issue), signal })
	return {
		number,
		name: issueNumber(number),
		kept: issue.engineVersion,
		now: engine,
		layouts: { kept: layoutOf(issue), now: LAYOUT_VERSION },
		isSame: Buffer.from(pdf).equals(Buffer.from(kept.pdf)),
		file: { fileName: kept.fileName.replace(/\.pdf$/, '-again.pdf'), pdf },
	}
}

/** What an issue was drawn from beside its plan. */
export function sourceOf({ number, facts: kept, settings }: FrozenIssue): IssueSource {
	if (!isKept(kept)) {
		throw new AppError('impossible', {
			userMessage: `${issueNumber(number)} is from before all that it is drawn from was kept.`,
			mend: 'Download its file as it was drawn on the day.',
		})
	}
	return { ...kept, facts: { ...kept.facts, settings } }
}

const layoutOf = ({ facts: kept }: FrozenIssue): number =>
	isRecord(kept) && typeof kept['layout'] === 'number' ? kept['layout'] : FIRST_LAYOUT

type Kept = Omit<IssueSource, 'facts'> & { readonly facts: Omit<IssueSource['facts'], 'settings'> }

// Written by us from the same type: it is read where it is drawn.
const isKept = (kept: unknown): kept is Kept =>
	typeof kept === 'object' && kept !== null && 'facts' in kept && 'scenarios' in kept

type Drawing = { readonly source: IssueSource; readonly signal?: AbortSignal | undefined }

/** Draws an issue from what it keeps. */
export async function drawFrozen(
	{ teamId: team }: TeamScope,
	issue: FrozenIssue,
	{ source, signal }: Drawing,
): Promise<{ readonly pdf: Uint8Array<ArrayBuffer>; readonly engine: string }> {
	const drawn = await askThread('frozenReport', { team, signal, question: { frozen: frozenOf(issue), source } })
	if (drawn === null) throw unreadable(issue.number)
	return drawn
}

/** A later version may read plans more strictly than the one that froze it. */
export const unreadable = (number: number) =>
	new AppError('impossible', {
		userMessage: `This version of Strata cannot read the plan of ${issueNumber(number)} any more.`,
		mend: 'Download its file as it was drawn on the day.',
	})
