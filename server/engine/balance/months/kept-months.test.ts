import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
	application,
	balanceInput,
	inference,
	order,
	site,
	training,
} from '../../../../tests/factories/balance-input.ts'
import { must } from '../../../../tests/factories/must.ts'
import { MONTHS, plans } from '../../../../tests/factories/random/random-balance.ts'
import { runBalance } from '../run-balance.ts'
import type { BalanceInput, BalanceSite } from '../types.ts'

type Edit = { readonly from: number; readonly to: number; readonly by: number }

const between = (series: Float64Array, { from, to, by }: Edit) =>
	series.map((value, month) => (month >= from && month < to ? value * by : value))

/** One thing of a plan, times a factor in some of its months. */
const EDITS: readonly ((plan: BalanceInput, edit: Edit) => BalanceInput)[] = [
	(plan, edit) => withSite(plan, (place) => ({ ...place, energyAvailableMW: between(place.energyAvailableMW, edit) })),
	(plan, edit) =>
		withSite(plan, (place) => ({
			...place,
			infrastructureAvailableItMW: between(place.infrastructureAvailableItMW, edit),
		})),
	(plan, edit) => ({
		...plan,
		orders: plan.orders.map((one) => ({ ...one, available: between(one.available, edit).map(Math.floor) })),
	}),
	(plan, edit) => ({
		...plan,
		orders: plan.orders.map((one) => ({ ...one, delivered: between(one.delivered, edit) })),
	}),
	(plan, edit) => ({
		...plan,
		applications: plan.applications.map((one) => ({
			...one,
			demand: { ...one.demand, peakTokensPerSecond: between(one.demand.peakTokensPerSecond, edit) },
		})),
	}),
	(plan, { by }) => withSite(plan, (place) => ({ ...place, itOverheadFactor: place.itOverheadFactor * by })),
	(plan, { by }) => withSite(plan, (place) => ({ ...place, diversityInference: place.diversityInference * by })),
	(plan) => withSite(plan, (place) => ({ ...place, targetItMW: 33 })),
	(plan, { by }) => withSite(plan, (place) => ({ ...place, energyUsdPerMWh: 60 * by })),
	(plan, { by }) => withSite(plan, (place) => ({ ...place, peakPue: 1 + by / 4 })),
]

function withSite(plan: BalanceInput, change: (place: BalanceSite) => BalanceSite): BalanceInput {
	return { ...plan, sites: plan.sites.with(-1, change(must(plan.sites.at(-1)))) }
}

/** Plans whose workloads fill their sites as listed, or where power costs least. */
const placed = fc
	.tuple(plans, fc.constantFrom('listed' as const, 'cheapest' as const))
	.map(([{ sites, workloads, ...plan }, placement]): BalanceInput => ({
		...plan,
		sites: sites.map((place, index) => ({ ...place, energyUsdPerMWh: 50 + 10 * index })),
		workloads: workloads.map((work) => ({ ...work, placement })),
	}))

test('law: a balance that keeps months of another comes to what it does alone', () => {
	const month = fc.nat(MONTHS)
	fc.assert(
		fc.property(placed, month, month, fc.nat(EDITS.length - 1), fc.constantFrom(0, 0.5, 0.9, 1.5), (plan, ...drawn) => {
			const [one, other, which, by] = drawn
			const edit = { from: Math.min(one, other), to: Math.max(one, other), by }
			const edited = must(EDITS[which])(plan, edit)
			const before = runBalance(plan)
			const again = runBalance(edited, before.sizes, { earlier: before })
			const alone = runBalance(edited, before.sizes)
			expect([again.ledger, again.sites]).toEqual([alone.ledger, alone.sites])
			// And back: what was kept of the first run is as it was.
			expect(runBalance(plan, before.sizes, { earlier: again }).ledger).toEqual(runBalance(plan).ledger)
		}),
		{ numRuns: 100 },
	)
})

const PLAN_MONTHS = 12
/** Two sites that one service joins, and a run that takes what it leaves. */
function twoSites(): BalanceInput {
	return balanceInput({
		months: PLAN_MONTHS,
		sites: ['ashburn', 'abilene'].map((id) => site(PLAN_MONTHS, { id })),
		orders: [0, 1].map((place) => order(PLAN_MONTHS, { id: String(place), site: place, accelerators: 720 })),
		applications: [application(PLAN_MONTHS, { growth: 'linear', unitsAtStart: 1e5, unitsAtEnd: 9e6 })],
		workloads: [inference({ id: 'service' }), training({ id: 'run', accelerators: 500 })],
	})
}

test('power that nothing waits for shares out nothing anew', () => {
	const before = runBalance(twoSites())
	const more = withSite(twoSites(), (place) => ({
		...place,
		energyAvailableMW: place.energyAvailableMW.map((MW) => MW + 50),
	}))
	const again = runBalance(more, before.sizes, { earlier: before })
	expect(again.ledger.energyAvailable).not.toEqual(before.ledger.energyAvailable)
	// Its rows by pool are those of the earlier run, not others like them.
	again.ledger.placed.forEach((rows, workload) => {
		expect(rows).toBe(before.ledger.placed[workload])
	})
	expect(again.sites.map((figures, place) => figures === before.sites[place])).toEqual([true, false])
	expect(again.sites).toEqual(runBalance(more).sites)
})

test('a price of power moves nothing where no workload goes by it, and shares out anew where one does', () => {
	const dearer = (placement: 'listed' | 'cheapest') => {
		const { workloads, ...plan } = twoSites()
		const priced = withSite({ ...plan, workloads: workloads.map((work) => ({ ...work, placement })) }, (place) => ({
			...place,
			energyUsdPerMWh: 40,
		}))
		const before = runBalance(priced)
		const edited = withSite(priced, (place) => ({ ...place, energyUsdPerMWh: 90 }))
		const again = runBalance(edited, before.sizes, { earlier: before })
		expect(again.ledger).toEqual(runBalance(edited).ledger)
		return again.ledger.placed.map((rows, workload) => rows === before.ledger.placed[workload])
	}
	expect(dearer('listed')).toEqual([true, true])
	expect(dearer('cheapest')).toEqual([false, false])
})

test('months before and after a cut of power are kept, and a run that falls behind in it ends later', () => {
	const before = runBalance(twoSites())
	const { sites, ...plan } = twoSites()
	const dark = { from: 3, to: 5, by: 0 }
	const cut = {
		...plan,
		sites: sites.map((place) => ({ ...place, energyAvailableMW: between(place.energyAvailableMW, dark) })),
	}
	const again = runBalance(cut, before.sizes, { earlier: before })
	const alone = runBalance(cut)
	expect(again.ledger).toEqual(alone.ledger)
	expect(again.ledger.flopDone[PLAN_MONTHS + 2]).toBe(before.ledger.flopDone[PLAN_MONTHS + 2])
	expect(again.ledger.flopDone[PLAN_MONTHS + 5]).toBeLessThan(must(before.ledger.flopDone[PLAN_MONTHS + 5]))
})
