import { expect, test } from 'vitest'
import { currencies } from '#shared/catalogue/rows/countries/currencies.ts'
import { readSaidAmount, type Quantity } from './said-amount.ts'
import { readSaidMonth } from './said-month.ts'

const SQUARE_FEET = 10.763910416709722
const AMOUNTS: Readonly<Record<Quantity, readonly (readonly [text: string, value: number])[]>> = {
	power: [
		...([
			['450', 450],
			['450 MW', 450],
			['450MW', 450],
			['450-MW', 450],
			['450 mW', 450],
			['1,200 MW', 1200],
		] as const),
		...([
			['450-megawatt', 450],
			['450 megawatts', 450],
			['450 Megawatt', 450],
			['1.2 gigawatts', 1200],
		] as const),
		...([
			['1.2-gigawatt campus', 1200],
			['1.2GW', 1200],
			['900 kilowatts', 0.9],
			['900 kW', 0.9],
		] as const),
		...([
			['around 450 MW', 450],
			['about 450 MW', 450],
			['approx. 450 MW', 450],
			['~450 MW', 450],
		] as const),
		...([
			['up to 1 GW', 1000],
			['more than 300 MW', 300],
			['at least 300MW', 300],
			['over 300 megawatts', 300],
		] as const),
		...([
			['a total of up to 1 GW', 1000],
			['300 MW or more', 300],
			['300+ MW', 300],
			['>300 MW', 300],
		] as const),
		...([
			['450 MW IT', 450],
			['450 MW of IT load', 450],
			['450 MW of critical IT capacity', 450],
		] as const),
		...([
			['nearly 1 GW of power', 1000],
			['450 MW at full build-out', 450],
			['1,2 GW', 1200],
		] as const),
	],
	floor: [
		...([
			['1.2M', 1.2e6],
			['450,000 sq ft', 450_000],
			['450,000 sq. ft.', 450_000],
			['450,000 sqft', 450_000],
		] as const),
		...([
			['1.2m sq ft', 1.2e6],
			['1.2 million square feet', 1.2e6],
			['450,000-square-foot', 450_000],
		] as const),
		...([
			['120,000 m²', 120_000 * SQUARE_FEET],
			['120,000 m2', 120_000 * SQUARE_FEET],
		] as const),
		...([
			['120,000 square meters', 120_000 * SQUARE_FEET],
			['120,000 sqm', 120_000 * SQUARE_FEET],
		] as const),
		...([
			['120,000 square metres of floor space', 120_000 * SQUARE_FEET],
			['2 hectares', 20_000 * SQUARE_FEET],
		] as const),
		...([
			['more than 450,000 sf', 450_000],
			['450,000 ft²', 450_000],
		] as const),
	],
	money: [
		...([
			['$3 billion', 3e9],
			['US$1.2B', 1.2e9],
			['$1.2bn', 1.2e9],
			['15 B', 15e9],
			['800M', 8e8],
			['$800m', 8e8],
		] as const),
		...([
			['€3 bn', 3.528e9],
			['€3bn', 3.528e9],
			['3 bn EUR', 3.528e9],
			['£2 billion', 2.7e9],
			['$1 trillion', 1e12],
		] as const),
		...([
			['up to $3 billion', 3e9],
			['a $3 billion investment', 3e9],
			['3-billion-dollar', 3e9],
		] as const),
	],
	people: [
		...([
			['4,000 at peak', 4000],
			['4,000 workers at peak', 4000],
			['1,500 jobs', 1500],
			['4k', 4000],
		] as const),
		...([
			['around 1,500 construction workers', 1500],
			['up to 150 full-time jobs', 150],
			['a peak of 4,000', 4000],
		] as const),
		...([
			['40,000 users', 40_000],
			['1.2 million daily users', 1.2e6],
			['1,500+', 1500],
		] as const),
	],
}

const all = Object.entries(AMOUNTS).flatMap(([quantity, rows]) => rows.map((row) => [quantity, ...row] as const))
const isQuantity = (name: string): name is Quantity => Object.hasOwn(AMOUNTS, name)

test.each(all)('%s: “%s” is read', (quantity, text, value) => {
	const said = isQuantity(quantity) ? readSaidAmount(text, quantity, currencies) : null
	expect(said).toMatchObject({ ok: true })
	expect(said?.ok === true ? said.value : null).toBeCloseTo(value, 3)
})

test('what is not typed as it is read says what it is read as', () => {
	const read = (text: string, quantity: Quantity) => {
		const said = readSaidAmount(text, quantity, currencies)
		return said.ok ? said.read : said.why
	}
	expect(['450 MW', '450'].map((text) => read(text, 'power'))).toEqual([null, null])
	expect(read('450-megawatt', 'power')).toBe('Read as 450 MW.')
	expect(read('up to 1 GW', 'power')).toBe('Read as 1,000 MW, the most said.')
	expect(read('more than 300 MW', 'power')).toBe('Read as 300 MW, the least said.')
	expect(read('120,000 m²', 'floor')).toBe('Read as 1,291,669 sq ft.')
	expect(read('€3 bn', 'money')).toBe('Read as $3.53B (EUR at 1.176 USD).')
	expect(read('4,000 at peak', 'people')).toBe('Read as 4,000.')
})

const MONTHS = [
	...[
		['second quarter of 2028', '2028-04', '2028-06'],
		['2nd quarter 2028', '2028-04', '2028-06'],
	],
	...[
		['Q2 of 2028', '2028-04', '2028-06'],
		['mid-2028', '2028-06', '2028-06'],
		['mid 2028', '2028-06', '2028-06'],
	],
	...[
		['end of 2027', '2027-12', '2027-12'],
		['by the end of 2027', '2027-12', '2027-12'],
	],
	...[
		['year-end 2027', '2027-12', '2027-12'],
		['early 2029', '2029-01', '2029-03'],
		['late 2028', '2028-10', '2028-12'],
	],
	...[
		['H2 2028', '2028-07', '2028-12'],
		['second half of 2028', '2028-07', '2028-12'],
	],
	...[
		['the first half of 2028', '2028-01', '2028-06'],
		['last quarter of 2028', '2028-10', '2028-12'],
	],
	...[
		['in 2028', '2028-01', '2028-12'],
		['by Q3 2028', '2028-07', '2028-09'],
		['mid-June 2028', '2028-06', '2028-06'],
	],
	...[
		['end of June 2028', '2028-06', '2028-06'],
		['June 2028', '2028-06', '2028-06'],
	],
	...[
		['no later than August 2028', '2028-08', '2028-08'],
		['2028-09', '2028-09', '2028-09'],
	],
] as const

test.each(MONTHS)('“%s” is a time', (text, first, last) => {
	expect(readSaidMonth(text, 'first')).toMatchObject({ ok: true, month: first })
	expect(readSaidMonth(text, 'last')).toMatchObject({ ok: true, month: last })
})

test('a date says what it is read as, but not where it says so itself', () => {
	const read = ['mid-2028', '2028-06', 'June 2028'].map((text) => readSaidMonth(text, 'last'))
	expect(read.map((said) => (said.ok ? said.read : said.why))).toEqual(['Read as June 2028.', null, null])
})

const REFUSALS = [
	['power', '450 MWh', '“MWh” is energy, not power. Enter power, such as 450 MW, 1.2 GW or 900 kW.'],
	['power', '300–450 MW', '“300–450 MW” is a range. Enter one end: 300 MW or 450 MW.'],
	['power', '300-450 MW', '“300-450 MW” is a range. Enter one end: 300 MW or 450 MW.'],
	['power', 'between 300 and 450 MW', '“between 300 and 450 MW” is a range. Enter one end: 300 MW or 450 MW.'],
	['power', '0.8 to 1.2 GW', '“0.8 to 1.2 GW” is a range. Enter one end: 800 MW or 1,200 MW.'],
	['power', '500 MVA', '“MVA” is apparent power. Enter power, such as 450 MW, 1.2 GW or 900 kW.'],
	['power', '500 HP', '“HP” is not a known unit of power. Enter power, such as 450 MW, 1.2 GW or 900 kW.'],
	['power', '$3 billion', '“$” is money, not power. Enter power, such as 450 MW, 1.2 GW or 900 kW.'],
	['power', 'half a gigawatt', 'Enter power in digits, such as 450 MW, 1.2 GW or 900 kW.'],
	['power', '-5 MW', 'Expected more than zero. Enter power, such as 450 MW, 1.2 GW or 900 kW.'],
	['power', '150 MW in phase 1', 'More than one figure. Enter power, such as 450 MW, 1.2 GW or 900 kW.'],
	['floor', '450 MW', '“MW” is power, not floor area. Enter floor area, such as 1.2M sq ft or 120,000 m².'],
	[
		'money',
		'3 bn KZT',
		'No exchange rate is published here for that currency. Enter the amount in USD, such as $3 billion.',
	],
	['money', '$1.2B–1.5B', '“$1.2B–1.5B” is a range. Enter one end: $1.2B or $1.5B.'],
	['people', '4,000 m²', '“m²” is floor area, not people. Enter people, such as 1,500 or 4,000 at peak.'],
	['people', 'x'.repeat(121), 'Expected at most 120 letters.'],
] as const

test.each(REFUSALS)('%s: “%s” is refused with its mend', (quantity, text, why) => {
	expect(readSaidAmount(text, quantity, currencies)).toEqual({ ok: false, why })
})

const NO_DATES = [
	['Q5 2028', 'A year has four quarters. Enter such as Aug 2028, Q3 2028 or mid 2028.'],
	['13/2028', 'A year has twelve months. Enter such as Aug 2028, Q3 2028 or mid 2028.'],
	['Q3', 'The year is missing. Enter such as Q3 2028.'],
	['summer 2028', 'Seasons differ by place. Enter a quarter, such as Q3 2028.'],
	['FY2028', 'Fiscal years differ. Enter a month or a calendar year, such as 2028.'],
	['2027–2028', '“2027–2028” is a range of dates. Enter one, such as 2028.'],
	['Q3 to Q4 2028', '“Q3 to Q4 2028” is a range of dates. Enter one, such as Q4 2028.'],
	['soon', '“soon” is not a date. Enter a month or a part of a year, such as Aug 2028, Q3 2028 or mid 2028.'],
] as const

test.each(NO_DATES)('“%s” is refused as a date with its mend', (text, why) => {
	expect(readSaidMonth(text, 'last')).toEqual({ ok: false, why })
})
