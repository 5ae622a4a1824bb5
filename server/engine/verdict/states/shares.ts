import type { BuildoutLayer } from '#shared/result.ts'
import { at } from '../../cells.ts'
import { type MeasuredSite, missable, ROUNDING } from '../measure.ts'

const LEAST_MONTHS = 12

/** The first month from which so much is there; −1: never. */
export function firstWith(series: Float64Array, leastMW: number): number {
	for (let month = 0; month < series.length; month++) if (at(series, month) >= leastMW - ROUNDING) return month
	return -1
}

/** The month in which all that a site is asked for in the end is there; −1: never; null: nothing is asked within the plan. */
export function fullMonth(site: MeasuredSite, supply: Float64Array = site.of.delivered): number | null {
	const askedMW = Math.max(site.fullMW, site.undatedMW ?? 0)
	return askedMW > 0 ? firstWith(supply, askedMW - missable(site, askedMW)) : null
}

/** The largest over steps of the months from a step to the first in which its megawatts are there; what was reached before the status month is past. Rule vV5. */
export function monthsLate(site: MeasuredSite, supply: Float64Array, status: number): number {
	let most = 0
	for (const { month, itMW } of site.steps) {
		if (month >= supply.length) continue
		const reached = firstWith(supply, itMW - missable(site, itMW))
		if (reached >= status) most = Math.max(most, reached - month)
	}
	return most
}

/** Megawatt-months asked of sites from the status month, or their first, to full power, of at least a year. Rule vV5. */
export function askedMWMonths(sites: readonly MeasuredSite[], status: number): number {
	const months = sites[0]?.of.asked.length ?? 0
	let first = months
	let last = 0
	for (const site of sites) {
		const begins = firstWith(site.of.asked, LEAST_MW)
		if (begins < 0) continue
		first = Math.min(first, begins)
		const full = fullMonth(site)
		last = Math.max(last, full === null ? 0 : full < 0 ? months : full)
	}
	const from = Math.max(status, first, 0)
	const to = Math.min(months, Math.max(last, from + LEAST_MONTHS))
	let asked = 0
	for (const { of } of sites) for (let month = from; month < to; month++) asked += at(of.asked, month)
	return asked
}
const LEAST_MW = 1e-6

/** What a layer carries by itself: of chips with all halls finished. Rule vV5. */
export const ownSupply = ({ of }: MeasuredSite, layer: BuildoutLayer): Float64Array =>
	layer === 'energy' ? of.fed : layer === 'infrastructure' ? of.housed : of.filledAlone
