import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { monthsOf } from '#shared/units/months.ts'
import { trainingYears } from './trade-years.ts'

const MONTHS = 48
const months = monthsOf('2026-01', MONTHS)
const flat = (heads: number) => months.map(() => heads)
const { apprenticeship: rows } = builtInCatalogue

/** A trade of two years, of a joint programme: 100 needed, 40 of them from elsewhere, in each of four years. */
const years = (planned = 0, from = 0) =>
	trainingYears(
		{ months, need: flat(100), travellers: flat(40), missing: flat(0) },
		{ term: { years: 2, complete: 0.6, rows }, ratio: 0.5, planned, from },
	)

test('seats bound the first intake; who leaves and what lasts is wanted', () => {
	const [first] = years()
	// 8.9 % of 60 leave; 5.34 ÷ .6 + 40 ÷ .6 are wanted; a third of 100 can be taught
	expect(first).toMatchObject({ localHeads: 60, lastingGapHeads: 40, inTraining: 0, intake: 33 })
	expect(first?.leavingHeads).toBeCloseTo(5.34, 9)
	expect(first?.wanted).toBeCloseTo(75.566_667, 6)
	expect(first?.seats).toBeCloseTo(33.333_333, 6)
})

test('later intakes fill the seats that are left, and a gap that ends before the term does opens none', () => {
	const [, second, third, fourth] = years()
	// .4 ÷ .65 of the losses fall in the first year: 33 · (1 − .61538 · .4) are still there
	expect(second?.inTraining).toBeCloseTo(24.876_923, 6)
	// 33 − 8.9 beyond the leavers answer 14.46 of the gap
	expect(second?.wanted).toBeCloseTo(51.466_667, 6)
	expect(second?.intake).toBe(8)
	// the plan ends before who begins in 2028 is a journeyman
	expect(third).toMatchObject({ lastingGapHeads: 0, intake: 7 })
	expect(third?.inTraining).toBeCloseTo(33 * 0.6 + 8 * 0.753_846_154, 6)
	expect(fourth).toMatchObject({ intake: 9, needThen: null })
})

test('an intake works after its class, at the output of its year, and is journeyman after its term', () => {
	const [first, , third] = years()
	// eight of twelve months: 33 · .75385 · .45
	expect(first?.outputHeads).toBeCloseTo((33 * 0.753_846_154 * 0.45 * 8) / 12, 6)
	expect(first?.localShareWithIntake).toBeCloseTo(0.674_630_8, 6)
	expect(first).toMatchObject({ journeymanMonth: '2028-05', needThen: 100, localShare: 0.6 })
	expect(first?.journeymen).toBeCloseTo(19.8, 9)
	expect(third).toMatchObject({ journeymanMonth: '2030-05', needThen: null })
})

test('what the plan takes on already is among its local hands, and adds nothing to them', () => {
	const [first] = years(33)
	expect(first).toMatchObject({ intake: 33, planned: 33, outputHeads: 0, localShareWithIntake: 0.6 })
})

test('years that are over take on nobody, and who begins in the year of the packet begins in its month', () => {
	// The packet is made in November 2027: 22 months of the plan are over.
	const [first, second, third] = years(0, 22)
	expect(first).toMatchObject({ isPast: true, intake: 0, inTraining: 0, outputHeads: 0 })
	expect(second).toMatchObject({ isPast: false, inTraining: 0, journeymanMonth: '2030-03' })
	expect(second?.intake).toBe(33)
	// All of them are still in class in January: one seat in three is left.
	expect(third).toMatchObject({ isPast: false, inTraining: 33, intake: 0 })
})
