import { expect, test } from 'vitest'
import type { Backtest } from '#shared/backtest.ts'
import { buildBacktestsView } from './backtests-view.ts'

const one = (over: Partial<Backtest>): Backtest => ({
	id: 'A1',
	section: 'training',
	name: 'A run',
	evidence: 'held-out',
	unit: 'GPU-h',
	published: 100,
	publishedText: null,
	predicted: 110,
	error: 0.1,
	tolerance: { kind: 'share', share: 0.15 },
	verdict: 'met',
	notes: [],
	source: 'A paper',
	...over,
})

test('the finding counts scored cases only, and the median leaves the others out', () => {
	const view = buildBacktestsView([
		one({}),
		one({ id: 'A2', error: -0.3, verdict: 'missed' }),
		one({ id: 'A3', error: 2, tolerance: null, verdict: 'shown' }),
		one({ id: 'A4', predicted: null, error: null, tolerance: null, verdict: 'not_predicted' }),
	])
	expect(view.finding).toBe('Held out: 1 of 2 within tolerance, median error 20%')
	expect(view.figures.map(({ value }) => value)).toEqual(['1 of 2', '20%', '20%', '2'])
	expect(view.sections[0]?.sub).toBe('1 of 2 met · median error 20%')
})

test('a case is worded as it was published, its error signed, people whole', () => {
	const rows = buildBacktestsView([
		one({ unit: 'heads at peak', publishedText: '1,500 peak', predicted: 653.9, error: -0.564 }),
		one({ id: 'A2', unit: 'FLOP', predicted: 1.0638e24, error: 0, tolerance: { kind: 'factor', factor: 1.6 } }),
	]).sections[0]?.rows
	expect(rows?.[0]).toMatchObject({
		published: '1,500 peak',
		predicted: '654',
		error: '−56%',
		tolerance: '±15%',
	})
	expect(rows?.[1]).toMatchObject({ predicted: '1.064e24', error: '0%', tolerance: 'factor 1.6' })
})

test('cases that played a part in a fit or a definition are told beside those held out (pT2)', () => {
	const view = buildBacktestsView([
		one({}),
		one({ id: 'A2', evidence: 'tuned', error: 0 }),
		one({ id: 'A3', evidence: 'prior', error: 0 }),
		one({ id: 'A4', evidence: 'identity', error: 0 }),
		one({ id: 'A5', evidence: 'default', error: -0.5, verdict: 'missed' }),
		one({ id: 'A6', tolerance: null, verdict: 'shown' }),
	])
	expect(view.finding).toBe('Held out: 1 of 1 within tolerance, median error 10%')
	expect(view.lede).toMatch(
		/^In addition: one case of arithmetic, one of formulas and defaults and two used in fitting; one more is shown unscored\. /,
	)
	expect(buildBacktestsView([one({ evidence: 'tuned' })]).finding).toBe('No published case was held out')
})
