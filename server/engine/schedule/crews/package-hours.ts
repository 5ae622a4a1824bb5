import type { TradeKey, WorkPackage } from '#shared/catalogue/workforce-types.ts'
import { type BuildLayer, BUILD_LAYERS, type TradeHours } from '../task-set.ts'
import type { LabourRows } from '../types.ts'

/** Unit hours of a package, by the trades that have any. */
export type UnitHours = { readonly trades: readonly number[]; readonly perUnit: readonly number[] }

/** Unit hours of every package, in the order of the packages. */
export function unitHours({ packages, trades }: LabourRows): readonly UnitHours[] {
	const index = new Map<TradeKey, number>(trades.map(({ id }, place) => [id, place]))
	return packages.map((row) => {
		const known = trades.flatMap(({ id }) => ((row.hoursPerUnit[id] ?? 0) > 0 ? [id] : []))
		return {
			trades: known.map((id) => index.get(id) ?? 0),
			perUnit: known.map((id) => row.hoursPerUnit[id] ?? 0),
		}
	})
}

/** Unit hours times `amount`; no trade has any of an amount that isn't positive. */
export function tradeHours(unit: UnitHours | undefined, amount: number): TradeHours {
	if (!unit || amount <= 0) return { trades: [], hours: [] }
	return { trades: unit.trades, hours: unit.perUnit.map((hours) => hours * amount) }
}

/** Hours of all trades of a task. */
export function totalHours(task: { readonly hours: TradeHours }): number {
	const { hours } = task.hours
	let sum = 0
	for (let place = 0; place < hours.length; place++) sum += hours[place] ?? 0
	return sum
}

/** The layer a package's hours belong to. Throws for a layer that builds nothing: a mistake in a row. */
export function buildLayer(row: WorkPackage): BuildLayer {
	const layer = BUILD_LAYERS.find((candidate) => candidate === row.layer)
	if (layer === undefined) throw new Error(`The package ${row.id} names the layer ${row.layer}, which builds nothing.`)
	return layer
}
