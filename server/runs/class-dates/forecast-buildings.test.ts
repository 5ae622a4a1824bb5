import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { type ForecastAsk, forecastBuildings } from './forecast-buildings.ts'

const asked = (change: Partial<ForecastAsk>): ForecastAsk => ({
	...{ buildClass: 'ai_build', buildings: 1, sequence: null, groupOf: null, everyMonths: null },
	...change,
})
const forecast = (change: Partial<ForecastAsk>) => forecastBuildings(builtInCatalogue, asked(change))
const ENDS = ['p10', 'p50', 'p90'] as const

test('the first building takes what its class does, however many rise with it', () => {
	for (const { id, months } of builtInCatalogue.buildClasses) {
		expect(forecast({ buildClass: id })).toEqual([months])
		expect(forecast({ buildClass: id, buildings: 4 })[0]).toEqual(months)
	}
})

test('of four that begin together each comes behind the one before, by what is its own', () => {
	const four = forecast({ buildings: 4 })
	for (const end of ENDS) {
		const months = four.map((one) => one[end])
		expect(months.toSorted((a, b) => a - b)).toEqual(months)
		expect(new Set(months).size).toBe(4)
	}
	// Draws of a half normal beside the first: its median alone, .6745·√.23 of z, puts the only other building so much later.
	const [, second] = forecast({ buildings: 2 })
	expect(second?.p50).toBeGreaterThan(20)
	expect(second?.p50).toBeLessThan(24)
})

test('more than four come in groups of four every six months; a cloud at its own pace builds one every nine', () => {
	const five = forecast({ buildings: 5 })
	// The fifth begins six months later, and is ready last but where the first four draw long.
	expect(five[4]?.p50).toBeGreaterThan(26)
	const own = forecast({ buildClass: 'own_pace', buildings: 3 })
	expect(own.map(({ p50 }) => Math.round(p50))).toEqual([29, 38, 47])
	expect(forecast({ buildings: 3, sequence: 'one_after_another', everyMonths: 2 }).map(({ p90 }) => p90)).toEqual([
		31,
		expect.closeTo(33, 0),
		expect.closeTo(35, 0),
	])
})

test('the same question has the same digits', () => {
	expect(forecast({ buildings: 6 })).toEqual(forecast({ buildings: 6 }))
})
