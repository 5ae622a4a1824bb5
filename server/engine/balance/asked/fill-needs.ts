import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { at, indexAt, item } from '../../cells.ts'
import type { ServingPools } from '../pools/pools.ts'
import type { MonthAsks, RunConstants } from './run-types.ts'

type Needs = { readonly workload: number; readonly where: ServingPools; readonly month: number }

/**
 * Accelerators a workload would need this month if one pool served it alone, pool by pool of those given; real numbers, good
 * until the next are asked for. One loop a kind of work: the innermost of the balance. Rules C4, B4.
 */
export function fillNeeds(constants: RunConstants, asks: MonthAsks, ask: Needs): void {
	const { input, need } = constants
	const { rate, kind } = ask.where
	const amount = at(asks.amount, ask.workload)
	const hours = ask.workload * input.kinds.length
	switch (item(input.workloads, ask.workload).kind) {
		case 'inference':
			fillServing(constants, ask, amount)
			return
		case 'batch':
			for (let place = 0; place < rate.length; place++)
				need[place] = at(asks.batchHours, hours + indexAt(kind, place)) / (HOURS_PER_MONTH * at(rate, place))
			return
		case 'standing':
			for (let place = 0; place < rate.length; place++) need[place] = amount / at(rate, place)
			return
		case 'training':
			need.fill(amount, 0, rate.length)
	}
}

function fillServing({ input, maturity, need }: RunConstants, { where, month }: Needs, amount: number): void {
	const { rate, kind, matures } = where
	for (let place = 0; place < rate.length; place++) {
		const mature = matures[place] === 1 ? at(maturity, indexAt(kind, place) * input.months + month) : 1
		need[place] = amount / (at(rate, place) * mature)
	}
}
