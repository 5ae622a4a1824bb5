import { type StartAnswers, trains } from '#shared/start/answers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import type { HeldBy } from '#server/views/pages/start-ways.ts'
import { choose, type Choices } from './choices.ts'
import { begun, dated } from './dates.ts'
import { filled } from './demand.ts'
import { descriptionOf, type SizedOutcome } from './description.ts'
import { roomFor, sizedHalls, sizedPower } from './megawatts.ts'
import { acceleratorsOf, type Sizes } from './sizes.ts'
import { sizingRuns, type SizingRuns } from './sizing-runs.ts'
import { horizonFor, spareMonths } from './timing.ts'

/** The months of the cost model are those of a building of so many megawatts at most. */
const BLOCK_MW = 100
/** So many hands that none are short. */
const MANY = 1e6

/** Where the search begins: blocks alike, begun now, and nothing short but what is being sized. */
function firstSizes(answers: StartAnswers, choices: Choices): Sizes {
	const { itMW, from, by, use, users } = answers
	const { chip, building, rent } = choices
	const count = Math.ceil(itMW / BLOCK_MW)
	const each = itMW / count
	const racks = Math.max(1, Math.round((each * 1000) / (chip.rackMaxKW ?? 100)))
	const accelerators = rent === null ? racks * (chip.acceleratorsPerRack ?? 1) : 0
	const hall = { itMW: each, startMonth: from, accelerators, orderMonth: from, purchases: [] }
	const soonest = addMonths(from, building.months.p90)
	return {
		horizonMonths: horizonFor({ answers, choices }, by > soonest ? by : soonest),
		later: spareMonths({ from, by, halls: count, building }),
		sooner: 0,
		halls: Array.from({ length: count }, () => hall),
		gridMW: itMW * 4,
		gridStart: from,
		bridge: null,
		travellers: MANY,
		demand: {
			fullMonth: by,
			users: users ?? accelerators * count,
			trainingShare: trains(use) ? (use === 'both' ? 1 / 2 : 1) : 0,
			tokensPerAcceleratorMonth: 1e11,
			jobsPerAccelerator: 1e4,
		},
	}
}

/** Power and dates are sized anew until neither moves the other. */
const MOST_ROUNDS = 3
const FEW_ROUNDS = 6
const MOST_DOUBLINGS = 2
/** A rounding of accelerators. */
const LESS = 0.5

/** A plan that was sized from answers, with the runs of the engine that it took. */
export type SizedPlan = SizedOutcome & {
	readonly plan: PlanFile
	readonly runs: number
}

/**
 * The plan that begins now and carries what was asked for, with the least to spare; the month asked for is its target, whether
 * it is met or not. Found by running the engine: what it says is what the plan will show. Rules D2, D4.
 */
export function sizePlan(given: StartAnswers, name: string, mayGoOn: () => void): SizedPlan {
	const answers: StartAnswers = given.way === 'shell' ? { ...given, buildClass: 'retrofit' } : given
	const choices = choose(answers)
	const runs = sizingRuns({ answers, choices, name, mayGoOn })
	const halls = sizedHalls(runs, dated(runs, begun(runs, firstSizes(answers, choices)), FEW_ROUNDS))
	// What accelerators draw at their peak hangs on what runs on them.
	const again = answers.use === 'both' ? sizedHalls(runs, filled(runs, halls)) : halls
	const timed = powered(runs, handed(runs, begun(runs, { ...again, travellers: null, sooner: 0 })))
	const sizes = roomFor(runs, filled(runs, timed))
	const [isWhole, heldBy] = [lasts(runs, sizes), heldByOf(runs, sizes)]
	const runsFrom = sizes.demand.fullMonth
	const description = descriptionOf(answers, { runsFrom, heldBy, lasts: isWhole })
	return { plan: { ...runs.planOf(sizes), description }, runsFrom, heldBy, lasts: isWhole, runs: runs.count() }
}

/**
 * Dated, with hands: travellers as the country's row has them, or twice as many and twice that, where with fewer the first
 * accelerators leave service before the last have worked for long.
 */
function handed(runs: SizingRuns, begin: Sizes): Sizes {
	let found = dated(runs, begin)
	for (let times = 0; times < MOST_DOUBLINGS && runs.more() && !lasts(runs, found); times += 1) {
		const travellers = 2 * (found.travellers ?? runs.choices.work.travellersCap.best)
		found = dated(runs, { ...begin, travellers })
	}
	return found
}

/** Whether all accelerators are at work, and still are at the end of the plan; whether all that is let is delivered. */
const lasts = (runs: SizingRuns, sizes: Sizes): boolean => {
	const { layers, verdict } = runs.of(sizes)
	if (runs.choices.rent !== null) return verdict.fullPower.month !== null
	return (layers.chips.available.at(-1) ?? 0) > acceleratorsOf(sizes) - LESS
}

/** With power: plant until the grid comes, or the grid alone; chips come when there is power, and power when there are chips. */
function powered(runs: SizingRuns, begin: Sizes): Sizes {
	let sizes = begin
	for (let round = 0; round < MOST_ROUNDS && runs.more(); round += 1) {
		const next = dated(runs, sizedPower(runs, sizes), FEW_ROUNDS)
		if (JSON.stringify(next) === JSON.stringify(sizes)) break
		sizes = next
	}
	return sizes
}

/** Why its first power does not come with the months of its class; null where the month asked for is met. */
function heldByOf(runs: SizingRuns, sizes: Sizes): HeldBy | null {
	const {
		answers: { by, from },
		choices: { gridLead },
	} = runs
	if (sizes.demand.fullMonth <= by) return null
	const { schedule } = runs.of(sizes)
	const halls = sizes.halls.flatMap((_, hall) => schedule[`phase:hall-${hall + 1}`] ?? [])
	const [first] = halls.toSorted((a, b) => (a.finish ?? '~').localeCompare(b.finish ?? '~'))
	const { bridge } = sizes
	const power = bridge === null ? addMonths(from, gridLead.months) : bridge.startMonth
	if (first?.finish && power > addMonths(first.finish, 1))
		return { what: 'power', contract: bridge === null ? 'the grid' : 'bridge power', month: power }
	if (!first?.cause) return null
	return { what: 'hall', cause: first.cause, months: first.delayMonths }
}
