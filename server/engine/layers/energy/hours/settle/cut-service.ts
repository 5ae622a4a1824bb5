import { add, at, item } from '../../../../cells.ts'
import { HOURS_PER_DAY } from '../made/sun.ts'
import { importsOf } from './gas.ts'
import type { Dispatched } from './dispatch.ts'
import type { RowSource } from './month-rows.ts'
import type { Dispatchable, MonthSupply, NonFirm } from './supply.ts'

/** What stands in for service that is cut, MWh of the month. */
export type CutService = {
	/** change of each dispatched contract’s energy, in order of merit */
	readonly change: Float64Array
	/** the same by the hour of the day, 24 after 24, where it is wanted */
	readonly byHour: Float64Array | null
	/** kept back of each dispatched contract */
	readonly cutMWh: Float64Array
	/** by each contract’s own generators */
	readonly backupMWh: Float64Array
	batteryMWh: number
	pausedMWh: number
	unservedMWh: number
}

/**
 * Non-firm service is cut in a share of every hour (lP5). What it would have given is carried by other imports with MW to
 * spare, batteries, gas without a limit of hours, work that may pause and runs, its own generators; the rest is unserved.
 */
export function cutService(supply: MonthSupply, dispatched: Dispatched, source: RowSource): CutService {
	const count = supply.dispatched.length
	const cut: CutService = {
		change: source.row(count),
		byHour: supply.byHour ? source.row(count * HOURS_PER_DAY) : null,
		cutMWh: source.row(count),
		backupMWh: source.row(count),
		batteryMWh: 0,
		pausedMWh: 0,
		unservedMWh: 0,
	}
	const nonFirm: NonFirmSlot[] = []
	for (const [slot, one] of supply.dispatched.entries()) if (one.source === 'non_firm') nonFirm.push({ one, slot })
	const slotsOf = (stands: (one: Dispatchable) => boolean) =>
		supply.dispatched.flatMap((one, slot) => (stands(one) ? [slot] : []))
	const gas = slotsOf((one) => one.source === 'gas' && one.capMWh === null)
	const spare = source.row(count)
	let before = 0
	for (const level of levelsOf(nonFirm)) {
		const event = {
			...{ supply, dispatched, cut, spare, gas, share: level - before },
			generators: nonFirm,
			nonFirm: nonFirm.filter(({ one }) => one.cutShare >= level),
			imports: slotsOf((one) => one.source === 'firm' || (one.source === 'non_firm' && one.cutShare < level)),
		}
		for (let cell = 0; cell < dispatched.rows.load.length; cell++) cutHour({ ...event, cell })
		before = level
	}
	return cut
}

/** Notes that a contract gives so much more in an hour. */
export function change(cut: CutService, { slot, cell }: { readonly slot: number; readonly cell: number }, MWh: number) {
	add(cut.change, slot, MWh)
	if (cut.byHour) add(cut.byHour, slot * HOURS_PER_DAY + (cell % HOURS_PER_DAY), MWh)
}

type NonFirmSlot = { readonly one: NonFirm; readonly slot: number }

/**
 * An event takes the service that is cut in most hours first: while that which is cut in fewer is, all are. In between, what is not
 * cut has its megawatts to spare.
 */
const levelsOf = (nonFirm: readonly NonFirmSlot[]): readonly number[] =>
	[...new Set(nonFirm.map(({ one }) => one.cutShare))].filter((share) => share > 0).sort((a, b) => a - b)

type Hour = {
	readonly supply: MonthSupply
	readonly dispatched: Dispatched
	readonly cut: CutService
	/** what is cut, and the share of all hours in which it is that and no more */
	readonly nonFirm: readonly NonFirmSlot[]
	readonly share: number
	/** all that may be cut, with what stands behind it */
	readonly generators: readonly NonFirmSlot[]
	/** places of imports that are not cut and of gas without a limit of hours among the dispatched */
	readonly imports: readonly number[]
	readonly gas: readonly number[]
	/** what each dispatched contract does not give in the hour */
	readonly spare: Float64Array
	readonly cell: number
}

/** What is cut at once shares what stands in. */
function cutHour({ supply, dispatched, cut, nonFirm, spare, cell, share, ...sources }: Hour): void {
	const { rows, given } = dispatched
	const { battery } = supply
	let lost = 0
	for (const { slot } of nonFirm) lost += gave(given, slot, cell)
	if (lost === 0) return
	let stored = supply.batteryInEventMW
	let pausable = at(rows.load, cell) * supply.pausableShare
	supply.dispatched.forEach(({ MW }, slot) => (spare[slot] = Math.max(0, MW - gave(given, slot, cell))))
	const firm = { slots: sources.imports, next: 0, limitMW: importRoom(supply, dispatched, cell) + lost }
	const gas = { slots: sources.gas, next: 0, limitMW: Infinity }
	const MWh = at(rows.hours, cell) * share
	const booked = { spare, cut, cell, MWh }
	let lacked = 0
	for (const { slot } of nonFirm) {
		const wanted = gave(given, slot, cell)
		let left = standIn(firm, wanted, booked)
		const byBattery = Math.min(left, stored)
		stored -= byBattery
		left -= byBattery
		cut.batteryMWh += byBattery * MWh
		left = standIn(gas, left, booked)
		const paused = Math.min(left, pausable)
		pausable -= paused
		left -= paused
		cut.pausedMWh += paused * MWh
		lacked += left
		add(cut.cutMWh, slot, wanted * MWh)
		change(cut, { slot, cell }, (byBattery / battery.roundTripShare - wanted) * MWh)
	}
	cut.unservedMWh += byGenerators(cut, sources.generators, { lackedMW: lacked, MWh }) * MWh
}

/** Generators on the site stand in for whatever is cut, behind whichever contract they stand; returns what they leave. */
function byGenerators(
	cut: CutService,
	generators: readonly NonFirmSlot[],
	{ lackedMW, MWh }: { readonly lackedMW: number; readonly MWh: number },
): number {
	let left = lackedMW
	for (const { one, slot } of generators) {
		if (left <= 0) break
		const MW = Math.min(left, one.backupMW)
		left -= MW
		add(cut.backupMWh, slot, MW * MWh)
	}
	return left
}

/** Sources that stand in one after the other: `next` is the first that has anything to spare. */
type StandIns = { readonly slots: readonly number[]; next: number; limitMW: number }
type Booked = { readonly spare: Float64Array; readonly cut: CutService; readonly cell: number; readonly MWh: number }

/** Lets sources with MW to spare stand in; returns what they leave. */
function standIn(sources: StandIns, wantedMW: number, { spare, cut, cell, MWh }: Booked): number {
	let left = wantedMW
	while (left > 0 && sources.limitMW > 0 && sources.next < sources.slots.length) {
		const slot = item(sources.slots, sources.next)
		const MW = Math.min(left, at(spare, slot), sources.limitMW)
		spare[slot] = at(spare, slot) - MW
		sources.limitMW -= MW
		left -= MW
		change(cut, { slot, cell }, MW * MWh)
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
