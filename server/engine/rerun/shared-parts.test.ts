import { expect, test } from 'vitest'
import { sharedItems, sharedParts } from './shared-parts.ts'

const plan = (MW: number) => ({
	name: 'Abilene',
	site: { place: { latitude: 32.4 } },
	contracts: [
		{ id: 'grid', MW },
		{ id: 'gas', MW: 60 },
	],
	halls: [{ id: 'a', itMW: 40 }],
})

test('what a record says as an earlier one did is that one’s own: properties, lists and their items', () => {
	const before = plan(100)
	const now = sharedParts(plan(120), before)
	expect(now).toEqual(plan(120))
	expect(now.site).toBe(before.site)
	expect(now.halls).toBe(before.halls)
	expect(now.contracts[0]).not.toBe(before.contracts[0])
	expect(now.contracts[1]).toBe(before.contracts[1])
	expect(before).toEqual(plan(100))
})

test('of a list that became longer, shorter or other the items that stand where they stood are shared', () => {
	const before = plan(100).contracts
	const wind = { id: 'wind', MW: 20 }
	const longer = sharedItems([...plan(100).contracts, wind], before)
	expect(longer).toEqual([...before, wind])
	expect(longer[1]).toBe(before[1])
	expect(sharedItems(plan(100).contracts.slice(1), before)).toEqual([before[1]])
	expect(sharedItems(plan(100).contracts, before)).toBe(before)
	expect(sharedItems([undefined, null], [undefined])).toEqual([undefined, null])
})
