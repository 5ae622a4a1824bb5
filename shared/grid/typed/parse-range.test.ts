import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseCell, type Beside } from './parse-cell.ts'

type Facts = Partial<Parameters<typeof parseCell>[1]>
/** P10, P50 and P90 as read, or why not. */
const reading =
	(facts: Facts = {}, beside: Beside = {}) =>
	(text: string) => {
		const read = parseCell(text, { kind: 'number', required: false, min: 0, max: 1e5, ...facts }, beside)
		if (!read.ok) return read.code
		return read.range === null ? read.value : [read.range.low, read.value, read.range.high]
	}
const saying =
	(facts: Facts = {}, beside: Beside = {}) =>
	(text: string) => {
		const read = parseCell(text, { kind: 'number', required: false, min: 0, max: 1e5, ...facts }, beside)
		return read.ok ? read.value : read.message
	}

test('a range of figures is read in every way of writing one', () => {
	const plain = reading()
	expect(['120±10', '120 ± 10 %', '110..120..150', '120 +30/-10', 'p10 110 / p50 120 / p90 150'].map(plain)).toEqual([
		[110, 120, 130],
		[108, 120, 132],
		[110, 120, 150],
		[110, 120, 150],
		[110, 120, 150],
	])
	expect(plain('p50 120 / p90 150')).toEqual([null, 120, 150])
	expect(plain('100..400')).toEqual([100, 200, 400])
	expect(reading({}, { now: 120 })('110..130')).toEqual([110, 120, 130])
	expect(reading({}, { now: 2000 })('1.2k..3k')).toEqual([1200, 2000, 3000])
	expect(reading({ max: 1 })('0.85..0.95')).toEqual([0.85, 0.9, 0.95])
	// What stands in the cell is taken only where it lies within.
	expect(reading({}, { now: 130 })('100..130..400')).toEqual([100, 130, 400])
	expect(reading({}, { now: 400 })('100..400')).toEqual([100, 200, 400])
})

test('a range of months is read in months, a quarter being one itself', () => {
	const month = reading({ kind: 'month' })
	expect(
		['2027-Q2..2027-Q4', '2027-Q2', '2027-06 ± 2', '2027-06 +6/-1', 'p50 2027-06 / p90 2027-12'].map(month),
	).toEqual([
		['2027-04', '2027-08', '2027-12'],
		['2027-04', '2027-05', '2027-06'],
		['2027-04', '2027-06', '2027-08'],
		['2027-05', '2027-06', '2027-12'],
		[null, '2027-06', '2027-12'],
	])
	expect(reading({ kind: 'month' }, { now: '2027-08' })('Jun 2027..Dec 2027')).toEqual([
		'2027-06',
		'2027-08',
		'2027-12',
	])
	expect(['Jun..Dec 2027', 'Q2..Q4 2027'].map(month)).toEqual([
		['2027-06', '2027-09', '2027-12'],
		['2027-04', '2027-08', '2027-12'],
	])
	expect(reading({ kind: 'month' }, { now: '2027-06', today: '2026-11' })('+6/-1')).toEqual([
		'2027-05',
		'2027-06',
		'2027-12',
	])
	// Where there is no range a quarter is its first month.
	expect(reading({ kind: 'month' }, { range: 'reported' })('2027-Q2')).toBe('2027-04')
})

test('what is no range is refused by what is wrong with it', () => {
	const plain = reading()
	const refused = [
		'130..110',
		'110-130',
		'-5..20',
		'0..20',
		'120±0',
		'p50 150 / p90 120',
		'soon',
		'110..',
		'1..2..3..4',
	]
	expect(refused.map(plain)).toEqual([
		...['order', 'dash', 'limits', 'not_positive', 'no_range', 'order', 'unread', 'unread', 'unread'],
	])
	expect(reading({ max: 1 })('0.9..1.2')).toBe('limits')
	expect(reading({ max: 1, unit: 'share' })('90..100')).toBe('not_between')
	expect(reading({ kind: 'integer' })('10.5..20')).toBe('not_whole')
	const month = reading({ kind: 'month' })
	expect(['2027-13..2028-01', '2027-06 ± 10 %', '2027-06 - 2027-09', '2080-01..2130-01'].map(month)).toEqual([
		...['unread', 'percent_of_a_date', 'dash', 'limits'],
	])
})

test('every refusal says what would be right', () => {
	const power = saying({ unit: 'plantMW' })
	expect(power('110-130')).toBe('A dash may be a minus sign: write 110..130.')
	expect(power('130..110')).toBe('P10, P50 and P90 must rise: write them from low to high, such as 110..120..150.')
	expect(power('110..130000')).toBe('A range here must be from 0 to 100,000: move the end that is outside.')
	expect(power('0..20')).toBe('A range here must be above 0: raise its lower end, or write the value alone.')
	expect(power('120±0')).toBe('A range of nothing is none: write the value alone.')
	expect(saying({ kind: 'month' })('2027-06 ± 10 %')).toBe('A date has no percent: write months, such as 2027-06 ±2.')
	expect(saying({}, { range: 'reported' })('10..20')).toBe('What has happened has no range: write one value.')
})

test('ends share their unit and their sign, whole fields round what is reckoned', () => {
	const power = reading({ unit: 'plantMW' })
	expect(['110..120..150 kW', '400 MW..1.6 GW', '120 ± 10 MW', '80 to 140'].map(power)).toEqual([
		[0.11, 0.12, 0.15],
		[400, 800, 1600],
		[110, 120, 130],
		[80, 105.830052443, 140],
	])
	expect(reading({ unit: 'usdPerMWh' }, { money: { code: 'EUR', usdPerUnit: 1.1 } })('€40..50..60/MWh')).toEqual([
		44, 55, 66,
	])
	expect(reading({ kind: 'integer' })('105 ± 10 %')).toEqual([94, 105, 116])
	expect(reading({ unit: 'share', max: 1 })('40..60 %')).toEqual([0.4, 0.5, 0.6])
})

const ends = z.union([z.number(), z.string()]).nullable()
const casesSchema = z.array(
	z.object({
		typed: z.string(),
		kind: z.enum(['number', 'month']),
		scale: z.enum(['log', 'logit', 'linear']),
		now: ends,
		min: z.number().nullable(),
		max: z.number().nullable(),
		...{ p10: ends.optional(), p50: ends.optional(), p90: ends.optional(), refused: z.string().optional() },
	}),
)
const CASES = casesSchema.parse(
	JSON.parse(readFileSync(new URL('../../../tests/fixtures/ranges.json', import.meta.url), 'utf8')),
)

test('twenty-six ranges come to the digits that were worked out beside the code', () => {
	expect(CASES).toHaveLength(26)
	for (const { typed, kind, scale, now, min, max, ...answer } of CASES) {
		const beside = { now, range: { kind, scale, min, max, least: min } }
		const read = parseCell(typed, { kind, min, max, required: false }, beside)
		const found = read.ok ? { p10: read.range?.low, p50: read.value, p90: read.range?.high } : { refused: read.code }
		expect([typed, found]).toEqual([typed, answer])
		// The field's own limits say the scale.
		const own = parseCell(typed, { kind, min, max, required: false }, { now })
		expect(own).toEqual(read)
	}
})
