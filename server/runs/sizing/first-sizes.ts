import { trains, type StartAnswers } from '#shared/start/answers.ts'

import type { Choices } from './choices.ts'
import { scheduled, type Timing } from './timing.ts'
import type { Sizes } from './sizes.ts'

/** The months of the cost model are those of a building of so many megawatts at most. */
const BLOCK_MW = 100
/** So many hands that none are short. */
const MANY = 1e6

/** Where the search begins: blocks alike, all of it there in the month asked for, and nothing short but what is being sized. */
export function firstSizes({ itMW, from, use, users }: StartAnswers, choices: Choices, timing: Timing): Sizes {
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
