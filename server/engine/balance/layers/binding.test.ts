import { expect, test } from 'vitest'
import { balanceInput, gb200Kind, inference, order, site } from '../../../../tests/factories/balance-input.ts'
import { h200 } from '../../../../tests/factories/compute-rows.ts'
import { balanceResult } from '../balance-result.ts'
import { nameDelays } from '../causes/delay-causes.ts'
import { runBalance } from '../run-balance.ts'
import type { BalanceInput } from '../types.ts'

const MONTHS = 6
const plan = (overrides: Partial<BalanceInput> = {}) => balanceInput({ months: MONTHS, ...overrides })
const balanced = (overrides: Partial<BalanceInput> = {}) => balanceResult(runBalance(plan(overrides)))
const flat = (value: number) => new Float64Array(MONTHS).fill(value)
const from = (month: number, value: number) => flat(value).map((now, at) => (at < month ? 0 : now))

test('an overdue hall names the trade that holds it (B12)', () => {
	const halls = [{ id: 'a', name: 'Hall A', itMW: 50, plannedFinish: 0, finish: 3, delayCause: null }]
	const run = runBalance(plan({ sites: [site(MONTHS, { infrastructureAvailableItMW: from(4, 50), halls })] }))
	const delayed = nameDelays(run, new Map([['phase:a', 'labour:electrician']]))
	const causes = balanceResult(delayed).bindingCause.map((cause) => cause?.cause ?? null)
	expect(causes).toEqual(['hall_unfinished', ...Array<string>(3).fill('labour:electrician'), null, null])
})

test('imports that the connection holds back are named before any contract (B12)', () => {
	const { binding, bindingCause } = balanced({
		sites: [site(MONTHS, { energyAvailableMW: flat(0.001), heldBackByInterconnectionMW: flat(40) })],
	})
	expect(binding[0]).toBe('energy')
	expect(bindingCause[0]).toMatchObject({
		cause: 'interconnection_limit',
		facts: { amount: 40 },
	})
})

test('late accelerators: slipped, not yet due, still installing, or none ordered (B12)', () => {
	const causeOf = (orders: BalanceInput['orders']) => balanced({ orders }).bindingCause[1]?.cause
	const coming = {
		delivered: from(3, 500),
		installed: from(3, 500),
		available: from(4, 500),
		accelerators: 500,
		arrivalMonth: 3,
	}
	expect(causeOf([order(MONTHS, { ...coming, dueMonth: 1 })])).toBe('order_slipped')
	expect(causeOf([order(MONTHS, { ...coming, dueMonth: 3 })])).toBe('order_not_due')
	expect(causeOf([order(MONTHS, { ...coming, dueMonth: 0, arrivalMonth: 0, delivered: flat(500) })])).toBe('installing')
	expect(causeOf([])).toBe('not_ordered')
})

test('closed weights, demand without a workload and a model that fits nothing bind the models layer (B11, B12)', () => {
	const causeOf = (overrides: Partial<BalanceInput>) => balanced(overrides).bindingCause[0]?.cause
	expect(causeOf({ workloads: [inference({ licensed: false })] })).toBe('no_licence')
	expect(causeOf({ workloads: [] })).toBe('no_workload')
	expect(causeOf({ workloads: [inference({ startMonth: 2 })] })).toBe('no_workload')
	expect(causeOf({ workloads: [inference({ timePerOutputTokenMs: 0.1 })] })).toBe('replica_does_not_fit')
})

test('power enough, but fed to accelerators that arrived first and serve nobody: chips, fragmentation (B5, B11)', () => {
	const { binding, bindingCause, layers } = balanced({
		sites: [site(MONTHS, { energyAvailableMW: flat(1) })],
		kinds: [{ ...gb200Kind, chip: h200, powerKW: 1.275 }, gb200Kind],
		orders: [order(MONTHS, { kind: 0 }), order(MONTHS, { id: 'late', kind: 1, arrivalMonth: 1 })],
		workloads: [inference({ chips: ['gb200-nvl72'] })],
	})
	expect(layers.energy.coverage[0]).toBe(1)
	expect([binding[0], bindingCause[0]?.cause]).toEqual(['chips', 'fragmentation'])
})

test('the build-out view answers before there are workloads, and idle chips are seen (B13)', () => {
	const { buildout, binding, stranded } = balanced({
		sites: [site(MONTHS, { energyAvailableMW: from(3, 100), targetItMW: 70 })],
		orders: [order(MONTHS, { accelerators: 1000 })],
		applications: [],
		workloads: [],
	})
	expect(buildout.binding).toEqual(['energy', 'energy', 'energy', 'chips', 'chips', 'chips'])
	expect(buildout.itMW.chips[0]).toBeCloseTo(1000 * gb200Kind.powerKW * 1.11 * 0.85 * 1e-3, 9)
	expect(stranded.accelerators).toEqual([1000, 1000, 1000, 0, 0, 0])
	expect(binding).toEqual(Array(MONTHS).fill(null))
})

test('the plan’s build-out target is the sum of its sites’, also where their chips peak in different months (B13)', () => {
	const leaving = from(0, 1000).map((count, month) => (month < 2 ? count : 0))
	const { buildout, sites } = balanced({
		sites: [site(MONTHS, { id: 'early' }), site(MONTHS, { id: 'later' })],
		orders: [
			order(MONTHS, { installed: leaving, available: leaving }),
			order(MONTHS, { id: 'next', site: 1, installed: from(3, 1000), available: from(3, 1000) }),
		],
		applications: [],
		workloads: [],
	})
	const bySite = Object.values(sites).map(({ buildout: { targetItMW } }) => targetItMW)
	expect(bySite[0]).toBeGreaterThan(0)
	expect(buildout.targetItMW).toBe((bySite[0] ?? 0) + (bySite[1] ?? 0))
})
