import { expect, test } from 'vitest'
import { ownTurn } from './own-turn.ts'

test('who comes at one moment is served in the order of coming, and the loop goes round in between', async () => {
	const seen: string[] = []
	const serve = async (name: string) => {
		await ownTurn()
		seen.push(name)
		setImmediate(() => seen.push(`after ${name}`))
	}
	await Promise.all(['a', 'b', 'c'].map(serve))
	await ownTurn()
	expect(seen).toEqual(['a', 'after a', 'b', 'after b', 'c', 'after c'])
})
