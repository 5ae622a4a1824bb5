import { withMinimum } from './gas.ts'
import { beforeDispatch } from './merit.ts'
import { energyOf, type MonthRows, NEW_ROWS, type RowSource } from './month-rows.ts'
import type { Dispatchable, Gas, MonthSupply } from './supply.ts'

/** A month before anything is cut: its rows, and the MW of each dispatched contract, in order of merit. */
export type Dispatched = {
	readonly rows: MonthRows
	readonly given: readonly Float64Array[]
}

/** Runs a month’s hours: who supplies what, hour by hour through its day types; eR8–R12, R15. What is left then is unserved. */
export function dispatchMonth(supply: MonthSupply, source: RowSource = NEW_ROWS): Dispatched {
	const rows = beforeDispatch(supply, source)
	const given: Float64Array[] = []
	const yielding = source.row(rows.load.length)
	for (let cell = 0; cell < yielding.length; cell++) yielding[cell] = of(rows.ppaUsed, cell) + of(rows.onsiteUsed, cell)
	const before = { supply, rows, given, yielding, source }
	let pipe = supply.pipeMMBtu ?? Infinity
	for (const one of supply.dispatched) {
		const row = one.source === 'gas' ? runGas(withPipe(one, pipe), before) : runImport(one, before)
		if (one.source === 'gas') pipe -= energyOf(row, rows.hours) * (one.heatRate ?? 0)
		given.push(row)
	}
	return { rows, given }
}

/** One pipe feeds all gas (lP39): each plant as far as those before it have left. */
function withPipe(gas: Gas, left: number): Gas {
	if (left === Infinity || !gas.heatRate) return gas
	return { ...gas, capMWh: Math.max(0, Math.min(gas.capMWh ?? Infinity, left / gas.heatRate)) }
}

function runImport(contract: Exclude<Dispatchable, Gas>, { rows, yielding, source }: Before): Float64Array {
	const given = source.row(rows.load.length)
	for (let cell = 0; cell < given.length; cell++) {
		const MW = Math.max(0, Math.min(of(rows.left, cell), contract.MW, of(rows.importsLeft, cell)))
		given[cell] = MW
		rows.left[cell] = of(rows.left, cell) - MW
		rows.importsLeft[cell] = of(rows.importsLeft, cell) - MW
		yielding[cell] = of(yielding, cell) + MW
	}
	return given
}

type Before = {
	readonly supply: MonthSupply
	readonly rows: MonthRows
	/** of the contracts before it */
	readonly given: readonly Float64Array[]
	/** imports already given, PPAs and on-site output: all may be less for the sake of a machine’s minimum */
	readonly yielding: Float64Array
	readonly source: RowSource
}

function runGas(gas: Gas, before: Before): Float64Array {
	const { rows, supply, source } = before
	const given = source.row(rows.load.length)
	const asked = source.row(rows.load.length)
	const first = supply.dispatched.findIndex(({ source }) => source === 'gas') === before.given.length
	for (let cell = 0; cell < given.length; cell++) {
		const must = first ? of(rows.mustRun, cell) : 0
		asked[cell] = Math.max(0, Math.min(of(rows.left, cell), gas.MW - must)) + must
		given[cell] = withMinimum(gas, {
			askedMW: of(asked, cell),
			loadMW: of(rows.load, cell),
			canGiveWayMW: of(before.yielding, cell),
		})
	}
	if (gas.capMWh !== null) holdTo(gas.capMWh, { before, given, first })
	for (let cell = 0; cell < given.length; cell++) {
		const must = first ? of(rows.mustRun, cell) : 0
		const over = of(given, cell) - of(asked, cell)
		rows.left[cell] = of(rows.left, cell) + must - Math.min(of(given, cell), of(asked, cell))
		if (over > 0) giveWay(before, cell, over)
	}
	return given
}

type Capped = {
	readonly before: Before
	readonly given: Float64Array
	/** it keeps the reserve of an island, which nothing else can */
	readonly first: boolean
}

/** Hours and fuel of a month (eR15): what nothing after it can give comes first, of the rest every hour gives the same part. */
function holdTo(capMWh: number, of: Capped): void {
	const { given } = of
	const { hours } = of.before.rows
	const total = energyOf(given, hours)
	if (total <= capMWh) return
	const needed = neededOf(of)
	const neededMWh = energyOf(needed, hours)
	for (let cell = 0; cell < given.length; cell++) {
		const need = needed[cell] ?? NaN
		given[cell] =
			neededMWh > capMWh
				? (need * capMWh) / neededMWh
				: need + (((given[cell] ?? NaN) - need) * (capMWh - neededMWh)) / (total - neededMWh)
	}
}

/** What of it neither imports nor gas without a limit that come after can give. */
function neededOf({ before, given, first }: Capped): Float64Array {
	const { supply, rows, source } = before
	const [importMW, gasMW] = unlimitedIn(supply.dispatched.slice(before.given.length + 1))
	const needed = source.row(given.length)
	for (let cell = 0; cell < needed.length; cell++) {
		const others = Math.min(importMW, of(rows.importsLeft, cell)) + gasMW
		const must = first ? of(rows.mustRun, cell) : 0
		needed[cell] = Math.min(of(given, cell), must + Math.max(0, of(rows.left, cell) - others))
	}
	return needed
}

function unlimitedIn(contracts: readonly Dispatchable[]): readonly [importMW: number, gasMW: number] {
	let [importMW, gasMW] = [0, 0]
	for (const one of contracts) {
		if (one.source !== 'gas') importMW += one.MW
		else if (one.capMWh === null) gasMW += one.MW
	}
	return [importMW, gasMW]
}

// Imports of the last rank first, then PPAs, then on-site plant (eR9).
function giveWay(before: Before, cell: number, overMW: number): void {
	const { supply, rows, given } = before
	let over = overMW
	for (let index = given.length - 1; index >= 0; index--) {
		const row = given[index]
		if (!row || supply.dispatched[index]?.source === 'gas') continue
		over -= take(row, cell, over)
	}
	over -= take(rows.ppaUsed, cell, over)
	rows.importsLeft[cell] = of(rows.importsLeft, cell) + overMW - over
	take(rows.onsiteUsed, cell, over)
	before.yielding[cell] = couldGiveWay(before, cell)
}

function couldGiveWay({ supply, rows, given }: Before, cell: number): number {
	let sum = of(rows.ppaUsed, cell) + of(rows.onsiteUsed, cell)
	given.forEach((row, index) => {
		if (supply.dispatched[index]?.source !== 'gas') sum += of(row, cell)
	})
	return sum
}

function take(row: Float64Array, cell: number, MW: number): number {
	const taken = Math.min(of(row, cell), MW)
	row[cell] = of(row, cell) - taken
	return taken
}

const of = (row: Float64Array, cell: number): number => row[cell] ?? NaN
