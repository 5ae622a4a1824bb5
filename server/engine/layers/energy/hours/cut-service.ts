import { add, at, item } from '../../../cells.ts'
import { importsOf } from './gas.ts'
import type { Dispatched } from './dispatch.ts'
import type { RowSource } from './month-rows.ts'
import type { Dispatchable, MonthSupply, NonFirm } from './supply.ts'

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
export function cutService(supply: MonthSupply, dispatched: Dispatched, source: RowSource): CutService {
	const count = supply.dispatched.length
	const cut: CutService = {
		change: source.row(count),
		cutMWh: source.row(count),
		backupMWh: source.row(count),
		batteryMWh: 0,
		pausedMWh: 0,
		unservedMWh: 0,
	}
	const nonFirm: Hour['nonFirm'][number][] = []
	for (const [slot, one] of supply.dispatched.entries()) {
		if (one.source === 'non_firm' && one.cutShare > 0) nonFirm.push({ one, slot })
	}
	if (nonFirm.length === 0) return cut
	const slotsOf = (stands: (one: Dispatchable) => boolean) =>
		supply.dispatched.flatMap((one, slot) => (stands(one) ? [slot] : []))
	const hours = {
		...{ supply, dispatched, cut, nonFirm, spare: source.row(count) },
		firm: slotsOf(({ source }) => source === 'firm'),
		gas: slotsOf((one) => one.source === 'gas' && one.capMWh === null),
	}
	for (let cell = 0; cell < dispatched.rows.load.length; cell++) cutHour({ ...hours, cell })
	return cut
}

type Hour = {
	readonly supply: MonthSupply
	readonly dispatched: Dispatched
	readonly cut: CutService
	readonly nonFirm: readonly { readonly one: NonFirm; readonly slot: number }[]
	/** places of firm imports and of gas without a limit of hours among the dispatched */
	readonly firm: readonly number[]
	readonly gas: readonly number[]
	/** what each dispatched contract does not give in the hour */
	readonly spare: Float64Array
	readonly cell: number
}

/** An event takes all non-firm service of a site at once, so what stands in is shared between them. */
function cutHour({ supply, dispatched, cut, nonFirm, spare, cell, ...sources }: Hour): void {
	const { rows, given } = dispatched
	const { battery, eventHours } = supply
	let lost = 0
	for (const { slot } of nonFirm) lost += gave(given, slot, cell)
	if (lost === 0) return
	let stored = Math.min(
		battery.powerMW,
		eventHours > 0 ? (battery.energyMWh * battery.roundTripShare) / eventHours : battery.powerMW,
	)
	let pausable = supply.pausableMW
	supply.dispatched.forEach(({ MW }, slot) => (spare[slot] = Math.max(0, MW - gave(given, slot, cell))))
	const firm = { slots: sources.firm, next: 0, limitMW: importRoom(supply, dispatched, cell) + lost }
	const gas = { slots: sources.gas, next: 0, limitMW: Infinity }
	for (const { one, slot } of nonFirm) {
		const wanted = gave(given, slot, cell)
		const MWh = at(rows.hours, cell) * one.cutShare
		let left = standIn(firm, wanted, { spare, change: cut.change, MWh })
		const byBattery = Math.min(left, stored)
		stored -= byBattery
		left -= byBattery
		cut.batteryMWh += byBattery * MWh
		left = standIn(gas, left, { spare, change: cut.change, MWh })
		const paused = Math.min(left, pausable)
		pausable -= paused
		left -= paused
		cut.pausedMWh += paused * MWh
		const byBackup = Math.min(left, one.backupMW)
		left -= byBackup
		add(cut.backupMWh, slot, byBackup * MWh)
		cut.unservedMWh += left * MWh
		add(cut.cutMWh, slot, wanted * MWh)
		add(cut.change, slot, (byBattery / battery.roundTripShare - wanted) * MWh)
	}
}

/** Sources that stand in one after the other: `next` is the first that has anything to spare. */
type StandIns = { readonly slots: readonly number[]; next: number; limitMW: number }
type Booked = { readonly spare: Float64Array; readonly change: Float64Array; readonly MWh: number }

/** Lets sources with MW to spare stand in; returns what they leave. */
function standIn(sources: StandIns, wantedMW: number, { spare, change, MWh }: Booked): number {
	let left = wantedMW
	while (left > 0 && sources.limitMW > 0 && sources.next < sources.slots.length) {
		const slot = item(sources.slots, sources.next)
		const MW = Math.min(left, at(spare, slot), sources.limitMW)
		spare[slot] = at(spare, slot) - MW
		sources.limitMW -= MW
		left -= MW
		add(change, slot, MW * MWh)
		if (at(spare, slot) === 0) sources.next += 1
	}
	return left
}

/** What the interconnection lets in beyond what comes in the hour. */
function importRoom(supply: MonthSupply, { rows, given }: Dispatched, cell: number): number {
	let used = at(rows.ppaUsed, cell)
	supply.dispatched.forEach((one, slot) => {
		if (one.source !== 'gas') used += gave(given, slot, cell)
	})
	return Math.max(0, importsOf(supply) - used)
}

const gave = (given: readonly Float64Array[], slot: number, cell: number): number => at(item(given, slot), cell)
