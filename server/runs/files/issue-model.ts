import { findDecisions } from '#server/runs/decisions/find-decisions.ts'
import { fittedReport } from '#server/paper/report/fit-pages.ts'
import type { IssueFacts, ReportInput, ReportModel } from '#server/views/report/report-model.ts'
import { sectionsOf } from '#shared/report/presets.ts'
import { forecastsOf } from '#server/views/odds/forecasts.ts'
import type { KeptForecast } from '#shared/schemas/report/kept-forecast.ts'
import type { KeptRun } from '../kept-runs.ts'
import { behindReport } from './behind-report.ts'
import { oddsForPaper } from './odds-for-paper.ts'

/** What an issue is drawn from beside its plan: of the same of it the same engine draws the same. */
export type IssueSource = {
	readonly facts: IssueFacts
	/** of the same project, the one reported first; empty where none is compared */
	readonly scenarios: NonNullable<ReportInput['scenarios']>
}

type IssueWithOdds = { readonly model: ReportModel; readonly forecasts: readonly KeptForecast[] }

/** An issue as it is to be drawn, with the changes that the engine has tried. */
export const issueModel = (run: KeptRun, source: IssueSource, mayGoOn?: () => void): ReportModel =>
	issueWithOdds(run, source, mayGoOn).model

/** The same, with the dates that it tells the odds of. */
export function issueWithOdds(run: KeptRun, { facts, scenarios }: IssueSource, mayGoOn?: () => void): IssueWithOdds {
	const { plan, frame } = run
	const result = run.result()
	const behind = behindReport({ plan, result, frame })
	const remedies = findDecisions(plan, { before: frame, mayGoOn })
	const simulation = sectionsOf(facts.settings).includes('uncertainty') ? oddsForPaper(plan, mayGoOn) : undefined
	const model = fittedReport({ plan, result, facts, behind, remedies, scenarios, ...(simulation && { simulation }) })
	return { model, forecasts: simulation ? forecastsOf({ plan, result, simulation }) : [] }
}
