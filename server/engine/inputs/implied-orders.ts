import type { Sourced } from '../kernel/quantity.ts'
import { type FieldPlace, fromRule } from '../sourced.ts'
import type { EngineModel } from '../world.ts'

/** What a refresh settles by itself; all else of an order that it implies is the stated order's. Rule pW4. */
const SETTLED: readonly string[] = ['accelerators', 'orderMonth', 'leadTimeMonths']

/** Where the plan states a field: of an order that a refresh implies, at the order whose refresh it is. */
export function statedPlace({ statedOrder }: EngineModel, place: FieldPlace): FieldPlace {
	return place.list === 'chipOrders' ? { ...place, index: statedOrder[place.index] ?? place.index } : place
}

/** A figure that no one stated: a refresh settles it; null for all others. */
export function impliedFigure(model: EngineModel, place: FieldPlace, value: number): Sourced | null {
	const stated = statedPlace(model, place).index
	if (stated === place.index || !SETTLED.includes(place.field)) return null
	const { order, after } = refreshedOrder(model, stated)
	const text = { code: 'refreshed', facts: { order, afterMonths: after } } as const
	return fromRule(value, { rule: 'pW4', text, source: 'Methodology, people W4' })
}

function refreshedOrder({ plan }: EngineModel, index: number) {
	const { id = '', name = null, refreshAfterMonths = null } = plan.chipOrders[index] ?? {}
	return { order: name ?? id, after: refreshAfterMonths ?? 0 }
}
