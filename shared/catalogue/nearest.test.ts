import fc from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '../../tests/factories/must.ts'
import { builtInCatalogue } from './tables.ts'
import { distanceKm } from './distance.ts'
import {
	gridRegionOf,
	nearestClimate,
	nearestCostMarket,
	nearestCountry,
	commutingWeight,
	labourMarketsAround,
} from './nearest.ts'

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
	expect(nearestClimate(builtInCatalogue, { country: 'US', point: abilene })?.row.id).toBe('Abilene TX')
	expect(gridRegionOf(builtInCatalogue, { country: 'US', point: abilene })?.row.id).toBe('US-ERCT')
	expect(marketsAround('US', abilene).map(({ row }) => row.id)).toEqual(['abilene'])
	expect(costOf('US', abilene)?.row.market).toBe('Dallas')
})

const costOf = (country: string, point: { readonly latitude: number; readonly longitude: number } | null) =>
	nearestCostMarket(builtInCatalogue, { country, point, escalationPerYear: 0.055 })

const COMMUTING = { freeKm: 40, halvingKm: 40, reachKm: 160 }
const marketsAround = (country: string, place: { readonly latitude: number; readonly longitude: number }) =>
	labourMarketsAround(builtInCatalogue, { ...place, country }, COMMUTING)

test('pL1, W05–W07: hands come whole from 40 km, half from 80, a quarter from 120, none from 298', () => {
	expect([40, 80, 120, 160, 160.1, 298].map((km) => commutingWeight(km, COMMUTING))).toEqual([
		1, 0.5, 0.25, 0.125, 0, 0,
	])
})

test('pL2, W08: New Carlisle hires in South Bend and in Chicago, together 465.293 electricians', () => {
	const markets = marketsAround('US', { latitude: 41.7, longitude: -86.48 })
	expect(markets[0]?.row.id).toBe('south_bend')
	expect(markets[1]?.weight).toBeCloseTo(0.369722, 6)
	const hands = markets.map(({ row, weight }) => weight * row.electricians * row.shareAvailable)
	expect(hands.reduce((sum, heads) => sum + heads, 0)).toBeCloseTo(465.293, 3)
})

test('pL2: a market serves the countries its row names; across other borders nobody commutes', () => {
	const johor = { latitude: 1.49, longitude: 103.74 }
	expect(marketsAround('SG', johor).map(({ row }) => row.id)).toEqual(['johor'])
	expect(marketsAround('MY', johor).map(({ row }) => row.id)).toEqual(['johor'])
	expect(marketsAround('ID', johor)).toEqual([])
	expect(marketsAround('MX', abilene)).toEqual([])
})

test('pP3, W04: Pecos takes the temperatures of Midland; a climate abroad stands in where the own country has none near', () => {
	const pecos = { latitude: 31.42, longitude: -103.5 }
	const found = nearestClimate(builtInCatalogue, { country: 'US', point: pecos })
	expect(found).toMatchObject({ row: { id: 'Midland TX' }, rule: 'nearest' })
	expect(found?.distanceKm).toBeCloseTo(135.542, 3)
	const bern = { latitude: 46.95, longitude: 7.45 }
	expect(nearestClimate(builtInCatalogue, { country: 'CH', point: bern })).toMatchObject({ row: { id: 'Zurich CH' } })
	const tijuana = { latitude: 32.5, longitude: -117 }
	expect(nearestClimate(builtInCatalogue, { country: 'MX', point: tijuana })?.rule).toBe('abroad')
})

test('pP3: a place of temperatures has no table of its own, and the sun of a zone within ten degrees', () => {
	const midland = must(builtInCatalogue.climates.find(({ id }) => id === 'Midland TX'))
	expect(midland).toMatchObject({ designPue: {}, peakPue: {}, monthlyDesignPue: {} })
	const zones = builtInCatalogue.climates.filter(({ designPue }) => Object.keys(designPue).length > 0)
	for (const climate of builtInCatalogue.climates) {
		const sun = climate.solarMonthlyShare
		if (sun === null) continue
		expect(
			zones.some((zone) => zone.solarMonthlyShare === sun && Math.abs(zone.latitude - climate.latitude) <= 10),
			climate.id,
		).toBe(true)
	}
})

test('a country without a market pays the world’s price, one without a place its own mean', () => {
	expect(costOf('PL', { latitude: 52, longitude: 21 })).toMatchObject({
		rule: 'world',
		row: { market: 'Global average 2025' },
	})
	expect(costOf('US', null)).toMatchObject({
		rule: 'country_mean',
		row: { market: 'US average (19 markets)' },
	})
	expect(costOf('JP', null)?.row).toMatchObject({ year: 2026, confidence: 'medium' })
	expect(costOf('JP', null)?.row.usdMillionPerMW).toBeCloseTo(((15.15 + 14.12) / 2) * 1.055, 6)
})

test('pP4: beyond 500 km of a market a site pays its country’s mean', () => {
	expect(costOf('US', { latitude: 37.54, longitude: -77.44 })).toMatchObject({ rule: 'nearest' })
	expect(costOf('US', { latitude: 47, longitude: -109 })).toMatchObject({ rule: 'country_mean', distanceKm: null })
})

test('pP4: rows of several years are raised to 2026 before their mean is taken', () => {
	const [tokyo, osaka] = builtInCatalogue.costs.filter(({ country }) => country === 'JP')
	if (!tokyo || !osaka) throw new Error('Japan has two markets.')
	const costs = [
		{ ...tokyo, year: 2024 },
		{ ...osaka, confidence: 'low' as const },
	]
	const found = nearestCostMarket(
		{ ...builtInCatalogue, costs },
		{ country: 'JP', point: null, escalationPerYear: 0.1 },
	)
	expect(found?.row.usdMillionPerMW).toBeCloseTo((15.15 * 1.21 + 14.12 * 1.1) / 2, 6)
	expect(found?.row.confidence).toBe('low')
})

const gridOf = (country: string, latitude: number, longitude: number) =>
	gridRegionOf(builtInCatalogue, { country, point: { latitude, longitude } })

// The people chapter's worked example.
test('pP2: Zurich is fed by Switzerland’s grid', () => {
	expect(gridOf('CH', 47.37, 8.54)).toMatchObject({ row: { id: 'CH', emissionsKgPerMWh: 36.72 }, rule: 'country' })
})

test('pP2: Pecos in Texas is ERCOT’s by its own anchor', () => {
	expect(gridOf('US', 31.42, -103.5)).toMatchObject({
		row: { id: 'US-ERCT', emissionsKgPerMWh: 334.1 },
		rule: 'anchor',
		anchor: 'Pecos',
	})
})

test('pP2: a country without a row has the world’s mean', () => {
	expect(gridOf('MM', 16.8, 96.1)).toMatchObject({ row: { id: 'WORLD', emissionsKgPerMWh: 473.05 }, rule: 'world' })
})

test('pP2: a site in the United States without coordinates has the national row; a border parts two grids', () => {
	expect(gridRegionOf(builtInCatalogue, { country: 'US', point: null })?.row.id).toBe('US-National')
	expect(gridOf('US', 42.36, -71.06)?.row.id).toBe('US-NEWE')
	expect(gridOf('AT', 48.2, 16.37)?.row.emissionsKgPerMWh).toBeCloseTo(103, 0)
})

test('pP2: every anchor names a region that is known', () => {
	const regions = new Set(builtInCatalogue.gridRegions.map(({ id }) => id))
	expect(builtInCatalogue.gridAnchors).toHaveLength(224)
	for (const { name, gridRegion } of builtInCatalogue.gridAnchors) expect(regions.has(gridRegion), name).toBe(true)
})

test('pP1: a site that states no country lies in that of the nearest known place', () => {
	expect(nearestCountry(builtInCatalogue, abilene)).toBe('US')
	expect(nearestCountry(builtInCatalogue, { latitude: 50.1, longitude: 8.7 })).toBe('DE')
})

test('the nearest zone is nearer than every other', () => {
	fc.assert(
		fc.property(point, (from) => {
			const found = nearestClimate(builtInCatalogue, { country: null, point: from })
			for (const zone of builtInCatalogue.climates)
				expect(distanceKm(from, zone)).toBeGreaterThanOrEqual((found?.distanceKm ?? 0) - 1e-9)
		}),
		{ numRuns: 50 },
	)
})
