import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { campusPlan } from '../../../tests/factories/campus/campus-plan.ts'
import { findIn } from './find-view.ts'
import { hasWords, MOST_FINDS } from '#shared/pages/find.ts'

const plan = campusPlan()
const result = computePlan(plan)
const found = (words: string) => findIn({ plan, result }, words)

test('words are found where they begin a word of the name, in any order and case', () => {
	expect(hasWords('Utility, phase 1', 'phase util')).toBe(true)
	expect(hasWords('Utility, phase 1', 'tility')).toBe(false)
	expect(hasWords('Utility, phase 1: Ramp', 'Utility, phase 1')).toBe(true)
	expect(hasWords('Coverage by firm power', 'power cover')).toBe(true)
})

test('an item leads to its form, a figure to its explanation, a term to the glossary', () => {
	const [hall] = plan.buildPhases
	const finds = found(hall?.name ?? '')
	expect(finds[0]?.to).toBe(`infrastructure?edit=${encodeURIComponent(`buildPhases/${hall?.id ?? ''}`)}`)
	// What is called so stands before what only has the words in its name.
	expect(found('unserved demand').map(({ kind, name, why }) => [kind, name, why?.scope])).toEqual([
		['Figure', 'Unserved demand', 'plan'],
		['Figure', 'Unserved demand', 'plan'],
		['Figure', 'Unserved demand', 'plan'],
		['Figure', 'Late or unserved due to demand, MW IT · months', 'plan'],
		['Figure', 'Late or unserved due to demand, money', 'plan'],
	])
	expect(found('PUE').some(({ kind, to }) => kind === 'Term' && to.startsWith('/glossary#'))).toBe(true)
})

test('of each kind no more is told than can be read at once', () => {
	const counts = found('a').reduce(
		(kinds, { kind }) => kinds.set(kind, (kinds.get(kind) ?? 0) + 1),
		new Map<string, number>(),
	)
	expect(Math.max(...counts.values())).toBeLessThanOrEqual(MOST_FINDS)
	expect(found('nothing is called that')).toEqual([])
})

test.each([
	['IRR', 'Figure'],
	['npv', 'Figure'],
	['capex', 'Figure'],
	['how many electricians do we need', 'Trade'],
	['electrcians', 'Trade'],
	['gpus', 'Figure'],
	['strandde', 'Figure'],
	['peak headcount', 'Figure'],
	['what is PUE', 'Term'],
])('“%s”, as planners type it, finds a %s', (typed, kind) => {
	expect(found(typed).map((find) => find.kind)).toContain(kind)
})

test('a trade is found with the most people of it, and opens how they are counted', () => {
	const [trade] = found('electrician').filter(({ kind }) => kind === 'Trade')
	expect(trade?.note).toMatch(/^[\d,]+.* at peak$/)
	expect(trade?.why).toMatchObject({ quantity: 'workforce.trades.peak.headcount', scope: 'trade:electrician' })
})
