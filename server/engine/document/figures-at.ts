import { isResultKey } from '#shared/document/keys.ts'
import type { Series } from '#shared/series.ts'
import { seriesOf } from '../document-series.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'
import { idsOf } from './result-keys.ts'

/** Keys of the result that begin alike, and one place of their scope. */
type Group<Name extends string> = {
	readonly rows: Readonly<Record<Name, unknown>>
	readonly prefix: string
	readonly scope: string
	readonly index: number
}

/** What the keys of a group say of a place, by their names: one value each. */
export function figuresAt<Name extends string>(
	frame: Frame<EngineModel>,
	group: Group<Name>,
): Readonly<Record<Name, number>>
export function figuresAt(frame: Frame<EngineModel>, group: Group<string>): Readonly<Record<string, number>> {
	return each(frame, group, (quantity) => columnOf(frame, quantity).at(group.index, 0))
}

/** … one value a month each. */
export function seriesAt<Name extends string>(
	frame: Frame<EngineModel>,
	group: Group<Name>,
): Readonly<Record<Name, Series>>
export function seriesAt(frame: Frame<EngineModel>, group: Group<string>): Readonly<Record<string, Series>> {
	return each(frame, group, (quantity) => seriesOf(frame, quantity, group.index))
}

function each<Value>(
	{ program }: Frame<EngineModel>,
	{ rows, prefix, scope }: Group<string>,
	read: (quantity: QuantityNode) => Value,
): Readonly<Record<string, Value>> {
	const quantityOf = (key: string): QuantityNode => {
		const ids = isResultKey(key) ? idsOf(key) : []
		const quantity = ids.flatMap((id) => program.quantities.get(id) ?? []).find((one) => one.scope === scope)
		if (!quantity) throw new Error(`${key} has no quantity of a ${scope}.`)
		return quantity
	}
	return Object.fromEntries(Object.keys(rows).map((name) => [name, read(quantityOf(`${prefix}${name}`))]))
}
