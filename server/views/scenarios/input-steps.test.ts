import { expect, test } from 'vitest'
import { inputSteps } from './input-steps.ts'
import type { PlanInput } from './plan-inputs.ts'

const input = (given: Partial<PlanInput>): PlanInput => ({
	label: 'Capacity',
	kind: 'number',
	unit: 'plantMW',
	now: 100,
	min: 0,
	max: Infinity,
	place: { key: 'x' },
	...given,
})
const usual = { from: '', to: '' }
const values = (of: PlanInput, ends = usual) => {
	const steps = inputSteps(of, ends)
	return steps.ok ? steps.values : steps.ends
}

test('an amount goes from 30 % less to 30 % more, a date three months either way', () => {
	expect(values(input({}))).toEqual([70, 80, 90, 100, 110, 120, 130])
	const months = ['2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04']
	expect(values(input({ kind: 'month', unit: null, now: '2027-01' }))).toEqual(months)
})

test('limits of the field hold, and few whole things go one by one', () => {
	expect(values(input({ unit: 'share', now: 0.9, max: 1 })).valueOf()).toEqual([
		0.63, 0.692, 0.753, 0.815, 0.9, 0.938, 1,
	])
	expect(values(input({ kind: 'integer', unit: 'count', now: 2, min: 1 }))).toEqual([1, 2, 3, 4, 5])
	expect(values(input({ now: 0 }))).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3])
})

test('the value as it is stands in its own table, whatever the ends', () => {
	expect(values(input({ now: 95 }), { from: '0', to: '120 MW' })).toEqual([0, 20, 40, 60, 80, 95, 120])
	expect(values(input({ now: 500 }), { from: '60', to: '0' })).toEqual([0, 10, 20, 30, 40, 50, 60])
})

test('an end that is no value of the field says what is understood there', () => {
	expect(values(input({}), { from: 'soon', to: '' })).toEqual({ from: expect.stringContaining('Expected a number') })
})
