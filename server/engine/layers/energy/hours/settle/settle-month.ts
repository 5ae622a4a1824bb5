import { add, at, item } from '../../../../cells.ts'
import { HOURS_PER_DAY } from '../made/sun.ts'
import { cutService } from './cut-service.ts'
import { dispatchMonth } from './dispatch.ts'
import { pausePromised } from './promised-pause.ts'
import { energyOf, type MonthRows, NEW_ROWS, type RowSource } from './month-rows.ts'
import type { Made, MonthSupply } from './supply.ts'

/** A contract’s month, MWh. */
export type ContractMonth = {
	readonly contract: number
	/** used at the site, or drawn */
	readonly takenMWh: number
	/** made whether it is used or not */
	readonly madeMWh: number
	/** kept back by curtailment */
	readonly cutMWh: number
	/** by generators behind non-firm service */
	readonly backupMWh: number
	/** taken by the hour of the day; null where nobody asks */
	readonly byHour: Float64Array | null
}

/** A site’s month, MWh; eR16 binds them. */
export type SiteMonth = {
	readonly onsiteMadeMWh: number
	readonly onsiteUsedMWh: number
	readonly ppaUsedMWh: number
	/** grid contracts, what batteries buy included; without PPAs */
	readonly gridMWh: number
	readonly gasMWh: number
	readonly backupMWh: number
	readonly chargedMWh: number
	readonly dischargedMWh: number
	readonly exportMWh: number
	readonly spilledMWh: number
	readonly pausedMWh: number
	readonly unservedMWh: number
	/** on-site zero-carbon and PPAs used in their hours, and what batteries give back of them; eR32 */
	readonly carbonFreeMWh: number
	readonly contracts: readonly ContractMonth[]
}

/** Runs a month and sums it. */
export function settleMonth(supply: MonthSupply, source: RowSource = NEW_ROWS): SiteMonth {
	const dispatched = dispatchMonth(supply, source)
	const { rows, given } = dispatched
	const cut = cutService(supply, dispatched, source)
	pausePromised(supply, dispatched, cut)
	const sum = (row: Float64Array) => energyOf(row, rows.hours)
	const used = withCharge(rows, source.row(rows.load.length))
	const surplus = surplusOf({ used, made: rows.onsiteMade, hours: rows.hours }, supply.exportLimitMW)
	const { roundTripShare } = supply.battery
	const fromSurplusMWh = sum(rows.fromSurplus)
	const chargedMWh = fromSurplusMWh + sum(rows.fromOthers)
	const dischargedMWh = sum(rows.given)
	const asked = supply.dispatched.map(({ contract, source }, slot) => ({
		contract,
		source,
		takenMWh: sum(item(given, slot)) + (cut.change[slot] ?? NaN),
		madeMWh: 0,
		cutMWh: cut.cutMWh[slot] ?? NaN,
		backupMWh: cut.backupMWh[slot] ?? NaN,
		byHour: cut.byHour && takenByHour({ given: item(given, slot), hours: rows.hours, change: cut.byHour }, slot),
	}))
	const [onsiteUsedMWh, ppaUsedMWh] = [sum(rows.onsiteUsed), sum(rows.ppaUsed)]
	const freeDischarge = chargedMWh > 0 ? (dischargedMWh * fromSurplusMWh) / chargedMWh : 0
	const total = (source: 'gas' | 'grid') =>
		asked.reduce((MWh, one) => ((one.source === 'gas') === (source === 'gas') ? MWh + one.takenMWh : MWh), 0)
	return {
		onsiteMadeMWh: sum(rows.onsiteMade),
		onsiteUsedMWh,
		ppaUsedMWh,
		gridMWh: total('grid'),
		gasMWh: total('gas'),
		backupMWh: asked.reduce((MWh, one) => MWh + one.backupMWh, 0),
		chargedMWh: chargedMWh + cut.batteryMWh / roundTripShare,
		dischargedMWh: dischargedMWh + cut.batteryMWh,
		exportMWh: surplus.exportMWh,
		spilledMWh: surplus.spilledMWh,
		pausedMWh: cut.pausedMWh,
		unservedMWh: sum(rows.left) + cut.unservedMWh,
		carbonFreeMWh: onsiteUsedMWh + ppaUsedMWh + freeDischarge,
		contracts: [
			...asked,
			...shared(supply.zeroCarbon, { used, made: rows.onsiteMade, hours: rows.hours }),
			...shared(supply.ppas, { used: rows.ppaUsed, made: rows.ppaMade, hours: rows.hours }),
		],
	}
}

/** All days of the month by their hours, what stands in for service that is cut included. */
function takenByHour(
	of: { readonly given: Float64Array; readonly hours: Float64Array; readonly change: Float64Array },
	slot: number,
): Float64Array {
	const taken = of.change.slice(slot * HOURS_PER_DAY, (slot + 1) * HOURS_PER_DAY)
	for (let cell = 0; cell < of.given.length; cell++) {
		add(taken, cell % HOURS_PER_DAY, at(of.given, cell) * at(of.hours, cell))
	}
	return taken
}

/** On-site output that a load or a battery takes. */
function withCharge({ onsiteUsed, fromSurplus }: MonthRows, taken: Float64Array): Float64Array {
	for (let cell = 0; cell < taken.length; cell++) taken[cell] = (onsiteUsed[cell] ?? NaN) + (fromSurplus[cell] ?? NaN)
	return taken
}

/** What no load and no battery takes goes out, as far as it may, or is lost; eR14. */
function surplusOf(
	{ used, made, hours }: Shared,
	exportLimitMW: number,
): { readonly exportMWh: number; readonly spilledMWh: number } {
	let [exportMWh, spilledMWh] = [0, 0]
	for (let cell = 0; cell < used.length; cell++) {
		const over = Math.max(0, (made[cell] ?? NaN) - (used[cell] ?? NaN))
		const out = Math.min(over, exportLimitMW)
		exportMWh += out * (hours[cell] ?? NaN)
		spilledMWh += (over - out) * (hours[cell] ?? NaN)
	}
	return { exportMWh, spilledMWh }
}

type Shared = { readonly used: Float64Array; readonly made: Float64Array; readonly hours: Float64Array }

/** Sources of one rank are used by what each makes in the hour; eR8. */
function shared(sources: readonly Made[], { used, made, hours }: Shared): readonly ContractMonth[] {
	return sources.map(({ contract, MW }) => {
		let [takenMWh, madeMWh] = [0, 0]
		for (let cell = 0; cell < used.length; cell++) {
			const own = (MW[cell] ?? NaN) * (hours[cell] ?? NaN)
			madeMWh += own
			if (own > 0) takenMWh += (own * (used[cell] ?? NaN)) / (made[cell] ?? NaN)
		}
		return { contract, takenMWh, madeMWh, cutMWh: 0, backupMWh: 0, byHour: null }
	})
}
