import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { at, indexAt, item } from '../../cells.ts'
import type { Eligible } from '../pools/pools.ts'
import type { MonthAsks, RunConstants } from './run-types.ts'

export type NeedAt = {
	readonly workload: number
	readonly where: Eligible
	readonly place: number
	readonly month: number
}

/** Accelerators a workload would need this month if one pool served it alone; a real number. Rules C4, B4. */
export function needAt(
	{ input, layout, maturity }: RunConstants,
	asks: MonthAsks,
	{ workload, where, place, month }: NeedAt,
): number {
	const kind = item(layout.pools, indexAt(where.pools, place)).kind
	const rate = at(where.rate, place)
	const amount = at(asks.amount, workload)
	switch (input.workloads[workload]?.kind) {
		case 'inference': {
			const mature = where.matures[place] === 1 ? (maturity[kind]?.[month] ?? 1) : 1
			return amount / (rate * mature)
		}
		case 'batch':
			return at(asks.batchHours, workload * input.kinds.length + kind) / (HOURS_PER_MONTH * rate)
		case 'standing':
			return amount / rate
		default:
			return amount
	}
}
