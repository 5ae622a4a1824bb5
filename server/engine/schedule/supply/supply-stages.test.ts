import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { type SupplyAsk, supplyStages } from './supply-stages.ts'

const stages = (over: Partial<SupplyAsk> = {}) =>
	supplyStages({
		stages: builtInCatalogue.supplyStages,
		orderMonth: 0,
		firstDelivery: 20,
		deliveryMonths: 1,
		installed: 22,
		...over,
	}).map(({ stage, start, finish }) => [stage.id, start, finish])

test('shares of the lead time make a whole, and are labelled guesses', () => {
	const shared = builtInCatalogue.supplyStages.filter(({ leadShare }) => leadShare !== null)
	expect(shared.reduce((sum, { leadShare }) => sum + (leadShare ?? NaN), 0)).toBeCloseTo(1, 12)
	for (const { source } of shared) expect(source).toContain('guess')
})

test('an order of twenty months passes six of allocation, six of packaging, five of assembly (S10)', () => {
	expect(stages()).toEqual([
		['allocation', 0, 5],
		['packaging', 6, 11],
		['assembly', 12, 16],
		['shipping', 17, 18],
		['receiving', 19, 19],
		['rack_and_stack', 20, 22],
		['burn_in', 21, 23],
	])
})

test('tranches over four months end every stage three months later (S10)', () => {
	const one = stages()
	const four = stages({ deliveryMonths: 4 })
	for (const [index, [, start, finish]] of four.slice(0, 5).entries()) {
		expect(start).toBe(one[index]?.[1])
		expect(finish).toBe(Number(one[index]?.[2]) + 3)
	}
})

test('racks that are never installed have no finish (S10)', () => {
	expect(stages({ installed: null }).slice(5)).toEqual([
		['rack_and_stack', 20, null],
		['burn_in', 21, null],
	])
})

test('stages follow each other without a gap, whatever the lead (S10)', () => {
	fc.assert(
		fc.property(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 60 }), (orderMonth, lead) => {
			const dated = stages({ orderMonth, firstDelivery: orderMonth + lead, installed: null }).slice(0, 5)
			expect(dated[0]?.[1]).toBe(orderMonth)
			for (const [index, [, start]] of dated.slice(1).entries())
				expect(start).toBeLessThanOrEqual(Number(dated[index]?.[2]) + 1)
			// One without a lead time is finished in the month before it is ordered: in none.
			expect(Math.max(Number(dated[4]?.[2]), orderMonth)).toBe(Math.max(orderMonth + lead - 1, orderMonth))
		}),
	)
})
