import { expect, test } from 'vitest'
import { application, balanceInput, inference, order, site, training } from '../../../tests/factories/balance-input.ts'
import { must } from '../../../tests/factories/must.ts'
import { runBalance } from './run-balance.ts'
import type { BalanceInput } from './types.ts'

const MONTHS = 12
const IDS = ['ashburn', 'abilene', 'columbus'] as const

/** Three sites, each with an order, an application and the workload that serves it. */
function threeSites(over: Partial<BalanceInput> = {}): BalanceInput {
	return balanceInput({
		months: MONTHS,
		sites: IDS.map((id) => site(MONTHS, { id })),
		orders: IDS.map((id, index) => order(MONTHS, { id, site: index, accelerators: 72 * (index + 1) })),
		applications: IDS.map((id) => application(MONTHS, { id })),
		workloads: IDS.map((id, index) => service(id, index, [index])),
		...over,
	})
}

function service(id: string, place: number, sites: readonly number[]) {
	return inference({ id, sites, claims: [{ application: place, share: 1 }] })
}

const sitesOf = (input: BalanceInput) => runBalance(input).parts.map(({ sites }) => sites)
const fewer = (input: BalanceInput, at: number): BalanceInput => ({
	...input,
	sites: input.sites.with(at, { ...must(input.sites[at]), energyAvailableMW: new Float64Array(MONTHS).fill(0.1) }),
})

test('sites that share nothing are parts of their own, with all that is theirs', () => {
	const [, second] = runBalance(threeSites()).parts
	expect(sitesOf(threeSites())).toEqual([[0], [1], [2]])
	expect(second).toMatchObject({ orders: [1], applications: [1], workloads: [1], turns: [1] })
	// Its own pool, which is first by the sites’ ids, and its stand-in.
	expect(second?.pools).toEqual([0, 4])
})

test('sites are joined by a workload, an application, a model made in training and a price that moves demand', () => {
	const { workloads } = threeSites()
	const made = workloads.with(2, { ...service('made', 2, [2]), modelId: 'own' })
	const run = training({ id: 'run', sites: [1], producesModel: 'own' })
	const both = inference({ id: 'both', sites: [2], claims: [{ application: 0, share: 0.5 }] })
	expect(sitesOf(threeSites({ workloads: [...workloads, service('x', 0, [0, 2])] }))).toEqual([[0, 2], [1]])
	expect(sitesOf(threeSites({ workloads: [...workloads, both] }))).toEqual([[0, 2], [1]])
	expect(sitesOf(threeSites({ workloads: [...made, run] }))).toEqual([[0], [1, 2]])
	expect(sitesOf(threeSites({ workloads: [...workloads, service('any', 0, [])] }))).toEqual([[0, 1, 2]])
	expect(sitesOf(threeSites({ demandElasticity: 0.5 }))).toEqual([[0, 1, 2]])
})

test('a balance from another runs the parts that read something else, and comes to what it does alone', () => {
	// Half of the demand is carried by nobody and sits at all sites together.
	const workloads = IDS.map((id, place) =>
		inference({ id, sites: [place], claims: [{ application: place, share: 0.5 }] }),
	)
	const plan = threeSites({ workloads })
	const before = runBalance(plan)
	const again = runBalance(fewer(plan, 1), before.sizes, { earlier: before })
	expect(again.parts.map((part, index) => part === before.parts[index])).toEqual([true, false, true])
	const alone = runBalance(fewer(plan, 1))
	expect([again.ledger, again.sites]).toEqual([alone.ledger, alone.sites])
	// Where its workloads may run is as it was, and so is what stands at the other two sites.
	expect(again.layout).toBe(before.layout)
	expect(again.sites.map((figures, index) => figures === before.sites[index])).toEqual([true, false, true])
	expect(again.ledger).not.toEqual(before.ledger)
	expect(again.ledger.siteTokensRequired[0]).toBeGreaterThan(must(again.ledger.siteTokensClaimed[0]))
})

test.each<[string, Partial<BalanceInput>]>([
	['what all parts read', { spareShare: 0.5 }],
	['the demand of an application', { applications: IDS.map((id) => application(MONTHS, { id, unitsAtStart: 9e4 })) }],
	['how often accelerators are down', { sites: IDS.map((id) => site(MONTHS, { id, acceleratorAvailability: 0.5 })) }],
	['an order moved to another site', { orders: IDS.map((id) => order(MONTHS, { id, site: 0, accelerators: 144 })) }],
	['a workload that joins all sites', { workloads: [inference({ id: 'any' })] }],
	['a price that moves demand', { demandElasticity: 0.5, unitCost: ({ month }) => 1 + month }],
])('%s: a balance from another comes to what it does alone', (_, change) => {
	const alone = runBalance(threeSites(change))
	const again = runBalance(threeSites(change), alone.sizes, { earlier: runBalance(threeSites()) })
	expect([again.ledger, again.layout, again.sites]).toEqual([alone.ledger, alone.layout, alone.sites])
	const known = runBalance(threeSites(change), alone.sizes, { earlier: alone })
	expect(known.parts.every((part, index) => part === alone.parts[index])).toBe(true)
	expect(known.ledger).toEqual(alone.ledger)
})
