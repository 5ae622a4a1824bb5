import { planFields } from '#shared/fields/plan-fields.ts'
import type { StartAnswers } from '#shared/start/answers.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { leadMonths, type Choices } from './choices.ts'
import type { Sizes } from './sizes.ts'

/** The plan goes on for so long after all of it runs: two years at work. */
const MONTHS_AFTER = 24
const LEAST_HORIZON = 60

const MOST_HORIZON = planFields.horizonMonths.max ?? Infinity

const horizonFor = (from: string, fullMonth: string): number =>
	Math.max(LEAST_HORIZON, monthsBetween(from, fullMonth) + MONTHS_AFTER)

/** When everything is there: all else follows backwards from the month all of it runs. */
export type Timing = {
	readonly fullMonth: string
	/** by hall: months it starts earlier than its duration asks, since hands are short */
	readonly earlier: readonly number[]
	/** by hall: months from the order of its chips to all of them at work */
	readonly chipMonths: readonly number[]
	/** what must begin first, where that is why all of it runs later than was asked */
	readonly heldBy: string | null
}

type For = {
	readonly answers: Pick<StartAnswers, 'from'>
	readonly choices: Pick<Choices, 'building' | 'chip' | 'stagger'>
}

/** Whether all of it would run later than a plan may tell. */
export const isBeyondPlans = ({ answers: { from } }: For, { fullMonth }: Timing): boolean =>
	horizonFor(from, fullMonth) > MOST_HORIZON

/** Racks stand in a hall that is ready: it is, when the first of its chips are delivered. */
export const readyMonth = (live: string, chipMonths: number, { chip }: Pick<Choices, 'chip'>): string =>
	addMonths(live, leadMonths(chip) - chipMonths)

/** The month a hall is at work: crews go from hall to hall, and what it runs comes with it. */
export function liveMonth(
	hall: number,
	{ count, fullMonth }: { readonly count: number; readonly fullMonth: string },
	{ stagger }: Pick<Choices, 'stagger'>,
): string {
	return addMonths(fullMonth, -Math.round(stagger.value) * (count - 1 - hall))
}

/** The sizes with every date as late as the timing allows. */
export function scheduled(sizes: Sizes, timing: Timing, given: For): Sizes {
	const { fullMonth } = timing
	const { from } = given.answers
	const months = given.choices.building.months.p50
	const count = sizes.halls.length
	const live = (hall: number) => liveMonth(hall, { count, fullMonth }, given.choices)
	const chipMonths = (hall: number) => timing.chipMonths[hall] ?? leadMonths(given.choices.chip)
	const ready = (hall: number) => readyMonth(live(hall), chipMonths(hall), given.choices)
	return {
		...sizes,
		horizonMonths: Math.min(MOST_HORIZON, horizonFor(from, fullMonth)),
		halls: sizes.halls.map((hall, index) => ({
			...hall,
			liveMonth: live(index),
			startMonth: addMonths(ready(index), -months - (timing.earlier[index] ?? 0)),
			orderMonth: addMonths(live(index), -chipMonths(index)),
		})),
		demand: { ...sizes.demand, fullMonth, startMonth: live(0) },
	}
}
