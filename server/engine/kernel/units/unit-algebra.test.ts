import { expect, test } from 'vitest'
import { CONVERSIONS } from '#shared/units/named-conversions.ts'
import { type Unit } from '#shared/units/units.ts'
import { measureOf, measureOfConversion, PLAIN, sameMeasure, times } from './measure.ts'
import { defineFormula, defineOutput, sumOver } from '../quantity.ts'

const meaning = {
	symbol: 'x',
	label: 'x',
	kind: 'state',
	scope: 'site',
	per: 'month',
	rule: 'T1',
	source: 'test',
} as const
const pue = defineOutput({ ...meaning, id: 'pue', unit: 'ratio', turns: { from: 'itMW', to: 'facilityMW' } })

/** A formula over one input of a unit, named `a`, and PUE. */
const formula = (unit: Unit, expression: string, a: Unit) => () => {
	const named = defineOutput({ ...meaning, id: 'a', unit: a })
	const inputs = /\bpue\b/.test(expression) ? { a: named, pue } : { a: sumOver(named) }
	return defineFormula<Unit, typeof inputs>({ ...meaning, id: 'tried', unit, inputs, expression, examples: [] })
}

test('megawatts at the meter come from those of IT load by PUE alone', () => {
	expect(formula('facilityMW', 'a * pue', 'itMW')).not.toThrow()
	expect(formula('facilityMW', 'a', 'itMW')).toThrow('The units of tried do not hold.')
	expect(formula('facilityMW', 'a', 'plantMW')).toThrow()
	expect(formula('itMW', 'a * pue', 'itMW')).toThrow()
	expect(formula('facilityMW', 'a * meterMWPerPlantMW', 'plantMW')).not.toThrow()
})

test('a unit of another size needs its conversion by name: a bare thousand is no conversion', () => {
	expect(formula('itMW', 'a / kWPerMW', 'kW')).not.toThrow()
	expect(formula('itMW', 'a / 1000', 'kW')).toThrow()
	expect(formula('itMW', 'a * kWPerMW', 'kW')).toThrow()
})

test.each([
	['min(a, 3)', 'the lesser of a figure and a bare number'],
	['a + 1', 'a sum with a bare number'],
	['if(a > 5, a, 0)', 'a comparison with a bare number'],
	['if(a > 0, a, 1)', 'branches of two units'],
	['2 ^ a', 'a power of a unit'],
	['ln(a)', 'a logarithm of a unit'],
	['a * a', 'a square'],
])('%s is refused: %s', (expression) => {
	expect(formula('usd', expression, 'usd')).toThrow('The units of tried do not hold.')
})

test('nothing is nothing in any unit', () => {
	expect(formula('usd', 'if(a > 0, max(0, a), 0 / 0)', 'usd')).not.toThrow()
})

test('what is read and what is given must meet', () => {
	expect(formula('usd', 'b', 'usd')).toThrow('does not read its input a')
	expect(formula('usd', 'a * b', 'usd')).toThrow()
})

test('a conversion that changes the size alone is the number one, written in two units', () => {
	const ofSize = Object.entries(CONVERSIONS).filter(([, { of, per }]) => {
		const bases = [...measureOfConversion({ value: 1, of, per }).dimension.values()]
		return of.length > 0 && bases.every((exponent) => exponent === 0)
	})
	expect(ofSize.map(([name]) => name)).toContain('kWPerMW')
	for (const [name, conversion] of ofSize) {
		const value = { dimension: PLAIN.dimension, scale: conversion.value }
		expect(sameMeasure(times(measureOfConversion(conversion), value), PLAIN), name).toBe(true)
	}
})

test('two units of one thing differ in size, two bases of power in kind', () => {
	expect(sameMeasure(measureOf('kW'), measureOf('itMW'))).toBe(false)
	expect(sameMeasure(measureOf('plantMW'), measureOf('facilityMW'))).toBe(false)
	expect(sameMeasure(measureOf('usdPerMWh'), measureOf('usdPerKWh'))).toBe(false)
})
