import type { PlanVerdict, Reached, SiteVerdict, TargetStep } from '#shared/result/verdict-result.ts'
import { addMonths } from '#shared/units/months.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { item } from '../../cells.ts'
import { type MeasuredSite, missable } from '../measured-site.ts'
import { firstWith, fullMonth } from './shares.ts'

type SiteDates = Pick<SiteVerdict, 'basis' | 'fullPower' | 'firstPower' | 'steps'>

/** What a verdict says of dates: read of what is delivered alone, whatever is lost and why. */
export type PlanDates = Pick<PlanVerdict, 'basis' | 'fullPower' | 'firstPower'> & {
	/** MW IT that is asked for in the end */
	readonly targetItMW: number
	/** by id */
	readonly sites: Readonly<Record<string, SiteDates>>
}

/** The dates of a plan and of its sites. Rules vV1, vV2. */
export function planDates(plan: PlanFile, sites: readonly MeasuredSite[]): PlanDates {
	const dates = sites.map((measured) => siteDates({ plan, measured }))
	return {
		basis: sites.some(({ basis }) => basis === 'stated') ? 'stated' : 'plan',
		fullPower: planFullPower(dates, sites),
		firstPower: dates.flatMap(({ firstPower }) => firstPower ?? []).sort()[0] ?? null,
		targetItMW: targetOf(sites),
		sites: Object.fromEntries(dates.map((one, site) => [item(plan.sites, site).id, one])),
	}
}

/** MW IT that all sites are asked for in the end. */
export const targetOf = (sites: readonly MeasuredSite[]): number => sites.reduce((sum, { fullMW }) => sum + fullMW, 0)

type Dated = { readonly plan: PlanFile; readonly measured: MeasuredSite }

/** The dates of one site. Rule vV2. */
export function siteDates({ plan, measured }: Dated): SiteDates {
	const first = firstWith(measured.of.delivered, LEAST_MW)
	return {
		basis: measured.basis,
		fullPower: reached({ plan, measured }, fullMonth(measured)),
		firstPower: first < 0 ? null : addMonths(plan.startMonth, first),
		steps: stepsOf({ plan, measured }),
	}
}
const LEAST_MW = 1e-6

function reached({ plan, measured }: Dated, full: number | null): Reached {
	const step = measured.steps.findLast(({ month }) => month < measured.of.asked.length) ?? measured.steps.at(-1)
	if (full === null || full < 0) return NEVER
	return { month: addMonths(plan.startMonth, full), monthsLate: step ? full - step.month : null }
}

function stepsOf({ plan, measured }: Dated): readonly TargetStep[] {
	return measured.steps.map(({ month, itMW }) => {
		const at = firstWith(measured.of.delivered, itMW - missable(measured, itMW))
		const isThere = at >= 0
		return {
			month: addMonths(plan.startMonth, month),
			itMW,
			reached: isThere ? addMonths(plan.startMonth, at) : null,
			monthsLate: isThere ? at - month : null,
		}
	})
}

/** The last of the sites; none where one never gets there. Rule vV2. */
export function planFullPower(
	verdicts: readonly Pick<SiteDates, 'fullPower'>[],
	sites: readonly MeasuredSite[],
): Reached {
	const asked = verdicts.filter((_, site) => isAsked(sites[site]))
	if (asked.length === 0 || asked.some(({ fullPower }) => fullPower.month === null)) return NEVER
	const late = asked.flatMap(({ fullPower }) => fullPower.monthsLate ?? [])
	const last = asked
		.map(({ fullPower: { month } }) => month ?? '')
		.toSorted()
		.at(-1)
	return { month: last ?? null, monthsLate: late.length > 0 ? Math.max(...late) : null }
}
const NEVER: Reached = { month: null, monthsLate: null }

/** Whether anything is asked of a site that the plan can tell of. */
export const isAsked = (site: MeasuredSite | undefined): boolean => site !== undefined && fullMonth(site) !== null
