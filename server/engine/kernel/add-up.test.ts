import { expect, test } from 'vitest'
import { defineTotal } from './add-up.ts'
import { compile } from './compile.ts'
import { defineInput, type Meaning, type QuantityNode } from './quantity.ts'
import { columnOf, run } from './run.ts'
import { buildWorld } from './scopes.ts'

const meaning = { symbol: 'x', label: 'x', rule: 'T1', source: 'test' } as const
const origin = { kind: 'rule', rule: 'T1', text: 'stated', source: 'test', from: [] } as const

const power = (over: Pick<Meaning<'itMW'>, 'id' | 'per' | 'kind'>) =>
	defineInput<null, 'itMW'>({
		...meaning,
		...over,
		unit: 'itMW',
		scope: 'room',
		read: (_, index, month) => ({ value: (index + 1) * 10 ** month, origin }),
	})
const monthly = power({ id: 'monthly', per: 'month', kind: 'state' })
const world = buildWorld({
	model: null,
	months: 2,
	tables: [
		{ name: 'house', ids: ['g', 'h'], links: {} },
		{ name: 'room', ids: ['a', 'b', 'c'], links: { house: Int32Array.of(0, 1, 1) } },
	],
})
const total = (
	of: readonly QuantityNode[],
	over: { readonly how?: 'largest'; readonly method?: string; readonly unit: 'itMW' | 'itMWMonths' },
) => defineTotal({ ...meaning, ...over, of, id: 'total', kind: 'amount', scope: 'house' })
const values = ({ step, total: of }: ReturnType<typeof total>) => [...columnOf(run(compile([step]), world), of).values]

test('a total adds up all that lies under it and all its months, a largest is the largest of them', () => {
	expect(values(total([monthly], { unit: 'itMWMonths' }))).toEqual([11, 55])
	expect(values(total([monthly], { unit: 'itMW', how: 'largest' }))).toEqual([10, 30])
})

test('several quantities are added to one total', () => {
	const once = power({ id: 'once', per: 'horizon', kind: 'amount' })
	const other = power({ id: 'other', per: 'horizon', kind: 'amount' })
	expect(values(total([once, other], { unit: 'itMW' }))).toEqual([2, 10])
})

test('a state over months is so much · months, and what does not add up is refused', () => {
	expect(() => total([monthly], { unit: 'itMW' })).toThrow('total adds up monthly to')
	const rate = power({ id: 'rate', per: 'horizon', kind: 'rate' })
	expect(() => total([rate], { unit: 'itMW' })).toThrow('total adds up rate, which does not add up')
	const when = power({ id: 'when', per: 'horizon', kind: 'when' })
	expect(() => total([when], { unit: 'itMW' })).toThrow('total adds up when, which does not add up')
	const amount = power({ id: 'amount', per: 'month', kind: 'amount' })
	expect(values(total([amount], { unit: 'itMW' }))).toEqual([11, 55])
	const once = power({ id: 'once', per: 'horizon', kind: 'state' })
	expect(values(total([once], { unit: 'itMW' }))).toEqual([1, 5])
	const houses = total([monthly], { unit: 'itMWMonths' })
	const up = defineTotal({
		...meaning,
		of: [houses.total],
		unit: 'itMWMonths',
		id: 'up',
		kind: 'amount',
		scope: 'room',
	})
	expect(() => run(compile([houses.step, up.step]), world)).toThrow('What lives on house')
})

test('a total says what it adds up, or how it says so itself', () => {
	const other = power({ id: 'other', per: 'month', kind: 'state' })
	const { step } = total([monthly, { ...other, label: 'y' }], { unit: 'itMWMonths' })
	expect([step.id, step.method]).toEqual(['total.total', 'The sum over all places and all months: x; y.'])
	expect(total([monthly], { unit: 'itMWMonths', method: 'As told.' }).step.method).toBe('As told.')
})
