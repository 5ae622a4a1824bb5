import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomPlans } from '../../../../tests/factories/random/random-plan.ts'
import { reproduction } from '../../../../tests/factories/reproduction.ts'
import { workedPlan } from '../../../../tests/factories/worked-plan.ts'
import { computePlan, resultOf, runPlan } from '../../compute-plan.ts'
import { figureOf } from '../../explain-plan.ts'
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

test('a million tokens costs what serves it: 1,000 at 2.13 USD/h, 600 tokens/s each, 0.99 USD (mM4.4)', () => {
	const { finance, applications, workloads } = computePlan(workedPlan('simple'))
	const [id] = Object.keys(finance.unitCosts.workloads).filter(
		(name) => finance.unitCosts.workloads[name]?.usdPerMillionTokens !== null,
	)
	const price = finance.unitCosts.workloads[id ?? '']?.usdPerMillionTokens ?? NaN
	// Hours of accelerators given, at the price of one hour, over the tokens of the mean rate.
	const hours = sumOf(workloads[id ?? '']?.acceleratorsAllocated ?? []) * 730
	const tokens =
		sumOf(
			Object.values(applications).flatMap(({ meanTokensPerSecond, demandTokensPerSecond, servedTokensPerSecond }) =>
				meanTokensPerSecond.map((mean, month) => {
					const asked = demandTokensPerSecond[month] ?? 0
					return asked > 0 ? (mean * (servedTokensPerSecond[month] ?? 0)) / asked : 0
				}),
			),
		) *
		730 *
		3600
	const hour = finance.unitCosts.acceleratorHours['abilene/gb200-nvl72']?.usdPerHour ?? NaN
	// The hour is that of training and serving together; prices of months differ a little.
	expect(price / ((hour * hours * 1e6) / tokens)).toBeGreaterThan(0.5)
	expect(price / ((hour * hours * 1e6) / tokens)).toBeLessThan(2)
	expect(finance.totals.usdPerMillionTokens).toBeCloseTo(price, 9)
	expect(finance.totals.fleetUsdPerMillionTokens).toBeGreaterThan(price * 20)
	expect((2.13 * 1000) / ((1000 * 600 * 3600) / 1e6)).toBeCloseTo(0.99, 2)
})

test('capital of a combined-cycle plant is 34.6 USD/MWh at 65 % of the hours (mM9)', () => {
	const frame = runPlan(
		reproduction({
			contracts: [{ id: 'plant', kind: 'btm_ccgt', capacityMW: 100, startMonth: '2026-01', status: 'energised' }],
		}),
	)
	const recovery = figureOf(frame, { quantity: 'finance.plantRecovery', scope: 'contract:plant', month: '2027-06' })
	const cost = resultOf(frame).finance.plants['plant']?.capitalUsd ?? NaN
	// At the kind's own price a kilowatt, whatever its builders' wages come to.
	const atRow = ((recovery?.value ?? NaN) * 100 * 2300 * 1000) / cost
	expect(atRow / (100 * 730 * 0.65)).toBeCloseTo(34.6, 1)
})

test('a contract that only buys energy costs its price; demand and connection come on top (mM4.5)', () => {
	const terms = { energyPriceUsdPerMWh: 50, demandChargeUsdPerKWMonth: 0, minimumDemandShare: 0 }
	const bare = computePlan(reproduction({ contract: terms }))
	expect(bare.finance.unitCosts.contracts['u']?.lcoeUsdPerMWh).toBeCloseTo(50, 6)
	const built = computePlan(reproduction({ contract: { ...terms, networkUpgradeUsd: 12e6 } }))
	expect(built.finance.unitCosts.contracts['u']?.lcoeUsdPerMWh).toBeGreaterThan(50.5)
})

test('capital of the plan before, within and after is told with the totals (mM1.9)', () => {
	const { totals, committedUsd } = computePlan(workedPlan('simple')).finance
	expect(totals.committedUsd).toBe(committedUsd.totalUsd)
})

// InferenceX app, 3 Apr 2026, as the chapter restates it at 65 USD/MWh: H100 1.30, H200 1.43, B200 1.74, GB200 2.12 USD.
const HOURS = [
	['h100-sxm', 1.3],
	['h200-sxm', 1.43],
	['b200-sxm', 1.74],
	['gb200-nvl72', 2.12],
] as const
test.each(HOURS)(
	'an hour of %s at work costs what the chapter says of it, within 6 %%: its place is not told (mM9)',
	(chip, usd) => {
		const accelerators = 14_400
		const result = computePlan(
			reproduction({
				contract: { energyPriceUsdPerMWh: 65 },
				hall: { scope: 'greenfield', startMonth: '2024-06', durationMonths: 14, itMW: 30 },
				order: { chip, accelerators, unitPriceUsd: null, orderMonth: '2026-01' },
				workload: { accelerators, startMonth: '2026-03' },
				plan: { horizonMonths: 60 },
			}),
		)
		expect(Math.abs(usdPerHour(result, `s/${chip}`) / usd - 1)).toBeLessThan(0.06)
	},
)
