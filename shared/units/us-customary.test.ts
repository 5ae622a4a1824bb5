import { expect, test } from 'vitest'
import { inUsUnits, usAxis, usHead } from './us-customary.ts'

test.each([
	['12 ha of land', '29.7 acres of land'],
	['1,000 m² per MW IT', '10,764 sq ft per MW IT'],
	['2.5M m³ of water', '660M US gal of water'],
	['35 °C outside', '95 °F outside'],
	['evaporates up to 1.8 L a kWh', 'evaporates up to 0.476 gal a kWh'],
	['120 MW at the meter, 4 halls', '120 MW at the meter, 4 halls'],
])('%s reads %s in US customary units', (si, us) => {
	expect(inUsUnits(si)).toBe(us)
})

test('a column is turned by its head, an axis by its unit', () => {
	const water = usHead('Water on site, m³')
	expect(water?.head).toBe('Water on site, US gal')
	expect(water?.turn('1,000')).toBe('264k')
	expect(water?.turn('–')).toBe('–')
	expect(usHead('Power, MW')).toBeNull()
	expect(usAxis('L per kWh IT')).toEqual({ unit: 'gal per kWh IT', factor: 0.264172 })
	expect(usAxis('MW IT')).toBeNull()
})
