import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { planFile } from '../../../../tests/factories/plan-file.ts'
import { currencyOffer, currencyText, turnedRate } from './place-currency.ts'

const site = (id: string, country: string) => ({ id, name: id, country, latitude: 20.6, longitude: -100.4 })
const inPesos = { currency: 'MXN', usdPerCurrencyUnit: 0.0557 }

test('no country pays in two currencies, and each rate is told as people quote it', () => {
	const countries = builtInCatalogue.currencies.flatMap((row) => row.countries)
	expect(new Set(countries).size).toBe(countries.length)
	for (const { id, usdPerUnit } of builtInCatalogue.currencies) {
		expect(id).toMatch(/^[A-Z]{3}$/)
		expect(usdPerUnit).toBeGreaterThan(1e-4)
		expect(usdPerUnit).toBeLessThan(4)
	}
})

test('a plan in dollars whose sites all pay in pesos is offered them; one in pesos, or of two countries, is not', () => {
	const mexico = [site('a', 'MX'), site('b', 'MX')]
	expect(currencyOffer(planFile({ sites: mexico }))).toMatch(
		/^Every site pays in Mexican pesos: enter MXN and 0\.0557\. Source: Int/,
	)
	expect(currencyOffer(planFile({ sites: mexico, ...inPesos }))).toBe('')
	expect(currencyOffer(planFile({ sites: [site('a', 'MX'), site('b', 'US')] }))).toBe('')
	expect(currencyOffer(planFile({ sites: [site('a', 'US')] }))).toBe('')
	expect(currencyOffer(planFile({ sites: [] }))).toBe('')
})

test('a plan that was sized in the currency of its place says its rate and where it is from', () => {
	expect(currencyText(planFile({ sites: [site('a', 'MX')], ...inPesos }))).toMatch(
		/^Amounts in Mexican pesos: 17.95 MXN to the USD\. Source: /,
	)
	expect(currencyText(planFile({ sites: [site('a', 'US')] }))).toBe('')
})

test('a rate that is the wrong way round is told from one that differs', () => {
	expect(turnedRate('MXN', 17.95)).toBe('17.95 is MXN to the USD. Enter USD per MXN: 0.05571.')
	expect(turnedRate('JPY', 150)).toMatch(/^150 is JPY to the USD\. Enter USD per JPY: 0\.0066/)
	// Near par nobody can tell, and a rate of another year is one.
	for (const [code, rate] of [
		['MXN', 0.0557],
		['MXN', 0.08],
		['EUR', 0.92],
		['EUR', 1.3],
		['JPY', 1 / 110],
		['XXX', 17],
	] as const)
		expect(turnedRate(code, rate)).toBeNull()
})
