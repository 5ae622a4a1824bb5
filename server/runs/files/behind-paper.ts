import { travellersByTrade } from '#server/engine/compute-plan.ts'
import { findDecisions } from '#server/runs/decisions/find-decisions.ts'
import type { ReportInput } from '#server/views/report/report-model.ts'
import { sectionsOf } from '#shared/report/presets.ts'
import type { ReportSettings } from '#shared/schemas/report/report-settings.ts'
import type { KeptRun } from '../kept-runs.ts'
import { behindReport } from './behind-report.ts'
import { creditCases } from './credit-cases.ts'
import { oddsForPaper } from './odds-for-paper.ts'

type PaperRun = Pick<KeptRun, 'plan' | 'frame' | 'result'>
type Behind = Pick<ReportInput, 'plan' | 'result' | 'behind' | 'travellers' | 'remedies' | 'cases' | 'simulation'>

/** Presets tell odds on their first page. */
const tellsOdds = (settings: ReportSettings): boolean =>
	settings.preset !== null || sectionsOf(settings).includes('uncertainty')

/** What a run of the plan tells at once. */
export function behindPrint({ plan, frame, result: resultOf }: PaperRun): Behind {
	const result = resultOf()
	return { plan, result, behind: behindReport({ plan, result, frame }), travellers: travellersByTrade(frame) }
}

/** … and what is searched and drawn for a paper that is issued: decisions, odds, and for a lender the credit case by case. */
export function behindIssue(run: PaperRun, settings: ReportSettings, mayGoOn?: () => void): Behind {
	const { plan, frame } = run
	const simulation = tellsOdds(settings) ? oddsForPaper(plan, mayGoOn) : undefined
	return {
		...behindPrint(run),
		remedies: findDecisions(plan, { before: frame, mayGoOn }),
		...(settings.preset === 'lender' && { cases: creditCases(plan, frame, mayGoOn) }),
		...(simulation && { simulation }),
	}
}
