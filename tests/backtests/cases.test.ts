import { expect, test } from 'vitest'
import { type Backtest, BACKTEST_SECTIONS, medianError } from '#shared/backtest.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { NOT_PREDICTED, RECORDED } from '#server/backtests/recorded.ts'
import { allBacktests } from '#server/backtests/run-backtests.ts'

/** Figures are recorded to about four digits. */
const ROUNDING = 0.005

const { computeCases, facilityCases, workforceCases, datedCases, staffingCases } = builtInCatalogue
const reference = new Map<string, number>([
	...[...computeCases, ...facilityCases, ...datedCases, ...staffingCases].map(
		(row) => [row.id, row.predicted] as const,
	),
	...workforceCases.map((row) => [row.id, row.predictedPeak] as const),
])
const cases = allBacktests()
const scored = (list: readonly Backtest[]) => list.filter(({ verdict }) => verdict === 'met' || verdict === 'missed')

test.each(cases.map((one) => ({ ...one, title: `${one.id} ${one.name}: ${one.verdict.replace('_', ' ')}` })))(
	'$title',
	({ id, predicted, verdict }) => {
		expect(verdict === 'not_predicted').toBe(NOT_PREDICTED[id] !== undefined)
		expect(verdict === 'missed').toBe(RECORDED[id]?.miss === true)
		if (predicted === null) return
		const stated = RECORDED[id]?.predicted ?? reference.get(id) ?? Number.NaN
		expect(Math.abs(predicted / stated - 1), `${predicted} against ${stated}`).toBeLessThan(ROUNDING)
	},
)

test('every published case is there once, and every note is of a case', () => {
	const ids = cases.map(({ id }) => id)
	expect(new Set(ids)).toEqual(new Set(reference.keys()))
	expect(ids).toHaveLength(reference.size)
	for (const id of [...Object.keys(RECORDED), ...Object.keys(NOT_PREDICTED)]) expect(ids).toContain(id)
})

test('a miss says why, and what is not scored says why not', () => {
	for (const { id, notes } of cases.filter(({ verdict }) => verdict !== 'met')) expect(notes, id).not.toEqual([])
})

test('peaks are scored where the published word is a peak or a day, to 40 %', () => {
	const peaks = scored(cases.filter(({ unit }) => unit === 'heads at peak'))
	expect(peaks.map(({ id }) => id)).toEqual(['C1', 'C2', 'C3', 'C6', 'C10', 'C12', 'C13', 'C14'])
	for (const { tolerance } of peaks) expect(tolerance).toEqual({ kind: 'share', share: 0.4 })
	expect(medianError(peaks)).toBeLessThan(0.16)
	expect(peaks.filter(({ verdict }) => verdict === 'missed').map(({ id }) => id)).toEqual(['C3', 'C13'])
})

test('median errors of what the engine was not tuned to', () => {
	const heldOut = scored(cases.filter(({ evidence }) => evidence === 'held-out'))
	expect(heldOut.length).toBeGreaterThanOrEqual(14)
	expect(medianError(heldOut)).toBeLessThan(0.16)
	const priors = scored(cases.filter(({ evidence }) => evidence === 'prior'))
	expect(medianError(priors)).toBeLessThan(0.26)
})

test('identities are met to three hundredths', () => {
	for (const one of scored(cases.filter(({ evidence }) => evidence === 'identity'))) {
		expect(Math.abs(one.error ?? 1), one.id).toBeLessThanOrEqual(0.03)
	}
})

test('no section is empty, and at most one scored case in six misses', () => {
	for (const section of BACKTEST_SECTIONS) expect(cases.some((one) => one.section === section)).toBe(true)
	const all = scored(cases)
	expect(all.filter(({ verdict }) => verdict === 'missed').length / all.length).toBeLessThan(1 / 6)
})
