import { expect, test } from 'vitest'
import {
	balanceInput,
	batch,
	gb200Kind,
	inference,
	order,
	site,
	training,
} from '../../../tests/factories/balance-input.ts'
import { must } from '../../../tests/factories/must.ts'
import { h200 } from '../../../tests/factories/compute-rows.ts'
import { balanceResult } from './balance-result.ts'
import { runBalance } from './run-balance.ts'
import type { BalanceInput } from './types.ts'

const MONTHS = 6
const plan = (overrides: Partial<BalanceInput> = {}) => balanceInput({ months: MONTHS, ...overrides })
const balanced = (overrides: Partial<BalanceInput> = {}) => balanceResult(runBalance(plan(overrides)))
const flat = (value: number) => new Float64Array(MONTHS).fill(value)
const from = (month: number, value: number) => flat(value).map((now, at) => (at < month ? 0 : now))

test('a hall that opens in March serves nothing in February (B5)', () => {
	const halls = [{ id: 'a', name: 'Hall A', itMW: 50, plannedFinish: 1, finish: 1, delayCause: null }]
	const { applications, binding, bindingCause } = balanced({
		sites: [site(MONTHS, { infrastructureAvailableItMW: from(2, 50), halls })],
	})
	expect(applications['support']?.servedTokensPerSecond.slice(0, 3)).toEqual([0, 0, expect.closeTo(5200, 6)])
	expect(binding.slice(0, 3)).toEqual(['infrastructure', 'infrastructure', 'applications'])
	expect(bindingCause[0]).toMatchObject({ cause: 'hall_unfinished', siteId: 'abilene', next: 'applications' })
	expect(bindingCause[0]?.facts).toMatchObject({ item: { name: 'Hall A' }, fromMonth: '2026-03' })
})

test('a model that a run produces serves from the month after the run ends, and takes nothing before (M10, B6)', () => {
	const { workloads, binding, bindingCause } = balanced({
		workloads: [
			training({ producesModel: 'ours', priority: 1, accelerators: 400, trainingTokens: 6e11 }),
			inference({ modelId: 'ours', modelName: 'Ours', priority: 2, licensed: false }),
		],
	})
	expect(workloads['train-405b']?.training?.finishMonth).toBe('2026-02')
	expect(workloads['serve-70b']?.servedShare.slice(0, 3)).toEqual([0, 0, 1])
	expect(binding.slice(0, 3)).toEqual(['models', 'models', 'applications'])
	expect(bindingCause[0]).toMatchObject({ cause: 'model_training', siteId: null })
})

test('a run too large for what is ordered requires accelerators and finds none, cause replica_does_not_fit (M8, B8)', () => {
	const { layers, bindingCause, workloads } = balanced({
		orders: [order(MONTHS, { accelerators: 40 })],
		workloads: [training({ accelerators: 30 })],
		applications: [],
	})
	expect(workloads['train-405b']?.acceleratorsRequired[0]).toBe(30)
	expect(layers.chips.coverage[0]).toBe(0)
	expect(bindingCause[0]?.cause).toBe('replica_does_not_fit')
})

test('batch first fills the valleys of serving and asks only for the rest (B7)', () => {
	const works = (jobsPerMonth: number) =>
		balanced({ workloads: [inference({ priority: 1 }), batch({ priority: 2, jobsPerMonth, hoursPerJob: [1] })] })
			.workloads
	const idle = 6 * (1 - 1443.653 / 5200)
	const small = must(works(Math.floor(idle * 730 * 0.97))['fold'])
	expect([small.acceleratorsRequired[0], small.servedShare[0]]).toEqual([0, 1])
	const large = must(works(10 * 730 * 0.97)['fold'])
	expect(large.acceleratorsRequired[0]).toBe(Math.ceil(10 - idle))
	expect(large.acceleratorsAllocated[0]).toBe(Math.ceil(10 - idle))
})

test('batch placed before serving finds no valley (B7)', () => {
	const { fold } = balanced({
		workloads: [batch({ priority: 1, jobsPerMonth: 730 * 0.97, hoursPerJob: [1] }), inference({ priority: 2 })],
	}).workloads
	expect(fold?.acceleratorsRequired[0]).toBe(1)
})

test('workloads take accelerators by priority, then by place in the list (B6)', () => {
	const share = (first: number, second: number) => {
		const runs = [
			training({ id: 'a', priority: first, accelerators: 800 }),
			training({ id: 'b', priority: second, accelerators: 800 }),
		]
		const { workloads } = balanced({ workloads: runs, applications: [] })
		return [workloads['a']?.acceleratorsAllocated[0], workloads['b']?.acceleratorsAllocated[0]]
	}
	expect(share(1, 1)).toEqual([800, 200])
	expect(share(2, 1)).toEqual([200, 800])
})

test('a workload uses sites in its own order, else by id, and the chip with most tokens per kW first (B3)', () => {
	const two = {
		sites: [site(MONTHS, { id: 'z' }), site(MONTHS, { id: 'a' })],
		orders: [order(MONTHS, { site: 0 }), order(MONTHS, { site: 1 })],
	}
	const used = (overrides: Partial<BalanceInput>) =>
		Object.keys(must(balanced(overrides).workloads['serve-70b']).placements)
	expect(used(two)).toEqual(['a/gb200-nvl72'])
	expect(used({ ...two, workloads: [inference({ sites: [0, 1] })] })).toEqual(['z/gb200-nvl72'])
	const kinds = [{ ...gb200Kind, chip: h200, powerKW: 1.275 }, gb200Kind]
	expect(used({ kinds, orders: [order(MONTHS, { kind: 0 }), order(MONTHS, { kind: 1 })] })).toEqual([
		'abilene/gb200-nvl72',
	])
})

test('unserved demand is spread by what is due, then by what is ordered, then by target, then to the first site (B8)', () => {
	const sites = [site(MONTHS, { id: 'b', targetItMW: 30 }), site(MONTHS, { id: 'a', targetItMW: 10 })]
	const dark = sites.map((place) => ({ ...place, energyAvailableMW: flat(0) }))
	const demand = (overrides: Partial<BalanceInput>) => {
		const result = balanced({
			sites: dark,
			workloads: [training({ accelerators: 400 })],
			applications: [],
			...overrides,
		})
		return ['b', 'a'].map((id) => result.sites[id]?.layers.chips.required[0])
	}
	const due = { site: 0, accelerators: 3000 }
	const later = {
		site: 1,
		accelerators: 1000,
		delivered: from(3, 1000),
		available: from(3, 1000),
		installed: from(3, 1000),
	}
	expect(demand({ orders: [order(MONTHS, due), order(MONTHS, { ...later, delivered: flat(1000) })] })).toEqual([
		300, 100,
	])
	expect(demand({ orders: [order(MONTHS, due), order(MONTHS, later)] })).toEqual([400, 0])
	expect(demand({ orders: [order(MONTHS, { ...due, delivered: from(3, 3000) }), order(MONTHS, later)] })).toEqual([
		300, 100,
	])
	expect(demand({ orders: [] })).toEqual([300, 100])
	expect(demand({ orders: [], sites: dark.map((place) => ({ ...place, targetItMW: null })) })).toEqual([0, 400])
})

test('a deadline asks for hours left over months left, and for all of it once it has passed (M6)', () => {
	const run = training({ accelerators: null, deadlineMonth: 2, trainingTokens: 1e12 })
	const { workloads } = balanced({
		workloads: [run],
		applications: [],
		orders: [order(MONTHS, { accelerators: 100_000 })],
		sites: [site(MONTHS, { energyAvailableMW: flat(1000), infrastructureAvailableItMW: flat(1000) })],
	})
	const hours = must(must(workloads['train-405b']).training).acceleratorHours
	expect(workloads['train-405b']?.acceleratorsRequired[0]).toBe(Math.ceil(hours / 730 / 3))
	expect(workloads['train-405b']?.training).toMatchObject({ finishMonth: '2026-03', meetsDeadline: true })
	const dark = balanced({ workloads: [run], applications: [], sites: [site(MONTHS, { energyAvailableMW: flat(0) })] })
		.workloads['train-405b']
	expect(dark?.acceleratorsRequired.slice(2, 4)).toEqual([Math.ceil(hours / 730), Math.ceil(hours / 730)])
	expect(dark?.training).toMatchObject({ finishMonth: null, meetsDeadline: false })
})

test('orders under different power caps are pools of their own, added up in placements (C6)', () => {
	const kinds = [gb200Kind, { ...gb200Kind, powerCapW: 900, powerKW: gb200Kind.powerKW - 0.3 }]
	const orders = [order(MONTHS, { kind: 0, accelerators: 500 }), order(MONTHS, { kind: 1, accelerators: 500 })]
	const run = runBalance(plan({ kinds, orders, workloads: [training({ accelerators: 900 })], applications: [] }))
	expect(run.layout.pools.filter(({ standIn }) => !standIn)).toHaveLength(2)
	expect(balanceResult(run).workloads['train-405b']?.placements['abilene/gb200-nvl72']?.[0]).toBe(900)
})

test('a site where no workload may run asks for its target from the month its first hall is planned to be ready in, and loses nothing where it is (B9)', () => {
	const halls = [{ id: 'b', name: 'B', itMW: 20, plannedFinish: 1, finish: 1, delayCause: null }]
	const { sites } = balanced({
		sites: [site(MONTHS), site(MONTHS, { id: 'b', targetItMW: 20, halls, infrastructureAvailableItMW: from(2, 20) })],
		workloads: [inference({ sites: [0] })],
	})
	expect(sites['b']?.layers.infrastructure.required).toEqual([0, 0, 20, 20, 20, 20])
	expect(sites['b']?.layers.infrastructure.coverage).toEqual([null, null, 1, 1, 1, 1])
	expect(sites['b']?.layers.energy.required[2]).toBeCloseTo(20 * 1.246, 9)
})
