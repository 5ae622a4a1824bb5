import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { reproduction } from '../../../tests/factories/reproduction.ts'
import { computePlan } from '../compute-plan.ts'

const JANUARY_2028 = 24
const lease = { id: 'l', siteId: 's', itMW: 20, startMonth: '2026-06', rentUsdPerKWMonth: 150 }
/** 10 MW that always come and 30 that may be cut, beside work that may pause for 27.7 of them, and a hall let for 20 MW of IT. */
const cut = (changes: Parameters<typeof reproduction>[0] = {}) =>
	computePlan(
		reproduction({
			site: { targetItMW: 24, targetMonth: '2026-12' },
			contract: { capacityMW: 10 },
			contracts: [{ id: 'n', kind: 'utility_nonfirm', capacityMW: 30, curtailmentHoursPerYear: 100 }],
			order: { accelerators: 12_000 },
			workload: { flexibility: 'pause' },
			plan: { leases: [lease] },
			...changes,
		}),
	)
const unserved = ({ verdict }: ReturnType<typeof cut>) => verdict.losses.filter(({ kind }) => kind === 'unserved')

test('lP3, vV4: a lease that power for pausing work cannot feed is lost, and that is why, though the target is met', () => {
	const run = cut()
	const { leasedItMW, deliveredItMW } = must(run.sites['s'])
	// 10 MW at the meter, at a peak PUE of 1.26, carry less than 7.9 MW of halls let; all that is there delivers 31 MW.
	expect(leasedItMW?.[JANUARY_2028]).toBeGreaterThan(7)
	expect(leasedItMW?.[JANUARY_2028]).toBeLessThan(10 / 1.2587)
	expect(deliveredItMW[JANUARY_2028]).toBeGreaterThan(24)
	const [loss] = unserved(run)
	expect(loss).toMatchObject({ cause: 'flexibility', layer: 'energy', siteId: 's' })
	// 12.44 MW in 43 months, and what training lacks itself.
	expect(must(loss).mwMonths).toBeGreaterThan(43 * 12.4)
	expect(must(loss).mwMonths).toBeLessThan(43 * 14)
	expect(run.verdict.headline.case).toBe('unserved')
})

test('lP3, vV4: the same lease on power that always comes is fed, and nothing of it is lost', () => {
	const run = cut({ contracts: [], contract: { capacityMW: 45 } })
	expect(must(run.sites['s']).leasedItMW?.[JANUARY_2028]).toBeCloseTo(20, 6)
	expect(unserved(run).some(({ cause }) => cause === 'flexibility')).toBe(false)
})

test('vV4: work that halls let leave without power lacks power, and is not scattered', () => {
	const run = cut({ contracts: [], contract: { capacityMW: 20 }, site: { targetItMW: 30, targetMonth: '2026-12' } })
	expect(must(run.workloads['t']).acceleratorsAllocated[6]).toBe(0)
	expect(unserved(run).map(({ cause }) => cause)).toEqual(['not_contracted'])
})

test('vV4: chips that are still installed in a hall that counts as full are why work waits, and nothing is scattered', () => {
	const run = computePlan(
		reproduction({ contract: { capacityMW: 120 }, hall: { itMW: 38 }, order: { orderMonth: '2026-03' } }),
	)
	expect([...new Set(unserved(run).map(({ cause }) => cause))]).toEqual(['installing'])
})
