import { expect, test } from 'vitest'
import { nounAndName } from './list-nouns.ts'

test('a noun stands before a name that does not begin with it, and is not said twice before one that does', () => {
	const said = (noun: string) => (name: string) => nounAndName(noun, name)
	expect(['North', 'Hall 2', 'halls A to C', 'Hallway', 'Hall'].map(said('hall'))).toEqual([
		...['hall North', 'Hall 2', 'halls A to C', 'hall Hallway', 'Hall'],
	])
	expect(['GB200', 'Order gb200', 'Chip order 3', 'Orders, 2027', 'Ordered'].map(said('chip order'))).toEqual([
		...['chip order GB200', 'Order gb200', 'Chip order 3', 'Orders, 2027', 'chip order Ordered'],
	])
	expect(['gb200', 'Order gb200'].map(said('Order'))).toEqual(['Order gb200', 'Order gb200'])
})
