import type { LeverKind, Regained } from '#shared/decisions.ts'
import { assumedIn } from '#shared/fields/assumptions.ts'
import type { Loss, LossKind, PlanVerdict } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { statusMonth } from '#shared/status-month.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { comingOf } from './loss-questions.ts'
import type { Outcome } from './trial-runs.ts'

type PriceOf = (loss: Loss) => number
type Outcomes = { readonly before: Outcome; readonly after: Outcome }
type Valued = { readonly lever: LeverKind; readonly startMonth: string; readonly discount: Discount }

/** Wages are what a lever of hands costs: halls are priced by the market. */
const HANDS: readonly LeverKind[] = ['beds', 'travellers', 'net_adds', 'shifts']
/** What is not bought is the money that stood idle, and a cheaper chip is another chip: no gain on top of what is regained. */
const BUYS_LESS: readonly LeverKind[] = ['order_fewer', 'order_later', 'order_chip']
/** Nothing is bought: what it changes is an order of work, a place, a kind, or what is asked of what stands. */
const BUYS_NOTHING: readonly LeverKind[] = [
	'supply_redundancy',
	'hall_cooling',
	'hall_density',
	'hall_start',
	'hall_sequence',
	'order_month',
	'order_later',
	'order_fewer',
	'order_retirement',
	'order_site',
	'order_hall',
	'order_chip',
	'order_power_cap',
	'purchase_month',
	'training_accelerators',
	'workload_precision',
	'workload_utilisation',
	'workload_latency',
	'workload_model',
	'workload_application',
	'workload_site',
	'workload_placement',
	'workload_class',
	'workload_residency',
	'workload_flexibility',
	'priority',
]

/** Whether the engine books a price for it: what has none is not offered. Rule D4. */
export const isPriced = (lever: LeverKind, costUsd: number): boolean =>
	BUYS_NOTHING.includes(lever) || Math.abs(costUsd) >= 1

/** Present values at the status month: what lies before it is not discounted. */
export type Discount = (month: string) => number

export function discountFrom(plan: PlanFile): Discount {
	const status = statusMonth(plan)
	const yearly = assumedIn(plan, 'discountRate')
	return (month) => (1 + yearly) ** (-Math.max(0, monthsBetween(status, month)) / MONTHS_PER_YEAR)
}

/** What the plan pays more with a change: capital in whatever month it is paid, and running cost; of hands their wages. Rule D4. */
export function costOf({ before, after }: Outcomes, lever: LeverKind): number {
	const hands = HANDS.includes(lever) ? after.paid.hands - before.paid.hands : 0
	return after.paid.committed - before.paid.committed + after.paid.opex - before.paid.opex + hands
}

/** The same at its present value; hands are paid while it is built, and not discounted. */
function presentCostOf({ before, after }: Outcomes, { lever, startMonth, discount }: Valued): number {
	const within = after.paid.byMonth.reduce(
		(sum, paid, month) => sum + (paid - (before.paid.byMonth[month] ?? 0)) * discount(addMonths(startMonth, month)),
		0,
	)
	const end = discount(addMonths(startMonth, after.paid.byMonth.length))
	const beyond = (after.paid.afterPlan - before.paid.afterPlan) * end
	const hands = HANDS.includes(lever) ? after.paid.hands - before.paid.hands : 0
	return within + beyond + hands
}

const sumOf = (losses: readonly Loss[], of: PriceOf) => losses.reduce((sum, loss) => sum + of(loss), 0)
const mwMonthsOf: PriceOf = ({ mwMonths }) => mwMonths
const usdOf: PriceOf = ({ usd }) => usd ?? 0

/** A loss at its present value, spread evenly over its months. */
const presentOf =
	(discount: Discount): PriceOf =>
	({ usd, from, to }) => {
		const months = monthsBetween(from, to) + 1
		let weight = 0
		for (let month = 0; month < months; month += 1) weight += discount(addMonths(from, month))
		return ((usd ?? 0) * weight) / months
	}

/** Sites of which a change asks less than before: what is late there is not regained by asking for less. */
const askingLess = ({ before, after }: Outcomes): ReadonlySet<string> =>
	new Set(Object.entries(before.asked).flatMap(([id, asked]) => ((after.asked[id] ?? 0) < asked - 1e-9 ? [id] : [])))

type Meant = (loss: Loss) => boolean

/** What falls of some losses. */
function fallen({ before, after }: Outcomes, meant: Meant): (of: PriceOf) => number {
	const [had, has] = [comingOf(before.verdict).filter(meant), comingOf(after.verdict).filter(meant)]
	return (of) => sumOf(had, of) - sumOf(has, of)
}

const isKind =
	(...kinds: readonly LossKind[]): Meant =>
	({ kind }) =>
		kinds.includes(kind)

/** Whether a change caps what was not, or otherwise: its megawatts are then of other accelerators than before. */
const isRecapped = ({ before, after }: Outcomes): boolean =>
	Object.entries(before.caps).some(([order, cap]) => order in after.caps && after.caps[order] !== cap)

/** What is missed no more as of accelerators without caps, a MW-month at what one that goes unserved comes to. Rule D5. */
function missedNoMore({ before, after }: Outcomes, of: PriceOf): number {
	const unserved = comingOf(before.verdict).filter(isKind('unserved'))
	const mwMonths = sumOf(unserved, mwMonthsOf)
	return mwMonths > 0 ? ((before.missedMWMonths - after.missedMWMonths) * sumOf(unserved, of)) / mwMonths : 0
}

/** Late and unserved no more; where less is asked of a site than before, what is late there can only be more. */
function firstFallen(outcomes: Outcomes, of: PriceOf): number {
	const less = askingLess(outcomes)
	const recapped = isRecapped(outcomes)
	const served = recapped ? missedNoMore(outcomes, of) : fallen(outcomes, isKind('unserved'))(of)
	const isShifted: Meant = ({ kind, siteId }) => kind === 'late' && siteId !== null && less.has(siteId)
	const rest = served + fallen(outcomes, (loss) => loss.kind === 'late' && !isShifted(loss))(of)
	return [...less].reduce((sum, id) => {
		const here = fallen(outcomes, (loss) => isShifted(loss) && loss.siteId === id)(of)
		return sum + Math.min(0, here)
	}, rest)
}

/**
 * Each MW-month once: what stands idle counts only beyond what is late or unserved no more; under other caps not at all, as
 * what is slowed is busy for longer. Rule D5.
 */
function moneyOf(outcomes: Outcomes, priceOf: PriceOf): number {
	if (isRecapped(outcomes)) return firstFallen(outcomes, priceOf)
	const firstMW = Math.max(0, firstFallen(outcomes, mwMonthsOf))
	const idle = STANDING.reduce((sum, stands) => {
		const less = fallen(outcomes, (loss) => loss.kind === 'idle' && loss.facts.stands === stands)
		const [usd, mw] = [less(priceOf), less(mwMonthsOf)]
		return sum + (usd <= 0 || mw <= 0 ? usd : (usd * Math.max(0, mw - firstMW)) / mw)
	}, 0)
	return firstFallen(outcomes, priceOf) + fallen(outcomes, isKind('stranded', 'belowCost'))(priceOf) + idle
}
const STANDING: readonly Loss['facts']['stands'][] = ['energy', 'infrastructure', 'chips', null]

const hasMoney = ({ losses }: PlanVerdict) => losses.some(({ usd }) => usd !== null)
const isPricedAtAll = ({ losses }: PlanVerdict) => losses.some(({ usd }) => usd !== null && usd !== 0)

/** Full power of the site that gains most by it; of none that is asked for less. */
function sooner(outcomes: Outcomes, end: string): Pick<Regained, 'monthsSooner' | 'fullPower'> {
	const { before, after } = outcomes
	const less = askingLess(outcomes)
	const gained = Object.entries(before.verdict.sites).flatMap(([id, { fullPower }]) => {
		const becomes = after.verdict.sites[id]?.fullPower.month ?? null
		if (becomes === null || less.has(id)) return []
		return [
			{ monthsSooner: monthsBetween(becomes, fullPower.month ?? end), fullPower: { was: fullPower.month, becomes } },
		]
	})
	const [most] = gained.toSorted((one, other) => other.monthsSooner - one.monthsSooner)
	return most !== undefined && most.monthsSooner > 0 ? most : { monthsSooner: 0, fullPower: null }
}

/** What one outcome has over another. `end` is the month after the plan's last. Rule D5. */
export function regainedBetween(outcomes: Outcomes, end: string): Regained {
	return {
		mwMonths: firstFallen(outcomes, mwMonthsOf),
		usd: hasMoney(outcomes.before.verdict) ? moneyOf(outcomes, usdOf) : null,
		...sooner(outcomes, end),
	}
}

/** The same as one figure, as causes are weighed: money, or MW-months where nothing is priced. */
export const weightRegained = (outcomes: Outcomes): number =>
	isPricedAtAll(outcomes.before.verdict) ? moneyOf(outcomes, usdOf) : firstFallen(outcomes, mwMonthsOf)

/** Whether a change only asks for less than before: it clears nothing by that. */
export const asksLess = (outcomes: Outcomes): boolean => askingLess(outcomes).size > 0

/** Money regained less what it costs, present values; null where nothing is priced. Rule D4. */
export function valueOf(outcomes: Outcomes, of: Valued): number | null {
	if (!hasMoney(outcomes.before.verdict)) return null
	const cost = presentCostOf(outcomes, of)
	return moneyOf(outcomes, presentOf(of.discount)) - (BUYS_LESS.includes(of.lever) ? Math.max(0, cost) : cost)
}
