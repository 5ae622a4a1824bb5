import type { PlanResult } from '#shared/result.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { lotsOf } from './purchases.ts'
import type { SizingRuns } from './sizing-runs.ts'
import type { Sizes } from './sizes.ts'
import { isBeyondPlans, liveMonth, readyMonth, scheduled, type Timing } from './timing.ts'

const MOST_ROUNDS = 16
/** So often chips may come closer to when they are needed; from then on only what is late moves, so that it comes to rest. */
const CLOSER_ROUNDS = 3
/** Steps that come before the first work on the site. */
const BEFORE_WORK = ['site_control', 'permitting', 'design']
/** A rounding of accelerators. */
const LESS = 0.5

export type Dated = { readonly sizes: Sizes; readonly timing: Timing }

/**
 * Moves every date to the latest that has all of it at work in the month asked for; where something would have had to begin
 * before the month of asking, all of it runs so much later. Halls that want for hands start earlier, chips by what the engine
 * takes to bring them to work.
 */
export function dated(runs: SizingRuns, { sizes: first, timing: begin }: Dated, most = MOST_ROUNDS): Dated {
	let timing = begin
	let sizes = scheduled(first, timing, runs)
	for (let round = 0; round < most && runs.more(); round += 1) {
		const result = runs.of(sizes)
		const next = nextTiming(runs, { sizes, timing, result }, round < CLOSER_ROUNDS)
		if (JSON.stringify(next) === JSON.stringify(timing) || isBeyondPlans(runs, next)) break
		timing = next
		sizes = scheduled(sizes, timing, runs)
	}
	return { sizes, timing }
}

type Ran = Dated & { readonly result: PlanResult }

function nextTiming(runs: SizingRuns, { sizes, timing, result }: Ran, mayComeCloser: boolean): Timing {
	const live = sizes.halls.map((_, hall) =>
		liveMonth(hall, { count: sizes.halls.length, fullMonth: timing.fullMonth }, runs.choices),
	)
	const earlier = sizes.halls.map(({ orderMonth }, hall) => {
		const finish = result.schedule[`phase:hall-${hall + 1}`]?.finish
		const now = timing.earlier[hall] ?? 0
		// Searched as far as the engine looks: so far it would have to be earlier.
		const ready = readyMonth(live[hall] ?? '', monthsBetween(orderMonth, live[hall] ?? ''), runs.choices)
		const late = finish === null || finish === undefined ? 12 : monthsBetween(ready, finish) + 1
		return late > 0 ? now + late : now
	})
	const chipMonths = sizes.halls.map(({ orderMonth }, hall) => {
		const enough = sizes.halls.slice(0, hall + 1).reduce((sum, { accelerators }) => sum + accelerators, 0) - LESS
		const at = result.layers.chips.available.findIndex((there) => there >= enough)
		const now = timing.chipMonths[hall] ?? 0
		if (at < 0) return now + 6
		const takes = monthsBetween(orderMonth, result.months[at] ?? orderMonth)
		return mayComeCloser ? takes : Math.max(now, takes)
	})
	const { what, months } = tooEarly(runs, sizes, result)
	const fullMonth = addMonths(timing.fullMonth, months)
	const heldBy = months > 0 ? what : timing.heldBy
	const chips = inTurn(live, chipMonths)
	const ready = live.map((month, hall) => readyMonth(month, chips[hall] ?? 0, runs.choices))
	return { fullMonth, earlier: inTurn(ready, earlier), chipMonths: chips, heldBy }
}

/**
 * So many months before those given that no hall comes before the hall before it, with its works or its chips: it would be
 * served first, and the other would wait for the hands that it takes.
 */
function inTurn(due: readonly string[], before: readonly number[]): readonly number[] {
	const turned = [...before]
	for (let hall = due.length - 2; hall >= 0; hall -= 1) {
		const next = addMonths(due[hall + 1] ?? '', -(turned[hall + 1] ?? 0))
		turned[hall] = Math.max(turned[hall] ?? 0, monthsBetween(next, due[hall] ?? next))
	}
	return turned
}

type Early = { readonly what: string | null; readonly months: number }

/** What would have to begin longest before the month of asking, and by how much. */
function tooEarly({ answers: { from } }: SizingRuns, sizes: Sizes, result: PlanResult): Early {
	const firsts = [
		...sizes.halls.map(({ orderMonth }) => ({ what: 'chips', month: orderMonth })),
		...Object.values(result.buildNetwork).flatMap((steps) =>
			steps
				.filter(({ step }) => BEFORE_WORK.includes(step))
				.map(({ start }) => ({ what: 'permits and design', month: start })),
		),
		...lotsOf(result).flatMap(({ name, orderBy }) => (orderBy === null ? [] : [{ what: name, month: orderBy }])),
	]
	const none: Early = { what: null, months: 0 }
	return firsts
		.map(({ what, month }): Early => ({ what, months: monthsBetween(month, from) }))
		.reduce((worst, one) => (one.months > worst.months ? one : worst), none)
}
