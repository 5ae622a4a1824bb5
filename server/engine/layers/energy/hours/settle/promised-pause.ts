import { at, item } from '../../../../cells.ts'
import { change, type CutService } from './cut-service.ts'
import type { Dispatched } from './dispatch.ts'
import type { MonthSupply } from './supply.ts'

/**
 * Demand response is a promise that the grid may call (lP4): in so many hours a year work that may pause and runs does, and what
 * the grid would have given is less by it, the last in merit first. Cautious: hours of a call and hours of a cut are never the same.
 */
export function pausePromised(supply: MonthSupply, dispatched: Dispatched, cut: CutService): void {
	let left = 1
	for (const one of supply.dispatched) if (one.source === 'non_firm') left = Math.min(left, 1 - one.cutShare)
	for (const { MW, share } of supply.promised) {
		const hoursShare = Math.min(left, share)
		left -= hoursShare
		if (MW > 0 && hoursShare > 0) pause({ supply, dispatched, cut }, MW, hoursShare)
	}
}

type Pausing = { readonly supply: MonthSupply; readonly dispatched: Dispatched; readonly cut: CutService }

function pause({ supply, dispatched: { rows, given }, cut }: Pausing, promisedMW: number, share: number): void {
	for (let cell = 0; cell < rows.load.length; cell++) {
		const MWh = at(rows.hours, cell) * share
		let left = Math.min(promisedMW, at(rows.load, cell) * supply.pausableShare)
		for (let slot = given.length - 1; slot >= 0 && left > 0; slot--) {
			if (supply.dispatched[slot]?.source === 'gas') continue
			const less = Math.min(left, at(item(given, slot), cell))
			left -= less
			change(cut, { slot, cell }, -less * MWh)
			cut.pausedMWh += less * MWh
		}
	}
}
