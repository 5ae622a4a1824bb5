import type { Loss, PlanVerdict, SiteVerdict } from '#shared/result/verdict-result.ts'
import type { Lever, LeverContext } from './lever.ts'
import type { LeverKind } from '#shared/decisions.ts'
import { comingOf } from './loss-questions.ts'

const ADDS_CHIPS: readonly LeverKind[] = ['order_add', 'order_accelerators']

const NEVER = '9999-12'
const orNever = (month: string | null) => month ?? NEVER

/** What comes before the month that is asked for is in time, and no earlier counts for more. */
const dueBy = (reached: string | null, month = '') => (orNever(reached) > month ? orNever(reached) : month)

/** Months of a site's target, none before it is asked for: full power, then each step. */
const reachedBy = ({ fullPower, steps }: SiteVerdict): readonly string[] => [
	dueBy(fullPower.month, steps.at(-1)?.month),
	...steps.map(({ reached, month }) => dueBy(reached, month)),
]

/** Against a plan's own dates a site is no later where these move: it is as many months behind them. */
const isLater = (before: SiteVerdict, after: SiteVerdict | undefined): boolean =>
	(after?.fullPower.monthsLate ?? Infinity) > (before.fullPower.monthsLate ?? Infinity)

/** Whether a change leaves any target later than it is asked for and was, or unreached: it is never advised. Rule D6. */
export function delaysATarget(before: PlanVerdict, after: PlanVerdict): boolean {
	return Object.entries(before.sites).some(([id, site]) => {
		const then = after.sites[id]
		if (site.basis === 'plan') return isLater(site, then)
		const reached = then === undefined ? [] : reachedBy(then)
		return reachedBy(site).some((month, at) => (reached[at] ?? NEVER) > month)
	})
}

/** Less is not worth a person's time, MW IT · months. */
const LEAST_MW_MONTHS = 1

/** Whether a change leaves more late or unserved than there was: cheaper chips that do less take nothing back. Rule D6. */
export function losesMore(before: PlanVerdict, after: PlanVerdict): boolean {
	const lost = ({ totals: { late, unserved } }: PlanVerdict) => late.mwMonths + unserved.mwMonths
	return lost(after) > lost(before) + LEAST_MW_MONTHS
}

/** Whether a change gives up what a site is asked for and does not reach in time. Rule D6. */
export function givesUpATarget({ lever, siteId }: Lever, { result }: LeverContext): boolean {
	if (lever !== 'order_fewer' || siteId === null) return false
	const site = result.verdict.sites[siteId]
	return site?.basis === 'stated' && (site.fullPower.monthsLate ?? Infinity) > 0
}

/** Of chips: what stands idle for want of work, or cannot run at all. */
const standsUnused = ({ kind, cause }: Loss) => kind === 'stranded' || (kind === 'idle' && cause === 'over_built')

/** Whether as many chips stand unused beside it in the same months. Power and halls lose only where none is left. Rule D6. */
export function standsBesideIdle({ lever, siteId }: Lever, { result, run }: LeverContext): boolean {
	if (!ADDS_CHIPS.includes(lever)) return false
	return comingOf(result.verdict).some(
		(loss) =>
			standsUnused(loss) &&
			loss.siteId === siteId &&
			loss.from <= run.first &&
			loss.to >= run.last &&
			loss.facts.mw >= run.mw,
	)
}
