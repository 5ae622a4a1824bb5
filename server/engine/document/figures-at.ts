import { isResultKey } from '#shared/document/keys.ts'
import type { Series } from '#shared/series.ts'
import { seriesOf } from '../document-series.ts'
import type { Program } from '../kernel/compile.ts'
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

/** Makers of the same, for `madeWhenRead`. */
export function figureParts<Name extends string>(
	frame: Frame<EngineModel>,
	group: Group<Name>,
): Readonly<Record<Name, () => number>>
export function figureParts(frame: Frame<EngineModel>, group: Group<string>): Readonly<Record<string, () => number>> {
	return each(frame, group, (quantity) => () => columnOf(frame, quantity).at(group.index, 0))
}

export function seriesParts<Name extends string>(
	frame: Frame<EngineModel>,
	group: Group<Name>,
): Readonly<Record<Name, () => Series>>
export function seriesParts(frame: Frame<EngineModel>, group: Group<string>): Readonly<Record<string, () => Series>> {
	return each(frame, group, (quantity) => () => seriesOf(frame, quantity, group.index))
}

function each<Value>(
	{ program }: Frame<EngineModel>,
	group: Group<string>,
	read: (quantity: QuantityNode) => Value,
): Readonly<Record<string, Value>> {
	return Object.fromEntries(quantitiesOf(program, group).map(([name, quantity]) => [name, read(quantity)]))
}

type Named = readonly (readonly [string, QuantityNode])[]
/** The quantities of a group, looked for once a program: a plan has hundreds of places of each. */
const known = new WeakMap<Program, Map<string, Named>>()

function quantitiesOf(program: Program, { rows, prefix, scope }: Group<string>): Named {
	const groups = known.get(program) ?? new Map<string, Named>()
	known.set(program, groups)
	const names = Object.keys(rows)
	const group = [scope, prefix, ...names].join(' ')
	const found =
		groups.get(group) ?? names.map((name) => [name, quantityOf(program, `${prefix}${name}`, scope)] as const)
	groups.set(group, found)
	return found
}

function quantityOf(program: Program, key: string, scope: string): QuantityNode {
	const ids = isResultKey(key) ? idsOf(key) : []
	const quantity = ids.flatMap((id) => program.quantities.get(id) ?? []).find((one) => one.scope === scope)
	if (!quantity) throw new Error(`${key} has no quantity of a ${scope}.`)
	return quantity
}
