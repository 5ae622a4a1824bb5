import { batteryDay } from './battery-day.ts'
import { importsOf, mustRunMW, reserveGas } from './gas.ts'
import { emptyRows, type MonthRows, type RowSource } from './month-rows.ts'
import { HOURS_PER_DAY } from '../made/sun.ts'
import type { MonthSupply } from './supply.ts'

/** Sun and other on-site plant first, then PPAs over the imports, then the battery (eR8, eR11, eR12): what is left is asked of contracts. */
export function beforeDispatch(supply: MonthSupply, source: RowSource): MonthRows {
	const rows = emptyRows(supply, source)
	const imports = importsOf(supply)
	const island = reserveGas(supply)
	const gasMW = gasOf(supply)
	const { length } = rows.load
	const surplus = source.row(length)
	const reach = source.row(length)
	for (let cell = 0; cell < length; cell++) {
		const load = of(rows.load, cell)
		const must = mustRunMW(island, supply, load)
		const used = Math.min(of(rows.onsiteMade, cell), load - must)
		const ppa = Math.min(of(rows.ppaMade, cell), imports, load - must - used)
		rows.mustRun[cell] = must
		rows.onsiteUsed[cell] = used
		rows.ppaUsed[cell] = ppa
		rows.importsLeft[cell] = imports - ppa
		rows.left[cell] = load - must - used - ppa
		surplus[cell] = of(rows.onsiteMade, cell) - used
		reach[cell] = imports - ppa + gasMW - must
	}
	if (supply.battery.powerMW > 0 && supply.battery.energyMWh > 0) {
		for (let from = 0; from < length; from += HOURS_PER_DAY) {
			batteryDay(supply.battery, { from, left: rows.left, surplus, reach }, rows)
		}
		for (let cell = 0; cell < length; cell++) {
			rows.left[cell] = of(rows.left, cell) + of(rows.fromOthers, cell) - of(rows.given, cell)
		}
	}
	return rows
}

function gasOf({ dispatched }: MonthSupply): number {
	let sum = 0
	for (const one of dispatched) if (one.source === 'gas' && one.capMWh !== 0) sum += one.MW
	return sum
}

const of = (row: Float64Array, cell: number): number => row[cell] ?? NaN
