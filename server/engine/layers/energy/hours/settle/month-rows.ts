import { HOURS_PER_DAY } from '../made/sun.ts'
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

/** Gives an empty row of so many cells. */
export type RowSource = { row(cells: number): Float64Array }

export const NEW_ROWS: RowSource = { row: (cells) => new Float64Array(cells) }

/** Rows that are lent for one month and taken back for the next: a plan has thousands of months, and no row outlives its own. */
export class LentRows implements RowSource {
	readonly #byLength = new Map<number, { readonly rows: Float64Array[]; lent: number }>()

	row(cells: number): Float64Array {
		let shelf = this.#byLength.get(cells)
		if (!shelf) this.#byLength.set(cells, (shelf = { rows: [], lent: 0 }))
		const row = (shelf.rows[shelf.lent] ??= new Float64Array(cells))
		shelf.lent += 1
		// A loop: `fill` costs more than it saves on rows this short.
		for (let cell = 0; cell < cells; cell++) row[cell] = 0
		return row
	}

	takeBack(): void {
		for (const shelf of this.#byLength.values()) shelf.lent = 0
	}
}

/** Empty rows of a month, the load laid out. */
export function emptyRows(supply: MonthSupply, source: RowSource): MonthRows {
	const cells = supply.hoursOf.length * HOURS_PER_DAY
	const rows: MonthRows = {
		load: source.row(cells),
		hours: source.row(cells),
		mustRun: source.row(cells),
		onsiteMade: sumInto(source.row(cells), supply.zeroCarbon),
		onsiteUsed: source.row(cells),
		ppaMade: sumInto(source.row(cells), supply.ppas),
		ppaUsed: source.row(cells),
		importsLeft: source.row(cells),
		fromSurplus: source.row(cells),
		fromOthers: source.row(cells),
		given: source.row(cells),
		left: source.row(cells),
	}
	for (let day = 0; day < supply.hoursOf.length; day++) {
		const hours = supply.hoursOf[day] ?? NaN
		for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
			rows.load[day * HOURS_PER_DAY + hour] = supply.loadMW[hour] ?? NaN
			rows.hours[day * HOURS_PER_DAY + hour] = hours
		}
	}
	return rows
}

function sumInto(sum: Float64Array, made: readonly Made[]): Float64Array {
	for (const { MW } of made) {
		for (let cell = 0; cell < sum.length; cell++) sum[cell] = (sum[cell] ?? NaN) + (MW[cell] ?? NaN)
	}
	return sum
}

/** MWh of a row over the month. */
export function energyOf(row: Float64Array, hours: Float64Array): number {
	let sum = 0
	for (let cell = 0; cell < row.length; cell++) sum += (row[cell] ?? NaN) * (hours[cell] ?? NaN)
	return sum
}
