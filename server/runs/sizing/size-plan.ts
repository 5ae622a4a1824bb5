import { type StartAnswers, trains } from '#shared/start/answers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { longMonth } from '#shared/formats/months.ts'
import { formatFigure } from '#shared/units/format.ts'
import { addMonths } from '#shared/units/months.ts'
import { choose, type Choices } from './choices.ts'
import { dated, type Dated } from './dates.ts'
import { filled } from './demand.ts'
import { sizedHalls, sizedPower, type Power } from './megawatts.ts'
import { withPurchases } from './purchases.ts'
import { acceleratorsOf, type Sizes } from './sizes.ts'
import { sizingRuns, type SizingRuns } from './sizing-runs.ts'
import { type Timing, scheduled } from './timing.ts'

/** The months of the cost model are those of a building of so many megawatts at most. */
const BLOCK_MW = 100
/** So many hands that none are short. */
const MANY = 1e6

/** Where the search begins: blocks alike, all of it there in the month asked for, and nothing short but what is being sized. */
function firstSizes({ itMW, from, use, users }: StartAnswers, choices: Choices, timing: Timing): Sizes {
	const { chip } = choices
	const count = Math.ceil(itMW / BLOCK_MW)
	const each = itMW / count
	const racks = Math.max(1, Math.round((each * 1000) / (chip.rackMaxKW ?? 100)))
	const accelerators = racks * (chip.acceleratorsPerRack ?? 1)
	const halls = Array.from({ length: count }, () => ({
		itMW: each,
		startMonth: from,
		liveMonth: from,
		accelerators,
		orderMonth: from,
		purchases: [],
	}))
	return scheduled(
		{
			horizonMonths: 0,
			halls,
			gridMW: itMW * 4,
			gridStart: from,
			bridge: null,
			travellers: MANY,
			demand: {
				startMonth: from,
				fullMonth: from,
				firstShare: 1 / count,
				users: users ?? accelerators * count,
				trainingShare: trains(use) ? (use === 'both' ? 1 / 2 : 1) : 0,
				tokensPerAcceleratorMonth: 1e11,
				jobsPerAccelerator: 1e4,
			},
		},
		timing,
		{ answers: { from }, choices },
	)
}

/** Power and dates are sized anew until neither moves the other. */
const MOST_ROUNDS = 3
const FEW_ROUNDS = 6
const MOST_DOUBLINGS = 2
/** A rounding of accelerators. */
const LESS = 0.5

/** A plan that was sized from answers, with the runs of the engine that it took. */
export type SizedPlan = {
	readonly plan: PlanFile
	/** the month all of it runs from */
	readonly runsFrom: string
	/** what must begin first, where that is why it is later than was asked */
	readonly heldBy: string | null
	/** whether all of it is at work in the plan's last month; false where hands or service lives do not suffice */
	readonly lasts: boolean
	readonly runs: number
}

/**
 * The plan that carries what was asked for by the month asked for with the least to spare, or as soon after it as lead times
 * from the month of asking allow. Found by running the engine: what it says is what the plan will show.
 */
export function sizePlan(answers: StartAnswers, name: string, mayGoOn: () => void): SizedPlan {
	const choices = choose(answers)
	const runs = sizingRuns({ answers, choices, name, mayGoOn })
	const begin: Timing = { fullMonth: answers.by, earlier: [], chipMonths: [], heldBy: null }
	const halls = sizedHalls(runs, firstSizes(answers, choices, begin))
	// What accelerators draw at their peak hangs on what runs on them.
	const again = answers.use === 'both' ? sizedHalls(runs, filled(runs, halls)) : halls
	const { sizes, timing } = powered(runs, handed(runs, { sizes: { ...again, travellers: null }, timing: begin }))
	const full = filled(runs, sizes)
	const bought = withPurchases(runs, full)
	const isWhole = lasts(runs, bought)
	const said = { description: descriptionOf(answers, isWhole ? outcomeOf(answers, timing) : NOT_ALL) }
	return {
		plan: { ...runs.planOf(bought), ...said },
		runsFrom: timing.fullMonth,
		heldBy: timing.heldBy,
		lasts: isWhole,
		runs: runs.count(),
	}
}

/** It stays in the plan while that moves on: so it tells what was asked and what came of it then, and of when that is. */
function descriptionOf({ from, by, itMW, place }: StartAnswers, outcome: string): string {
	const asked = `${formatFigure(itMW)} MW IT at ${place.name} by ${longMonth(by)}`
	return `In ${longMonth(from)}, ${asked} was asked for. ${outcome}`
}

const NOT_ALL =
	'As sized then, not all of it was to run at once: hands were too few, or halls too many one after another, and the first accelerators were to leave service before the last were at work.'

function outcomeOf({ by }: StartAnswers, { fullMonth, heldBy }: Timing): string {
	const all = `As sized then, all of it was to run from ${longMonth(fullMonth)}`
	if (fullMonth <= by) return `${all}, as asked: power, halls and chips for it were to be there by then.`
	const why = heldBy === null ? '' : ` What had to begin first: ${heldBy}.`
	return `${all}: lead times from the month of asking allowed no sooner.${why}`
}

/**
 * Dated, with hands: travellers as the country's row has them, or twice as many and twice that, where with fewer the first
 * accelerators leave service before the last have worked for long.
 */
function handed(runs: SizingRuns, begin: Dated): Dated {
	let found = dated(runs, begin)
	for (let times = 0; times < MOST_DOUBLINGS && runs.more() && !lasts(runs, found.sizes); times += 1) {
		const travellers = 2 * (found.sizes.travellers ?? runs.choices.work.travellersCap.best)
		found = dated(runs, { ...begin, sizes: { ...begin.sizes, travellers } })
	}
	return found
}

/** Whether all accelerators are at work, and still are at the end of the plan. */
const lasts = (runs: SizingRuns, sizes: Sizes): boolean =>
	(runs.of(sizes).layers.chips.available.at(-1) ?? 0) > acceleratorsOf(sizes) - LESS

/** With power: plant until the grid comes, or where that brings nothing, or takes the hands from the halls, the grid alone. */
function powered(runs: SizingRuns, begin: Dated): Dated {
	const first = sizedPower(runs, begin.sizes)
	if (first.sizes.bridge === null && first.waitMonths === 0) return { ...begin, sizes: first.sizes }
	const bridged = first.sizes.bridge === null ? null : withPlant(runs, begin.timing, first)
	if (bridged !== null && bridged.timing.fullMonth === begin.timing.fullMonth) return bridged
	const fullMonth = addMonths(begin.timing.fullMonth, first.gridWait)
	const waiting = dated(runs, { sizes: begin.sizes, timing: { ...begin.timing, fullMonth, heldBy: 'the grid' } })
	const onGrid = { ...waiting, sizes: sizedPower(runs, waiting.sizes).sizes }
	return bridged !== null && bridged.timing.fullMonth < onGrid.timing.fullMonth ? bridged : onGrid
}

/** Dates and plant, each sized anew until neither moves the other; null where they do not come to rest. */
function withPlant(runs: SizingRuns, begin: Timing, first: Power): Dated | null {
	let power = first
	let timing = begin
	for (let round = 0; round < MOST_ROUNDS; round += 1) {
		const fullMonth = addMonths(timing.fullMonth, power.waitMonths)
		const heldBy = power.waitMonths === 0 ? timing.heldBy : 'power'
		const next = dated(runs, { sizes: power.sizes, timing: { ...timing, fullMonth, heldBy } }, FEW_ROUNDS)
		if (JSON.stringify(next.timing) === JSON.stringify(timing)) return next
		timing = next.timing
		power = sizedPower(runs, next.sizes)
	}
	return null
}
