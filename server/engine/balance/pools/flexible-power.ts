import { itPeakMW } from '../../layers/chips/it-power.ts'
import { add, at, indexAt, item } from '../../cells.ts'
import { fillNeeds } from '../asked/fill-needs.ts'
import { pastRamp } from '../asked/fleet-share.ts'
import type { MonthAsks, PartMonth, RunConstants } from '../asked/run-types.ts'
import { wholeUp } from '../rounding.ts'

/**
 * What of a site’s non-firm power counts: as far as a battery carries it through a curtailment for all that runs, and as far as
 * work may pause for that work. Rules lP2, lP3.
 */
export function fillFlexible(constants: RunConstants, asks: MonthAsks, { part, month }: PartMonth): void {
	const { input, ledger } = constants
	for (const site of part.sites) ledger.flexibleWork[site * input.months + month] = 0
	for (const workload of part.workloads) {
		const { flexibility } = item(input.workloads, workload)
		if (flexibility !== undefined && asks.active[workload] === 1) addWork(constants, asks, { workload, month })
	}
	for (const index of part.sites) {
		const { nonFirmMW, batteryInEventMW } = item(input.sites, index)
		const cell = index * input.months + month
		const firm = at(ledger.energyFirm, cell)
		const nonFirm = nonFirmMW ? at(nonFirmMW, month) : 0
		const battery = batteryInEventMW ? at(batteryInEventMW, month) : 0
		ledger.energySteady[cell] = firm + Math.min(nonFirm, battery)
		ledger.energyAvailable[cell] = firm + Math.min(nonFirm, at(ledger.flexibleWork, cell) + battery)
	}
}

type FlexiblePowerTurn = { readonly workload: number; readonly month: number }

/** Accelerators asked of each pool by what is past its ramp there, and no more than that; at the meter as in full halls. */
function addWork(constants: RunConstants, asks: MonthAsks, { workload, month }: FlexiblePowerTurn): void {
	const { input, layout, ledger, need } = constants
	const where = item(layout.eligible, workload)
	const { kind } = item(input.workloads, workload)
	let all = 0
	for (const pool of where.pools) all += pastRamp(constants, pool, month)
	if (all <= 0) return
	fillNeeds(constants, asks, { workload, where, month })
	for (let place = 0; place < where.pools.length; place++) {
		const unit = at(where.unit, place)
		const asked = wholeUp(at(need, place) / unit) * unit
		const accelerators = pastRamp(constants, indexAt(where.pools, place), month) * Math.min(1, asked / all)
		const index = indexAt(where.site, place)
		const site = item(input.sites, index)
		const { powerKW } = item(input.kinds, indexAt(where.kind, place))
		const diversity = kind === 'inference' ? site.diversityInference : site.diversityTraining
		const itMW = itPeakMW({ accelerators, powerKW, itOverheadFactor: site.itOverheadFactor, diversity })
		add(ledger.flexibleWork, index * input.months + month, itMW * site.peakPue)
	}
}
