import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DOLLARS } from '#shared/units/money.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { planResult, siteResult } from '../../../tests/factories/plan-result.ts'
import { shareFigure, shareText } from '#shared/formats/shares.ts'
import { figuresFrom, figureText, lowestFigure, scaledBy, unlessNone } from './figure.ts'
import { figureOrNone, keyFigure } from '#shared/formats/key-figure.ts'

type ResultOver = NonNullable<Parameters<typeof planResult>[0]>
const figuresOf = (over: ResultOver, plan = planFile()) => figuresFrom({ plan, result: planResult(over) })
const servedIn = (servedShare: readonly (number | null)[]) => figuresOf({ months: servedShare.length, servedShare })
/** A site that draws this at the meter, month by month. */
const drawing = (facilityPowerMW: readonly number[], plan = planFile()) => {
	const months = facilityPowerMW.length
	return figuresOf({ months, sites: { abilene: siteResult(months, { facilityPowerMW }) } }, plan)
}
const at = (of: string, month: string) => ({ of, at: month })
const ABILENE = 'site:abilene'

/** Few values, so that most series have equal ones. */
const shares = fc.array(fc.constantFrom(null, 0, 0.25, 0.5, 1), { minLength: 1, maxLength: 30 })
const powers = fc.array(fc.constantFrom(-2, 0, 5, 40), { minLength: 1, maxLength: 30 })

describe('a figure of the month where it stands highest or lowest', () => {
	const extremes = [
		['largest', Math.max],
		['least', Math.min],
	] as const

	test.each(extremes)(
		'law: the %s is of the first month that has it, and a month without one is never it',
		(word, far) => {
			fc.assert(
				fc.property(shares, (values) => {
					const { months, figure } = servedIn(values)
					const shown = figure('servedShare', { at: word })
					const told = values.filter((one) => one !== null)
					const value = told.length === 0 ? null : far(...told)
					expect([shown.value, shown.why.month]).toEqual([value, months[values.findIndex((one) => one === value)]])
				}),
			)
			fc.assert(
				fc.property(powers, (values) => {
					const { months, figure } = drawing(values)
					const shown = figure('facilityPowerMW', at(ABILENE, word))
					expect([shown.value, shown.why.month]).toEqual([
						far(...values),
						months[values.findIndex((one) => one === far(...values))],
					])
				}),
			)
		},
	)

	test('of equal months the first is told', () => {
		const { figure, month } = servedIn([0.5, 0.9, 0.9, 0.9, 0.5, 0.5])
		const [largest, least] = [figure('servedShare', { at: 'largest' }), figure('servedShare', { at: 'least' })]
		expect([month(largest), largest.text]).toEqual(['Feb 2026', '90%'])
		expect([month(least), least.text]).toEqual(['Jan 2026', '50%'])
		expect(largest.why).toEqual({ quantity: 'servedShare', scope: 'plan', month: '2026-02' })
	})

	test('nothing is the largest in no month, but nothing served has its month', () => {
		const dark = drawing([0, 0])
		expect(dark.month(dark.figure('facilityPowerMW', at(ABILENE, 'largest')))).toBe('')
		const unserved = servedIn([1, 0])
		expect(unserved.month(unserved.figure('servedShare', { at: 'least' }))).toBe('Feb 2026')
		expect(dark.month(dark.figure('finance.totals.capexUsd'))).toBe('')
	})
})

describe('a figure of a month, a year, the last month or all of them', () => {
	test('law: what is summed over a year or the horizon is the sum of its months', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 }), fc.nat(29), (values, index) => {
				const { months, figure } = drawing(values)
				const value = (period: string) => figure('facilityPowerMW', at(ABILENE, period)).value
				const sum = (of: readonly number[]) => of.reduce((total, one) => total + one, 0)
				expect(value('all')).toBe(sum(values))
				expect(value('2027')).toBe(sum(values.slice(12, 24)))
				expect(value('last')).toBe(values.at(-1))
				const month = months[index]
				if (month !== undefined) expect(value(month)).toBe(values[index])
			}),
		)
	})

	test('it opens the months it is of, and a month without a value is a dash that adds nothing', () => {
		const { figure } = servedIn([0.5, null, 0.25])
		expect(figure('servedShare', { at: '2026-02' })).toMatchObject({
			value: null,
			text: '–',
			why: { month: '2026-02' },
		})
		expect(figure('servedShare', { at: 'all' })).toMatchObject({ value: 0.75, why: { month: 'all' } })
		expect(figure('servedShare', { at: '2026' })).toMatchObject({ value: 0.75, why: { month: '2026' } })
		expect(figure('servedShare', { at: '2031-05' }).value).toBe(0)
	})

	test('a figure of the horizon has no month, unless it stands for all of them', () => {
		const { figure } = figuresOf({})
		expect(figure('finance.totals.capexUsd').why.month).toBeNull()
		expect(figure('finance.totals.capexUsd', { at: '2026-03' }).why.month).toBeNull()
		expect(figure('finance.totals.capexUsd', { at: 'all' }).why.month).toBe('all')
		expect(figure('finance.totals.usdPerItMW')).toMatchObject({ value: null, text: '–', unit: 'usdPerItMW' })
	})

	test('a place that the plan has not, and a month left unsaid, are told to who asks', () => {
		const { figure, series } = drawing([1, 2])
		expect(() => figure('facilityPowerMW', at('site:nowhere', 'last'))).toThrow('site:nowhere has no facilityPowerMW.')
		expect(() => figure('facilityPowerMW', { of: ABILENE })).toThrow(
			'facilityPowerMW has a value for each month: say of which.',
		)
		expect(() => servedIn([1, null]).series('servedShare')).toThrow('servedShare has months without a value.')
		expect(series('facilityPowerMW', 'site:nowhere')).toEqual({ values: [0, 0] })
	})
})

describe('a series of a chart', () => {
	test('it has a value a month and opens what it is of', () => {
		const opens = { quantity: 'sites.facilityPowerMW', scope: ABILENE, unit: 'facilityMW' }
		const drawn = drawing([1, 2]).series('facilityPowerMW', ABILENE)
		expect(drawn).toEqual({ values: [1, 2], opens })
		expect(scaledBy(drawn, 1000)).toEqual({ values: [0.001, 0.002], opens, per: 1000 })
	})

	test('months that have none stay empty, and what holds for the horizon holds in each', () => {
		const { sparseSeries } = servedIn([0.5, null])
		expect(sparseSeries('servedShare')).toEqual({
			values: [0.5, null],
			opens: { quantity: 'servedShare', scope: 'plan', unit: 'share' },
		})
		expect(sparseSeries('finance.totals.capexUsd').values).toEqual([0, 0])
		expect(sparseSeries('finance.totals.usdPerItMW')).toEqual({ values: [null, null] })
	})
})

describe('the text of a figure', () => {
	const text = (value: number, unit: Parameters<typeof figureText>[1]) =>
		figureText(value, unit, { money: { code: 'EUR', usdPerUnit: 1.25 }, months: ['2026-01', '2026-02'] })

	test('it is told as its unit is: money in its currency, shares, dates, whole things, megawatts to their digits', () => {
		expect(text(2_500_000, 'usd')).toBe('€2M')
		expect([text(0.5, 'share'), text(0.055, 'sharePerYear')]).toEqual(['50%', '6%'])
		expect(text(14, 'gridMonths')).toBe('Mar 2027')
		expect([text(1234.4, 'heads'), text(1234.4, 'racks'), text(1234.4, 'accelerators')]).toEqual(Array(3).fill('1,234'))
		expect([text(123_456, 'heads'), text(123_456, 'racks')]).toEqual(['123,456', '123,456'])
		expect([text(1234.56, 'itMW'), text(12.3456, 'facilityMW')]).toEqual(['1,235', '12.3'])
		expect([text(123_456, 'itMW'), text(123_456, 'm3')]).toEqual(['123,456', '123k'])
		expect([text(1_234_567, 'itMWMonths'), text(1_234_567, 'm3')]).toEqual(['1.23M', '1.23M'])
	})

	test('the value stays in dollars where the text is in the currency of the plan', () => {
		const plan = planFile({ currency: 'EUR', usdPerCurrencyUnit: 1.25 })
		const as = (value: number) => `${String(value)} of them`
		const paid = figuresOf({ finance: { ...planResult().finance, capexUsd: [100] }, months: 1 }, plan)
		expect(paid.money).toEqual({ code: 'EUR', usdPerUnit: 1.25 })
		expect(paid.figure('finance.capexUsd', { at: 'last' })).toMatchObject({ value: 100, text: '€80' })
		expect(paid.figure('finance.capexUsd', { at: 'last', as })).toMatchObject({ value: 100, text: '80 of them' })
		expect(paid.figure('finance.totals.usdPerItMW', { as }).text).toBe('–')
	})

	test('what is nearly all is never rounded up to all of it', () => {
		expect(shareFigure(0.9975)).toBe('99.75%')
		expect(shareFigure(0.99867)).toBe('99.87%')
		expect(shareFigure(0.99999)).toBe('99.999%')
		expect([shareFigure(1), shareFigure(0.994), shareFigure(1.2)]).toEqual(['100%', '99%', '120%'])
		expect(figureText(0.9975, 'share', { money: DOLLARS, months: ['2026-01'] })).toBe('99.75%')
		expect(shareText(0.99995)).toBe('nearly all')
		// What is left of a sum is nothing that is short.
		for (const rest of [1e-12, 2 ** -52]) expect([shareFigure(1 - rest), shareText(1 - rest)]).toEqual(['100%', '100%'])
	})
})

describe('a figure on a card', () => {
	test('it opens its explanation, and one without a value opens nothing', () => {
		const { figure, month } = servedIn([null, 0.4])
		const [none, some] = [figure('servedShare', { at: '2026-01' }), figure('servedShare', { at: 'least' })]
		expect(keyFigure('Served', { figure: some, unit: 'of it', note: 'so far' })).toEqual({
			...{ label: 'Served', value: '40%', unit: 'of it', note: 'so far', why: some.why, figure: some },
		})
		expect(keyFigure('Served', { figure: none })).toMatchObject({ value: '–', unit: '', note: '', why: null })
		expect(lowestFigure('Lowest', some, month)).toMatchObject({ value: '40%', note: 'Feb 2026' })
		expect(lowestFigure('Lowest', none, month)).toMatchObject({ value: '–', note: 'no demand' })
	})

	test('where there is no figure a dash stands, with its note', () => {
		const { figure } = drawing([0, 3])
		const [zero, three] = ['2026-01', '2026-02'].map((month) => figure('facilityPowerMW', at(ABILENE, month)))
		const none = { label: 'Drawn', value: '–', unit: '', why: null, figure: null }
		expect(figureOrNone('Drawn', { figure: null, note: 'no site' })).toEqual({ ...none, note: 'no site' })
		expect(figureOrNone('Drawn', { figure: null, unit: 'MW' })).toEqual({ ...none, note: '' })
		expect(figureOrNone('Drawn', { figure: three ?? null, unit: 'MW' })).toMatchObject({ value: '3', unit: 'MW' })
		expect([zero, three].map((shown) => shown && unlessNone(shown))).toEqual(['–', three])
		expect(unlessNone(figure('finance.totals.usdPerItMW'))).toBe('–')
	})
})
