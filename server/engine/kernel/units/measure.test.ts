import { expect, test } from 'vitest'
import { measureOf, measureText, over, PLAIN, power, sameMeasure, times } from './measure.ts'

test('a power multiplies what a unit is made of as often as it says, and its size with it', () => {
	const squared = power(measureOf('kW'), 2)
	expect(sameMeasure(squared, times(measureOf('kW'), measureOf('kW')))).toBe(true)
	expect([...squared.dimension]).toEqual([['it', 2]])
	expect(squared.scale).toBeCloseTo(1e-6, 15)
	expect(sameMeasure(power(squared, 0.5), measureOf('kW'))).toBe(true)
})

test('a unit is not the same as none, whichever of the two comes first, nor one of another size', () => {
	expect(sameMeasure(measureOf('itMW'), PLAIN)).toBe(false)
	expect(sameMeasure(PLAIN, measureOf('itMW'))).toBe(false)
	expect(sameMeasure(measureOf('itMW'), measureOf('kW'))).toBe(false)
	expect(sameMeasure(measureOf('kW'), measureOf('itMW'))).toBe(false)
	expect(sameMeasure(over(measureOf('kW'), measureOf('kW')), PLAIN)).toBe(true)
})

test('a refusal names each base with its power where that is not one, and the size where it is not one', () => {
	expect(measureText(measureOf('itMW'))).toBe('it')
	expect(measureText(measureOf('kW'))).toBe('it × 0.001')
	expect(measureText(over(measureOf('usd'), measureOf('MWh')))).toBe('money · meter^-1 · time^-1')
	expect(measureText(power(measureOf('itMW'), 2))).toBe('it^2')
	expect(measureText(over(measureOf('itMW'), measureOf('itMW')))).toBe('no unit')
	expect(measureText(PLAIN)).toBe('no unit')
})
