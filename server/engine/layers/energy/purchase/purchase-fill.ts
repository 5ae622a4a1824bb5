import { HOURS_PER_MONTH, MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { FILL_ORDER, type Source } from './purchase-terms.ts'

/** What all contracts can bring: a row of months for each contract, one row after the other. */
export type Supplies = {
	readonly months: number
	/** what a battery holds through one curtailment */
	readonly batteryMW: Float64Array
	readonly firmMW: Float64Array
	readonly offeredMWh: Float64Array
	/** one value a contract */
	readonly curtailmentHoursPerYear: Float64Array
	/** one value a contract; round trip of the batteries among them */
	readonly roundTripShare: Float64Array
}

/** A site's contracts as the filling takes them, the same every month; each list by index, in plan order. */
export type SiteContracts = {
	readonly inFillOrder: readonly number[]
	readonly utility: readonly number[]
	readonly nonFirm: readonly number[]
	readonly gas: readonly number[]
	readonly batteries: readonly number[]
}

/** What a site asks for in one month. */
export type MonthNeed = {
	readonly month: number
	/** MWh the site uses */
	readonly energyMWh: number
	/** facility peak; gas runs first where the utility's firm MW is below it */
	readonly facilityPowerMW: number
}

export type MonthFill = {
	/** lost in batteries; bought on top of what the site uses */
	readonly batteryLossMWh: number
	/** what no contract brings: curtailed hours bridged by backup, booked as grid energy */
	readonly uncoveredMWh: number
	/** of which gas ran before anything else, because the utility could not carry the peak */
	readonly gasFirstMWh: number
}

/** Sorts a site's contracts for its months; within one kind of source they stay in list order. */
export function sortContracts(
	contracts: readonly { readonly index: number; readonly source: Source | null; readonly battery: boolean }[],
): SiteContracts {
	const from = (wanted: Source) => contracts.flatMap(({ index, source }) => (source === wanted ? [index] : []))
	return {
		inFillOrder: FILL_ORDER.flatMap(from),
		utility: from('utility_firm'),
		nonFirm: from('non_firm'),
		gas: from('onsite_gas'),
		batteries: contracts.flatMap(({ index, battery }) => (battery ? [index] : [])),
	}
}

/**
 * Fills one month's MWh from a site's contracts: on-site zero-carbon, co-located nuclear, physical PPAs, utility firm,
 * non-firm, on-site gas; gas first for the part of the peak that the utility's firm MW cannot carry. Adds what each
 * contract gives to its cell of `takenMWh`. Source: methodology §4.
 */
export function fillMonth(
	site: SiteContracts,
	place: { readonly supplies: Supplies; readonly need: MonthNeed; readonly takenMWh: Float64Array },
): MonthFill {
	const { supplies, need, takenMWh } = place
	const batteryLossMWh = batteryLoss(site, supplies, need)
	let left = need.energyMWh + batteryLossMWh
	let first = gasFirst(site, supplies, need)
	let gasFirstMWh = 0
	for (const contract of site.gas) {
		const drawn = draw(supplies.offeredMWh, takenMWh, {
			cell: contract * supplies.months + need.month,
			limit: Math.min(left, first),
		})
		left -= drawn
		first -= drawn
		gasFirstMWh += drawn
	}
	for (const contract of site.inFillOrder) {
		left -= draw(supplies.offeredMWh, takenMWh, { cell: contract * supplies.months + need.month, limit: left })
	}
	return { batteryLossMWh, uncoveredMWh: left, gasFirstMWh }
}

/** Draws up to `limit` from what a contract still offers. */
function draw(
	offeredMWh: Float64Array,
	takenMWh: Float64Array,
	{ cell, limit }: { readonly cell: number; readonly limit: number },
): number {
	const taken = takenMWh[cell] ?? NaN
	const drawn = Math.max(0, Math.min(limit, (offeredMWh[cell] ?? NaN) - taken))
	takenMWh[cell] = taken + drawn
	return drawn
}

// E13: for the part of the peak, at the meter, that the utility cannot carry.
function gasFirst(site: SiteContracts, supplies: Supplies, need: MonthNeed): number {
	const missing = need.facilityPowerMW - firmOf(site.utility, supplies, need.month)
	if (missing <= 0) return 0
	return Math.min(missing * HOURS_PER_MONTH, firmOf(site.gas, supplies, need.month) * HOURS_PER_MONTH, need.energyMWh)
}

function firmOf(contracts: readonly number[], { firmMW, months }: Supplies, month: number): number {
	let sum = 0
	for (const contract of contracts) sum += firmMW[contract * months + month] ?? NaN
	return sum
}

// Batteries carry, as long as they last, what curtailed service leaves of the average load; the round trip is paid for.
function batteryLoss(site: SiteContracts, supplies: Supplies, { month, energyMWh }: MonthNeed): number {
	if (site.batteries.length === 0) return 0
	const firmMW = firmOf(site.utility, supplies, month) + firmOf(site.gas, supplies, month)
	const leftMW = Math.max(0, energyMWh / HOURS_PER_MONTH - firmMW)
	const cutHours = hoursCut(site, supplies)
	let loss = 0
	for (const battery of site.batteries) {
		const bridgedMW = Math.min(supplies.batteryMW[battery * supplies.months + month] ?? NaN, leftMW)
		loss += bridgedMW * cutHours * (1 / (supplies.roundTripShare[battery] ?? NaN) - 1)
	}
	return loss
}

function hoursCut({ nonFirm }: SiteContracts, { curtailmentHoursPerYear }: Supplies): number {
	const cut = nonFirm.map((contract) => curtailmentHoursPerYear[contract] ?? NaN)
	return Math.min(HOURS_PER_MONTH, Math.max(0, ...cut) / MONTHS_PER_YEAR)
}
