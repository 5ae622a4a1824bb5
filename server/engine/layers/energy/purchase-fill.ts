import { HOURS_PER_MONTH, MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { FILL_ORDER, offeredMWh, type PurchaseTerms, type Supply } from './purchase-terms.ts'

export type MonthOfSite = {
	/** MWh the site uses */
	readonly energyMWh: number
	/** facility peak; gas runs first where the utility's firm MW is below it */
	readonly facilityPowerMW: number
	readonly contracts: readonly { readonly terms: PurchaseTerms; readonly supply: Supply }[]
}

export type MonthFill = {
	/** MWh taken, by contract */
	readonly taken: readonly number[]
	/** lost in batteries; bought on top of what the site uses */
	readonly batteryLossMWh: number
	/** what no contract brings: curtailed hours bridged by backup, booked as grid energy */
	readonly uncoveredMWh: number
	/** of which gas ran before anything else, because the utility could not carry the peak */
	readonly gasFirstMWh: number
}

/**
 * Fills one month's MWh from a site's contracts: on-site zero-carbon, co-located nuclear, physical PPAs, utility firm,
 * non-firm, on-site gas; gas first for the part of the peak that the utility's firm MW cannot carry.
 * Within one kind of source by list order. Source: methodology §4.
 */
export function fillMonth(month: MonthOfSite): MonthFill {
	const batteryLossMWh = batteryLoss(month)
	const taken = month.contracts.map(() => 0)
	const offered = month.contracts.map(({ terms, supply }) => offeredMWh(terms, supply))
	let left = month.energyMWh + batteryLossMWh
	const take = (index: number, limit: number) => {
		const drawn = Math.max(0, Math.min(left, limit, (offered[index] ?? 0) - (taken[index] ?? 0)))
		taken[index] = (taken[index] ?? 0) + drawn
		left -= drawn
		return drawn
	}
	let first = gasFirst(month)
	const gasFirstMWh = indicesOf(month, 'onsite_gas').reduce((sum, index) => {
		const drawn = take(index, first)
		first -= drawn
		return sum + drawn
	}, 0)
	for (const source of FILL_ORDER) for (const index of indicesOf(month, source)) take(index, Infinity)
	return { taken, batteryLossMWh, uncoveredMWh: left, gasFirstMWh }
}

// E13: for the part of the peak, at the meter, that the utility cannot carry.
function gasFirst(month: MonthOfSite): number {
	const missing = month.facilityPowerMW - firmOf(month, 'utility_firm')
	if (missing <= 0) return 0
	return Math.min(missing * HOURS_PER_MONTH, firmOf(month, 'onsite_gas') * HOURS_PER_MONTH, month.energyMWh)
}

function indicesOf(month: MonthOfSite, source: (typeof FILL_ORDER)[number]): readonly number[] {
	return month.contracts.flatMap(({ terms }, index) => (terms.source === source ? [index] : []))
}

function firmOf(month: MonthOfSite, source: (typeof FILL_ORDER)[number]): number {
	return indicesOf(month, source).reduce((sum, index) => sum + (month.contracts[index]?.supply.firmMW ?? 0), 0)
}

// Batteries carry what curtailed non-firm service leaves of the average load; the round trip is paid for on charging.
function batteryLoss(month: MonthOfSite): number {
	const averageMW = month.energyMWh / HOURS_PER_MONTH
	return month.contracts.reduce((loss, { terms, supply }) => {
		if (terms.roundTripShare === null) return loss
		const firmMW = firmOf(month, 'utility_firm') + firmOf(month, 'onsite_gas')
		const bridgedMW = Math.min(supply.rampedMW, Math.max(0, averageMW - firmMW))
		return loss + bridgedMW * hoursCut(month) * (1 / terms.roundTripShare - 1)
	}, 0)
}

function hoursCut(month: MonthOfSite): number {
	const cut = indicesOf(month, 'non_firm').map((index) => month.contracts[index]?.terms.curtailmentHoursPerYear ?? 0)
	return Math.min(HOURS_PER_MONTH, Math.max(0, ...cut) / MONTHS_PER_YEAR)
}
