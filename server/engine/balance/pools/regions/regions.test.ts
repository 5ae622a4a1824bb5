import { expect, test } from 'vitest'
import {
	application,
	balanceInput,
	inference,
	order,
	site,
	training,
} from '../../../../../tests/factories/balance-input.ts'
import { must } from '../../../../../tests/factories/must.ts'
import { balanceResult } from '../../balance-result.ts'
import { runBalance } from '../../run-balance.ts'
import type { BalanceInput } from '../../types.ts'
import type { InferenceWorkload } from '../../workloads/workload-types.ts'

const MONTHS = 2
const flat = (value: number) => new Float64Array(MONTHS).fill(value)
const asks = (tokens: number, regions?: readonly { readonly region: number; readonly share: number }[]) => ({
	...application(MONTHS),
	demand: { peakTokensPerSecond: flat(tokens), meanTokensPerSecond: flat(tokens / 2), activeUnits: flat(1) },
	...(regions && { regions }),
})

/** Replicas of eight that serve 8 · 100 · .65 · .97 = 504.4 tokens/s; ten of them at a, five at b. */
const REPLICA = 504.4
type Given = {
	readonly rtt: readonly (readonly number[])[]
	readonly shares: readonly number[]
	readonly replicas: number
}
function runOf(
	{ rtt, shares, replicas }: Given,
	service: Partial<InferenceWorkload>,
	over: Partial<BalanceInput> = {},
) {
	const places = shares.map((share, region) => ({ region, share }))
	return runBalance(
		balanceInput({
			months: MONTHS,
			sites: [site(MONTHS, { id: 'a' }), site(MONTHS, { id: 'b' })],
			orders: [order(MONTHS, { site: 0, accelerators: 80 }), order(MONTHS, { site: 1, accelerators: 40 })],
			regions: rtt.map((ms, region) => ({
				id: `r${region}`,
				name: `Region ${region}`,
				roundTripMs: new Float64Array(ms),
			})),
			applications: [asks(replicas * REPLICA, places)],
			workloads: [
				inference({
					...{ placement: 'balanced', acceleratorsPerReplica: 8, tokensPerSecondPerAccelerator: 100 },
					...service,
				}),
			],
			...over,
		}),
	)
}
function told(...given: Parameters<typeof runOf>) {
	const result = balanceResult(runOf(...given))
	const { placements, regions = {}, acceleratorsRequired } = must(result.workloads['serve-70b'])
	return {
		cause: result.bindingCause[0],
		a: placements['a/gb200-nvl72']?.[0] ?? 0,
		b: placements['b/gb200-nvl72']?.[0] ?? 0,
		served: Object.values(regions).map(({ servedShare }) => servedShare[0]),
		rtt: Object.values(regions).map(({ meanRttMs }) => meanRttMs),
		asked: result.layers.chips.required[0],
		bySite: Object.values(result.sites).map(({ layers }) => layers.chips.required[0]),
		required: acceleratorsRequired[0],
	}
}

test('a region is served by the nearest tier of sites first, as far as the class of the service goes (pW7)', () => {
	// a is 30 ms away, b 120: ten replicas at a, then two of b.
	const near = { rtt: [[30, 120]], shares: [1], replicas: 12 }
	expect(told(near, { latencyMs: 150 })).toMatchObject({ a: 80, b: 16, served: [1] })
	expect(told(near, { latencyMs: 150 }).rtt[0]).toBeCloseTo((10 * 30 + 2 * 120) / 12, 9)
	// Within 50 ms there is a alone: ten of twelve.
	expect(told(near, { latencyMs: 50 })).toMatchObject({ a: 80, b: 0, rtt: [30] })
	expect(told(near, { latencyMs: 50 }).served[0]).toBeCloseTo(10 / 12, 9)
	// Without a class any site will do, and still the near one comes first.
	expect(told({ ...near, rtt: [[160, 20]] }, {})).toMatchObject({ a: 56, b: 40, served: [1] })
	// Both within 50 ms are one tier and share alike: 4 and 2 replicas of six.
	expect(told({ rtt: [[50, 20]], shares: [1], replicas: 6 }, { latencyMs: 50 })).toMatchObject({ a: 32, b: 16 })
})

test('where nothing serves nothing is served, though shares of regions add up to 1 only but for rounding (pW7)', () => {
	const rtt = [0, 1, 2].map(() => [20, 20])
	// Less than a replica is there.
	const orders = [order(MONTHS, { site: 0, accelerators: 4 })]
	const run = runOf({ rtt, shares: [0.7, 0.2, 0.1], replicas: 1e9 }, { latencyMs: 50 }, { orders })
	expect(Array.from(run.ledger.workTokens)).toEqual([0, 0])
	expect(Array.from(run.ledger.applicationServed)).toEqual([0, 0])
})

test('regions take their turn by share, then by id, and what a whole replica has left serves the next in reach (pW7)', () => {
	// 60 % is 1.8 replicas at a, of which .2 are left; r0 asks 1.2 and takes one more there.
	const both = {
		rtt: [
			[20, 160],
			[20, 160],
		],
		shares: [0.4, 0.6],
		replicas: 3,
	}
	expect(told(both, { latencyMs: 50 })).toMatchObject({ a: 24, b: 0, served: [1, 1] })
	// a has ten replicas; the larger region asks all of them, and the smaller finds none.
	expect(told({ ...both, replicas: 16 }, { latencyMs: 50 }).served).toEqual([expect.closeTo((10 - 9.6) / 6.4, 9), 1])
	// Equal shares go by id.
	expect(told({ ...both, shares: [0.5, 0.5], replicas: 20 }, { latencyMs: 50 }).served).toEqual([1, 0])
	// What is left at a does not reach the other region.
	const apart = {
		rtt: [
			[20, 160],
			[160, 20],
		],
		shares: [0.4, 0.6],
		replicas: 3,
	}
	expect(told(apart, { latencyMs: 50 })).toMatchObject({ a: 16, b: 16, served: [1, 1], rtt: [20, 20] })
})

test('what a region lacks sits at the sites in its reach; without any at all sites of the service (pW7, pW9)', () => {
	// Two replicas more than a has: a is short of them, and of a server of four for spares; b is short of nothing.
	const near = told({ rtt: [[30, 160]], shares: [1], replicas: 12 }, { latencyMs: 50 })
	expect(near).toMatchObject({ required: 96, bySite: [100, 0] })
	expect(near.cause?.cause).toBe('not_ordered')
	// No site is near: of ten replicas none is served; half sit at each site, with a server of four for spares.
	const far = told({ rtt: [[200, 160]], shares: [1], replicas: 10 }, { latencyMs: 150 })
	expect(far).toMatchObject({ a: 0, b: 0, served: [0], rtt: [null], required: 80 })
	expect(far.bySite).toEqual([44, 44])
	expect(far.cause).toMatchObject({
		cause: 'no_site_in_reach',
		facts: { missing: 0, item: { id: 'serve-70b' }, reach: { regions: ['Region 0'], latencyMs: 150 } },
	})
})

test('out of reach is the cause only where it is the larger part of what is missing (pW7)', () => {
	// 30 ms from a and out of reach; of 20 replicas a serves ten, two or eight are missing beside those out of reach.
	const cut = (away: number) =>
		told(
			{
				rtt: [
					[30, 160],
					[200, 200],
				],
				shares: [1 - away, away],
				replicas: 20,
			},
			{ latencyMs: 50 },
		).cause?.cause
	expect(cut(0.4)).toBe('no_site_in_reach')
	expect(cut(0.1)).toBe('not_ordered')
})

test('users of whom nothing is said are served last, by any site (pW7)', () => {
	const given = { rtt: [[30, 160]], shares: [1], replicas: 5 }
	const applications = [asks(5 * REPLICA, [{ region: 0, share: 1 }]), { ...asks(9 * REPLICA), id: 'other' }]
	const claims = [0, 1].map((application) => ({ application, share: 1 }))
	// Five at a; nine of the five and five that are left, in equal parts: four and a half each, then whole.
	expect(told(given, { latencyMs: 50, claims }, { applications })).toMatchObject({ a: 80, b: 32, served: [1] })
})

test('a run that may be in no country where a site stands has none, and the cause says so (pW7)', () => {
	const nowhere = { countries: ['JP'] }
	const run = balanceResult(
		runBalance(
			balanceInput({
				months: MONTHS,
				applications: [],
				workloads: [training({ accelerators: 100, trainingTokens: 1e18, nowhere })],
			}),
		),
	)
	expect(run.workloads['train-405b']).toMatchObject({ acceleratorsAllocated: [0, 0], acceleratorsRequired: [100, 100] })
	expect(run.bindingCause[0]).toMatchObject({ cause: 'no_site_in_reach', facts: { reach: { countries: ['JP'] } } })
})
