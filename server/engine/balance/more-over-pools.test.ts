import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
	application,
	balanceInput,
	gb200Kind,
	inference,
	order,
	site,
	training,
} from '../../../tests/factories/balance-input.ts'
import { llama70b } from '../../../tests/factories/compute-rows.ts'
import { must } from '../../../tests/factories/must.ts'
import { MONTHS } from '../../../tests/factories/random/random-balance.ts'
import { noWorse, sharesByPriority } from '../../../tests/factories/served-shares.ts'
import { runBalance } from './run-balance.ts'
import type { BalanceInput } from './types.ts'

const shared = { applications: [application(MONTHS)], kinds: [gb200Kind] }

/** A few accelerators of one kind at each of three sites, and a few services that each want some of them. */
const handfuls = fc.record({
	there: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 3 }),
	services: fc.array(
		fc.record({
			wanted: fc.integer({ min: 1, max: 30 }),
			replica: fc.constantFrom(1, 2, 3, 4, 8),
			sites: fc.subarray([0, 1, 2], { minLength: 1 }),
		}),
		{ minLength: 2, maxLength: 4 },
	),
	site: fc.nat(2),
	more: fc.integer({ min: 1, max: 8 }),
})
type Handful = typeof handfuls extends fc.Arbitrary<infer T> ? T : never
type Service = Handful['services'][number]

function handfulPlan(services: readonly Service[], there: readonly number[]): BalanceInput {
	const peak = must(application(MONTHS).demand.peakTokensPerSecond[0])
	return balanceInput({
		...shared,
		months: MONTHS,
		sites: there.map((_, index) => site(MONTHS, { id: `site-${String(index)}`, acceleratorAvailability: 1 })),
		orders: there.map((accelerators, index) =>
			order(MONTHS, { id: `order-${String(index)}`, site: index, accelerators }),
		),
		workloads: services.map(({ wanted, replica, sites }, index) =>
			inference({
				...{ id: `service-${String(index)}`, priority: index, sites, acceleratorsPerReplica: replica },
				...{ tokensPerSecondPerAccelerator: 1, targetUtilisation: 1 },
				claims: [{ application: 0, share: wanted / peak }],
			}),
		),
	})
}

test(
	'law: over several pools too, where no replica is smaller than one placed before it (B6)',
	{ timeout: 30_000 },
	() => {
		fc.assert(
			fc.property(handfuls, ({ there, services, site: place, more }) => {
				const growing = services.toSorted((a, b) => a.replica - b.replica)
				const richer = there.map((count, index) => (index === place ? count + more : count))
				noWorse(sharesByPriority(handfulPlan(growing, there)), sharesByPriority(handfulPlan(growing, richer)))
			}),
			{ numRuns: 400 },
		)
	},
)

test(
	'law: whatever the replicas, the service that is placed first is never served less (B6)',
	{ timeout: 30_000 },
	() => {
		fc.assert(
			fc.property(handfuls, ({ there, services, site: place, more }) => {
				const richer = there.map((count, index) => (index === place ? count + more : count))
				const first = (atSites: readonly number[]) => sharesByPriority(handfulPlan(services, atSites)).slice(0, MONTHS)
				noWorse(first(there), first(richer))
			}),
			{ numRuns: 200 },
		)
	},
)

/** Users of three regions, each so far from every site, and a class for each service. */
const users = fc.record({
	rtts: fc.array(fc.array(fc.constantFrom(20, 100, 200), { minLength: 3, maxLength: 3 }), {
		minLength: 3,
		maxLength: 3,
	}),
	shares: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
	classes: fc.array(fc.constantFrom(50, 150, null), { minLength: 4, maxLength: 4 }),
	placement: fc.constantFrom('balanced', 'listed', 'cheapest'),
})
type Users = typeof users extends fc.Arbitrary<infer T> ? T : never

function withUsers(input: BalanceInput, { rtts, shares, classes, placement }: Users): BalanceInput {
	const parts = shares.map((share, region) => ({ region, share: share / shares.reduce((sum, one) => sum + one, 0) }))
	return {
		...input,
		regions: rtts.map((ms, region) => ({ id: `r${String(region)}`, name: '', roundTripMs: new Float64Array(ms) })),
		applications: input.applications.map((one) => ({ ...one, regions: parts })),
		workloads: input.workloads.map((one, index) =>
			one.kind === 'inference' ? { ...one, placement, latencyMs: classes[index] ?? null } : one,
		),
	}
}

test(
	'law: wherever its users are, the service that is placed first is never served less (pW7, pW8)',
	{ timeout: 30_000 },
	() => {
		fc.assert(
			fc.property(handfuls, users, ({ there, services, site: place, more }, drawn) => {
				const richer = there.map((count, index) => (index === place ? count + more : count))
				const first = (atSites: readonly number[]) =>
					sharesByPriority(withUsers(handfulPlan(services, atSites), drawn)).slice(0, MONTHS)
				noWorse(first(there), first(richer))
			}),
			{ numRuns: 300 },
		)
	},
)

test('law: what is asked and served adds up by region (pW7)', { timeout: 30_000 }, () => {
	fc.assert(
		fc.property(handfuls, users, ({ there, services }, drawn) => {
			const input = withUsers(handfulPlan(services, there), drawn)
			const { ledger } = runBalance(input)
			input.workloads.forEach((_, workload) => {
				for (let month = 0; month < MONTHS; month++) {
					const sum = (rows: readonly Float64Array[]) =>
						drawn.shares.reduce(
							(total, _share, region) => total + must(must(rows[workload])[region * MONTHS + month]),
							0,
						)
					const [asked, served] = [sum(ledger.regionAsked), sum(ledger.regionServed)]
					expect(asked).toBeCloseTo(must(ledger.workTokensAsked[workload * MONTHS + month]), 6)
					expect(served).toBeCloseTo(must(ledger.workTokens[workload * MONTHS + month]), 6)
				}
			})
		}),
		{ numRuns: 200 },
	)
})

const twoSites = [site(MONTHS, { id: 'a' }), site(MONTHS, { id: 'b' })]
const lastMonthOf = (input: BalanceInput) => {
	const { ledger } = runBalance(input)
	return input.workloads.map((_, workload) => must(ledger.workDone[workload * MONTHS + MONTHS - 1]))
}

test('finding: one accelerator more can take the pool of a later workload away, as B3 and B6 have it', () => {
	const first = inference({ id: 'first', acceleratorsPerReplica: 8, claims: [{ application: 0, share: 1e-6 }] })
	const model = { ...llama70b, totalParamsB: 1, activeParamsB: 1 }
	const second = training({ id: 'second', model, sites: [0], accelerators: 7, priority: 2, trainingTokens: 1e18 })
	const plan = (atA: number) =>
		balanceInput({
			...shared,
			months: MONTHS,
			sites: twoSites,
			orders: [
				order(MONTHS, { id: 'at-a', accelerators: atA }),
				order(MONTHS, { id: 'at-b', site: 1, accelerators: 8 }),
			],
			workloads: [first, second],
		})
	// Seven hold no replica of eight, so the first is served at b and the second has the seven to itself.
	expect(lastMonthOf(plan(7))).toEqual([1, 1])
	// Eight do, and a comes before b: one of two is served as well as before, the other not at all.
	expect(lastMonthOf(plan(8))).toEqual([1, 0])
})

test('finding: accelerators that arrive first are fed first, also where a later kind serves more (B5)', () => {
	const newer = { ...gb200Kind, chip: { ...gb200Kind.chip, id: 'newer' } }
	const older = training({
		id: 'older',
		chips: [gb200Kind.chip.id],
		accelerators: 1,
		priority: 2,
		trainingTokens: 1e15,
	})
	const first = training({ id: 'first', chips: ['newer'], accelerators: 100, trainingTokens: 1e15 })
	const plan = (arrivedFirst: number) =>
		balanceInput({
			...shared,
			months: MONTHS,
			kinds: [gb200Kind, newer],
			sites: [site(MONTHS, { energyAvailableMW: new Float64Array(MONTHS).fill(1) })],
			orders: [
				order(MONTHS, { id: 'old', accelerators: arrivedFirst }),
				order(MONTHS, { id: 'new', kind: 1, accelerators: 100, arrivalMonth: 1 }),
			],
			workloads: [first, older],
		})
	expect(lastMonthOf(plan(100))).toEqual([1, 1])
	expect(lastMonthOf(plan(1000))).toEqual([0, 1])
})
