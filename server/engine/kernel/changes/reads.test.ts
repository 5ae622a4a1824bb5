import { expect, test } from 'vitest'
import { defineInput } from '../quantity.ts'
import { ITS_PROPERTIES, Reads } from './reads.ts'

const step = (id: string) =>
	defineInput({
		...({ id, symbol: 'x', label: 'x', kind: 'state', unit: 'ratio', rule: 'T1', source: 'test' } as const),
		...({ scope: 'plan', per: 'horizon' } as const),
		read: () => ({ value: 0, origin: { kind: 'rule', rule: 'T1', text: 'stated', source: 'test', from: [] } }),
	})
const [one, other] = [step('one'), step('other')]
type Room = { readonly name: string; readonly area: number; readonly level?: number }
const rooms: readonly Room[] = [
	{ name: 'a', area: 1 },
	{ name: 'b', area: 2 },
]

/** Parts that one step has read by what it did to a room. */
function readBy(look: (room: Room) => unknown): readonly string[] {
	const reads = new Reads()
	const [room] = rooms.map(reads.watcher((property) => `room.${property}`))
	reads.nameReader(one)
	if (room) look(room)
	return ['name', 'area', 'level', ITS_PROPERTIES]
		.filter((property) => reads.readersOf(`room.${property}`).has(one))
		.map(String)
}

test.each([
	['a property', (room: Room) => room.area, ['area']],
	['one that is not there', (room: Room) => room.level, ['level']],
	['whether it is there', (room: Room) => 'level' in room, ['level']],
	['whether it is its own', (room: Room) => Object.hasOwn(room, 'level'), ['level']],
	['all by spreading it', (room: Room) => ({ ...room }), ['name', 'area', ITS_PROPERTIES]],
	['some by taking them out', ({ name }: Room) => name, ['name']],
	['nothing', () => 0, []],
] as const)('who reads %s of a record is noted', (_, look, parts) => {
	expect(readBy(look)).toEqual(parts)
})

test('a watched record says what the record says, is one for one record, and notes whoever reads at the time', () => {
	const reads = new Reads()
	const watched = rooms.map(reads.watcher((property) => property))
	expect(watched).toEqual(rooms)
	expect(rooms.map(reads.watcher((property) => property))[1]).toBe(watched[1])
	for (const reader of [one, other, one]) {
		reads.nameReader(reader)
		expect(watched[0]?.area).toBe(1)
	}
	reads.nameReader(null)
	expect(watched[0]?.level).toBe(undefined)
	expect([[...reads.readersOf('area')], [...reads.readersOf('level')]]).toEqual([[one, other], []])
})

test('a record of which there is one notes what is read of it under the name it is given, and nothing of the rest', () => {
	const reads = new Reads()
	const noted = reads.noting({ area: 1, level: 2 }, (property) => (property === 'area' ? 'house.area' : null))
	reads.nameReader(one)
	expect({ ...noted }).toEqual({ area: 1, level: 2 })
	expect([...reads.readersOf('house.area')]).toEqual([one])
	expect(reads.readersOf('level').size).toBe(0)
})
