import { expect, test } from 'vitest'
import { defineAlgorithm } from '../algorithm.ts'
import { compile } from '../compile.ts'
import { defineFormula, defineInput, defineOutput, maxOver } from '../quantity.ts'
import { type Frame, noteOf, run } from '../run.ts'
import { buildWorld } from '../scopes.ts'
import { watchedLevels } from '../../../../tests/factories/programs/watched-levels.ts'

const meaning = { symbol: 'x', label: 'x', kind: 'state', unit: 'ratio', rule: 'T1', source: 'test' } as const
const origin = { kind: 'rule', rule: 'T1', text: 'stated', source: 'test', from: [] } as const
type Levels = readonly number[]

const level = defineInput<Levels, 'ratio'>({
	...{ ...meaning, id: 'level', scope: 'room', per: 'horizon' },
	read: ({ model }, room) => ({ value: model[room] ?? 0, origin }),
})
const wall = defineInput<Levels, 'ratio'>({
	...{ ...meaning, id: 'wall', scope: 'house', per: 'horizon' },
	read: ({ model }, house) => ({ value: model[4 + house] ?? 0, origin }),
})
const town = defineFormula({
	...{ ...meaning, id: 'town', scope: 'plan', per: 'horizon', examples: [] },
	inputs: { top: maxOver(level) },
	expression: 'top',
})
const worldOf = (model: Levels) =>
	buildWorld({
		...{ model, months: 2 },
		tables: [
			{ name: 'house', ids: ['g', 'h', 'i'], links: {} },
			{ name: 'room', ids: ['a', 'b', 'c', 'd'], links: { house: Int32Array.of(0, 1, 1, 2) } },
		],
	})
const valuesOf = ({ columns }: Frame<Levels>) => [...columns].map(([id, { values }]) => [id, [...values]] as const)

test('what is made one by one is made again where a row of its own or an input under, at or over it differs', () => {
	const inputs = { level, wall, town }
	const outputs = {
		warmth: defineOutput({ ...meaning, id: 'warmth', scope: 'house', per: 'horizon' }),
		ofRoom: defineOutput({ ...meaning, id: 'ofRoom', scope: 'room', per: 'horizon' }),
	}
	const warm = defineAlgorithm<Levels, typeof inputs, typeof outputs, readonly number[]>({
		...{ id: 'warm', label: 'Warmth', rule: 'T2', method: 'Sums.', inputs, outputs, each: 'house' },
		run: ({ world, input, output, rows, earlier }) => {
			const made = [...(earlier?.note ?? [0, 0, 0])]
			for (const house of rows) {
				made[house] = (made[house] ?? 0) + 1
				output.warmth[house] = input.wall.at(house, 0) + input.town.at(0, 0)
			}
			world.link('room', 'house')?.forEach((house, room) => {
				if (rows.includes(house)) output.ofRoom[room] = input.level.at(room, 0) + input.wall.at(house, 0)
			})
			return made
		},
	})
	const warming = compile([warm])
	const houseOf = (index: number) => [0, 1, 1, 2][index] ?? index - 4
	const watching = watchedLevels('house', houseOf)
	const first = run(warming, worldOf([1, 2, 4, 8, 1, 1, 1]), { watching })
	const edits: readonly (readonly [Levels, readonly number[]])[] = [
		[
			[1, 2, 4, 8, 1, 1, 1],
			[1, 1, 1],
		],
		[
			[1, 2, 5, 8, 1, 1, 1],
			[1, 2, 1],
		],
		[
			[1, 2, 4, 8, 1, 1, 3],
			[1, 1, 2],
		],
		[
			[1, 2, 4, 9, 1, 1, 1],
			[2, 2, 2],
		],
	]
	for (const [levels, made] of edits) {
		const again = run(warming, worldOf(levels), { frame: first, watching })
		expect([levels, noteOf(again, warm)]).toEqual([levels, made])
		expect(valuesOf(again)).toEqual(valuesOf(run(warming, worldOf(levels))))
	}
})
