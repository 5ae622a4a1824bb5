import { fittedReport } from '#server/paper/report/fit-pages.ts'
import type { IssueFacts, ReportInput, ReportModel } from '#server/views/report/report-model.ts'
import { forecastsOf } from '#server/views/odds/forecasts.ts'
import type { KeptForecast } from '#shared/schemas/report/kept-forecast.ts'
import type { KeptRun } from '../kept-runs.ts'
import { behindIssue } from './behind-paper.ts'

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
	const { plan } = run
	const input = behindIssue(run, facts.settings, mayGoOn)
	const { result, simulation } = input
	const model = fittedReport({ ...input, facts, scenarios })
	return { model, forecasts: simulation ? forecastsOf({ plan, result, simulation }) : [] }
}
