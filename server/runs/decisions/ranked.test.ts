import { expect, test } from 'vitest'
import { madeDecision } from '../../../tests/factories/verdict/made-decision.ts'
import { ranked } from './find-decisions.ts'

const idsOf = (decisions: ReturnType<typeof ranked>) => decisions.map(({ id }) => id)

test('the dearest stands first, whatever order they were found in', () => {
	const small = madeDecision({ id: 'small', valueUsd: 1e6 })
	const large = madeDecision({ id: 'large', valueUsd: 9e6 })
	expect(idsOf(ranked([small, large]))).toEqual(['large', 'small'])
	expect(idsOf(ranked([large, small]))).toEqual(['large', 'small'])
})

test('where nothing is priced MW-months decide, then months sooner', () => {
	const of = (id: string, mwMonths: number, monthsSooner: number) =>
		madeDecision({ id, valueUsd: null, regains: { mwMonths, usd: null, monthsSooner, fullPower: null } })
	expect(idsOf(ranked([of('few', 10, 9), of('sooner', 50, 3), of('later', 50, 1)]))).toEqual(['sooner', 'later', 'few'])
})

test('a change found for two causes is told once, for the one where it is worth more', () => {
	const found = ranked([
		madeDecision({ cause: 'slipped', valueUsd: 1 }),
		madeDecision({ cause: 'due_later', valueUsd: 2 }),
	])
	expect(found.map(({ cause }) => cause)).toEqual(['due_later'])
})
