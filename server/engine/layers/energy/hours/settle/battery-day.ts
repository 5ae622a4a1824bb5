import { HOURS_PER_DAY } from '../made/sun.ts'

export type Battery = {
	readonly powerMW: number
	readonly energyMWh: number
	/** energy out ÷ energy in */
	readonly roundTripShare: number
}

/** One day as the battery finds it; each row is 24 hours from `from`. */
export type BatteryDay = {
	readonly from: number
	/** load that sun and PPAs leave, MW */
	readonly left: Float64Array
	/** on-site output that finds no load, MW */
	readonly surplus: Float64Array
	/** what imports and gas can still give, MW */
	readonly reach: Float64Array
}

/** Rows that the day fills: charging by source, and what is given back. */
export type BatteryRows = {
	readonly fromSurplus: Float64Array
	readonly fromOthers: Float64Array
	readonly given: Float64Array
}

/**
 * A battery’s day (eR11), one cycle: it takes on-site surplus, gives first what nobody else can, from imports and gas too
 * where the sun does not suffice, then shaves the highest hours. It ends the day as it began it.
 */
export function batteryDay(battery: Battery, day: BatteryDay, rows: BatteryRows): void {
	const { powerMW, energyMWh, roundTripShare: eta } = battery
	const { from } = day
	const need = new Float64Array(HOURS_PER_DAY)
	let [chargeable, needed] = [0, 0]
	for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
		const cell = from + hour
		const takes = Math.min(powerMW, cellOf(day.surplus, cell))
		rows.fromSurplus[cell] = takes
		chargeable += takes
		need[hour] = Math.min(powerMW, Math.max(0, cellOf(day.left, cell) - cellOf(day.reach, cell)))
		needed += cellOf(need, hour)
	}
	const holds = Math.sqrt(eta) * energyMWh
	const bySun = Math.min(eta * chargeable, holds)
	const bought = needed > bySun ? buy({ battery, day, rows, need, shortMWh: needed - bySun, bySun }) : 0
	const givenMWh = needed > bySun ? giveNeed({ rows, need, from, factor: (bySun + eta * bought) / needed }) : shave()
	const share = chargeable > 0 ? Math.max(0, givenMWh / eta - bought) / chargeable : 0
	for (let cell = from; cell < from + HOURS_PER_DAY; cell++) {
		rows.fromSurplus[cell] = cellOf(rows.fromSurplus, cell) * Math.min(1, share)
	}

	function shave(): number {
		return shaveHighest({ battery, day, rows, need, spareMWh: bySun - needed })
	}
}

type Need = {
	readonly battery: Battery
	readonly day: BatteryDay
	readonly rows: BatteryRows
	readonly need: Float64Array
}

/** Charges from imports and gas for need that the sun leaves, in hours with room; gives what was charged. */
function buy(of: Need & { readonly shortMWh: number; readonly bySun: number }): number {
	const { battery, day, rows, need } = of
	const { powerMW, energyMWh, roundTripShare: eta } = battery
	let room = 0
	for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
		const cell = day.from + hour
		const spare = Math.min(powerMW - cellOf(rows.fromSurplus, cell), cellOf(day.reach, cell) - cellOf(day.left, cell))
		rows.fromOthers[cell] = cellOf(need, hour) === 0 ? Math.max(0, spare) : 0
		room += cellOf(rows.fromOthers, cell)
	}
	const bought = Math.max(0, Math.min(of.shortMWh / eta, room, (Math.sqrt(eta) * energyMWh - of.bySun) / eta))
	const share = room > 0 ? bought / room : 0
	for (let cell = day.from; cell < day.from + HOURS_PER_DAY; cell++) {
		rows.fromOthers[cell] = cellOf(rows.fromOthers, cell) * share
	}
	return bought
}

function giveNeed(of: {
	readonly rows: BatteryRows
	readonly need: Float64Array
	readonly from: number
	readonly factor: number
}): number {
	let sum = 0
	for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
		const given = cellOf(of.need, hour) * of.factor
		of.rows.given[of.from + hour] = given
		sum += given
	}
	return sum
}

/** Gives need, and with what is left cuts the highest hours down to one level. Returns what is given. */
function shaveHighest(of: Need & { readonly spareMWh: number }): number {
	const { battery, day, rows, need, spareMWh } = of
	const rest = new Float64Array(HOURS_PER_DAY)
	const most = new Float64Array(HOURS_PER_DAY)
	for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
		rest[hour] = Math.max(0, cellOf(day.left, day.from + hour) - cellOf(need, hour))
		most[hour] = battery.powerMW - cellOf(need, hour)
	}
	const level = levelOf({ rest, most, MWh: spareMWh })
	let sum = 0
	for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
		const given = cellOf(need, hour) + cut({ rest, most, hour, level })
		rows.given[day.from + hour] = given
		sum += given
	}
	return sum
}

type BatteryDayCut = { readonly rest: Float64Array; readonly most: Float64Array }

const cut = ({ rest, most, hour, level }: BatteryDayCut & { readonly hour: number; readonly level: number }) =>
	Math.min(cellOf(most, hour), Math.max(0, cellOf(rest, hour) - level))

/** The level to which the highest hours can be cut with so much energy; 0 where it reaches for all. */
function levelOf(of: BatteryDayCut & { readonly MWh: number }): number {
	const { rest, most, MWh } = of
	const cutTo = (level: number) => {
		let sum = 0
		for (let hour = 0; hour < HOURS_PER_DAY; hour++) sum += cut({ rest, most, hour, level })
		return sum
	}
	if (cutTo(0) <= MWh) return 0
	const breaks = [0]
	for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
		breaks.push(cellOf(rest, hour), Math.max(0, cellOf(rest, hour) - cellOf(most, hour)))
	}
	breaks.sort((left, right) => left - right)
	// why: the sum falls with the level and is straight between two break points.
	let low = 0
	for (const high of breaks) {
		const atHigh = cutTo(high)
		if (atHigh <= MWh) {
			const atLow = cutTo(low)
			return atLow === atHigh ? high : low + ((high - low) * (atLow - MWh)) / (atLow - atHigh)
		}
		low = high
	}
	return low
}

const cellOf = (row: Float64Array, cell: number): number => row[cell] ?? NaN
