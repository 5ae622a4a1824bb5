import type { WorkPackage } from '#shared/catalogue/workforce-types.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import { type BuildLayer, BUILD_LAYERS, type TradeHours } from '../tasks/task-set.ts'
import type { LabourRows } from '../types.ts'

/** Unit hours of a package, by the trades that have any. */
export type UnitHours = { readonly trades: readonly number[]; readonly perUnit: readonly number[] }

/** Unit hours of every package, in the order of the packages; the same for all parts of a plan, and so kept with its rows. */
export const unitHours = keptBy(({ packages, trades }: LabourRows): readonly UnitHours[] =>
	packages.map(({ hoursPerUnit }) => {
		const known = trades.flatMap(({ id }, trade) => {
			const hours = hoursPerUnit[id]
			return hours ? [{ trade, hours }] : []
		})
		return { trades: known.map(({ trade }) => trade), perUnit: known.map(({ hours }) => hours) }
	}),
)

/** Unit hours times `amount`; no trade has any of an amount that isn't positive. */
export function tradeHours(unit: UnitHours | undefined, amount: number): TradeHours {
	if (!unit || amount <= 0) return { trades: [], hours: [] }
	return { trades: unit.trades, hours: eachTimes(unit.perUnit, amount) }
}

/** Hours by trade, so many times. */
export function eachTimes(hours: readonly number[], factor: number): readonly number[] {
	const times: number[] = []
	for (const one of hours) times.push(one * factor)
	return times
}

/** Hours of all trades of a task. */
export function totalHours(task: { readonly hours: TradeHours }): number {
	const { hours } = task.hours
	let sum = 0
	for (let trade = 0; trade < hours.length; trade++) sum += hours[trade] ?? NaN
	return sum
}

/** The layer a package's hours belong to. Throws for a layer that builds nothing: a mistake in a row. */
export function buildLayer(row: WorkPackage): BuildLayer {
	const layer = BUILD_LAYERS.find((candidate) => candidate === row.layer)
	if (layer === undefined) throw new Error(`The package ${row.id} names the layer ${row.layer}, which builds nothing.`)
	return layer
}
