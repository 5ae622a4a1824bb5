import { METRIC_KEYS } from '#shared/metrics/metric.ts'
import type { Told } from '#shared/metrics/told.ts'
import type { Series, SparseSeries } from '#shared/series.ts'
import { addMonths } from '#shared/units/months.ts'
import { seriesOf, sparseListOf } from '../document-series.ts'
import type { Program } from '../kernel/compile.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'

type ToldValue = number | string | null | Series | SparseSeries
type Makers<Path extends string> = { readonly [Name in keyof Told<Path>]: () => Told<Path>[Name] }

/** Makers of all figures that stand directly under a path of the result, of one place, for `madeWhenRead`. */
export function toldParts<Path extends string>(frame: Frame<EngineModel>, path: Path, index: number): Makers<Path>
export function toldParts(
	frame: Frame<EngineModel>,
	path: string,
	index: number,
): Readonly<Record<string, () => ToldValue>> {
	const parts: Record<string, () => ToldValue> = {}
	for (const [name, quantity] of under(frame.program, path)) parts[name] = () => valueAt(frame, quantity, index)
	return parts
}

/** The figures themselves. */
export function told<Path extends string>(frame: Frame<EngineModel>, path: Path, index: number): Told<Path>
export function told(frame: Frame<EngineModel>, path: string, index: number): Readonly<Record<string, ToldValue>> {
	const figures: Record<string, ToldValue> = {}
	for (const [name, quantity] of under(frame.program, path)) figures[name] = valueAt(frame, quantity, index)
	return figures
}

type ToldNamed = readonly (readonly [name: string, quantity: QuantityNode])[]
/** Looked for once a program: a plan has hundreds of places of each kind. */
const known = new WeakMap<Program, Map<string, ToldNamed>>()

function under(program: Program, path: string): ToldNamed {
	const paths = known.get(program) ?? new Map<string, ToldNamed>()
	known.set(program, paths)
	const found =
		paths.get(path) ??
		METRIC_KEYS.flatMap((key) => {
			const name = key.startsWith(`${path}.`) ? key.slice(path.length + 1) : '.'
			return name.includes('.') ? [] : [[name, quantityOf(program, key)] as const]
		})
	paths.set(path, found)
	return found
}

function quantityOf(program: Program, key: string): QuantityNode {
	const quantity = program.quantities.get(key)
	if (!quantity) throw new Error(`${key} is in no run.`)
	return quantity
}

function valueAt(frame: Frame<EngineModel>, quantity: QuantityNode, index: number): ToldValue {
	const { per, once, kind, sparse, scope } = quantity
	if (per === 'month' && once !== true) return seriesAt(frame, quantity, index)
	if (per === 'month') return seriesOf(frame, quantity, index).reduce((sum, value) => sum + value, 0)
	const value = columnOf(frame, quantity).at(scope === 'plan' ? 0 : index, 0)
	if (sparse === true && Number.isNaN(value)) return null
	return kind === 'when' ? addMonths(frame.world.model.plan.startMonth, Math.ceil(value)) : value
}

function seriesAt(frame: Frame<EngineModel>, quantity: QuantityNode, index: number): Series | SparseSeries {
	if (quantity.sparse !== true) return seriesOf(frame, quantity, index)
	const { months } = frame.world
	return sparseListOf(columnOf(frame, quantity).values.subarray(index * months, (index + 1) * months))
}
