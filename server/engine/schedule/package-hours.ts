import type { WorkPackage } from '#shared/catalogue/workforce-types.ts'
import { type BuildLayer, BUILD_LAYERS, type Task } from './task-set.ts'
import type { LabourRows } from './types.ts'

/** Unit hours of a package times `amount`, by index of the trade. */
export function tradeHours(row: WorkPackage, amount: number, rows: LabourRows): ReadonlyMap<number, number> {
	const hours = new Map<number, number>()
	rows.trades.forEach((trade, index) => {
		const unit = row.hoursPerUnit[trade.id] ?? 0
		if (unit * amount > 0) hours.set(index, unit * amount)
	})
	return hours
}

/** Hours of all trades of a task. */
export function totalHours(task: Pick<Task, 'hours'>): number {
	let sum = 0
	for (const hours of task.hours.values()) sum += hours
	return sum
}

/** The layer a package's hours belong to. Throws for a layer that builds nothing: a mistake in a row. */
export function buildLayer(row: WorkPackage): BuildLayer {
	const layer = BUILD_LAYERS.find((candidate) => candidate === row.layer)
	if (layer === undefined) throw new Error(`The package ${row.id} names the layer ${row.layer}, which builds nothing.`)
	return layer
}
