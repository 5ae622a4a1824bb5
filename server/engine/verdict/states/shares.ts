import type { BuildoutLayer } from '#shared/result.ts'
import { at } from '../../cells.ts'
import { type MeasuredSite, missable, ROUNDING } from '../measured-site.ts'

const LEAST_MONTHS = 12

/** The first month from which so much is there; −1: never. */
export function firstWith(series: Float64Array, leastMW: number): number {
	for (let month = 0; month < series.length; month++) if (at(series, month) >= leastMW - ROUNDING) return month
	return -1
}

/** The month in which all that a site is asked for in the end is there; −1: never; null: nothing is, or not by then. */
export function fullMonth(site: MeasuredSite, supply: Float64Array = site.of.delivered): number | null {
	if (site.fullMW <= 0) return null
	const month = firstWith(supply, site.fullMW - missable(site, site.fullMW))
	return month < 0 && !site.isJudged ? null : month
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
	const asked = sites.filter(({ of }) => firstWith(of.asked, LEAST_MW) >= 0)
	const first = Math.min(months, ...asked.map(({ of }) => firstWith(of.asked, LEAST_MW)))
	const full = asked.map((site) => fullMonth(site) ?? 0)
	const last = full.includes(NEVER) ? months : Math.max(0, ...full)
	const from = Math.max(status, first, 0)
	const to = Math.min(months, Math.max(last, from + LEAST_MONTHS))
	let sum = 0
	for (const { of } of asked) for (let month = from; month < to; month++) sum += at(of.asked, month)
	return sum
}
const LEAST_MW = 1e-6
const NEVER = -1

/** What a layer carries by itself: of chips with all halls finished. Rule vV5. */
export const ownSupply = ({ of }: MeasuredSite, layer: BuildoutLayer): Float64Array =>
	layer === 'energy' ? of.fed : layer === 'infrastructure' ? of.housed : of.filledAlone
