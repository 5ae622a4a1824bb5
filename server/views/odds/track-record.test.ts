import { expect, test } from 'vitest'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import type { KeptForecast } from '#shared/schemas/report/kept-forecast.ts'
import { scoredForecasts } from './forecasts.ts'
import { trackRecord } from './track-record.ts'

const told = (key: string, p10: string, p90: string | null): KeptForecast => ({
	...{ key, name: key.includes('north') ? 'North' : 'Grid', madeOn: '2026-06', p10, p50: '2027-02', p90 },
})
const NORTH = 'schedule.phase:north.finish'
const planWith = (actuals: readonly object[], status = 'agreement') =>
	planFile({
		powerContracts: [contract('grid', { startMonth: '2027-07', status })],
		buildPhases: [hall('north')],
		actuals,
	})
const finished = (month: string) => [{ ref: 'phase:north', month, percentComplete: 1 }]
const recordOf = (forecasts: readonly KeptForecast[], plan = planWith([]), statusMonth = '2027-03') =>
	trackRecord(scoredForecasts(forecasts, { plan, statusMonth }), forecasts.length)

test('too few forecasts are no record, and say how many are kept', () => {
	expect(recordOf([]).title).toBe('Too few forecasts to judge')
	expect(recordOf([]).notes).toEqual([
		'A track record needs 10 forecasts past their date; none is recorded yet. Each report issue with odds records its forecasts.',
	])
	expect(recordOf([told(NORTH, '2027-01', '2027-05')]).notes).toEqual([
		'A track record needs 10 forecasts past their date: 0 of 1 recorded with report issues are past their date.',
	])
})

test('a hall is scored when it is reported whole, a contract when it is energized, and misses are shown', () => {
	const forecasts = [told(NORTH, '2027-01', '2027-05'), told('contracts.grid.start', '2027-01', '2027-05')]
	// The first report of all of it counts, not a later one.
	const plan = planWith([...finished('2027-04'), ...finished('2027-06')], 'energised')
	expect(recordOf(forecasts, plan, '2027-08').notes.slice(1)).toEqual([
		'Grid, forecast in June 2026: by May 2027; actual July 2027, two months later.',
	])
	expect(recordOf([told(NORTH, '2027-05', '2027-09')], plan, '2027-08').notes.slice(1)).toEqual([
		'North, forecast in June 2026: not before May 2027; actual April 2027.',
	])
})

test('what is not there after its P90 is a miss already; what has no P90 is late only when it is not within the plan', () => {
	const late = 'North, forecast in June 2026: by May 2027; not done in August 2027, three months later.'
	expect(recordOf([told(NORTH, '2027-01', '2027-05')], planWith([]), '2027-08').notes.slice(1)).toEqual([late])
	expect(recordOf([told(NORTH, '2027-01', null)], planWith([]), '2035-08').notes).toHaveLength(1)
	// What was there before, or has left the plan, is not judged.
	expect(recordOf([told(NORTH, '2027-01', '2027-05')], planWith(finished('2026-05')), '2027-08').notes).toHaveLength(1)
	expect(
		recordOf([told('schedule.phase:gone.finish', '2027-01', '2027-05')], planWith([]), '2027-08').notes,
	).toHaveLength(1)
})

test('ten that have come due are a record, which counts misses and keeps them', () => {
	const nine = Array.from({ length: 9 }, () => told(NORTH, '2027-01', '2027-05'))
	const record = recordOf([...nine, told(NORTH, '2027-01', '2027-02')], planWith(finished('2027-04')), '2027-08')
	expect(record.title).toBe('9 of 10 past forecasts hit the band')
	expect(record.notes).toEqual([
		'1 of 1 misses were late; eight in ten are expected inside.',
		'North, forecast in June 2026: by February 2027; actual April 2027, two months later.',
	])
})
