import { expect, test } from 'vitest'
import { labourRows } from '../../../../tests/factories/schedule-input.ts'
import { apprenticeHeads } from './apprentices.ts'

const electrician = labourRows.trades[0]
if (electrician === undefined) throw new Error('The trades have no electrician.')
const heads = (month: number) =>
	apprenticeHeads(month, { perYear: 100, joint: true, trade: electrician }, labourRows.apprenticeship) -
	laterCohorts(month)
const laterCohorts = (month: number) =>
	month < 12
		? 0
		: apprenticeHeads(month - 12, { perYear: 100, joint: true, trade: electrician }, labourRows.apprenticeship)

test('nobody is on site before the first class is over', () => {
	expect(heads(3)).toBe(0)
	expect(heads(4)).toBeGreaterThan(0)
})

test('a hundred apprentices give about forty heads of output in each of the first two years', () => {
	expect(heads(6)).toBeCloseTo(37.8, 6)
	expect(heads(18)).toBeCloseTo(40.7, 6)
})

test('sixty of a hundred are journeymen after five years, and some of them leave each year', () => {
	expect(heads(4 + 60)).toBeCloseTo(60, 9)
	expect(heads(4 + 72)).toBeCloseTo(60 * 0.911, 9)
})
