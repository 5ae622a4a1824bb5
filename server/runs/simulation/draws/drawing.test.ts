import { expect, test } from 'vitest'
import { ANY, guessed, type Spread } from '../spreads/spread.ts'
import { Drawing } from './drawing.ts'

const LENGTH: Spread = {
	...{ name: 'buildPhases/a/durationMonths', kind: 'hall_length', unit: 'gridMonths' },
	place: { list: 'buildPhases', id: 'a', field: 'durationMonths' },
	...{ scale: 'log', p10: 12, p50: 14, p90: 20 },
	...{ ...guessed, ...ANY, cause: null, write: () => {} },
}

test('12, 14 and 20 months come to at most 37, the P99 of their curve: a range says nothing of what is rarer (U3)', () => {
	const drawing = new Drawing([LENGTH], { seed: 2026, off: [], rho: {} })
	const drawn = Array.from({ length: 2048 }, (_, draw) => drawing.valuesOf(draw)[LENGTH.name] ?? NaN).toSorted(
		(a, b) => a - b,
	)
	expect(drawn.at(-1)).toBeCloseTo(37.0528515, 6)
	expect(drawn[0]).toBeCloseTo(11.3224227, 6)
	// One in a hundred is held at each end, and nothing within is moved.
	expect(drawn.filter((value) => value > 37.05).length).toBeLessThanOrEqual(21)
	for (const [share, value] of [
		[0.1, 12],
		[0.5, 14],
		[0.9, 20],
	] as const)
		expect(drawn[Math.round(share * 2047)]).toBeCloseTo(value, 0)
})
