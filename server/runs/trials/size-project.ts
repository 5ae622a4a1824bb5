import { computePlan } from '#server/engine/compute-plan.ts'
import { estimateCells } from '#server/engine/estimate-cells.ts'
import { readPlace } from '#server/runs/places/city-search.ts'
import { firstPowerRange } from '#server/runs/sizing/date-range.ts'
import { sizePlan } from '#server/runs/sizing/size-plan.ts'
import { waysTo } from '#server/runs/sizing/ways.ts'
import { budgetProblem } from '#shared/schemas/plan-budget.ts'
import { buildPlaceView, buildStartView, type PlaceView, type StartView } from '#server/views/pages/start-view.ts'
import { parsePlanFile, PLAN_FORMAT, type ParsedPlan } from '#shared/schemas/plan-file.ts'
import type { StartAnswers } from '#shared/start/answers.ts'
import type { NamedRows, OfferedPlace, PlaceAnswer } from '#shared/start/place.ts'
import type { During } from '../during.ts'

type Question = { readonly answers: StartAnswers; readonly name: string; readonly budget: number }

/** The plan that answers come to, or that it is too large for this server. */
export function sizeProject({ answers, name, budget }: Question, { mayGoOn }: During): ParsedPlan {
	const { plan } = sizePlan(answers, name, mayGoOn)
	const problem = budgetProblem(estimateCells(plan), budget)
	return problem === null ? { ok: true, plan } : { ok: false, problems: [problem] }
}

/** The same plan in short, for who has not asked for it yet. */
export function previewProject({ answers }: Pick<Question, 'answers'>, { mayGoOn }: During): StartView {
	const sized = sizePlan(answers, answers.place.name, mayGoOn)
	mayGoOn()
	const result = computePlan(sized.plan)
	const range = firstPowerRange(sized.plan, mayGoOn)
	return buildStartView({ ...sized, result, answers, range, ways: waysTo({ answers, sized, result }, mayGoOn) })
}

type Looked = PlaceAnswer & { readonly view: PlaceView | null }

type PlaceAsked = { readonly text: string; readonly rows: NamedRows; readonly month: string }

/** The place that was meant, and what is read for it, by the rows that are named or the nearest. */
export async function lookAtPlace({ text, rows, month }: PlaceAsked): Promise<Looked> {
	const answer = await readPlace({ text })
	return { ...answer, view: answer.ok ? viewOf(answer.place, rows, month) : null }
}

function viewOf({ name, country, latitude, longitude }: OfferedPlace, rows: NamedRows, startMonth: string): PlaceView {
	const sites = [{ id: 'site', name, country, latitude, longitude, ...rows }]
	const parsed = parsePlanFile({ format: PLAN_FORMAT, name, startMonth, horizonMonths: 1, sites })
	if (!parsed.ok) throw new Error(`A plan of one place is valid: ${JSON.stringify(parsed.problems)}`)
	return buildPlaceView({ plan: parsed.plan, result: computePlan(parsed.plan) })
}
