import { expect, test } from 'vitest'
import { parseCell, type Beside } from './parse-cell.ts'
import { parseMonth } from './parse-month.ts'
import { parseNumber } from './parse-number.ts'

type Facts = Partial<Parameters<typeof parseCell>[1]>
const reading =
	(facts: Facts, beside: Beside = {}) =>
	(text: string) => {
		const parsed = parseCell(text, { kind: 'number', required: false, ...facts }, beside)
		if (!parsed.ok) return parsed.message
		return parsed.range === null ? parsed.value : [parsed.value, parsed.range.low, parsed.range.high]
	}
const EURO = { code: 'EUR', usdPerUnit: 1.1 }

test('numbers are read with the signs of other countries, and as sums', () => {
	const written = ['1,200', '1.000,5', '1,5', '1 200', "1'200", '1.000.000', '0,125', '3 bn', '+3', '12,34,567']
	expect(written.map(parseNumber)).toEqual([1200, 1000.5, 1.5, 1200, 1200, 1_000_000, 0.125, 3e9, 3, 1_234_567])
	expect(['=100+100', '=2*(3+4)', '=-3+1', '=10/4', '= 1,000 × 2'].map(parseNumber)).toEqual([200, 14, -2, 2.5, 2000])
	expect(['=2+', '=1/0', '=(3', '=2 3', '=', '1,2,3', '5.', '='.padEnd(200, '1')].map(parseNumber)).toEqual(
		Array<null>(8).fill(null),
	)
})

test('a word that every object has is no scale, no size and no currency', () => {
	const power = reading({ unit: 'plantMW' })
	const price = reading({ unit: 'usdPerMWh' })
	for (const word of ['constructor', 'toString', 'valueOf', '__proto__']) {
		expect([word, parseNumber(`5 ${word}`)]).toEqual([word, null])
		expect([word, typeof power(`5 ${word}`), typeof price(`5/${word}`)]).toEqual([word, 'string', 'string'])
	}
})

test('power is read in the size it is written in, another quantity is refused with what is understood', () => {
	const power = reading({ unit: 'plantMW' })
	expect(['1.2 GW', '200 kW', '1,200 MW', '=100+20 MW', '1.2 k'].map(power)).toEqual([1200, 0.2, 1200, 120, 1200])
	const refused = 'Expected a number such as 120, 1.2 GW, 800 kW, =100+20, 80..140 or 100 ± 10%.'
	for (const text of ['120 MWh', '12 MW IT', '85 %', '$5']) expect(power(text)).toBe(refused)
	expect(reading({ unit: 'itMW' })('12 MW IT')).toBe(12)
	expect(reading({ unit: 'gridMonths', kind: 'integer' })('1.5 years')).toBe(18)
	expect(reading({ unit: 'gridMonths', kind: 'integer' })('15y')).toBe(180)
	expect(reading({ unit: 'accelerators', kind: 'integer' })('500 GPUs')).toBe(500)
})

test('prices are read per what they are for, and in the plan’s own currency by its rate', () => {
	const price = reading({ unit: 'usdPerMWh' }, { money: EURO })
	const written = ['45', '$45/MWh', '45 USD/MWh', '$45 per MWh', '4.5 ct/kWh', '0.045/kWh', '€40/MWh', '40 EUR/MWh']
	// Cents that name no currency are of the plan's own: of a euro here.
	expect(written.map(price)).toEqual([49.5, 45, 45, 45, 49.5, 49.5, 44, 44])
	expect(reading({ unit: 'usdPerMWh' })('4.5 ct/kWh')).toBe(45)
	expect(['4 €ct/kWh', '4 c€/kWh', '4 EUR ct/kWh', '4 USc/kWh', '4 ¢/kWh'].map(price)).toEqual([44, 44, 44, 40, 44])
	expect(price('€40..50..60/MWh')).toEqual([55, 44, 66])
	expect(price('€40–60/MWh')).toBe('A dash may be a minus sign: write €40..60/MWh.')
	expect(price('£4')).toBe('The plan has no rate from GBP to USD: give the amount in EUR or USD.')
	expect(reading({ unit: 'usdPerMWh' })('€45/MWh')).toBe(
		'The plan has no rate from EUR to USD: give the amount in USD, or enter EUR and its rate in the plan’s Settings, under “Display currency” and “Exchange rate”.',
	)
	expect(price('45 MWh')).toMatch(/^Expected a number such as 45, €45\/MWh/)
	expect(reading({ unit: 'usdPerKWMonth' })('$12/kW-month')).toBe(12)
	expect(reading({ unit: 'usdPerMillionTokens' })('3 per million tokens')).toBe(3)
	expect(reading({ unit: 'usd' })('$3 M')).toBe(3e6)
	expect(reading({ unit: 'usd' })('$4 Mio')).toBe(4e6)
})

test('a sign whose currency is named again behind the figure counts once', () => {
	const peso = reading({ unit: 'usdPerAcceleratorHour' }, { money: { code: 'MXN', usdPerUnit: 0.05 } })
	expect(['$2.40 USD', '2.40 USD', '$48 MXN', 'MX$48 MXN', '$2.40 USD/h'].map(peso)).toEqual([2.4, 2.4, 2.4, 2.4, 2.4])
	expect(reading({ unit: 'usdPerMWh' }, { money: EURO })('€40 EUR/MWh')).toBe(44)
	expect(peso('€2.40 USD')).toMatch(/^Expected a number/)
})

test('every price is read with what it is for', () => {
	const euro = { money: { code: 'EUR', usdPerUnit: 1.25 } }
	expect(reading({ unit: 'usdPerHectare' }, euro)('€400,000/ha')).toBe(500_000)
	expect(reading({ unit: 'usdPerDay' }, euro)('€120/day')).toBe(150)
	expect(reading({ unit: 'usdPerDay' }, euro)('€120 a day')).toBe(150)
	expect(reading({ unit: 'usdPerYear' })('$2 M a month')).toBe(24e6)
	expect(reading({ unit: 'usdPerItKWMonth' }, euro)('€120/kW-month')).toBe(150)
	expect(reading({ unit: 'usdPerKW' })('$1.5M/MW')).toBe(1500)
	expect(reading({ unit: 'usdPerWatt' }, euro)('€ 13M/MW')).toBe(16.25)
})

test('a figure with plus and minus keeps both ends; alone it is around what stands there', () => {
	const power = reading({ unit: 'plantMW' }, { now: 200 })
	expect(power('100 ± 10 %')).toEqual([100, 90, 110])
	expect(power('100 +/- 10 MW')).toEqual([100, 90, 110])
	expect(power('±10 %')).toEqual([200, 180, 220])
	expect(power('400 MW to 1.6 GW')).toEqual([800, 400, 1600])
	expect(reading({ unit: 'share', max: 1 })('45 ± 5 %')).toEqual([0.45, 0.4, 0.5])
	expect(reading({ unit: 'plantMW' })('±10 %')).toMatch(/^Expected/)
})

test('in a column of per cent a bare figure is per cent, and one with its sign is not read twice', () => {
	const growth = reading({ unit: 'share', max: 5 })
	expect([growth('5'), growth('5 %'), growth('-5'), growth('1.2'), growth('2 to 8')]).toEqual([
		0.05,
		0.05,
		-0.05,
		0.012,
		[0.04, 0.02, 0.08],
	])
	expect(growth('50 % (40 to 60)')).toEqual([0.5, 0.4, 0.6])
	expect(reading({ unit: 'share', max: 1 })('145 %')).toBe(1.45)
	expect(reading({ unit: 'share', max: 1.5 })('95')).toBe(0.95)
	expect(reading({ unit: 'sharePerYear', max: 1 })('6.25')).toBe(0.0625)
})

test('a dot before three digits is refused where it may part thousands', () => {
	const euro = { money: { code: 'EUR', usdPerUnit: 1.17 } }
	expect(reading({ kind: 'integer', unit: 'accelerators' })('10.500')).toBe(
		'“10.500” is 10.5 to some and 10,500 to others: write 10,500, or 10.5.',
	)
	expect(reading({ unit: 'usdPerHectare' }, euro)('€ 400.000')).toBe(
		'“400.000” is 400 to some and 400,000 to others: write 400,000, or 400.',
	)
	expect(reading({ unit: 'usdPerMWh' }, euro)('€95.125/MWh')).toMatch(/write 95,125, or 95\.1250\.$/)
	expect(reading({ unit: 'usdPerMWh' }, euro)('€0.095/kWh')).toBe(111.15)
	expect(reading({ unit: 'usdPerMWh' }, euro)('44.125')).toBe(51.62625)
	expect(reading({ unit: 'plantMW' }, euro)('12.125 MW')).toBe(12.125)
	expect(reading({ unit: 'usd' }, euro)('£2 M to £3 M')).toMatch(/^The plan has no rate from GBP/)
})

test('months are read as planners write them; a quarter is its first', () => {
	const of = (texts: readonly string[], ask = {}) => new Set(texts.map((text) => parseMonth(text, ask)))
	const july = ['2026-07', '2026-7', '2026/07', '7/2026', '07.2026', '15.07.2026', '2026-07-15', 'Jul 2026', 'Jul-26']
	expect(of([...july, "July '26", '2026 Jul', '2026-Q3', 'Q3 2026', 'Q3/26'])).toEqual(new Set(['2026-07']))
	expect(of(['2026-Q3'], { of: 'last' })).toEqual(new Set(['2026-09']))
	expect(of(['+8', '+ 8 months'], { from: '2026-11' })).toEqual(new Set(['2027-07']))
	expect(of(['-4', '− 4 mo'], { from: '2026-11' })).toEqual(new Set(['2026-07']))
	expect(of(['+8', '-8', '2026-13', 'soon', '1/7/2026', '2029', '7/26'])).toEqual(new Set([null]))
	const month = reading({ kind: 'month' }, { today: '2026-11' })
	expect(month('2027-Q5')).toMatch(/^A year has four quarters\. Expected a month such as 2026-09/)
	expect(month('2027-13')).toMatch(/^A year has twelve months\./)
})

test('so many months on or back count from the month in the cell, in an empty one from this month', () => {
	const month = (now: string | null) => reading({ kind: 'month' }, { today: '2026-11', now })
	expect(['+3', '-2', '−14', '+ 3 months'].map(month('2027-04'))).toEqual(['2027-07', '2027-02', '2026-02', '2027-07'])
	expect(['+3', '-2'].map(month(null))).toEqual(['2027-02', '2026-09'])
	expect(month('2027-04')('later')).toBe(
		'Expected a month such as 2026-09, Sep 2026 or 9/2026, a quarter such as 2026-Q3, or a range such as 2026-09..2026-12; +8 and -2 are months from the one in the cell, in an empty cell from this month.',
	)
	// A plus before a figure is its sign: sums begin with «=».
	expect(['+3', '=100+100'].map(reading({ unit: 'plantMW' }, { now: 100 }))).toEqual([3, 200])
})

test('months of a list are read one by one and from one to another, each once and in order', () => {
	const windows = reading({ kind: 'months' }, { today: '2026-11' })
	expect(windows('2027-06, Apr 2027; 2027-06')).toEqual(['2027-04', '2027-06'])
	expect(windows('Nov 2026 to 2027-02\n+8')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02', '2027-07'])
	expect(windows('2027-Q2 – 2027-Q3')).toEqual(['2027-04', '2027-05', '2027-06', '2027-07', '2027-08', '2027-09'])
	expect(windows('')).toBeNull()
	const refused = 'Expected months with commas between, such as 2026-09, Oct 2026, or 2027-03 to 2027-06.'
	expect(['spring', '2027-06 to 2027-03', '1990-01 to 2100-01'].map(windows)).toEqual(Array<string>(3).fill(refused))
})

test('of several names a fix stands in the place of the one that is not known, whatever signs it has', () => {
	const choices = ['Hall A', 'Hall A north', '$& west'].map((label, at) => ({ value: String(at), label }))
	const read = (text: string) => parseCell(text, { kind: 'references', required: false }, { choices })
	expect(read('Hall A, Hall')).toMatchObject({ ok: false, fixes: ['Hall A, Hall A', 'Hall A, Hall A north'] })
	expect(read('Hall A; Hall Z')).toMatchObject({
		fixes: ['Hall A, Hall A', 'Hall A, Hall A north', 'Hall A, $& west'],
	})
	expect(read('Hall A\nHall Z')).toMatchObject({ fixes: ['Hall A\nHall A', 'Hall A\nHall A north', 'Hall A\n$& west'] })
})

test('a sum that comes to no whole number names the nearest', () => {
	const read = (text: string) => parseCell(text, { kind: 'integer', unit: 'accelerators', required: true })
	expect(read('=100000/1.97')).toMatchObject({
		message: '50,761.42 is not a whole number. The nearest is 50,761.',
		fixes: ['50,761'],
	})
	expect(read('50,761')).toMatchObject({ value: 50_761 })
})

test('what a field of months takes is told by examples of months', () => {
	expect(parseCell('soon', { kind: 'integer', unit: 'gridMonths', required: false })).toMatchObject({
		message: 'Expected a number such as 18, 18 months, 1.5 years, =12+6, 12..24 or 18 ± 10%.',
	})
})
