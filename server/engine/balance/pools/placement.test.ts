import { expect, test } from 'vitest'
import {
	application,
	balanceInput,
	batch,
	inference,
	order,
	site,
	training,
} from '../../../../tests/factories/balance-input.ts'
import { runBalance } from '../run-balance.ts'
import type { BalanceInput } from '../types.ts'
import type { InferenceWorkload, StandingWorkload } from '../workloads/workload-types.ts'
import { workloadResults } from '../workloads/workload-results.ts'

const MONTHS = 3
const flat = (value: number) => new Float64Array(MONTHS).fill(value)

/** Ten replicas of eight at site a, five at site b; each serves 8 · 100 · .65 · .97 = 504.4 tokens/s. */
const REPLICA = 8 * 100 * 0.65 * 0.97
const asked = (tokens: number) => ({
	...application(MONTHS),
	demand: { peakTokensPerSecond: flat(tokens), meanTokensPerSecond: flat(tokens / 2), activeUnits: flat(1) },
})
const served = (workload: Partial<InferenceWorkload>, replicas: number) =>
	runBalance(
		balanceInput({
			months: MONTHS,
			sites: [site(MONTHS, { id: 'a', energyUsdPerMWh: 90 }), site(MONTHS, { id: 'b', energyUsdPerMWh: 30 })],
			orders: [order(MONTHS, { site: 0, accelerators: 80 }), order(MONTHS, { site: 1, accelerators: 40 })],
			applications: [asked(replicas * REPLICA)],
			workloads: [inference({ ...workload, acceleratorsPerReplica: 8, tokensPerSecondPerAccelerator: 100 })],
		}),
	)
const placed = (workload: Partial<InferenceWorkload>, replicas: number) => {
	const { placements = {} } = workloadResults(served(workload, replicas))['serve-70b'] ?? {}
	return ['a/gb200-nvl72', 'b/gb200-nvl72'].map((pool) => placements[pool]?.[0] ?? 0)
}

test('a balanced service takes of every site its part, in whole replicas: rounded down, then the least met first (pW8)', () => {
	// 5.97 replicas: 3.98 and 1.99, rounded down 3 and 1; then b, which is met less, then a.
	expect(placed({ placement: 'balanced' }, 5.97)).toEqual([32, 16])
	expect(placed({ placement: 'balanced' }, 1.2)).toEqual([8, 8])
	expect(placed({ placement: 'balanced' }, 0.4)).toEqual([8, 0])
	expect(placed({ placement: 'balanced' }, 40)).toEqual([80, 40])
})

test('a listed one fills its sites in order, the cheapest where its energy costs least, rounded up (pW8)', () => {
	expect(placed({ placement: 'listed' }, 11.2)).toEqual([80, 16])
	expect(placed({ placement: 'listed', sites: [1, 0] }, 11.2)).toEqual([56, 40])
	expect(placed({ placement: 'cheapest' }, 5.6)).toEqual([8, 40])
})

const standing: StandingWorkload = {
	...{ id: 'held', name: 'Held', sites: [], chips: [], priority: 1, startMonth: 0, lastMonth: 99 },
	...{ kind: 'standing', modelId: '', modelName: '', placement: 'balanced' },
	...{ fleetShare: null, asked: flat(60), byHours: false },
}

test('work that serves nobody goes where most accelerators are free (pW8)', () => {
	const run = runBalance(
		balanceInput({
			months: MONTHS,
			sites: [site(MONTHS, { id: 'a' }), site(MONTHS, { id: 'b' })],
			orders: [order(MONTHS, { site: 0, accelerators: 40 }), order(MONTHS, { site: 1, accelerators: 80 })],
			applications: [],
			workloads: [standing],
		}),
	)
	expect(Object.entries(workloadResults(run)['held']?.placements ?? {})).toEqual([['b/gb200-nvl72', [60, 60, 60]]])
})

/** A thousand accelerators at site a, none at b; the run asks for two thousand. */
const short = (over: Partial<BalanceInput>) => {
	const run = runBalance(
		balanceInput({
			months: MONTHS,
			sites: [site(MONTHS, { id: 'a' }), site(MONTHS, { id: 'b' })],
			orders: [order(MONTHS, { site: 0, accelerators: 1000 })],
			applications: [],
			workloads: [training({ accelerators: 2000, trainingTokens: 1e18 })],
			...over,
		}),
	)
	return run.sites.map(({ chips }) => chips.required[0])
}

test('what is lacked is booked where power and halls have room: a site without chips is short of chips (pW9)', () => {
	// Room of a: 80 − 1,000 · 1.11 · .9 · 132/72 kW = 78.17 MW; of b 80 MW. Need: 1.83 and, at the mixed peak, 1.73 MW.
	const [a, b] = [78.1685 / 1.8315, 80 / 1.72975]
	expect(short({})).toEqual([1000 + Math.round((1000 * a) / (a + b)), Math.round((1000 * b) / (a + b))])
	// No room at a: all of it is asked of b.
	const full = site(MONTHS, { id: 'a', infrastructureAvailableItMW: flat(1.8315) })
	expect(short({ sites: [full, site(MONTHS, { id: 'b' })] })).toEqual([1000, 1000])
	// None at b either, where nothing is built: it stays with the chips, as their site is all there is.
	const dark = site(MONTHS, { id: 'b', energyAvailableMW: flat(0) })
	expect(short({ sites: [full, dark] })).toEqual([2000, 0])
})

test('later work finds only the room that earlier work was not booked (pW9)', () => {
	const small = site(MONTHS, { id: 'b', infrastructureAvailableItMW: flat(1.72975) })
	const full = site(MONTHS, { id: 'a', infrastructureAvailableItMW: flat(1.8315) })
	const first = training({ id: 'one', accelerators: 2000, trainingTokens: 1e18 })
	const second = batch({ id: 'two', jobsPerMonth: 730 * 100, hoursPerJob: [0.97] })
	// The run's missing thousand fill b; the hundred accelerators of jobs find none and sit by the sites' size, 51 to 49.
	expect(short({ sites: [full, small], workloads: [first, second] })).toEqual([1000 + 51, 1000 + 49])
})
