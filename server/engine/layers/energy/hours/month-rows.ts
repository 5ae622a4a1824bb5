import { HOURS_PER_DAY } from './sun.ts'
import type { Made, MonthSupply } from './supply.ts'

/** Hour by hour through the day types of a month, MW; one row of all days after another. */
export type MonthRows = {
	readonly load: Float64Array
	/** hours of the month that a cell stands for */
	readonly hours: Float64Array
	/** must-run gas of an island */
	readonly mustRun: Float64Array
	readonly onsiteMade: Float64Array
	/** used directly */
	readonly onsiteUsed: Float64Array
	readonly ppaMade: Float64Array
	readonly ppaUsed: Float64Array
	/** imports that the interconnection still lets in */
	readonly importsLeft: Float64Array
	readonly fromSurplus: Float64Array
	readonly fromOthers: Float64Array
	readonly given: Float64Array
	/** load that nothing has met yet */
	readonly left: Float64Array
}

/** Empty rows of a month, the load laid out. */
export function emptyRows(supply: MonthSupply): MonthRows {
	const cells = supply.hoursOf.length * HOURS_PER_DAY
	const row = () => new Float64Array(cells)
	const rows: MonthRows = {
		load: row(),
		hours: row(),
		mustRun: row(),
		onsiteMade: sumOf(supply.zeroCarbon, cells),
		onsiteUsed: row(),
		ppaMade: sumOf(supply.ppas, cells),
		ppaUsed: row(),
		importsLeft: row(),
		fromSurplus: row(),
		fromOthers: row(),
		given: row(),
		left: row(),
	}
	for (let cell = 0; cell < cells; cell++) {
		rows.load[cell] = supply.loadMW[cell % HOURS_PER_DAY] ?? NaN
		rows.hours[cell] = supply.hoursOf[Math.floor(cell / HOURS_PER_DAY)] ?? NaN
	}
	return rows
}

function sumOf(made: readonly Made[], cells: number): Float64Array {
	const sum = new Float64Array(cells)
	for (const { MW } of made) {
		for (let cell = 0; cell < cells; cell++) sum[cell] = (sum[cell] ?? NaN) + (MW[cell] ?? NaN)
	}
	return sum
}

/** MWh of a row over the month. */
export function energyOf(row: Float64Array, hours: Float64Array): number {
	let sum = 0
	for (let cell = 0; cell < row.length; cell++) sum += (row[cell] ?? NaN) * (hours[cell] ?? NaN)
	return sum
}
