import { expect, test } from 'vitest'
import { hall, planFile } from '../../../tests/factories/plan-file.ts'
import { parsePlanFile } from '../plan-file.ts'

const problemsOf = (steps: readonly unknown[], over: Readonly<Record<string, unknown>> = {}) => {
	const parsed = parsePlanFile({ ...planFile(), buildPhases: [hall('a', { startMonth: '2027-01', ...over, steps })] })
	return parsed.ok
		? []
		: parsed.problems.map(({ path, message }) => `${path.replace('buildPhases[0].steps', '')} ${message}`)
}

test('a hall may date its steps, by start, by length or by both', () => {
	expect(
		problemsOf([
			{ step: 'shell', startMonth: '2027-06' },
			{ step: 'cx_l4', durationMonths: 1.5 },
		]),
	).toEqual([])
	// Permits, design and the utility’s works may well begin before the hall.
	expect(
		problemsOf([
			{ step: 'permitting', startMonth: '2026-01' },
			{ step: 'substation', startMonth: '2025-06' },
		]),
	).toEqual([])
})

test('what cannot be is refused: a step on site before the hall, an unknown one, one twice, one without a date', () => {
	expect(problemsOf([{ step: 'shell', startMonth: '2026-12' }])).toEqual([
		'[0].startMonth expected January 2027 or later',
	])
	expect(problemsOf([{ step: 'roof', startMonth: '2027-06' }])[0]).toMatch(/^\[0\]\.step .*step of a hall/)
	const twice = [
		{ step: 'shell', startMonth: '2027-06' },
		{ step: 'shell', durationMonths: 3 },
	]
	expect(problemsOf(twice)).toEqual(['[1].step this step is dated twice'])
	expect(problemsOf([{ step: 'shell' }])).toEqual(['[0].startMonth expected a start or a duration'])
})

test('procurement is dated by its purchases, and work that stands already by nothing', () => {
	expect(problemsOf([{ step: 'procurement', startMonth: '2026-06' }])).toEqual([
		'[0].step procurement follows what is bought',
	])
	const shell = [{ step: 'shell', startMonth: '2027-06' }]
	expect(problemsOf(shell, { scope: 'shell_exists' })).toEqual(['[0].step this hall has that step behind it'])
	expect(problemsOf(shell, { scope: 'existing', durationMonths: 0 })).toEqual([
		'[0].step this hall has that step behind it',
	])
})
