import { expect, test } from 'vitest'
import { campusFigures } from './campus-figures.ts'

test('a campus of a hundred megawatts is one building, all of it at work, later where it takes longer', () => {
	const figures = campusFigures({ itMW: 100, from: '2027-01', place: null })
	expect(figures.buildings).toBe(1)
	// the catalogue’s 12, 20 and 28 months of a building
	expect(figures.months).toEqual({ low: 12, value: 20, high: 28 })
	expect(figures.crew.low).toBeGreaterThan(figures.crew.value)
	expect(figures.crew.value).toBeGreaterThan(figures.crew.high)
	// 5.466 · 100^.617
	expect(figures.jobs).toBeCloseTo(5.466 * 100 ** 0.617, 1)
	// training at .8 of its peak, with the overhead of the site
	expect(figures.energyMWh / (figures.facilityMW * 8760)).toBeGreaterThan(0.65)
	expect(figures.energyMWh / (figures.facilityMW * 8760)).toBeLessThan(0.9)
})
