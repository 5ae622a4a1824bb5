import { expect, test } from 'vitest'
import { defineAlgorithm } from './algorithm.ts'
import { compile } from './compile.ts'
import { defineFormula, defineInput, defineOutput, maxOver, sumOver, weightedBy } from './quantity.ts'
import { extend, type Frame, noteOf, run } from './run.ts'
import { buildWorld, type ScopeTable } from './scopes.ts'
import { watchedLevels } from '../../../tests/factories/programs/watched-levels.ts'

const meaning = { symbol: 'x', label: 'x', kind: 'state', unit: 'ratio', rule: 'T1', source: 'test' } as const
const origin = { kind: 'rule', rule: 'T1', text: 'stated', source: 'test', from: [] } as const
const monthly = { ...meaning, per: 'month', examples: [] } as const
type Levels = readonly number[]
const done = { reads: 0, runs: 0 }

const level = defineInput<Levels, 'ratio'>({
	...{ ...meaning, id: 'level', scope: 'room', per: 'month' },
	read: ({ model }, index, month) => {
		done.reads += 1
		return { value: (model[index] ?? 0) * 10 ** month, origin }
	},
})
const twice = defineFormula({ ...monthly, id: 'twice', scope: 'room', inputs: { level }, expression: 'level * 2' })
const ofHouse = defineFormula({
	...{ ...monthly, id: 'ofHouse', scope: 'house' },
	inputs: { sum: sumOver(twice), most: maxOver(level), mean: weightedBy(level, twice) },
	expression: 'sum + most + mean',
})
const share = defineFormula({
	...{ ...monthly, id: 'share', scope: 'room' },
	inputs: { level, ofHouse },
	expression: 'level / ofHouse',
})
const capped = defineFormula({
	...monthly,
	id: 'capped',
	scope: 'room',
	inputs: { level },
	expression: 'min(level, 1)',
})
const peak = defineOutput({ ...meaning, id: 'peak', scope: 'house', per: 'horizon' })
const findPeak = defineAlgorithm<Levels, { capped: typeof capped }, { peak: typeof peak }, { readonly of: string }>({
	...{ id: 'findPeak', label: 'Peak', rule: 'T2', method: 'The largest.', inputs: { capped }, outputs: { peak } },
	unchanged: ({ inputsChanged }) => !inputsChanged,
	run: ({ world, input, output }) => {
		done.runs += 1
		world.link('room', 'house')?.forEach((house, room) => {
			output.peak[house] = Math.max(output.peak[house] ?? NaN, input.capped.at(room, 1))
		})
		return { of: 'rooms' }
	},
})
const program = compile([share, findPeak])

const rooms = (houses: readonly number[], ids: readonly string[] = ['a', 'b', 'c', 'd']): readonly ScopeTable[] => [
	{ name: 'house', ids: ['g', 'h', 'i'], links: {} },
	{ name: 'room', ids, links: { house: Int32Array.from(houses) } },
]
const worldOf = (model: Levels, over: { readonly months?: number; readonly tables?: readonly ScopeTable[] } = {}) =>
	buildWorld({ model, months: 2, tables: rooms([0, 1, 1, 2]), ...over })
const valuesOf = ({ columns }: Frame<Levels>) => [...columns].map(([id, { values }]) => [id, [...values]] as const)
const count = <Made>(make: () => Made) => {
	Object.assign(done, { reads: 0, runs: 0 })
	return { made: make(), ...done }
}

const watching = watchedLevels('room')
const before = run(program, worldOf([1, 2, 4, 8]), { watching })

test('figures of rooms are gathered onto their own house, month by month', () => {
	const column = before.columns.get('ofHouse')
	const gathered = (one: number, other: number) =>
		2 * (one + other) + Math.max(one, other) + (one ** 2 + other ** 2) / (one + other)
	expect([...(column?.values ?? [])]).toEqual([4, 40, gathered(2, 4), gathered(20, 40), 32, 320])
	expect([...(before.columns.get('share')?.values ?? [])].slice(0, 2)).toEqual([1 / 4, 10 / 40])
	expect(() => column?.at(0, 2)).toThrow('ofHouse has no value 0 in month 2')
})

test('a run that starts from another reads what differs, and comes to the figures of a run from scratch', () => {
	const edited: Levels = [1, 3, 4, 8]
	const again = count(() => run(program, worldOf(edited), { frame: before, watching }))
	expect([again.reads, again.runs]).toEqual([2, 0])
	expect(valuesOf(again.made)).toEqual(valuesOf(run(program, worldOf(edited))))
	expect(before.columns.get('twice')?.values[2]).toBe(4)
	// What comes to the same figures is the earlier run's own, and stops the change there.
	for (const id of ['capped', 'peak']) expect(again.made.columns.get(id)).toBe(before.columns.get(id))
	expect(noteOf(again.made, findPeak)).toBe(noteOf(before, findPeak))
})

test('an algorithm runs again where what it reads has changed', () => {
	const edited: Levels = [1, 2, 4, 0.05]
	const again = count(() => run(program, worldOf(edited), { frame: before, watching }))
	expect([again.reads, again.runs]).toEqual([2, 1])
	expect([...(again.made.columns.get('peak')?.values ?? [])]).toEqual([1, 1, 0.5])
	expect(valuesOf(again.made)).toEqual(valuesOf(run(program, worldOf(edited))))
})

test('rows between others are not read where they are as they were', () => {
	const edited: Levels = [2, 2, 4, 9]
	const again = count(() => run(program, worldOf(edited), { frame: before, watching }))
	expect(again.reads).toBe(4)
	expect(valuesOf(again.made)).toEqual(valuesOf(run(program, worldOf(edited))))
})

test('a figure that cannot be is found in a run from another, too', () => {
	const again = () => run(program, worldOf([1, NaN, 4, 8]), { frame: before, watching })
	expect(again).toThrow('level of room:b in month 1 came to NaN.')
})

test('a step is run again where what it has read differs, be it in the run that its run started from', () => {
	const readOf = (id: string, read: (model: Levels) => number) =>
		defineInput<Levels, 'ratio'>({
			...{ ...meaning, id, scope: 'plan', per: 'horizon' },
			read: ({ model }) => {
				done.reads += 1
				return { value: read(model), origin }
			},
		})
	const chosen = readOf('chosen', (model) => ((model[0] ?? 0) > 0 ? (model[1] ?? 0) : (model[2] ?? 0)))
	const last = readOf('last', (model) => model[3] ?? 0)
	const two = compile([chosen, last])
	const first = run(two, worldOf([1, 2, 4, 8]), { watching })
	const from = (frame: typeof first, levels: Levels) => {
		const again = count(() => run(two, worldOf(levels), { frame, watching }))
		return { ...again, value: again.made.columns.get('chosen')?.values[0] }
	}
	expect(from(first, [1, 2, 5, 8])).toMatchObject({ reads: 0, value: 2 })
	const other = from(first, [0, 2, 4, 8])
	expect(other).toMatchObject({ reads: 1, value: 4 })
	expect(from(other.made, [0, 2, 5, 8])).toMatchObject({ reads: 1, value: 5 })
	expect(from(other.made, [0, 2, 4, 9])).toMatchObject({ reads: 1, value: 4 })
})

test('from a run that nobody watched no other can start', () => {
	const again = count(() =>
		run(program, worldOf([1, 2, 4, 8]), { frame: run(program, worldOf([1, 2, 4, 8])), watching }),
	)
	expect([again.reads, again.runs]).toEqual([16, 2])
})

test('nothing is read or run again where nothing has changed', () => {
	const again = count(() => run(program, worldOf([1, 2, 4, 8]), { frame: before, watching }))
	expect([again.reads, again.runs]).toEqual([0, 0])
	for (const [id, column] of again.made.columns) expect(column).toBe(before.columns.get(id))
})

test.each([
	['other months', program, worldOf([1, 2, 4, 8], { months: 3 })],
	['another room', program, worldOf([1, 2, 4, 8], { tables: rooms([0, 1, 1, 2], ['a', 'b', 'c', 'e']) })],
	['fewer rooms', program, worldOf([1, 2, 4], { tables: rooms([0, 1, 1], ['a', 'b', 'c']) })],
	['a room that moved house', program, worldOf([1, 2, 4, 8], { tables: rooms([0, 0, 1, 2]) })],
	[
		'one table more',
		program,
		worldOf([1, 2, 4, 8], { tables: [...rooms([0, 1, 1, 2]), { name: 'street', ids: [], links: {} }] }),
	],
	['other definitions', compile([share, findPeak]), worldOf([1, 2, 4, 8])],
])('%s: the plan is run whole', (_, definitions, world) => {
	const again = count(() => run(definitions, world, { frame: before, watching }))
	expect(again.runs).toBe(1)
	expect(valuesOf(again.made)).toEqual(valuesOf(run(definitions, world)))
})

test('a larger program runs only what is not there yet', () => {
	const small = run(compile([twice]), worldOf([1, 2, 4, 8]))
	const large = count(() => extend(small, program))
	expect([large.reads, large.runs]).toEqual([0, 1])
	expect(large.made.columns.get('twice')).toBe(small.columns.get('twice'))
	expect(new Map(valuesOf(large.made))).toEqual(new Map(valuesOf(before)))
	expect(count(() => extend(before, program)).runs).toBe(0)
})

test('a note is had of what ran, and by what lists it', () => {
	expect(() => noteOf(run(compile([twice]), worldOf([1])), findPeak)).toThrow('findPeak did not run.')
	const nosy = (after: readonly (typeof findPeak)[]) =>
		defineAlgorithm<Levels, { capped: typeof capped }, Record<string, never>, string>({
			...{ id: 'nosy', label: 'Nosy', rule: 'T2', method: 'Looks.', after, inputs: { capped }, outputs: {} },
			run: ({ noteOf: note }) => note(findPeak).of,
		})
	const listed = nosy([findPeak])
	expect(noteOf(run(compile([listed]), worldOf([1])), listed)).toBe('rooms')
	expect(() => run(compile([findPeak, nosy([])]), worldOf([1]))).toThrow('nosy reads the note of findPeak without')
})

test('a world keeps who belongs to whom of an earlier one where its instances are the same, and only there', () => {
	const table = (house: number) => ({ name: 'room', ids: ['a', 'b'], links: { house: Int32Array.of(0, house) } })
	const houses = { name: 'house', ids: ['g', 'h'], links: {} }
	const first = buildWorld({ model: 1, months: 2, tables: [houses, table(1)] })
	const again = buildWorld({ model: 2, months: 3, tables: [houses, table(1)], before: first })
	const moved = buildWorld({ model: 2, months: 2, tables: [houses, table(0)], before: first })
	expect([again.model, again.months, again.members('room', 'house') === first.members('room', 'house')]).toEqual([
		2,
		3,
		true,
	])
	expect(moved.members('room', 'house')).toEqual({ starts: Int32Array.of(0, 2, 2), rows: Int32Array.of(0, 1) })
})
