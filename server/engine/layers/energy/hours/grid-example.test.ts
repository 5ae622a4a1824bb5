import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { must } from '../../../../../tests/factories/must.ts'
import { dayWeights } from './made/day-kinds.ts'
import { sunOver, sunnyDays } from './made/sunny-days.ts'
import { settleMonth } from './settle/settle-month.ts'

test('example B, a solar PPA over firm and non-firm service in July', () => {
	const dallas = builtInCatalogue.climates.find(({ id }) => id === 'Dallas TX')
	if (!dallas) throw new Error('No Dallas')
	const known = sunOver(builtInCatalogue, dallas, { latitude: dallas.latitude, mount: 'tracker' })
	// By its capacity factor, as of a place whose sun is not known (eR4).
	const sun = { ...known, known: false }
	const MW = sunnyDays(sun, { calendarMonth: 6, capacityFactor: 0.25, panels: { gain: 1, stated: 1 } }).map(
		(share) => share * 100,
	)
	const settled = settleMonth({
		hoursOf: Float64Array.from(dayWeights(builtInCatalogue), (weight) => (weight * 730) / 24),
		loadMW: new Float64Array(24).fill(30),
		zeroCarbon: [],
		ppas: [{ contract: 2, MW }],
		battery: { powerMW: 0, energyMWh: 0, roundTripShare: 1 },
		dispatched: [
			{ contract: 0, source: 'firm', MW: 25 },
			{ contract: 1, source: 'non_firm', MW: 10, cutShare: 438 / 8760, backupMW: 3 },
		],
		importLimitMW: 48.5,
		batteryInEventMW: 0,
		pausableShare: 0,
		promised: [],
		exportLimitMW: 0,
		reserveShare: 0.1,
	})
	const [firm, nonFirm, ppa] = settled.contracts
	expect(ppa?.madeMWh).toBeCloseTo(26717.1211, 2)
	expect(settled.ppaUsedMWh).toBeCloseTo(12413.6552, 2)
	expect(firm?.takenMWh).toBeCloseTo(7961.3759, 2)
	expect(nonFirm?.takenMWh).toBeCloseTo(1448.7204, 2)
	expect(nonFirm?.cutMWh).toBeCloseTo(76.2484, 3)
	expect(nonFirm?.backupMWh).toBeCloseTo(45.8318, 3)
	expect(settled.unservedMWh).toBeCloseTo(30.4167, 3)
	expect(settled.gridMWh + settled.ppaUsedMWh).toBeCloseTo(21823.7516, 2)
	expect(must(ppa).madeMWh - settled.ppaUsedMWh).toBeCloseTo(14303.4659, 2)
	const ercot = must(builtInCatalogue.gridRegions.find(({ id }) => id === 'US-ERCT'))
	const scope1 = must(nonFirm).backupMWh * 0.71
	const location = (MWh: number) => (MWh * must(ercot.emissionsKgPerMWh)) / 1000 + scope1
	expect(scope1).toBeCloseTo(32.5406, 3)
	expect(location(settled.gridMWh + settled.ppaUsedMWh)).toBeCloseTo(7323.856, 2)
	// By the hour nothing but what the PPA brings in it is carbon-free.
	expect(location(settled.gridMWh)).toBeCloseTo(3176.4537, 2)
	expect(settled.carbonFreeMWh / (30 * 730)).toBeCloseTo(0.5668, 4)
})
