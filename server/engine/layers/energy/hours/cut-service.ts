import { importsOf } from './gas.ts'
import type { Dispatched } from './dispatch.ts'
import type { MonthSupply, NonFirm } from './supply.ts'

/** What stands in for service that is cut, MWh of the month. */
export type CutService = {
	/** change of each dispatched contract’s energy, in order of merit */
	readonly change: Float64Array
	/** kept back of each dispatched contract */
	readonly cutMWh: Float64Array
	/** by each contract’s own generators */
	readonly backupMWh: Float64Array
	batteryMWh: number
	pausedMWh: number
	unservedMWh: number
}

/**
 * Non-firm service is cut in a share of every hour (eR13). What it would have given is carried by other imports with MW to
 * spare, batteries, gas without a limit of hours, load that may pause, its own generators; the rest is unserved.
 */
export function cutService(supply: MonthSupply, dispatched: Dispatched): CutService {
	const count = supply.dispatched.length
	const cut: CutService = {
		change: new Float64Array(count),
		cutMWh: new Float64Array(count),
		backupMWh: new Float64Array(count),
		batteryMWh: 0,
		pausedMWh: 0,
		unservedMWh: 0,
	}
	const nonFirm = supply.dispatched.flatMap((one, slot) =>
		one.source === 'non_firm' && one.cutShare > 0 ? [{ one, slot }] : [],
	)
	if (nonFirm.length === 0) return cut
	for (let cell = 0; cell < dispatched.rows.load.length; cell++) cutHour({ supply, dispatched, cut, nonFirm, cell })
	return cut
}

type Hour = {
	readonly supply: MonthSupply
	readonly dispatched: Dispatched
	readonly cut: CutService
	readonly nonFirm: readonly { readonly one: NonFirm; readonly slot: number }[]
	readonly cell: number
}

/** An event takes all non-firm service of a site at once, so what stands in is shared between them. */
function cutHour({ supply, dispatched, cut, nonFirm, cell }: Hour): void {
	const { rows, given } = dispatched
	const { battery, eventHours } = supply
	const lost = nonFirm.reduce((sum, { slot }) => sum + gave(given, slot, cell), 0)
	if (lost === 0) return
	let inLimit = importRoom(supply, dispatched, cell) + lost
	let stored = Math.min(
		battery.powerMW,
		eventHours > 0 ? (battery.energyMWh * battery.roundTripShare) / eventHours : battery.powerMW,
	)
	let pausable = supply.pausableMW
	const spare = supply.dispatched.map((one, slot) => Math.max(0, one.MW - gave(given, slot, cell)))
	for (const { one, slot } of nonFirm) {
		const wanted = gave(given, slot, cell)
		const MWh = (rows.hours[cell] ?? NaN) * one.cutShare
		let left = wanted
		supply.dispatched.forEach((other, index) => {
			if (other.source !== 'firm') return
			const MW = Math.min(left, spare[index] ?? NaN, inLimit)
			spare[index] = (spare[index] ?? NaN) - MW
			inLimit -= MW
			left -= MW
			addTo(cut.change, index, MW * MWh)
		})
		const byBattery = Math.min(left, stored)
		stored -= byBattery
		left -= byBattery
		cut.batteryMWh += byBattery * MWh
		supply.dispatched.forEach((other, index) => {
			if (other.source !== 'gas' || other.capMWh !== null) return
			const MW = Math.min(left, spare[index] ?? NaN)
			spare[index] = (spare[index] ?? NaN) - MW
			left -= MW
			addTo(cut.change, index, MW * MWh)
		})
		const paused = Math.min(left, pausable)
		pausable -= paused
		left -= paused
		cut.pausedMWh += paused * MWh
		const byBackup = Math.min(left, one.backupMW)
		left -= byBackup
		addTo(cut.backupMWh, slot, byBackup * MWh)
		cut.unservedMWh += left * MWh
		addTo(cut.cutMWh, slot, wanted * MWh)
		addTo(cut.change, slot, (byBattery / battery.roundTripShare - wanted) * MWh)
	}
}

/** What the interconnection lets in beyond what comes in the hour. */
function importRoom(supply: MonthSupply, { rows, given }: Dispatched, cell: number): number {
	let used = rows.ppaUsed[cell] ?? NaN
	supply.dispatched.forEach((one, slot) => {
		if (one.source !== 'gas') used += gave(given, slot, cell)
	})
	return Math.max(0, Math.min(importsOf(supply), supply.importLimitMW) - used)
}

const gave = (given: readonly Float64Array[], slot: number, cell: number): number => given[slot]?.[cell] ?? NaN

function addTo(values: Float64Array, slot: number, amount: number): void {
	values[slot] = (values[slot] ?? NaN) + amount
}
