import { METRIC_KEYS, type MetricKey, metricOf } from '#shared/metrics/metric.ts'
import type { ToldRow } from '#shared/workings.ts'
import { cellsOf } from '../cells.ts'
import { listOf } from '../document-series.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { tableOf } from '../kernel/scopes.ts'
import { scopeNames } from '../scope-names.ts'
import type { EngineModel } from '../world.ts'

/** Every figure of the result document at each of its places, in the order of its keys. */
export function toldRows(frame: Frame<EngineModel>): readonly ToldRow[] {
	return METRIC_KEYS.flatMap((key) => {
		const quantity = frame.program.quantities.get(key)
		return quantity ? rowsOf(frame, key, quantity) : []
	})
}

function rowsOf(frame: Frame<EngineModel>, key: MetricKey, quantity: QuantityNode): readonly ToldRow[] {
	const { label, per } = metricOf(key)
	const { scope, unit, kind } = quantity
	const places = scopeNames(frame.world, scope)
	const over = per === 'horizon' && quantity.per === 'month' ? OVER[kind] : null
	const monthly = quantity.per === 'month' && over === null
	return tableOf(frame.world, scope).ids.map((_, index) => {
		const months = monthsOf(frame, quantity, index)
		const values = over === null ? months : [TOGETHER[over](months)]
		const place = places[index] ?? scope
		return { key, label, unit, kind, scope, place, monthly, values, over, quantity: quantity.id, index }
	})
}

/** What a figure of the whole horizon is, where its quantity has months. A rate stands month by month. */
const OVER = { state: 'largest', amount: 'sum', rate: null, when: null } as const
const TOGETHER = {
	largest: (months: readonly number[]) => months.reduce((most, value) => Math.max(most, value), 0),
	sum: (months: readonly number[]) => months.reduce((sum, value) => sum + value, 0),
}

function monthsOf(frame: Frame<EngineModel>, quantity: QuantityNode, index: number): readonly number[] {
	return listOf(cellsOf(columnOf(frame, quantity), index))
}
