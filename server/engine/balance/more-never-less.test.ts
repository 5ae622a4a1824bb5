import fc from 'fast-check'
import { test } from 'vitest'
import { order } from '../../../tests/factories/balance-input.ts'
import { must } from '../../../tests/factories/must.ts'
import { MONTHS, plans } from '../../../tests/factories/random/random-balance.ts'
import { noWorse, sharesByPriority } from '../../../tests/factories/served-shares.ts'
import type { BalanceInput, BalanceOrder } from './types.ts'

type More = { readonly MW: number; readonly accelerators: number }
const moreDrawn = fc.record({
	MW: fc.integer({ min: 1, max: 40 }),
	accelerators: fc.integer({ min: 1, max: 9000 }),
})

/** After every other order, so that it takes no power from one that is there. */
const arrivingLast = ({ accelerators }: More, place: Pick<BalanceOrder, 'site' | 'kind'>) => {
	const arrivalMonth = MONTHS - 2
	const there = Float64Array.from({ length: MONTHS }, (_, month) => (month < arrivalMonth ? 0 : accelerators))
	const all = { delivered: there, installed: there, available: there }
	return order(MONTHS, { ...place, ...all, id: 'more', accelerators, arrivalMonth, dueMonth: arrivalMonth })
}

/** More firm power at the first site, more halls there, more accelerators of the first order's kind: one at a time. */
function withMore(plan: BalanceInput, more: More): readonly BalanceInput[] {
	const add = (series: Float64Array) => series.map((now) => now + more.MW)
	const [place, ...others] = plan.sites
	const [ordered] = plan.orders
	if (!place) return []
	const powered = { ...place, energyAvailableMW: add(place.energyAvailableMW) }
	const housed = { ...place, infrastructureAvailableItMW: add(place.infrastructureAvailableItMW) }
	return [
		{ ...plan, sites: [powered, ...others] },
		{ ...plan, sites: [housed, ...others] },
		...(ordered ? [{ ...plan, orders: [...plan.orders, arrivingLast(more, ordered)] }] : []),
	]
}

function neverLess(plan: BalanceInput, more: More): void {
	const before = sharesByPriority(plan)
	for (const richer of withMore(plan, more)) noWorse(before, sharesByPriority(richer))
}

/** One pool: one site, one kind, every workload there. */
const onePool = plans.map((input): BalanceInput => {
	const orders = [...input.orders, order(MONTHS, { accelerators: 500 })].map((one) => ({ ...one, site: 0, kind: 0 }))
	return { ...input, sites: [must(input.sites[0])], orders }
})

test('law: more power, halls or accelerators in one pool never serve less, read by priority (B5, B6)', () => {
	fc.assert(fc.property(onePool, moreDrawn, neverLess), { numRuns: 200 })
})

/** A run that more accelerators let sit at a site brings its own D there (C3): here every kind of work peaks alike. */
const alike = (sites: BalanceInput['sites']) =>
	sites.map((site) => ({ ...site, diversityTraining: site.diversityMixed, diversityInference: site.diversityMixed }))

/** Sites and kinds as they come, each workload in one pool among them. */
const ownPools = plans.map((input): BalanceInput => {
	const workloads = input.workloads.map((workload, index) => {
		const own = input.orders[index % Math.max(1, input.orders.length)]
		return own ? { ...workload, sites: [own.site], chips: [must(input.kinds[own.kind]).chip.id] } : workload
	})
	return { ...input, workloads, sites: alike(input.sites) }
})

test('law: more of anything never serves less where each workload has one pool of its own or shares it (B6)', () => {
	fc.assert(fc.property(ownPools, moreDrawn, neverLess), { numRuns: 200 })
})
