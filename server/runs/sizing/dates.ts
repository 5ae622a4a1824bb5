import type { PlanResult } from '#shared/result.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { leadMonths } from './choices.ts'
import type { SizingRuns } from './sizing-runs.ts'
import { withPurchases } from './purchases.ts'
import { acceleratorsOf, type Sizes } from './sizes.ts'
import { horizonFor, isBeyondPlans, startMonths } from './timing.ts'

const MOST_ROUNDS = 12
/** So often chips may come closer to when they are needed; from then on only what is late moves, so that it comes to rest. */
const CLOSER_ROUNDS = 3
/** A rounding of accelerators. */
const LESS = 0.5
/** So much further the plan is looked at where not all of it runs in it. */
const MONTHS_MORE = 24

/** The sizes with their halls begun, and what is ordered for them. */
export function begun(runs: SizingRuns, sizes: Sizes): Sizes {
	const {
		answers: { from },
		choices: { building },
	} = runs
	const starts = startMonths({ from, later: sizes.later, halls: sizes.halls.length, building })
	const halls = sizes.halls.map((hall, index) => ({ ...hall, startMonth: starts[index] ?? from }))
	return withPurchases(runs, { ...sizes, halls })
}

/**
 * Halls are built on their dates, and chips ordered so that they are at work in the month asked for, or as soon as their halls
 * stand and have power. The plan goes on until all of it runs, and two years more.
 */
export function dated(runs: SizingRuns, first: Sizes, most = MOST_ROUNDS): Sizes {
	let sizes = first
	for (let round = 0; round < most && runs.more(); round += 1) {
		const next = nextDates(runs, sizes, round < CLOSER_ROUNDS)
		if (JSON.stringify(next) === JSON.stringify(sizes)) break
		sizes = next
		if (isBeyondPlans(runs.answers.from, sizes.demand.fullMonth)) break
	}
	return sizes
}

function nextDates(runs: SizingRuns, sizes: Sizes, mayComeCloser: boolean): Sizes {
	const { by, from } = runs.answers
	const result = runs.of(sizes)
	const allWork = runs.choices.rent === null ? atWorkMonth(result, sizes) : result.verdict.fullPower.month
	const atWork = allWork ?? addMonths(result.months.at(-1) ?? from, MONTHS_MORE)
	// While halls are still being sized all of them may be less than what was asked for.
	const full = result.verdict.fullPower.month ?? atWork
	const late = Math.max(0, monthsBetween(by, latest(full, atWork)))
	const halls = sizes.halls.map((_, hall) => hallDates({ runs, sizes, result }, hall))
	const isReady = halls.every(({ ready, takes }) => addMonths(ready, takes) <= by)
	// What was put off for the month asked for, and then comes too late for it, begins sooner by as much.
	if (late > 0 && !isReady && sizes.later > 0) return begun(runs, { ...sizes, later: Math.max(0, sizes.later - late) })
	const sooner = isReady ? sizes.sooner + late : sizes.sooner
	const fullMonth = full > by ? full : by
	let before = from
	return {
		...sizes,
		sooner,
		horizonMonths: horizonFor(runs, fullMonth),
		halls: sizes.halls.map((hall, index) => {
			const meant = orderMonth(runs, halls[index] ?? { ready: from, takes: 0 }, sooner)
			// One hall after the other: what comes first is installed first.
			before = latest(!isReady || mayComeCloser || meant < hall.orderMonth ? meant : hall.orderMonth, before)
			return { ...hall, orderMonth: before }
		}),
		demand: { ...sizes.demand, fullMonth },
	}
}

type Ran = { readonly runs: SizingRuns; readonly sizes: Sizes; readonly result: PlanResult }
/** From when a hall stands and has power, and months from then, or from its chips, to all of them at work. */
type HallDates = { readonly ready: string; readonly takes: number }

function hallDates({ runs, sizes, result }: Ran, hall: number): HallDates {
	const { orderMonth: ordered = runs.answers.from } = sizes.halls[hall] ?? {}
	const there = addMonths(ordered, leadMonths(runs.choices))
	const finish = result.schedule[`phase:hall-${hall + 1}`]?.finish ?? addMonths(there, MONTHS_MORE)
	const ready = latest(addMonths(finish, 1), powerMonth(sizes, runs.answers.from))
	// Tenants install their own.
	const takes = runs.choices.rent === null ? installing(result, { sizes, hall, from: latest(ready, there) }) : 0
	return { ready, takes }
}

/** Chips at work in the month asked for, or as soon as their hall is ready; never before the first month. */
function orderMonth(
	{ answers: { by, from }, choices }: SizingRuns,
	{ ready, takes }: HallDates,
	sooner: number,
): string {
	const there = latest(ready, addMonths(by, -takes - sooner))
	return latest(addMonths(there, -leadMonths(choices)), from)
}

/** Months from chips there and a hall ready for them to all of them at work. */
function installing(
	result: PlanResult,
	{ sizes, hall, from }: { readonly sizes: Sizes; readonly hall: number; readonly from: string },
): number {
	const at = atWorkMonth(result, { halls: sizes.halls.slice(0, hall + 1) })
	return at === null ? 0 : Math.max(0, monthsBetween(from, at))
}

/** The first month in which the accelerators of all these halls are at work; null: not in the plan. */
function atWorkMonth({ layers, months }: PlanResult, sizes: Pick<Sizes, 'halls'>): string | null {
	const enough = acceleratorsOf(sizes) - LESS
	return months[layers.chips.available.findIndex((there) => there >= enough)] ?? null
}

/** From when the site has power: plant until the grid comes, or the grid. */
const powerMonth = ({ bridge, gridStart }: Sizes, from: string): string =>
	latest(bridge === null ? gridStart : bridge.startMonth, from)

const latest = (one: string, other: string): string => (one > other ? one : other)
