import { expect, test } from 'vitest'
import { moneyOf } from '#shared/units/money.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { type ApartAsked, oddsApart } from './apart.ts'

const money = moneyOf(planFile())
const NONE = { p10: 0, p50: 0, p90: 0, less: 0, same: 1, more: 0 }

const linesOf = (differences: ApartAsked['differences'], choice: ApartAsked['choice']) =>
	oddsApart([{ id: 'x', label: 'X', differences, choice }], money)?.rows[0]?.lines

test('another scenario is told by what it changes on the same draws: how far, how surely, and how often', () => {
	const apart = oddsApart(
		[
			{
				id: 's2',
				label: 'Bridge plant',
				differences: {
					'verdict.fullPower.month': { p10: -12, p50: -9, p90: 0, less: 0.92, same: 0.06, more: 0.02 },
					'verdict.firstPower': NONE,
					'finance.totals.capexUsd': { p10: 4e7, p50: 4.5e7, p90: 4.5e7, less: 0, same: 0, more: 1 },
				},
				choice: null,
			},
			{ id: 's3', label: 'Not drawn', differences: null, choice: null },
		],
		money,
	)
	expect(apart?.rows).toEqual([
		{
			id: 's2',
			label: 'Bridge plant',
			lines: [
				'First power: the same in every draw.',
				'Full power: nine months sooner (eight in ten: twelve months sooner to the same); sooner in 92% of draws, later in less than 5%.',
				'Capital: $45M higher (eight in ten: $40M higher to $45M higher); lower in less than 5% of draws, higher in more than 95%.',
			],
		},
		{ id: 's3', label: 'Not drawn', lines: [] },
	])
	// Where one of both never comes in most draws there is no difference in months, and it is said how often.
	const never = { p10: null, p50: null, p90: null, less: 0.1, same: 0, more: 0.9 }
	expect(linesOf({ 'verdict.fullPower.month': never }, null)).toEqual([
		'Full power: sooner in 10% of draws, later in 90%; in most of them it never comes in both.',
	])
	expect(oddsApart([], money)).toBeNull()
})

test('of two plans that earn it is told which input to know before one chooses, and what that is worth', () => {
	const value = { 'finance.totals.npvUsd': { p10: -2e7, p50: 3e7, p90: 9e7, less: 0.31, same: 0, more: 0.69 } }
	const npv = 'NPV: $30M higher (eight in ten: $20M lower to $90M higher); lower in 31% of draws, higher in 69%.'
	const known = { name: 'Utility, phase 2: start', worthUsd: 2.4e7, otherwise: 0.31 }
	expect(linesOf(value, { leadUsd: 3e7, known })).toEqual([
		npv,
		'Knowing “Utility, phase 2: start” before choosing would be worth $24M: in 31% of draws you would choose the other way.',
	])
	expect(linesOf(value, { leadUsd: 3e7, known: null })).toEqual([
		npv,
		'No single input, once known, would change which of the two has the higher mean NPV.',
	])
	// Of one that earns nothing less is lost the later it spends: neither is said to be worth more.
	expect(linesOf(value, null)).toEqual([])
	expect(linesOf({ 'finance.totals.npvUsd': NONE }, { leadUsd: 0, known: null })).toEqual([
		'NPV: the same in every draw.',
	])
})
