import fc from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { randomPlans } from '../../../../tests/factories/random/random-plan.ts'
import { reproduction } from '../../../../tests/factories/reproduction.ts'
import { workedPlan } from '../../../../tests/factories/worked-plan.ts'
import { computePlan, runPlan } from '../../compute-plan.ts'
import { columnOf, type Frame } from '../../kernel/run.ts'
import type { EngineModel } from '../../world.ts'
import { capacityCost } from './capacity-cost.ts'
import { idleUsd } from './idle-cost.ts'
import { leasedUsd, usedUsd } from './share-capacity.ts'
import { siteStaffBill } from '../running/finance-staff.ts'
import { usedCosts } from './used-capacity.ts'

const sumOf = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0)
const site = {
	...{ hallsUsd: 6e6, staffUsd: 6e5, powerUsd: 1e6, energyUsd: 2e6 },
	...{ itMW: 60, firmMW: 75, perItMW: 1.25, averageMW: 40 },
}

test('accelerators at work take halls by the rack, power by the meter, energy by what they draw (mM4.3)', () => {
	const [used] = usedCosts(site, [{ accelerators: 1000, chipUsd: 1100, itMW: 30, busyMW: 20 }])
	expect(used).toEqual({ chip: 1.1e6, hall: 3e6, staff: 3e5, power: 5e5, energy: 1e6 })
})

test('pools come one after another and take no more than is left', () => {
	const pool = { accelerators: 1, chipUsd: 0, itMW: 40, busyMW: 20 }
	const [first, second] = usedCosts(site, [pool, pool])
	expect(first?.hall).toBeCloseTo(4e6, 6)
	expect(second?.hall).toBeCloseTo(2e6, 6)
	expect(second?.power).toBeCloseTo(1e6 / 3, 6)
	expect(usedCosts({ ...site, itMW: 0, firmMW: 0, averageMW: 0 }, [pool])[0]).toEqual({
		...{ chip: 0, hall: 0, staff: 0, power: 0, energy: 0 },
	})
})

/** Months in which what is used and what is idle are not what capacity costs. */
function unbalanced(frame: Frame<EngineModel>): readonly string[] {
	const { months } = frame.world
	const at = (of: Parameters<typeof columnOf>[1], month: number) => {
		const column = columnOf(frame, of)
		return sumOf(Array.from({ length: column.count }, (_, index) => column.at(index, month)))
	}
	return Array.from({ length: months }, (_, month) => month).flatMap((month) => {
		const all = [...Object.values(capacityCost), siteStaffBill].reduce((sum, of) => sum + at(of, month), 0)
		const used = [...Object.values(usedUsd), ...Object.values(leasedUsd)].reduce((sum, of) => sum + at(of, month), 0)
		const idle = at(idleUsd.total, month)
		const told = Math.abs(used + idle - all) <= 1e-6 * Math.max(1, Math.abs(all))
		return told ? [] : [`month ${String(month)}: ${String(used)} + ${String(idle)}, not ${String(all)}`]
	})
}

test('used and idle are what capacity costs, in every month of random plans (mM9)', { timeout: 120_000 }, () => {
	const plans = fc.sample(randomPlans, { seed: 41, numRuns: 40 })
	for (const plan of plans) expect(unbalanced(runPlan(plan))).toEqual([])
})

const usdPerHour = (result: ReturnType<typeof computePlan>, pool: string) =>
	result.finance.unitCosts.acceleratorHours[pool]?.usdPerHour ?? NaN

test('an accelerator-hour is the sum of its parts, and a pool that is never at work has a price too (mM4.4)', () => {
	const working = computePlan(reproduction())
	const parts = working.finance.unitCosts.acceleratorHours['s/gb200-nvl72']
	const { usdPerHour: all = NaN, ...rest } = parts ?? {}
	expect(all).toBeCloseTo(sumOf(Object.values(rest).map((value) => value ?? 0)), 9)
	expect(all).toBeGreaterThan(1)
	const unused = computePlan(reproduction({ workload: { startMonth: '2050-01' } }))
	expect(unused.finance.unitCosts.idleByLayer.chipsUsd).toBeGreaterThan(working.finance.unitCosts.idleByLayer.chipsUsd)
	// Chips cost what they cost; only what they draw is reckoned otherwise.
	const chips = (of: typeof working) => of.finance.unitCosts.acceleratorHours['s/gb200-nvl72']?.chipUsd ?? NaN
	expect(chips(unused)).toBeCloseTo(chips(working), 9)
	const never = computePlan(reproduction({ contract: { startMonth: '2050-01', status: 'agreement' } }))
	expect(usdPerHour(never, 's/gb200-nvl72')).toBeNaN()
})

test('a second, idle pool leaves what the working one costs and is idle itself', () => {
	const order = { accelerators: 7200 }
	const workload = { accelerators: 7200 }
	const one = computePlan(reproduction({ order, workload }))
	const plan = reproduction({ order, workload })
	const [first] = plan.chipOrders
	const other = { ...first, id: 'later', powerCapW: 1000 } as typeof first & object
	const two = computePlan({ ...plan, chipOrders: [...plan.chipOrders, other] })
	const hour = (of: typeof one) => of.finance.unitCosts.acceleratorHours['s/gb200-nvl72']
	expect(hour(two)?.chipUsd).toBeCloseTo(hour(one)?.chipUsd ?? NaN, 9)
	expect(hour(two)?.hallUsd).toBeCloseTo(hour(one)?.hallUsd ?? NaN, 9)
	expect(two.finance.totals.idleUsd).toBeGreaterThan(one.finance.totals.idleUsd + 7200 * 48_000 * 0.3)
})

test('a contract that only buys energy costs its price; demand and connection come on top (mM4.5)', () => {
	const terms = { energyPriceUsdPerMWh: 50, demandChargeUsdPerKWMonth: 0, minimumDemandShare: 0 }
	const bare = computePlan(reproduction({ contract: terms }))
	expect(bare.finance.unitCosts.contracts['u']?.lcoeUsdPerMWh).toBeCloseTo(50, 6)
	const built = computePlan(reproduction({ contract: { ...terms, networkUpgradeUsd: 12e6 } }))
	// 12 million over 240 months at 8 % a year, on what is taken; all of it in the present value of month 0.
	const i = 1.08 ** (1 / 12) - 1
	const recovery = (12e6 * i) / (1 - (1 + i) ** -240)
	expect(recovery).toBeCloseTo(98_298, -1)
	const taken = must(built.contracts['u']).energyMWh
	const present = (of: (MWh: number) => number) =>
		taken.reduce((sum, MWh, month) => sum + of(MWh) / (1 + i) ** month, 0)
	const expected = present((MWh) => 50 * MWh + recovery) / present((MWh) => MWh)
	expect(built.finance.unitCosts.contracts['u']?.lcoeUsdPerMWh).toBeCloseTo(expected, 9)
})

test('energy of own engines costs gas, operation, capital and insurance: 0.25 % of it a year (mM4.5)', () => {
	const own = { id: 'gas', kind: 'btm_recip', capacityMW: 40, status: 'energised', fuelUsdPerMMBtu: 4 }
	const { contracts, finance } = computePlan(reproduction({ contracts: [own], contract: { capacityMW: 20 } }))
	const { energyMWh, energyUsd } = must(contracts['gas'])
	const cost = finance.plants['gas']?.capitalUsd ?? NaN
	expect(cost).toBeCloseTo(40_000 * 1700, -1)
	const i = 1.08 ** (1 / 12) - 1
	const owned = (cost * i) / (1 - (1 + i) ** -300) + (cost * 0.0025) / 12
	const present = (of: (month: number) => number) =>
		energyMWh.reduce((sum, _, month) => sum + of(month) / (1 + i) ** month, 0)
	const expected = present((month) => (energyUsd[month] ?? 0) + owned) / present((month) => energyMWh[month] ?? 0)
	expect(finance.unitCosts.contracts['gas']?.lcoeUsdPerMWh).toBeCloseTo(expected, 9)
})

test('capital of the plan before, within and after is told with the totals (mM1.9)', () => {
	const { totals, committedUsd } = computePlan(workedPlan('simple')).finance
	expect(totals.committedUsd).toBe(committedUsd.totalUsd)
})
