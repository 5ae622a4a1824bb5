import { travellersByTrade, daysOf, type PlanRun, readinessOf } from '#server/engine/compute-plan.ts'
import { findDecisions } from '#server/runs/decisions/find-decisions.ts'
import type { ReportInput, BehindReport } from '#server/views/report/report-model.ts'
import { sectionsOf } from '#shared/report/presets.ts'
import type { ReportSettings } from '#shared/schemas/report/report-settings.ts'
import type { KeptRun } from '../kept-runs.ts'
import { creditCases } from './credit-cases.ts'
import { USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'
import type { SimulationResult } from '#shared/result/simulation-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { simulationResult } from '../simulation/answer/simulation-result.ts'
import { beginSimulation, runSlice, TooManyInputs } from '../simulation/draws/run-slice.ts'
import { roomFor } from '../simulation/simulate.ts'
import { explainPlan } from '#server/engine/explain-plan.ts'
import type { Explanation } from '#shared/explanation.ts'
import { explanationInMoney } from '#shared/explanation-in-money.ts'
import { overviewFigures } from '#server/views/pages/overview-view.ts'
import { tightestDay } from '#server/views/pages/site/day-view.ts'
import type { PlanResult } from '#shared/result.ts'
import { moneyOf } from '#shared/units/money.ts'
import { saidAnswer, saidReadiness } from '#server/views/messages/explanations.ts'

/** A formula and what stands in it; what stands behind that the traces of the plan tell. */
const ONE_STEP = 1

type BehindReportRun = { readonly plan: PlanFile; readonly result: PlanResult; readonly frame: PlanRun }

function headlinesOf({ plan, result, frame }: BehindReportRun): readonly Explanation[] {
	return overviewFigures(plan, result).flatMap(({ label, why }) => {
		if (why === null) return []
		const { quantity, scope, month } = why
		const asked = { quantity, scope, month: month ?? undefined, depth: ONE_STEP, inPlanMoney: true }
		const answer = saidAnswer(explainPlan(frame, asked), plan)
		return answer.ok ? [{ ...explanationInMoney(answer.explanation, moneyOf(plan)), label }] : []
	})
}

/** What a finished run tells a report beside its result: how its headline figures are found, on what, and a day by the hour. */
export function behindReport(run: BehindReportRun): BehindReport {
	const { plan, result, frame } = run
	const asked = tightestDay(plan, result)
	const days = asked === null ? null : daysOf(frame, asked)
	return {
		headlines: headlinesOf(run),
		readiness: saidReadiness(readinessOf(frame), plan),
		day: asked === null || days === null ? null : { ...asked, days },
	}
}

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

/** A report says the same of the same plan, however long somebody waited for draws: one block of them. */
const DRAWS = 512

/** The odds that a report prints of its own plan; undefined where more is uncertain than is drawn. */
export function oddsForPaper(plan: PlanFile, mayGoOn: () => void = () => {}): SimulationResult | undefined {
	try {
		const of = beginSimulation(plan, { ...USUAL_SETTINGS, draws: DRAWS })
		if (of.drawing.spreads.length === 0) return simulationResult(of, null, 0)
		const kept = roomFor(of)
		const enough = () => {
			mayGoOn()
			return false
		}
		kept.put(runSlice(of, { from: 0, to: DRAWS, enough }))
		return simulationResult(of, kept, DRAWS)
	} catch (error) {
		if (error instanceof TooManyInputs) return undefined
		throw error
	}
}
