import { type Money, moneyOf } from '#shared/units/money.ts'
import type { ExplainAnswer as Answer, Explanation, Leaf, ExplainRefusal } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import { bindingAnswer } from './answers/binding-answer.ts'
import { documentFigure } from './answers/figures/document-figure.ts'
import { powerDateAnswer } from './answers/dates/power-dates.ts'
import { milestonesAnswer } from './answers/milestones-answer.ts'
import { namedPlace } from './answers/named-places.ts'
import { withOnDemand } from './answers/on-demand.ts'
import { readinessAnswer } from './answers/readiness-answer.ts'
import { readResultPath } from './answers/result-path.ts'
import { verdictAnswer } from './answers/verdict-answer.ts'
import { explainTogether } from './kernel/explain/explain-total.ts'
import { explain } from './kernel/explain/explain.ts'
import type { QuantityNode } from './kernel/quantity.ts'
import { leavesOf, restsOn } from './kernel/explain/rests-on.ts'
import type { Frame } from './kernel/run.ts'
import { findFigure, siblingsOf, type FigurePlace } from './find-figure.ts'
import { candidatesFor, idAt } from './quantity-names.ts'
import { pluralOf, scopeNames } from './scope-names.ts'
import type { EngineModel } from './world.ts'

export type ExplainQuestion = {
	/** a key of the result document (`facilityPowerMW`), a place in it (`sites.abilene.facilityPowerMW`), a quantity’s id */
	readonly quantity: string
	/** left out: the whole plan, as its total or as the sum of its parts */
	readonly scope?: string | undefined
	/**
	 * `2027-02`, a year `2027`, or `all`. Left out: amounts over all months, what does not add up over months in the one in
	 * which it is largest
	 */
	readonly month?: string | undefined
	readonly depth?: number | undefined
	/** of a long list: how many of its largest were shown before */
	readonly skip?: number | undefined
	/** false: without what it rests on, most of the work of a figure that reads many */
	readonly rests?: boolean | undefined
	/** formulas in figures are written in the plan's currency, for people; all else stays in USD */
	readonly inPlanMoney?: boolean | undefined
}

/** The answer before it is said: codes with facts stand where sentences will. */
export type ExplainAnswer = Answer<Remark, ExplainRefusal>

/** Deep enough for the longest chain from a total to a plan field. */
const FULL_DEPTH = 40

/**
 * Answers «why is this so?» from a finished run: of a quantity, a key of the result, or a place in the result. A question
 * that fits nothing is answered with what would fit.
 */
export function explainPlan(run: Frame<EngineModel>, asked: ExplainQuestion): ExplainAnswer {
	const frame = withOnDemand(run)
	const money = asked.inPlanMoney === true ? moneyOf(frame.world.model.plan) : undefined
	const found = findAnswer(frame, asked, { depth: asked.depth ?? FULL_DEPTH, skip: asked.skip ?? 0, money })
	if (!found.ok) return found
	const { explanation, place, scopes } = found
	if (place === null || asked.rests === false) return { ok: true, explanation, scopes }
	return { ok: true, explanation: { ...explanation, restsOn: restsOn(leavesOf(frame, figuresOf(place))) }, scopes }
}

type Explained =
	| {
			readonly ok: true
			readonly explanation: Explanation<Remark>
			/** null where the result tells it and no quantity holds it */
			readonly place: FigurePlace | null
			readonly scopes: readonly string[]
	  }
	| ExplainPlanRefusal

function findAnswer(frame: Frame<EngineModel>, asked: ExplainQuestion, extent: Extent): Explained {
	const { question, refused } = askedOf(frame, asked)
	if (refused !== null) return refused
	const alone = standsAlone(frame, question)
	if (alone) return { ok: true, explanation: alone, place: null, scopes: [] }
	const candidates = candidatesFor(frame.program, question.quantity)
	if (candidates.length === 0) return unknownQuantity(asked.quantity)
	const found = findFigure(frame, candidates, question)
	if (found.lacks === 'scope') return unknownScope(frame, candidates, { ...question, quantity: asked.quantity })
	if (found.lacks === 'month') return unknownMonth(frame, candidates, question.month ?? '')
	const { place } = found
	const explanation = explainPlace(frame, place, extent)
	return { ok: true, explanation, place, scopes: siblingsOf(frame, candidates, place) }
}

/** Plan fields, assumptions and catalogue figures behind a figure, nearest first, and the figure itself; null where the question fits nothing. */
export function leavesBehind(
	run: Frame<EngineModel>,
	question: ExplainQuestion,
): {
	readonly figure: Explanation<Remark>
	readonly leaves: readonly Leaf<Remark>[]
	readonly asked: ExplainQuestion
} | null {
	const frame = withOnDemand(run)
	const found = findAnswer(frame, question, NO_STEPS)
	if (!found.ok || found.place === null) return null
	const { explanation: figure, place } = found
	const asked = { quantity: place.quantity.id, scope: figure.scope, month: figure.month ?? undefined }
	return { figure, leaves: leavesOf(frame, figuresOf(place)), asked }
}

/** A figure without its steps, by any of its names; null where the question fits nothing. */
export function figureOf(run: Frame<EngineModel>, question: ExplainQuestion): Explanation<Remark> | null {
	const found = findAnswer(withOnDemand(run), question, NO_STEPS)
	return found.ok ? found.explanation : null
}

/** The value of a figure in another run of the same plan, changed or not; null where it has none there. X4 */
export function valueIn(run: Frame<EngineModel>, question: ExplainQuestion): number | null {
	return figureOf(run, question)?.value ?? null
}

type ExplainPlanRefusal = Extract<ExplainAnswer, { readonly ok: false }>
type Understood = { readonly question: ExplainQuestion; readonly refused: ExplainPlanRefusal | null }

/** The question by its key, at the place that its path or the key itself names. */
function askedOf(frame: Frame<EngineModel>, asked: ExplainQuestion): Understood {
	const isName = candidatesFor(frame.program, asked.quantity).length > 0
	const path = isName ? null : readResultPath(frame, asked.quantity)
	const placed = path ? { ...asked, quantity: path.quantity, scope: asked.scope ?? path.scope } : asked
	const question = { ...placed, quantity: idAt(frame.program, placed) }
	const named = namedPlace(frame, question.quantity, question)
	if (named && 'refused' in named) return { question, refused: refusal(question.quantity, named.refused) }
	return { question: named ? { ...question, ...named.at } : question, refused: null }
}

function refusal(quantity: string, workloads: readonly string[]): ExplainPlanRefusal {
	return { ok: false, field: 'scope', message: { code: 'of_one_workload', quantity, workloads } }
}

/** What the result tells and no quantity holds. */
function standsAlone(frame: Frame<EngineModel>, question: ExplainQuestion): Explanation<Remark> | null {
	const { quantity } = question
	return (
		bindingAnswer(frame, quantity, question) ??
		milestonesAnswer(frame, quantity) ??
		powerDateAnswer(frame, quantity) ??
		readinessAnswer(frame, quantity) ??
		verdictAnswer(frame, quantity) ??
		documentFigure(frame, quantity, question)
	)
}

function figuresOf({ quantity, instances, months }: FigurePlace) {
	const month = months[0] ?? 0
	return instances.map((index) => ({ quantity, index, month }))
}

type Extent = { readonly depth: number; readonly skip: number; readonly money?: Money | undefined }
const NO_STEPS: Extent = { depth: 0, skip: 0 }

function explainPlace(frame: Frame<EngineModel>, place: FigurePlace, extent: Extent): Explanation<Remark> {
	const { quantity, instances, months } = place
	const [index, ...others] = instances
	const [month = 0, ...more] = months
	const monthNames = frame.world.model.months
	if (index !== undefined && others.length === 0 && more.length === 0)
		return explain(frame, { quantity: quantity.id, index, month, monthNames, ...extent })
	return explainTogether(frame, place, { monthNames, plural: pluralOf, ...extent })
}

function unknownQuantity(quantity: string): ExplainPlanRefusal {
	return { ok: false, field: 'quantity', message: { code: 'unknown_quantity', quantity } }
}

function unknownScope(
	frame: Frame<EngineModel>,
	candidates: readonly QuantityNode[],
	{ quantity, scope }: ExplainQuestion,
): ExplainPlanRefusal {
	const known = candidates.flatMap((candidate) => scopeNames(frame.world, candidate.scope))
	return { ok: false, field: 'scope', message: { code: 'not_at_scope', quantity, scope: scope ?? null, known } }
}

function unknownMonth(
	frame: Frame<EngineModel>,
	candidates: readonly QuantityNode[],
	asked: string,
): ExplainPlanRefusal {
	const { months } = frame.world.model
	const span = { first: months[0] ?? '', last: months.at(-1) ?? '' }
	const byYear = candidates.some(({ per }) => per === 'month')
	return { ok: false, field: 'month', message: { code: 'not_a_month', asked, ...span, byYear } }
}

/** Ids and meanings of all quantities; `told`: the result tells it under its id. */
export function listQuantities(run: Frame<EngineModel>) {
	return [...withOnDemand(run).program.quantities.values()].map(({ id, key, label, scope, unit, rule }) => ({
		id,
		label,
		scope,
		unit,
		rule,
		told: key !== undefined,
	}))
}
