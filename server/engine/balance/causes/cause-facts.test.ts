import { expect, test } from 'vitest'
import {
	application,
	balanceInput,
	gb200Kind,
	inference,
	order,
	site,
} from '../../../../tests/factories/balance-input.ts'
import { must } from '../../../../tests/factories/must.ts'
import { balanceResult } from '../balance-result.ts'
import { runBalance } from '../run-balance.ts'
import type { BalanceInput } from '../types.ts'
import type { PowerFact } from './supply-facts.ts'

const MONTHS = 12
const plan = (overrides: Partial<BalanceInput> = {}) =>
	balanceInput({ months: MONTHS, applications: [application(MONTHS)], ...overrides })
const causesOf = (overrides: Partial<BalanceInput>) => balanceResult(runBalance(plan(overrides))).bindingCause
const flat = (value: number) => new Float64Array(MONTHS).fill(value)
const from = (month: number, value: number) => flat(value).map((now, at) => (at < month ? 0 : now))
const until = (month: number, value: number) => flat(value).map((now, at) => (at < month ? now : 0))
const contract = (over: Partial<PowerFact>): PowerFact => ({
	id: 'grid',
	name: 'Grid',
	startMonth: 0,
	fullMonth: 0,
	endMonth: null,
	firmMW: 0.01,
	delayCause: null,
	heldMW: null,
	works: [],
	...over,
})

test('firm power that is too little is not called «not yet started» where no contract starts later (U10)', () => {
	const sites = [site(MONTHS, { energyAvailableMW: flat(0.01), contracts: [contract({})] })]
	const [cause] = causesOf({ sites })
	expect(cause).toMatchObject({ cause: 'not_contracted', facts: { item: null, left: null, there: 0.01 } })
	const later = [contract({}), contract({ id: 'next', name: 'Next', startMonth: 8, fullMonth: 8 })]
	const told = causesOf({ sites: [site(MONTHS, { energyAvailableMW: flat(0.01), contracts: later })] })
	expect(told[0]).toMatchObject({
		cause: 'contract_not_started',
		facts: { item: { id: 'next' }, fromMonth: '2026-09' },
	})
	expect(told[9]?.cause).toBe('not_contracted')
})

test('a contract that ended and is not followed is named with its last month (B12)', () => {
	const ended = contract({ endMonth: 3, firmMW: 100 })
	const cause = causesOf({ sites: [site(MONTHS, { energyAvailableMW: until(4, 100), contracts: [ended] })] })[6]
	expect(cause?.facts.left).toEqual({
		item: { list: 'powerContracts', id: 'grid', name: 'Grid' },
		month: '2026-05',
		amount: 100,
		afterMonths: 4,
	})
})

test('a contract left before it is late to start never served, and is neither next nor gone (B12)', () => {
	for (const startMonth of [8, null]) {
		const left = contract({ startMonth, fullMonth: null, endMonth: 3, firmMW: 100 })
		const told = causesOf({ sites: [site(MONTHS, { energyAvailableMW: flat(0), contracts: [left] })] })
		for (const month of [1, 6])
			expect(told[month]).toMatchObject({ cause: 'not_contracted', facts: { item: null, left: null } })
	}
})

test('accelerators that have left are told as retired, none ordered as none ordered (U10, pW5)', () => {
	const gone = until(5, 1000)
	const retired = order(MONTHS, { delivered: gone, installed: gone, available: gone, lifeMonths: 5 })
	const cause = causesOf({ orders: [retired] })[7]
	expect(cause).toMatchObject({ cause: 'retired', facts: { left: { month: '2026-06', afterMonths: 5, amount: 1000 } } })
	expect(causesOf({ orders: [] })[7]).toMatchObject({ cause: 'not_ordered', facts: { item: null, left: null } })
})

test('what is delivered next month is due, whatever left before it (pW5)', () => {
	const gone = until(5, 1000)
	const next = flat(1000).map((now, month) => (month < 9 ? 0 : now))
	const orders = [
		order(MONTHS, { delivered: gone, installed: gone, available: gone }),
		order(MONTHS, {
			id: 'next',
			name: 'Next',
			delivered: next,
			installed: next,
			available: next,
			dueMonth: 9,
			arrivalMonth: 9,
		}),
	]
	const causes = causesOf({ orders })
	expect(causes[7]?.cause).toBe('retired')
	expect(causes[8]).toMatchObject({ cause: 'order_not_due', facts: { item: { id: 'next' }, fromMonth: '2026-10' } })
})

test('what several sites lack and nobody has ordered is told of all of them, the most first; what is on order is not (B12)', () => {
	const sites = ['a', 'b', 'c'].map((id) => site(MONTHS, { id, name: id }))
	const few = (id: number, accelerators: number) => order(MONTHS, { id: `o${String(id)}`, site: id, accelerators })
	const own = [few(0, 8), few(1, 12), few(2, 16)]
	const applications = [application(MONTHS, { unitsAtStart: 2e6, unitsAtEnd: 2e6 })]
	const alone = causesOf({ applications, sites: sites.slice(0, 1), orders: own.slice(0, 1) })[0]
	expect(alone?.cause).toBe('not_ordered')
	expect(alone?.facts).not.toHaveProperty('elsewhere')
	const together = causesOf({ applications, sites, orders: own })[0]
	const { elsewhere = [], missing } = must(together).facts
	expect(together?.cause).toBe('not_ordered')
	expect(new Set([together?.siteId, ...elsewhere.map(({ siteId }) => siteId)])).toEqual(new Set(['a', 'b', 'c']))
	const amounts = [missing, ...elsewhere.map((place) => place.missing)]
	expect(amounts).toEqual(amounts.toSorted((one, other) => other - one))
	expect(must(amounts.at(-1))).toBeGreaterThan(0)
	const later = order(MONTHS, {
		...{ id: 'later', site: sites.findIndex(({ id }) => id === elsewhere[0]?.siteId), accelerators: 8 },
		...{ dueMonth: 6, arrivalMonth: 6 },
		...{ delivered: from(6, 8), installed: from(6, 8), available: from(6, 8) },
	})
	const coming = causesOf({ applications, sites, orders: [...own, later] })[0]
	expect(coming?.facts.elsewhere?.map(({ siteId }) => siteId)).toEqual([elsewhere[1]?.siteId])
})

test('a workload held to a site for which no chips are ordered lacks an order there; it misfits those that are (B12)', () => {
	const sites = ['a', 'b'].map((id) => site(MONTHS, { id, name: id }))
	const workloads = [inference({ id: 'held', sites: [1] })]
	const elsewhere = causesOf({ sites, workloads, orders: [order(MONTHS, { site: 0, accelerators: 8 })] })[0]
	expect(elsewhere).toMatchObject({ cause: 'not_ordered', siteId: 'b' })
	const small = { ...gb200Kind, chip: { ...gb200Kind.chip, memoryGB: 1 }, name: 'Small' }
	const kinds = [gb200Kind, small]
	const there = order(MONTHS, { site: 1, kind: 1, accelerators: 720 })
	expect(causesOf({ sites, workloads, kinds, orders: [there] })[0]).toMatchObject({ cause: 'replica_does_not_fit' })
	const tenants = { ...there, ofTenant: true }
	expect(causesOf({ sites, workloads, kinds, orders: [tenants] })[0]).toMatchObject({
		cause: 'not_ordered',
		siteId: 'b',
	})
})

test('where no hall is planned the cause says so, and what is missing (B12)', () => {
	const cause = causesOf({ sites: [site(MONTHS, { infrastructureAvailableItMW: flat(0.001) })] })[0]
	expect(cause).toMatchObject({ cause: 'no_hall_planned', facts: { item: null, there: 0.001 } })
	expect(cause?.facts.missing).toBeGreaterThan(0)
})
