import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sCurve } from './s-curve.ts'

const shape = fc.constantFrom(1.5, 2, 2.5, 3, 2.2)

test('nothing is done before a window opens and all of it after it closes', () => {
	for (const a of [1.5, 2, 2.5]) {
		expect(sCurve(0, a)).toBe(0)
		expect(sCurve(-3, a)).toBe(0)
		expect(sCurve(1, a)).toBe(1)
		expect(sCurve(7, a)).toBe(1)
	}
})

test('work done never shrinks by more than rounding', () => {
	fc.assert(
		fc.property(
			shape,
			fc.double({ min: 0, max: 1, noNaN: true }),
			fc.double({ min: 0, max: 1, noNaN: true }),
			(a, x, y) => {
				expect(sCurve(Math.max(x, y), a)).toBeGreaterThanOrEqual(sCurve(Math.min(x, y), a) - 1e-12)
			},
		),
	)
})

test('a whole project has two fifths of its hours behind it at half time and four fifths at three quarters', () => {
	expect(sCurve(0.5, 2.5)).toBeCloseTo(0.398, 3)
	expect(sCurve(0.75, 2.5)).toBeCloseTo(0.792, 3)
})

test('half powers by roots are the powers they stand for', () => {
	for (const a of [1.5, 2, 2.5]) {
		expect(sCurve(0.37, a)).toBeCloseTo((a + 1) * 0.37 ** a - a * 0.37 ** (a + 1), 14)
	}
})
