import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtInCatalogue } from './tables.ts'
import { distanceKm, nearestClimate, nearestCostMarket, nearestGridRegion, nearestLabourMarket } from './nearest.ts'

const abilene = { latitude: 32.45, longitude: -99.73 }
const point = fc.record({
	latitude: fc.double({ min: -90, max: 90, noNaN: true }),
	longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})

test('distance is the same both ways, none to itself, and at most half the globe', () => {
	fc.assert(
		fc.property(point, point, (from, to) => {
			expect(distanceKm(from, to)).toBeCloseTo(distanceKm(to, from), 6)
			expect(distanceKm(from, from)).toBeCloseTo(0, 6)
			expect(distanceKm(from, to)).toBeLessThanOrEqual(20_016)
		}),
	)
})

test('London to Frankfurt is about 637 km', () => {
	expect(distanceKm({ latitude: 51.5, longitude: -0.12 }, { latitude: 50.11, longitude: 8.68 })).toBeCloseTo(637, -1)
})

test('a site at Abilene takes the climate, grid, labour and cost rows of Texas', () => {
	expect(nearestClimate(builtInCatalogue, abilene)?.row.id).toBe('Abilene TX')
	expect(nearestGridRegion(builtInCatalogue, abilene)?.row.id).toBe('US-ERCT')
	expect(nearestLabourMarket(builtInCatalogue, { ...abilene, country: 'US' })?.row.id).toBe('abilene')
	expect(nearestCostMarket(builtInCatalogue, { country: 'US', point: abilene })?.row.market).toBe('Dallas')
})

test('beyond 300 km or across a border there is no labour market', () => {
	expect(nearestLabourMarket(builtInCatalogue, { latitude: 47, longitude: -109, country: 'US' })).toBeNull()
	expect(nearestLabourMarket(builtInCatalogue, { ...abilene, country: 'MX' })).toBeNull()
})

test('a country without a market pays the world’s price, one without a place its own mean', () => {
	expect(nearestCostMarket(builtInCatalogue, { country: 'PL', point: { latitude: 52, longitude: 21 } })).toMatchObject({
		rule: 'world',
		row: { market: 'Global average 2025' },
	})
	expect(nearestCostMarket(builtInCatalogue, { country: 'US', point: null })).toMatchObject({
		rule: 'country_mean',
		row: { market: 'US average (19 markets)' },
	})
	expect(nearestCostMarket(builtInCatalogue, { country: 'JP', point: null })?.row.usdMillionPerMW).toBeCloseTo(
		(15.15 + 14.12) / 2,
		6,
	)
})

test('the nearest zone is nearer than every other', () => {
	fc.assert(
		fc.property(point, (from) => {
			const found = nearestClimate(builtInCatalogue, from)
			for (const zone of builtInCatalogue.climates)
				expect(distanceKm(from, zone)).toBeGreaterThanOrEqual((found?.distanceKm ?? 0) - 1e-9)
		}),
		{ numRuns: 50 },
	)
})
