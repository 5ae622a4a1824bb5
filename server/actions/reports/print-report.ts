import type { Actor } from '#server/access/actor.ts'
import { askEngine, askThread } from '#server/runs/ask-engine.ts'
import { askingOf, getHeading, type PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { knownOdds } from '#server/actions/simulations/simulations.ts'
import { USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { reportFileName, issueNumber } from '#shared/report/issue-name.ts'
import type { IssueFacts } from '#server/views/report/report-model.ts'
import type { ReportSettings } from '#shared/schemas/report/report-settings.ts'
import { heldBy, comparedScenarios } from './report-choice.ts'
import { notFound, AppError } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import { findReportPdf, findFrozenIssue, type FrozenIssue } from '#server/store/rows/report-issues.ts'
import { FIRST_LAYOUT, LAYOUT_VERSION } from '#server/views/report/layout-version.ts'
import { isRecord } from '#shared/is-record.ts'
import type { TeamScope } from '#server/store/rows/teams.ts'
import type { IssueSource } from '#server/runs/files/issue-model.ts'
import { monthOf } from '#shared/units/months.ts'
import { formatFigure } from '#shared/units/format.ts'

export function tooManyCells({ cells, most }: { readonly cells: number; readonly most: number }): AppError {
	return new AppError('too_large', {
		userMessage: `The workbook of this plan would have ${formatFigure(cells)} figures; at most ${formatFigure(most)} fit.`,
		mend: 'Save tables as CSV instead, or shorten the plan’s horizon in a scenario and save that.',
	})
}

/** The plan of an issue, looked at from the month in which it was made. */
export const frozenOf = ({ plan, createdAt }: { plan: unknown; createdAt: Date }) => ({
	plan,
	month: monthOf(createdAt),
})

type DrawnAgain = {
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

type PrintReportKept = Omit<IssueSource, 'facts'> & { readonly facts: Omit<IssueSource['facts'], 'settings'> }

// Written by us from the same type: it is read where it is drawn.
const isKept = (kept: unknown): kept is PrintReportKept =>
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

const MINUTES = '2026-11-28T15:04'.length

type PreviewPageParams = { readonly settings: ReportSettings; readonly page: number; readonly signal?: AbortSignal }

/**
 * A page of the report of the plan as it stands, as a picture; past the last it is the last.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function previewPage(actor: Actor, ref: PlanRef, { settings, page, signal }: PreviewPageParams) {
	const heading = await getHeading(actor, ref)
	const { generatedAt, ...known } = factsOfPrint(actor, heading, settings)
	// To the minute: who turns the pages turns those of one report.
	const facts = { ...known, generatedAt: `${generatedAt.slice(0, MINUTES)}:00.000Z` }
	const scenarios = await comparedScenarios(heading, settings, signal)
	return await askEngine('reportPage', {
		...askingOf(heading, signal),
		question: { facts, scenarios, page, simulation: knownOdds(heading, USUAL_SETTINGS) },
	})
}

export type ReportFile = { readonly fileName: string; readonly pdf: Uint8Array }

/**
 * The file of an issue, as it was drawn on the day.
 * @throws not_found for strangers, readers by a link and unknown numbers
 */
export async function getReportPdf(actor: Actor, projectId: string, number: number): Promise<ReportFile> {
	const project = await requireProject(actor, projectId, 'seePlans')
	// It names who issued and approved it; whoever reads by a link is shown nobody’s name.
	if (project.guest) throw notFound('report')
	const found = await findReportPdf({ teamId: project.teamId }, project.id, number)
	if (found === null) throw notFound('report')
	return found
}

type Printing = { readonly settings: ReportSettings; readonly signal?: AbortSignal | undefined }

/** What is known of a print of the plan as it stands: a draft without a number. */
export function factsOfPrint(
	{ name }: Actor,
	{ project, scenario, link }: Pick<PlanHeading, 'project' | 'scenario' | 'link'>,
	settings: ReportSettings,
): Omit<IssueFacts, 'snapshotHash'> {
	return {
		number: null,
		generatedAt: new Date().toISOString(),
		generatedBy: name,
		project: project.name,
		scenario: scenario.label,
		status: 'draft',
		settings: link === null ? settings : heldBy(link, settings),
		reason: 'Current plan',
		approvedBy: null,
		revisions: [],
		changes: null,
	}
}

/**
 * The report of the plan as it stands: a draft without a number, not kept. Who asks for it while it is being drawn for them
 * gets that one.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function printReport(actor: Actor, ref: PlanRef, { settings, signal }: Printing): Promise<ReportFile> {
	const heading = await getHeading(actor, ref)
	const facts = factsOfPrint(actor, heading, settings)
	const scenarios = await comparedScenarios(heading, settings, signal)
	const joinAs = [actor.userId, JSON.stringify(facts.settings)].join(' ')
	const question = { facts, scenarios, simulation: knownOdds(heading, USUAL_SETTINGS) }
	const drawn = await askEngine('report', { ...askingOf(heading, signal), question, joinAs })
	return {
		fileName: reportFileName({ planName: drawn.planName, number: null, day: facts.generatedAt.slice(0, 10) }),
		pdf: drawn.pdf,
	}
}
