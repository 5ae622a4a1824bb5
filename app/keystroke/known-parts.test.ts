import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withKnownParts } from './known-parts.ts'

test('of a page loaded again only what differs is new, down to the row and the cell', () => {
	const known = {
		rows: [
			{ id: 'a', cells: [1, 2] },
			{ id: 'b', cells: [3] },
		],
		chart: { steps: [1, 2] },
	}
	const next = {
		rows: [
			{ id: 'a', cells: [1, 9] },
			{ id: 'b', cells: [3] },
		],
		chart: { steps: [1, 2] },
	}
	const shared = withKnownParts(next, known)
	expect(shared).toEqual(next)
	expect(shared).toHaveProperty('chart', known.chart)
	const { rows, chart } = shared as typeof known
	expect(chart).toBe(known.chart)
	expect(rows[1]).toBe(known.rows[1])
	expect(rows[0]).not.toBe(known.rows[0])
})

test('what is no plain data is handed on as it is', () => {
	const answer = new Response('moved', { status: 302 })
	expect(withKnownParts(answer, { status: 302 })).toBe(answer)
})

test('it is always what was loaded, and all of what was shown where nothing differs', () => {
	const plain = fc.jsonValue({ maxDepth: 4 })
	fc.assert(
		fc.property(plain, plain, (next, known) => {
			expect(withKnownParts(next, known)).toEqual(next)
			expect(withKnownParts(structuredClone(known), known)).toBe(known)
		}),
		{ numRuns: 200 },
	)
})
