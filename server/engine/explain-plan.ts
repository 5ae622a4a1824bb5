import type { Explanation } from '#shared/explanation.ts'
import { explain } from './kernel/explain.ts'
import type { QuantityNode } from './kernel/quantity.ts'
import { columnOf, type Frame } from './kernel/run.ts'
import { RESULT_KEYS } from './result-keys.ts'
import { findScope, scopeNames } from './scope-names.ts'
import type { EngineModel } from './world.ts'

export type ExplainQuestion = {
	/** a key of the result document (`facilityPowerMW`, `layers.energy.available`) or the id of a quantity */
	readonly quantity: string
	/** left out: the plan where the quantity has such a total, else the only instance there is */
	readonly scope?: string | undefined
	/** left out: the month in which the figure is largest */
	readonly month?: string | undefined
	readonly depth?: number | undefined
}

export type ExplainAnswer =
	| { readonly ok: true; readonly explanation: Explanation }
	| { readonly ok: false; readonly field: 'quantity' | 'scope' | 'month'; readonly message: string }

/** Deep enough for the longest chain from a total to a plan field. */
const FULL_DEPTH = 40

/** Answers «why is this so?» from a finished run. A question that fits nothing is answered with what would fit. */
export function explainPlan(frame: Frame<EngineModel>, question: ExplainQuestion): ExplainAnswer {
	const candidates = candidatesFor(frame, question.quantity)
	if (candidates.length === 0) return unknownQuantity(question.quantity)
	const place = placeFor(frame, candidates, question.scope)
	if (!place) return unknownScope(frame, candidates, question)
	const month = monthFor(frame, place, question.month)
	if (month === null) return unknownMonth(frame, question.month ?? '')
	const explanation = explain(frame, {
		quantity: place.quantity.id,
		index: place.index,
		month,
		monthNames: frame.world.model.months,
		depth: question.depth ?? FULL_DEPTH,
	})
	return { ok: true, explanation }
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
	const asked = question.scope === undefined ? 'A scope is needed' : `«${question.scope}» has no ${question.quantity}`
	return { ok: false, field: 'scope', message: `${asked}. Choose from: ${known === '' ? 'none in this plan' : known}.` }
}

function unknownMonth(frame: Frame<EngineModel>, name: string): ExplainAnswer {
	const { months } = frame.world.model
	const span = `${months[0] ?? ''} to ${months.at(-1) ?? ''}`
	return { ok: false, field: 'month', message: `«${name}» is not a month of the plan. Choose from ${span}.` }
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

function candidatesFor(frame: Frame<EngineModel>, name: string): readonly QuantityNode[] {
	const ids = Object.hasOwn(RESULT_KEYS, name) ? (RESULT_KEYS[name] ?? []) : [name]
	return ids.flatMap((id) => frame.program.quantities.get(id) ?? [])
}

type Place = { readonly quantity: QuantityNode; readonly index: number }

function placeFor(
	frame: Frame<EngineModel>,
	candidates: readonly QuantityNode[],
	asked: string | undefined,
): Place | null {
	if (asked !== undefined) {
		const scope = findScope(frame.world, asked)
		const quantity = candidates.find((candidate) => candidate.scope === scope?.scope)
		return scope && quantity ? { quantity, index: scope.index } : null
	}
	const total = candidates.find(({ scope }) => scope === 'plan')
	if (total) return { quantity: total, index: 0 }
	const only = candidates.find(({ scope }) => scopeNames(frame.world, scope).length === 1)
	return only ? { quantity: only, index: 0 } : null
}

function monthFor(frame: Frame<EngineModel>, place: Place, asked: string | undefined): number | null {
	if (asked !== undefined) {
		const month = frame.world.model.months.indexOf(asked)
		return month < 0 ? null : month
	}
	const column = columnOf(frame, place.quantity)
	let peak = 0
	for (let month = 1; column.monthly && month < frame.world.months; month++) {
		if (column.at(place.index, month) > column.at(place.index, peak)) peak = month
	}
	return peak
}
