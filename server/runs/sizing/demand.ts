import { serves, trains } from '#shared/start/answers.ts'
import type { PlanResult } from '#shared/result.ts'
import type { SizingRuns } from './sizing-runs.ts'
import { acceleratorsOf, down, trainingOf, type Sizes } from './sizes.ts'

const MOST_ROUNDS = 6
/** So full is full: a replica or a figure rounded as people write it. */
const FULL = 0.98
const A_LITTLE = 0.005
const HOURS_A_MONTH = 730

/** Users, training and jobs as many as the site serves when it is full; users that were said stay. */
export function filled(runs: SizingRuns, first: Sizes): Sizes {
	let sizes = trains(runs.answers.use) ? withTraining(runs, first) : first
	if (!serves(runs.answers.use) && runs.answers.use !== 'science') return sizes
	let room = 1
	for (let round = 0; round < MOST_ROUNDS; round += 1) {
		const result = runs.of(sizes)
		const fill = filledShare(runs, sizes, result)
		// Work that runs without its spares is not short, and yet the page of the chips says that they are.
		const isOver = isShort(sizes, result) || fill > 1
		if (runs.answers.users !== null || (!isOver && fill >= FULL)) break
		if (isOver && fill <= 1) room -= A_LITTLE
		sizes = { ...sizes, demand: asked(runs, sizes.demand, room / fill) }
	}
	return sizes
}

function asked({ answers }: SizingRuns, demand: Sizes['demand'], share: number): Sizes['demand'] {
	return {
		...demand,
		users: answers.users ?? down(demand.users * share),
		jobsPerAccelerator: demand.jobsPerAccelerator * share,
	}
}

/** What users or jobs ask for ÷ what the site has for them, in the last month; spares count as asked for. */
function filledShare({ choices: { chip } }: SizingRuns, sizes: Sizes, result: PlanResult): number {
	const perRack = chip.acceleratorsPerRack ?? 1
	const training = sizes.halls.reduce((sum, hall) => sum + trainingOf(hall, sizes.demand, perRack), 0)
	const asks = (result.layers.chips.required.at(-1) ?? 0) - training
	return Math.max(1e-9, asks / (acceleratorsOf(sizes) - training))
}

const isShort = ({ demand }: Sizes, result: PlanResult): boolean =>
	result.months.some((month, index) => month >= demand.fullMonth && result.bindingCause[index] !== null)

/** Tokens that keep training at work, by what the engine takes for those of the first hall. */
function withTraining(runs: SizingRuns, sizes: Sizes): Sizes {
	const result = runs.of(sizes)
	const plan = runs.planOf(sizes)
	const workload = plan.workloads.find(({ id }) => id === 'train-1')
	const hours = result.workloads['train-1']?.training?.acceleratorHours ?? 0
	if (workload?.kind !== 'training' || workload.trainingTokens === null || hours === 0) return sizes
	const tokensPerAcceleratorMonth = (workload.trainingTokens / hours) * HOURS_A_MONTH
	return { ...sizes, demand: { ...sizes.demand, tokensPerAcceleratorMonth } }
}
