import { expect, test } from 'vitest'
import { compile } from '../compile.ts'
import { defineFormula, defineInput, maxOver, sumOver, weightedBy } from '../quantity.ts'
import { run } from '../run.ts'
import { buildWorld } from '../scopes.ts'

const meaning = { symbol: 'x', label: 'x', kind: 'state', unit: 'ratio', rule: 'T1', source: 'test' } as const
const origin = { kind: 'rule', rule: 'T1', text: 'stated', source: 'test', from: [] } as const
type Levels = readonly number[]

const level = defineInput<Levels, 'ratio'>({
	...{ ...meaning, id: 'level', scope: 'room', per: 'month' },
	read: ({ model }, room, month) => ({ value: (model[room] ?? 0) + month, origin }),
})
const weight = defineInput<Levels, 'ratio'>({
	...{ ...meaning, id: 'weight', scope: 'room', per: 'horizon' },
	read: ({ model }, room) => ({ value: (model[room] ?? 0) % 3, origin }),
})
const house = { ...meaning, scope: 'house', per: 'month', examples: [] } as const
const gathered = [
	defineFormula({ ...house, id: 'sum', inputs: { level: sumOver(level) }, expression: 'level + 1' }),
	defineFormula({ ...house, id: 'most', inputs: { level: maxOver(level) }, expression: 'level' }),
	defineFormula({ ...house, id: 'mean', inputs: { level: weightedBy(level, weight) }, expression: 'level' }),
]

/** Rooms of three houses, those of one apart from one another, and one that belongs to none. */
const worldOf = (model: Levels, months: number) =>
	buildWorld({
		...{ model, months },
		tables: [
			{ name: 'house', ids: ['g', 'h', 'i'], links: {} },
			{ name: 'room', ids: ['a', 'b', 'c', 'd'], links: { house: Int32Array.of(1, 0, 1, -1) } },
		],
	})

const program = compile(gathered)
const figures = (model: Levels, months: number) => {
	const { columns } = run(program, worldOf(model, months))
	return gathered.map(({ id }) => [...(columns.get(id)?.values ?? [])])
}
const OF_TWO_MONTHS = [
	[3, 4, 7, 9, 1, 1],
	[2, 3, 5, 6, 0, 0],
	[2, 3, 11 / 3, 14 / 3, 0, 0],
]

test('descendants are gathered on their own ancestor, wherever they stand in the list; of none it is nothing', () => {
	expect(figures([1, 2, 5, 7], 2)).toEqual(OF_TWO_MONTHS)
})

test('a formula that ran over one horizon comes to the same over another, and over the first again', () => {
	expect(figures([1, 2, 5, 7], 2)).toEqual(OF_TWO_MONTHS)
	expect(figures([1, 2, 5, 7], 1)).toEqual(OF_TWO_MONTHS.map(([g, , h, , i]) => [g, h, i]))
	expect(figures([1, 2, 5, 7], 2)).toEqual(OF_TWO_MONTHS)
	expect(figures([4, 2, 5, 7], 2)[0]).toEqual([3, 4, 10, 12, 1, 1])
})
