import type { RuleSet } from '#shared/catalogue/types.ts'
import type { RuleYear, SiteFacts } from './site-facts.ts'

type Limits = RuleSet['asked'][number]['limits']

/** Service may last so long before a limit must be met. */
const YEARS_TO_MEET = 2

/** The latest limit that has come when the site begins to serve; null where it began before the first, or does not begin. */
export function serviceLimit(limits: Limits, { serviceFrom }: SiteFacts): number | null {
	const come = limits.filter(({ from }) => serviceFrom !== null && from <= serviceFrom)
	return (
		come.reduce<Limits[number] | null>((last, one) => (last && last.from > one.from ? last : one), null)?.value ?? null
	)
}

/** The first whole year after the time to meet a limit, else the last whole year there is. */
export function yearJudged({ years, serviceFrom }: SiteFacts): RuleYear | null {
	if (serviceFrom === null) return null
	const whole = years.filter((one) => one.whole)
	const due = String(Number(serviceFrom.slice(0, 4)) + YEARS_TO_MEET) + serviceFrom.slice(4)
	return whole.find(({ year }) => `${String(year)}-01` >= due) ?? whole.at(-1) ?? null
}
