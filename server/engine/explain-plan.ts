import type { Explanation, Leaf } from '#shared/explanation.ts'
import { explainTogether } from './kernel/explain-total.ts'
import { explain } from './kernel/explain.ts'
import type { QuantityNode } from './kernel/quantity.ts'
import { leavesOf, restsOn } from './kernel/rests-on.ts'
import type { Frame } from './kernel/run.ts'
import { findFigure, siblingsOf, type FigurePlace } from './find-figure.ts'
import { candidatesFor, RESULT_KEYS } from './result-keys.ts'
import { pluralOf, scopeNames } from './scope-names.ts'
import type { EngineModel } from './world.ts'

export type ExplainQuestion = {
	/** a key of the result document (`facilityPowerMW`, `layers.energy.available`) or the id of a quantity */
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
}

export type ExplainAnswer =
	| {
			readonly ok: true
			readonly explanation: Explanation
			/** where the same figure may be looked at instead: the plan, each site */
			readonly scopes: readonly string[]
	  }
	| { readonly ok: false; readonly field: 'quantity' | 'scope' | 'month'; readonly message: string }

/** Deep enough for the longest chain from a total to a plan field. */
const FULL_DEPTH = 40

/** Answers «why is this so?» from a finished run. A question that fits nothing is answered with what would fit. */
export function explainPlan(frame: Frame<EngineModel>, question: ExplainQuestion): ExplainAnswer {
	const candidates = candidatesFor(frame.program, question.quantity)
	if (candidates.length === 0) return unknownQuantity(question.quantity)
	const found = findFigure(frame, candidates, question)
	if (found.lacks === 'scope') return unknownScope(frame, candidates, question)
	if (found.lacks === 'month') return unknownMonth(frame, candidates, question.month ?? '')
	const { place } = found
	const figures = figuresOf(place)
	const explanation = {
		...explainPlace(frame, place, { depth: question.depth ?? FULL_DEPTH, skip: question.skip ?? 0 }),
		restsOn: restsOn(leavesOf(frame, figures)),
	}
	return { ok: true, explanation, scopes: siblingsOf(frame, candidates, place) }
}

/** Plan fields, assumptions and catalogue figures behind a figure, nearest first, and the figure itself; null where the question fits nothing. */
export function leavesBehind(
	frame: Frame<EngineModel>,
	question: ExplainQuestion,
): { readonly figure: Explanation; readonly leaves: readonly Leaf[]; readonly asked: ExplainQuestion } | null {
	const found = findFigure(frame, candidatesFor(frame.program, question.quantity), question)
	if (found.lacks !== null) return null
	const figure = explainPlace(frame, found.place, NO_STEPS)
	const asked = { quantity: found.place.quantity.id, scope: figure.scope, month: figure.month ?? undefined }
	return { figure, leaves: leavesOf(frame, figuresOf(found.place)), asked }
}

/** A figure by itself, with nothing behind it; null where the question fits nothing. */
export function figureOf(frame: Frame<EngineModel>, question: ExplainQuestion): Explanation | null {
	const found = findFigure(frame, candidatesFor(frame.program, question.quantity), question)
	return found.lacks === null ? explainPlace(frame, found.place, NO_STEPS) : null
}

/** The value of a figure in another run of the same plan, changed or not; null where it has none there. X4 */
export function valueIn(frame: Frame<EngineModel>, asked: ExplainQuestion): number | null {
	return figureOf(frame, asked)?.value ?? null
}

function figuresOf({ quantity, instances, months }: FigurePlace) {
	const month = months[0] ?? 0
	return instances.map((index) => ({ quantity, index, month }))
}

type Extent = { readonly depth: number; readonly skip: number }
const NO_STEPS: Extent = { depth: 0, skip: 0 }

function explainPlace(frame: Frame<EngineModel>, place: FigurePlace, extent: Extent): Explanation {
	const { quantity, instances, months } = place
	const [index, ...others] = instances
	const [month = 0, ...more] = months
	const monthNames = frame.world.model.months
	if (index !== undefined && others.length === 0 && more.length === 0)
		return explain(frame, { quantity: quantity.id, index, month, monthNames, ...extent })
	return explainTogether(frame, place, { monthNames, plural: pluralOf, ...extent })
}

function unknownQuantity(name: string): ExplainAnswer {
	return { ok: false, field: 'quantity', message: `There is no quantity «${name}». List them with explain --list.` }
}

function unknownScope(
	frame: Frame<EngineModel>,
	candidates: readonly QuantityNode[],
	question: ExplainQuestion,
): ExplainAnswer {
	const known = candidates.flatMap(({ scope }) => scopeNames(frame.world, scope)).join(', ')
	const asked =
		question.scope === undefined
			? `The plan has no ${question.quantity}`
			: `«${question.scope}» has no ${question.quantity}`
	return { ok: false, field: 'scope', message: `${asked}. Choose from: ${known === '' ? 'none in this plan' : known}.` }
}

function unknownMonth(frame: Frame<EngineModel>, candidates: readonly QuantityNode[], name: string): ExplainAnswer {
	const { months } = frame.world.model
	const span = `${months[0] ?? ''} to ${months.at(-1) ?? ''}`
	const year = candidates.some(({ per }) => per === 'month') ? ', a year of it, or all' : ''
	return {
		ok: false,
		field: 'month',
		message: `«${name}» is not a month of the plan. Choose from ${span}${year}.`,
	}
}

/** Ids and meanings of all quantities, result keys first. */
export function listQuantities(frame: Frame<EngineModel>) {
	return [...frame.program.quantities.values()].map(({ id, label, scope, unit, rule }) => ({
		id,
		label,
		scope,
		unit,
		rule,
		keys: Object.entries(RESULT_KEYS).flatMap(([key, ids]) => (ids.includes(id) ? [key] : [])),
	}))
}
