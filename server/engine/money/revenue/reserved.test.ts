import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { reproduction, reproductionFile } from '../../../../tests/factories/reproduction.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { computePlan, rerunPlan, runPlan } from '../../compute-plan.ts'

type Entry = Record<string, unknown>
const MONTH = 20
const TERM = { accelerators: 4000, startMonth: '2027-01', termMonths: 24, usdPerAcceleratorHour: 4.6 }
const changes = (reserved: readonly Entry[], order: Entry = {}, plan: Entry = { workloads: [] }) => ({
	order: { accelerators: 7200, rentOccupancyShare: 0.7, ...order, reserved },
	hall: { itMW: 20 },
	plan,
})
const run = (...of: Parameters<typeof changes>) => computePlan(reproduction(changes(...of)))
const hoursIn = (result: ReturnType<typeof run>, month: number) =>
	must(result.finance.revenueByKind.acceleratorHoursUsd[month])

test('customers pay for what runs, used or not: 4,000 at 4.6 USD, used .9 and .7 of the time (lP31, by hand)', () => {
	const reserved = [{ ...TERM, takeOrPayShare: 0.8 }]
	expect(hoursIn(run(reserved, { rentOccupancyShare: 0.9 }), MONTH)).toBeCloseTo(12_088_800, 3)
	expect(hoursIn(run(reserved, { rentOccupancyShare: 0.7 }), MONTH)).toBeCloseTo(10_745_600, 3)
	const all = run([TERM])
	expect(hoursIn(all, MONTH)).toBeCloseTo(4000 * 730 * 4.6, 3)
	expect([hoursIn(all, 11), hoursIn(all, 36)]).toEqual([0, 0])
})

test('they are served before the plan’s own work and before hours let, in the order of the list (lP31)', () => {
	const work = { id: 'w', kind: 'standing', siteIds: ['s'], accelerators: 7200, startMonth: '2026-06' }
	const own = run([TERM], {}, { workloads: [work] })
	expect(must(own.workloads['w']).acceleratorsAllocated[MONTH]).toBe(3200)
	expect(must(own.workloads['w']).acceleratorsAllocated[MONTH - 10]).toBe(7200)
	const rent = { rentUsdPerAcceleratorHour: 2, rentOccupancyShare: 0.5, rentRampMonths: 1, rentDeclinePerYear: 0 }
	expect(hoursIn(run([TERM], rent), MONTH)).toBeCloseTo(4000 * 730 * 4.6 + 0.5 * 3200 * 730 * 2, 3)
	// Power for few: the first of the list has them, the second less, and the reader is told of the month and the money.
	const second = { ...TERM, accelerators: 3000, usdPerAcceleratorHour: 1 }
	const short = computePlan(reproduction({ ...changes([TERM, second]), contract: { capacityMW: 11 } }))
	const energised = must(must(short.sites['s']).energisedAccelerators[MONTH])
	expect(energised).toBeGreaterThan(4000)
	expect(energised).toBeLessThan(7000)
	expect(hoursIn(short, MONTH)).toBeCloseTo(730 * (4000 * 4.6 + (energised - 4000) * 1), 2)
	const told = must(short.warnings.find(({ code }) => code === 'reserved_short'))
	expect(told.path).toBe('chipOrders[0].reserved')
	expect(told.facts).toMatchObject({ month: '2027-01', reserved: 7000, missing: 7000 - energised })
	expect(must(short.sites['s']).layers.energy.coverage[MONTH]).toBeLessThan(1)
	expect(short.binding[MONTH]).toBe('energy')
	expect(run([TERM]).warnings.map(({ code }) => code)).not.toContain('reserved_short')
})

test('what is reserved is asked in full of chips, halls and power once it is planned to serve (lP30, lP31)', () => {
	const { layers } = must(run([TERM]).sites['s'])
	expect(layers.chips.required[MONTH]).toBeCloseTo(4000, 6)
	expect(layers.infrastructure.required[MONTH]).toBeCloseTo((4000 * (132 / 72) * 1.11 * 0.85) / 1000, 6)
	expect(layers.chips.required[5]).toBe(0)
})

test('a prepayment comes in with the term, pays its share of each bill, and is returned as far as it is left', () => {
	const deposits = (reserved: Entry) => run([reserved]).finance.cashFlow.depositsUsd
	const term = 4000 * 730 * 4.6
	const prepaid = deposits({ ...TERM, prepaidShare: 0.25 })
	expect(prepaid[12]).toBeCloseTo(-0.25 * 24 * term + 0.25 * term, 2)
	expect(prepaid[13]).toBeCloseTo(0.25 * term, 2)
	expect(prepaid.slice(0, 36).reduce((sum, usd) => sum + usd, 0)).toBeCloseTo(0, 2)
	// Paid for .8 of the time: a fifth of it is returned in the last month.
	const less = deposits({ ...TERM, prepaidShare: 0.25, takeOrPayShare: 0.8 })
	expect(less[35]).toBeCloseTo(0.25 * 0.8 * term + 0.2 * 0.25 * 24 * term, 2)
	// A contract from before the plan has its months left.
	const before = deposits({ ...TERM, startMonth: '2025-07', termMonths: 18, prepaidShare: 0.25 })
	expect(before.slice(0, 12).reduce((sum, usd) => sum + usd, 0)).toBeCloseTo(0, 2)
	expect(before[0]).toBeCloseTo(-0.25 * 12 * term, 0)
})

test('a run that starts from another sells what is reserved anew', () => {
	const [none, some] = [reproduction(changes([])), reproduction(changes([TERM]))]
	const again = rerunPlan(runPlan(none), some)
	for (const id of ['finance.hourRevenue', 'chips.reserved', 'chips.let'])
		expect(again.columns.get(id)?.values, id).toEqual(runPlan(some).columns.get(id)?.values)
})

test('reserved beyond the order, or of a tenant, is refused (lP31)', () => {
	const refused = (reserved: readonly Entry[], order: Entry = {}) => {
		const parsed = parsePlanFile(reproductionFile(changes(reserved, order)))
		return parsed.ok ? [] : parsed.problems.map(({ path }) => path)
	}
	expect(refused([TERM, { ...TERM, startMonth: '2028-06' }])).toEqual(['chipOrders[0].reserved[1].accelerators'])
	expect(refused([TERM, { ...TERM, startMonth: '2029-01' }])).toEqual([])
	expect(refused([TERM], { owner: 'tenant' })).toEqual(['chipOrders[0].reserved'])
})
