import { expect, test } from 'vitest'
import { makeColumn } from './columns.ts'
import { Outputs } from './changes/outputs.ts'
import { Context } from './context.ts'
import { ImpossibleValue, requireFinite, runNamed } from './impossible-value.ts'
import { defineOutput } from './quantity.ts'
import { buildWorld, ROOT } from './scopes.ts'

const meaning = {
	scope: 'room',
	symbol: 'x',
	label: 'x',
	kind: 'state',
	unit: 'ratio',
	rule: 'T1',
	source: 't',
} as const
const monthly = defineOutput({ ...meaning, id: 'level', per: 'month' })
const once = defineOutput({ ...meaning, id: 'size', per: 'horizon' })
const sparse = defineOutput({ ...meaning, id: 'left', per: 'month', sparse: true })
const world = buildWorld({ model: null, months: 3, tables: [{ name: 'room', ids: ['a', 'b'], links: {} }] })

type Rows = { readonly from: number; readonly to: number }
const check = (quantity: typeof monthly, figures: readonly number[], rows: Rows = { from: 0, to: 2 }) => {
	const column = makeColumn({ of: quantity.id, count: 2, months: 3, monthly: quantity.per === 'month' })
	column.values.set(figures)
	return () => {
		requireFinite(quantity, { column, rows }, world)
	}
}

test('the first figure that cannot be is named by quantity, instance and month', () => {
	expect(check(monthly, [1, 2, 3, 4, 5, 6])).not.toThrow()
	expect(check(monthly, [1, 2, 3, 4, NaN, Infinity])).toThrow('level of room:b in month 2 came to NaN.')
	expect(check(monthly, [1, 2, -Infinity, 4, 5, NaN])).toThrow('level of room:a in month 3 came to -Infinity.')
	expect(check(monthly, [NaN])).toThrow(ImpossibleValue)
	expect(check(monthly, [NaN])).toThrow(expect.objectContaining({ name: 'ImpossibleValue' }))
})

test('a figure of the whole horizon is told in its first month', () => {
	expect(check(once, [1, Infinity])).toThrow('size of room:b in month 1 came to Infinity.')
})

test('a figure may be missing only where its quantity says so, and be endless nowhere', () => {
	expect(check(sparse, [1, NaN, 3, NaN, 5, 6])).not.toThrow()
	expect(check(sparse, [1, NaN, 3, NaN, Infinity, 6])).toThrow('left of room:b in month 2 came to Infinity.')
})

test('only the rows asked for are looked at', () => {
	const figures = [NaN, 2, 3, 4, 5, NaN]
	expect(check(monthly, figures, { from: 1, to: 1 })).not.toThrow()
	expect(check(monthly, figures, { from: 0, to: 1 })).toThrow('room:a in month 1')
	expect(check(monthly, figures, { from: 1, to: 2 })).toThrow('room:b in month 3')
})

test('figures that are too large to be added up are figures all the same', () => {
	expect(
		check(
			monthly,
			Array.from({ length: 6 }, () => Number.MAX_VALUE),
		),
	).not.toThrow()
})

test('what an algorithm fails of is told with its id, and kept as the cause', () => {
	const lost = new Error('no such hall')
	const fail = (): never => {
		throw lost
	}
	const outputs = new Outputs([])
	const nothing = { earlier: null, rows: [], mayGoOn: () => {}, each: ROOT, outputs }
	const context = new Context({ world, input: {}, noteOf: fail }, nothing)
	expect(runNamed({ id: 'levels', run: () => 7 }, context)).toBe(7)
	expect(() => runNamed({ id: 'levels', run: fail }, context)).toThrow(
		expect.objectContaining({ message: 'levels came to no end: no such hall', cause: lost }),
	)
})
