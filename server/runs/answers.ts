import { passwordProblems } from '#server/access/password-rules.ts'
import { findPlaces, readPlace } from '#server/runs/places/city-search.ts'
import { allBacktests } from '#server/runs/backtests/run-backtests.ts'
import { campusFigures } from '#server/runs/check/campus-figures.ts'
import { previewPaste } from '#server/runs/edits/pages/preview-paste.ts'
import { findDecisions } from '#server/runs/decisions/find-decisions.ts'
import { twoWay, type TwoWayAsked } from '#server/runs/trials/two-way.ts'
import { resultDocument } from '#server/views/messages/result-document.ts'
import type { PlanDecisions } from '#shared/decisions.ts'
import { packetFile } from './files/draw-packet.ts'
import { drawIssue, drawReport } from './files/draw-report.ts'
import { drawReportPage } from './files/draw-report-page.ts'
import { lookAtPlace, previewProject, sizeProject } from './trials/size-project.ts'
import { editPlan, exportPlan, freezePlan, heldPlan, namePlace, showDifferences, showVersion } from './held-answers.ts'
import type { During } from './during.ts'
import { EXPLANATION_ANSWERS } from './explanation-answers.ts'
import type { KeptRun } from './kept-runs.ts'
import { PAGE_ANSWERS } from './page-answers.ts'
import { readPlanText } from './read-plan-text.ts'
import { drawWorkbook } from './files/draw-workbook.ts'
import { frozenPlanText, frozenReport, frozenTable, frozenWorkbook, issuesCompared } from './files/frozen-plan.ts'
import { feedText, tableText } from './files/saved-tables.ts'
import { scheduleFile, scheduleFileCompared } from './files/schedule-file.ts'
import { workbookCompared } from './files/workbook-compared.ts'
import { SIMULATION_ANSWERS } from './simulation/conduct/simulation-answers.ts'
import { tryDates } from './trials/try-dates.ts'
import { tryPatch } from './trials/try-patch.ts'
import { warmUp } from './warm-up.ts'

/** Questions of a plan: each is answered from its kept run. */
export const PLAN_ANSWERS = {
	...PAGE_ANSWERS,
	...EXPLANATION_ANSWERS,
	/**
	 * makes run and result, so that the next question finds them: of a draft while it is being written, and of the plan of the
	 * edit that has written it
	 */
	prepare: ({ at, result }: KeptRun, _asked: { readonly written: string | undefined }) => {
		result()
		return at.rev
	},
	result: (run: KeptRun) => run.result(),
	/** the document as text, for programs: written where it is made */
	resultText: (run: KeptRun) => JSON.stringify(resultDocument(run.plan, run.result())),
	verdict: (run: KeptRun) => run.result().verdict,
	decisions: (
		{ plan, frame }: KeptRun,
		{ month }: { readonly month: string | undefined },
		{ mayGoOn, found }: During<PlanDecisions>,
	) => findDecisions(plan, { month, progress: found, before: frame, mayGoOn }),
	triedPatch: tryPatch,
	twoWay: ({ plan, frame, result }: KeptRun, asked: TwoWayAsked, { mayGoOn }: During) =>
		twoWay({ plan, frame, result: result() }, asked, mayGoOn),
	triedDates: tryDates,
	report: drawReport,
	reportPage: drawReportPage,
	issue: drawIssue,
	packet: packetFile,
	scheduleFile,
	scheduleCompared: scheduleFileCompared,
	table: tableText,
	feed: feedText,
	workbook: drawWorkbook,
} as const

/** Questions of a plan that need no run of it. */
export const HELD_ANSWERS = {
	edit: editPlan,
	exported: exportPlan,
	frozen: freezePlan,
	plan: heldPlan,
	differences: showDifferences,
	version: showVersion,
	placeName: namePlace,
	pasted: previewPaste,
	workbookCompared,
} as const

/** Work that rests on no stored plan. */
export const PLAIN_ANSWERS = {
	warmUp,
	readPlanText,
	passwordProblems,
	allBacktests,
	campusFigures,
	findPlaces,
	readPlace,
	sizeProject,
	previewProject,
	lookAtPlace,
	frozenPlanText,
	frozenReport,
	frozenTable,
	frozenWorkbook,
	issuesCompared,
} as const

export { SIMULATION_ANSWERS }

export type PlanAnswers = typeof PLAN_ANSWERS & typeof HELD_ANSWERS & typeof SIMULATION_ANSWERS
export type PlanKind = keyof PlanAnswers
export type PlainAnswers = typeof PLAIN_ANSWERS
export type PlainKind = keyof PlainAnswers
