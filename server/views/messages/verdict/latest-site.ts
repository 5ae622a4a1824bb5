import { addMonths } from '#shared/units/months.ts'
import type { PlanVerdict } from '#shared/result/verdict-result.ts'

export type LatestSite = {
	readonly siteId: string
	/** month and megawatts of the step it is late against, and the month it has them in */
	readonly month: string
	readonly itMW: number
	readonly reached: string
	readonly monthsLate: number
}

/** Of a fleet whose last site is not its latest, the latest; null where one month of full power and one target speak for the plan. */
export function latestSite({ fullPower, headline, sites }: PlanVerdict): LatestSite | null {
	const { month, monthsLate } = fullPower
	const { targetMonth } = headline.facts
	if (month === null || monthsLate === null || monthsLate <= 0 || targetMonth === null) return null
	if (addMonths(targetMonth, monthsLate) === month) return null
	for (const [siteId, site] of Object.entries(sites)) {
		const reached = site.fullPower.month
		if (reached === null || site.fullPower.monthsLate !== monthsLate) continue
		const asked = addMonths(reached, -monthsLate)
		const step = site.steps.find((one) => one.month === asked)
		if (step !== undefined) return { siteId, month: asked, itMW: step.itMW, reached, monthsLate }
	}
	return null
}
