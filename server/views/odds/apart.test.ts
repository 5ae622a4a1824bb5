import { expect, test } from 'vitest'
import { moneyOf } from '#shared/units/money.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { oddsApart } from './apart.ts'

const money = moneyOf(planFile())
const NONE = { p10: 0, p50: 0, p90: 0, less: 0, same: 1, more: 0 }

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
			},
			{ id: 's3', label: 'Not drawn', differences: null },
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
	expect(
		oddsApart([{ id: 'x', label: 'X', differences: { 'verdict.fullPower.month': never } }], money)?.rows[0]?.lines,
	).toEqual(['Full power: sooner in 10% of draws, later in 90%; in most of them it never comes in both.'])
	expect(oddsApart([], money)).toBeNull()
})
