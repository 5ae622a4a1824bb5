import { expect, test } from 'vitest'
import { defineAlgorithm } from '../algorithm.ts'
import { compile } from '../compile.ts'
import { defineOutput } from '../quantity.ts'
import { run } from '../run.ts'
import { buildWorld } from '../scopes.ts'
import { watchedLevels } from '../../../../tests/factories/programs/watched-levels.ts'

const meaning = { symbol: 'x', label: 'x', kind: 'state', unit: 'ratio', rule: 'T1', source: 'test' } as const
type Levels = readonly number[]
const worldOf = (model: Levels) =>
	buildWorld({
		...{ model, months: 2 },
		tables: [
			{ name: 'house', ids: ['g', 'h', 'i'], links: {} },
			{ name: 'room', ids: ['a', 'b', 'c', 'd'], links: { house: Int32Array.of(0, 1, 1, 2) } },
		],
	})

test('an algorithm may keep what it filled before and fill again what lies under some instances', () => {
	const outputs = {
		copied: defineOutput({ ...meaning, id: 'copied', scope: 'room', per: 'month' }),
		ofHouses: defineOutput({ ...meaning, id: 'ofHouses', scope: 'house', per: 'horizon' }),
		ofAll: defineOutput({ ...meaning, id: 'ofAll', scope: 'plan', per: 'horizon' }),
	}
	const copy = defineAlgorithm<Levels, Record<string, never>, typeof outputs, Levels>({
		...{ id: 'copy', label: 'Copy', rule: 'T2', method: 'As given.', inputs: {}, outputs },
		run: ({ world: { model, link }, outputUnder, earlier }) => {
			const houses = link('room', 'house') ?? []
			const moved = [...model.keys()].filter((room) => model[room] !== earlier?.note[room])
			const { copied, ofHouses, ofAll } = outputUnder(
				'house',
				moved.map((room) => houses[room] ?? -1),
			)
			// What is empty stays so in the second month.
			for (const room of moved) copied[2 * room] = model[room] ?? NaN
			for (const room of moved) ofHouses[houses[room] ?? -1] = model[room] ?? NaN
			ofAll[0] = (ofAll[0] ?? NaN) + moved.length
			return model
		},
	})
	const copying = compile([copy])
	const watching = watchedLevels('room')
	const first = run(copying, worldOf([1, 2, 4, 8]), { watching })
	const startingFrom = (frame: typeof first, levels: Levels) => run(copying, worldOf(levels), { frame, watching })
	const valueOf = ({ columns }: typeof first, id: string) => [...(columns.get(id)?.values ?? [])]
	const again = startingFrom(first, [1, 2, 5, 8])
	// Of the house that moved, the room that did not is empty; what lies under no house is empty altogether.
	expect(valueOf(first, 'copied')).toEqual([1, 0, 2, 0, 4, 0, 8, 0])
	expect(valueOf(again, 'copied')).toEqual([1, 0, 0, 0, 5, 0, 8, 0])
	expect(valueOf(again, 'ofHouses')).toEqual([1, 5, 8])
	expect([valueOf(first, 'ofAll'), valueOf(again, 'ofAll')]).toEqual([[4], [1]])
	// A column that nothing was emptied in is the earlier run's own.
	expect(startingFrom(first, [1, 2, 4, 8]).columns.get('copied')).toBe(first.columns.get('copied'))
})

test('an output that an algorithm leaves alone is empty', () => {
	const untouched = defineOutput({ ...meaning, id: 'untouched', scope: 'room', per: 'horizon' })
	const idle = defineAlgorithm<Levels, Record<string, never>, { untouched: typeof untouched }, null>({
		...{ id: 'idle', label: 'Idle', rule: 'T2', method: 'Nothing.', inputs: {}, outputs: { untouched } },
		run: () => null,
	})
	expect([...(run(compile([idle]), worldOf([1, 2])).columns.get('untouched')?.values ?? [])]).toEqual([0, 0, 0, 0])
})
