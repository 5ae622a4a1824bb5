import fc from 'fast-check'
import { expect, test } from 'vitest'
import { climates as zones } from '#shared/catalogue/rows/climates.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { must } from '../../../../../tests/factories/must.ts'
import { syntheticYear } from '../../../../../tests/factories/reference-models/synthetic-year.ts'
import {
	chainLoss,
	coolingHour,
	coolingPlant,
	type Weather,
} from '../../../../../tests/factories/reference-models/hourly-cooling.ts'
import { wueOfMonth } from '../../../environment/environment-water-inputs.ts'
import { designPueOfMonth } from './cooling-inputs.ts'
import { coolingYear } from '../../../../../tests/factories/reference-models/hourly-cooling-year.ts'

const COOLING_KEYS = builtInCatalogue.coolingTechnologies.map(({ id }) => id)
/** Technologies that the climate table was computed for; a later one has its regression alone. */
const TABLED = COOLING_KEYS.filter((id) => zones.every(({ designPue }) => designPue[id] !== undefined))
const plantOf = (key: string) =>
	coolingPlant(builtInCatalogue, must(builtInCatalogue.coolingTechnologies.find(({ id }) => id === key)))
const lossOf = (key: string) => {
	const { chain } = plantOf(key)
	return chainLoss(chain, Object.keys(chain.stages))
}
const climateOf = (name: string) => must(builtInCatalogue.climates.find(({ id }) => id.startsWith(name)))
const yearOf = (name: string) => {
	const climate = climateOf(name)
	return { hours: syntheticYear(climate), warmingC: climate.climateWarmingAdderC }
}

const weather = fc
	.record({
		dryBulbC: fc.double({ min: -25, max: 50, noNaN: true }),
		depressionC: fc.double({ min: 0, max: 25, noNaN: true }),
	})
	.map(({ dryBulbC, depressionC }): Weather => ({ dryBulbC, wetBulbC: dryBulbC - depressionC }))

test('chains lose what the table of electrical chains says (E8)', () => {
	for (const chain of builtInCatalogue.electricalChains) {
		expect(chainLoss(chain, Object.keys(chain.stages))).toBeCloseTo(chain.lossShare, 3)
	}
})

test.each(COOLING_KEYS)('%s never has a PUE under its electrical losses, nor negative water (E8)', (key) => {
	fc.assert(
		fc.property(weather, (hour) => {
			const { pue, wueLPerKWhIT } = coolingHour(plantOf(key), hour)
			expect(pue).toBeGreaterThanOrEqual(1 + lossOf(key))
			expect(wueLPerKWhIT).toBeGreaterThanOrEqual(0)
		}),
	)
})

const dryLoops = COOLING_KEYS.filter((key) => {
	const { parameters } = plantOf(key)
	return parameters.kind !== 'dec' && parameters.sink === 'db'
})

test.each(dryLoops)(
	'a hotter hour never lowers the compressor power of %s by more than its free-cooling fans (E8)',
	(key) => {
		fc.assert(
			fc.property(weather, fc.double({ min: 0.01, max: 20, noNaN: true }), (hour, warmer) => {
				const cool = coolingHour(plantOf(key), hour).pue
				const hot = coolingHour(plantOf(key), { ...hour, dryBulbC: hour.dryBulbC + warmer }).pue
				// The dry fans of chilled water stop where free cooling ends: 0.01 kW per kW of heat.
				expect(hot).toBeGreaterThanOrEqual(cool - 0.0105)
			}),
		)
	},
)

test.each(['d2c_dry_trim', 'd2c_full_w45_dry', 'immersion_1p_dry', 'air_chiller_aircooled'] as const)(
	'a hotter hour never has a lower PUE with %s (E8)',
	(key) => {
		fc.assert(
			fc.property(weather, fc.double({ min: 0, max: 20, noNaN: true }), (hour, warmer) => {
				const cool = coolingHour(plantOf(key), hour).pue
				expect(coolingHour(plantOf(key), { ...hour, dryBulbC: hour.dryBulbC + warmer }).pue).toBeGreaterThanOrEqual(
					cool - 1e-12,
				)
			}),
		)
	},
)

test('a tower looks at the wet bulb alone for its power (E8)', () => {
	const humid = { dryBulbC: 25, wetBulbC: 22 }
	expect(coolingHour(plantOf('d2c_tower'), humid).pue).toBe(
		coolingHour(plantOf('d2c_tower'), { ...humid, dryBulbC: 38 }).pue,
	)
})

test('a cold hour of dry coolers costs 1.086, the least of the technology’s range (E8)', () => {
	const cold = { dryBulbC: -10, wetBulbC: -11 }
	expect(coolingHour(plantOf('d2c_dry_trim'), cold).pue).toBeCloseTo(1.086, 3)
	expect(coolingHour(plantOf('air_chiller_tower_wse'), cold).pue).toBeCloseTo(1.152, 3)
	expect(coolingHour(plantOf('air_direct_evap'), cold)).toEqual({ pue: expect.closeTo(1.087, 3), wueLPerKWhIT: 0 })
})

test('pads that cool the air by one kelvin evaporate an eighth of a litre a kWh, and a third more with bleed (E8)', () => {
	const hour = { dryBulbC: 21.5, wetBulbC: 10 }
	expect(coolingHour(plantOf('air_direct_evap'), hour).wueLPerKWhIT).toBeCloseTo(0.124 * 1.33, 2)
})

test('the synthetic year has the mean, the 0.4 % hour and the hottest hour of its city', () => {
	const virginia = climateOf('Ashburn')
	const dry = syntheticYear(virginia).map(({ dryBulbC }) => dryBulbC)
	const sorted = [...dry].sort((a, b) => a - b)
	expect(dry).toHaveLength(8760)
	expect(dry.reduce((sum, value) => sum + value, 0) / 8760).toBeCloseTo(virginia.meanDryBulbC, 0)
	expect(sorted[8724]).toBeCloseTo(virginia.designDryBulb04C - virginia.climateWarmingAdderC, 6)
	expect(sorted.at(-1)).toBeCloseTo(virginia.extremeDryBulbC - virginia.climateWarmingAdderC, 6)
	expect(syntheticYear(virginia)).toEqual(syntheticYear(virginia))
})

test.each(TABLED)('the year of Virginia gives %s what its row of the climate table holds (E9)', (key) => {
	const row = climateOf('Ashburn')
	const year = coolingYear(plantOf(key), yearOf('Ashburn'))
	expect(Math.abs(year.pue - must(row.designPue[key]))).toBeLessThan(0.01)
	expect(Math.abs(year.peakPue - must(row.peakPue[key]))).toBeLessThan(0.025)
	expect(Math.abs(year.wueLPerKWhIT - must(row.wueLPerKWhIT[key]))).toBeLessThan(0.03)
})

// The synthetic year puts the mean wet bulb 4 K under the dry one: true of these, not of deserts and the humid tropics.
test.each(['Dallas', 'Dublin', 'Frankfurt', 'Tokyo', 'Oslo'])(
	'the year of %s keeps the order of its row (E9)',
	(city) => {
		const climate = climateOf(city)
		const year = yearOf(city)
		for (const key of TABLED) {
			const found = coolingYear(plantOf(key), year)
			expect(Math.abs(found.pue - must(climate.designPue[key])), key).toBeLessThan(0.02)
			expect(Math.abs(found.peakPue - must(climate.peakPue[key])), key).toBeLessThan(0.045)
		}
	},
)

test('the peak is never under the mean, and warming raises it for dry loops (E9)', () => {
	const { hours } = yearOf('Dallas')
	for (const key of COOLING_KEYS) {
		const cool = coolingYear(plantOf(key), { hours, warmingC: 0 })
		expect(cool.peakPue).toBeGreaterThanOrEqual(cool.pue)
		if (dryLoops.includes(key))
			expect(coolingYear(plantOf(key), { hours, warmingC: 1.5 }).peakPue).toBeGreaterThan(cool.peakPue)
	}
})

test('a year without hours is refused', () => {
	expect(() => coolingYear(plantOf('d2c_tower'), { hours: [], warmingC: 0 })).toThrow('needs hours')
})

test.each(TABLED)(
	'%s has a PUE and water for every month of every city, and the year is their mean (E6, V1)',
	(key) => {
		const technology = must(builtInCatalogue.coolingTechnologies.find(({ id }) => id === key))
		const months = Array.from({ length: 12 }, (_, month) => month)
		const mean = (figures: readonly number[]) => figures.reduce((sum, figure) => sum + figure, 0) / 12
		for (const climate of zones) {
			const place = { catalogue: builtInCatalogue, climate, technology }
			const pue = months.map((calendarMonth) => designPueOfMonth(place, { calendarMonth, annualPue: null }).value)
			const water = months.map((calendarMonth) => wueOfMonth(place, calendarMonth).value)
			expect(Math.abs(mean(pue) - must(climate.designPue[key])), climate.id).toBeLessThan(0.0015)
			expect(Math.abs(mean(water) - must(climate.wueLPerKWhIT[key])), climate.id).toBeLessThan(0.02)
			// A borrowed year swings wider than its own would: up to .016 over the peak hour, in summer months.
			expect(Math.max(...pue), climate.id).toBeLessThanOrEqual(
				must(climate.peakPue[key]) + (technology.yearLike ? 0.016 : 0.001),
			)
		}
	},
)

test('a stated annual PUE keeps the shape of the climate’s year (E6)', () => {
	const place = {
		catalogue: builtInCatalogue,
		climate: climateOf('Ashburn'),
		technology: must(builtInCatalogue.coolingTechnologies.find(({ id }) => id === 'd2c_dry_trim')),
	}
	const at = (calendarMonth: number, annualPue: number | null) =>
		designPueOfMonth(place, { calendarMonth, annualPue }).value - 1
	expect(at(6, 1.2) / at(0, 1.2)).toBeCloseTo(at(6, null) / at(0, null), 9)
})
