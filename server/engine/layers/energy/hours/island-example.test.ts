import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { must } from '../../../../../tests/factories/must.ts'
import { batteryDay } from './settle/battery-day.ts'
import { loadShape } from './supply-columns.ts'
import { type Sun, sunnyDays } from './made/sunny-days.ts'
import { settleMonth } from './settle/settle-month.ts'
import { declination, HOURS_PER_DAY, sunsetAngle } from './made/sun.ts'
import type { MonthSupply } from './settle/supply.ts'

/** Days of a month by type: worst, poor, middling, good (eR2). */
const WEIGHTS = [1, 5.4, 12, 12].map((days) => days / 30.4)
const HOURS = Float64Array.from(WEIGHTS, (weight) => (weight * 730) / 24)
const [JUNE, DECEMBER] = [5, 11] as const

function climate(id: string) {
	const row = builtInCatalogue.climates.find((one) => one.id === id)
	if (!row?.clearnessIndexByMonth || !row.solarDayRatios || !row.solarMonthlyShare) throw new Error(`No sun of ${id}`)
	const { clearnessIndexByMonth: clearness, solarDayRatios: ratios, solarMonthlyShare } = row
	return { clearness, ratios, yields: solarMonthlyShare.map((share) => 12 * share), latitude: row.latitude }
}

/** By its capacity factor, as of a place whose sun is not known (eR4). */
const EL_PASO: Sun = { ...climate('El Paso TX'), latitude: 31.42, mount: 'tracker', known: false }

const solar = (
	sun: Sun,
	of: { readonly calendarMonth: number; readonly capacityFactor: number; readonly MW: number },
) => sunnyDays(sun, { ...of, panels: { gain: 1, stated: 1 } }).map((share) => share * of.MW)

const LOAD = loadShape({
	inferenceShare: 0.5,
	activeHours: 10,
	centreHour: 14,
	loadFactor: 0.6,
	idleShare: 0.2564,
}).map((share) => share * 60)

/** Example A: 300 MW of sun, 120 MW / 480 MWh, 18 engines of 4.5 MW with two in reserve, 60 MW. */
function island(calendarMonth: number, battery: MonthSupply['battery']): MonthSupply {
	const MW = solar(EL_PASO, { calendarMonth, capacityFactor: 0.24, MW: 300 })
	return {
		hoursOf: HOURS,
		loadMW: LOAD,
		zeroCarbon: [{ contract: 0, MW }],
		ppas: [],
		battery,
		dispatched: [{ contract: 2, source: 'gas', MW: 72, unitMW: 4.5, minimumShare: 0.3, capMWh: null }],
		importLimitMW: 0,
		batteryInEventMW: 0,
		pausableShare: 0,
		promised: [],
		exportLimitMW: 0,
		reserveShare: 0.1,
	}
}
const BATTERY = { powerMW: 120, energyMWh: 480, roundTripShare: 0.87 }
const NO_BATTERY = { powerMW: 0, energyMWh: 0, roundTripShare: 1 }

test('the sun of June and December over El Paso has the declination and sunset of the worked example', () => {
	expect(declination(JUNE)).toBeCloseTo(23.0859, 4)
	expect(sunsetAngle(31.42, JUNE)).toBeCloseTo(105.0929, 4)
	expect(declination(DECEMBER)).toBeCloseTo(-23.0496, 4)
	expect(sunsetAngle(31.42, DECEMBER)).toBeCloseTo(74.9342, 4)
})

test.each([
	{
		month: JUNE,
		daily: [1712.8351, 2224.7447, 2447.947, 2552.2698],
		noon: [187.8326, 214.9055, 223.5246, 228.6504],
		morning: [101.787, 142.0732, 160.7199, 169.0627],
	},
	{
		month: DECEMBER,
		daily: [501.9356, 718.3572, 1039.4335, 1169.4897],
		noon: [80.4194, 105.0916, 115.9387, 121.0723],
		morning: [11.095, 19.312, 78.8732, 101.9562],
	},
])('300 MW of trackers make so much by day type in month $month', ({ month, daily, noon, morning }) => {
	const MW = solar(EL_PASO, { calendarMonth: month, capacityFactor: 0.24, MW: 300 })
	daily.forEach((MWh, type) => {
		const day = MW.subarray(type * HOURS_PER_DAY, (type + 1) * HOURS_PER_DAY)
		expect(day.reduce((sum, value) => sum + value, 0)).toBeCloseTo(MWh, 3)
		expect(day[12]).toBeCloseTo(noon[type] ?? NaN, 3)
		expect(day[7]).toBeCloseTo(morning[type] ?? NaN, 3)
	})
})

test('half of a load by inference of ten hours is high from nine to nineteen', () => {
	expect([...LOAD]).toEqual(
		Array.from({ length: 24 }, (_, hour): unknown => expect.closeTo(hour >= 9 && hour < 19 ? 80 : 45.7143, 4)),
	)
})

test.each([
	{
		month: JUNE,
		surplus: [814.2882, 1246.3046, 1465.0899, 1569.4127],
		charged: [514.614, 514.614, 514.614, 514.614],
		discharged: [447.7142, 447.7142, 447.7142, 447.7142],
		level: [7.2107, 1.2587, 0.9429, 0.9429],
		engines: [93.7389, 13.8457, 9.4287, 9.4287],
	},
	{
		month: DECEMBER,
		surplus: [0.8388, 98.6505, 309.1317, 438.0611],
		charged: [0.8388, 98.6505, 309.1317, 438.0611],
		discharged: [16, 85.8259, 268.9446, 381.1132],
		// On the worst day only the need above 72 MW is met: 80 − 8.
		level: [72, 45.5622, 31.4019, 23.3899],
		engines: [922.9031, 734.4673, 440.7537, 327.4583],
	},
])(
	'the battery takes and gives by day type as worked, month $month',
	({ month, surplus, charged, discharged, level, engines }) => {
		const MW = solar(EL_PASO, { calendarMonth: month, capacityFactor: 0.24, MW: 300 })
		surplus.forEach((MWh, type) => {
			const sun = MW.subarray(type * HOURS_PER_DAY, (type + 1) * HOURS_PER_DAY)
			const over = LOAD.map((load, hour) => Math.max(0, (sun[hour] ?? NaN) - load))
			const left = LOAD.map((load, hour) => Math.max(0, load - (sun[hour] ?? NaN)))
			const rows = {
				fromSurplus: new Float64Array(24),
				fromOthers: new Float64Array(24),
				given: new Float64Array(24),
			}
			batteryDay(BATTERY, { from: 0, left, surplus: over, reach: new Float64Array(24).fill(72) }, rows)
			const sum = (row: Float64Array) => row.reduce((total, value) => total + value, 0)
			expect(sum(over)).toBeCloseTo(MWh, 3)
			expect(sum(rows.fromSurplus)).toBeCloseTo(charged[type] ?? NaN, 3)
			expect(sum(rows.fromSurplus) + sum(rows.fromOthers)).toBeCloseTo(sum(rows.given) / 0.87, 6)
			expect(sum(rows.given)).toBeCloseTo(discharged[type] ?? NaN, 3)
			const open = left.map((MWLeft, hour) => MWLeft - (rows.given[hour] ?? NaN))
			expect(Math.max(...open)).toBeCloseTo(level[type] ?? NaN, 3)
			// They give more in the month: no machine runs below its least (eR9), and on the worst day they charge.
			expect(sum(open)).toBeCloseTo(engines[type] ?? NaN, 3)
		})
	},
)

test.each([
	{
		month: JUNE,
		sunUsedMWh: 45439.3662,
		figures: {
			gasMWh: 395.5034,
			chargedMWh: 15652.843,
			dischargedMWh: 13617.9734,
			spilledMWh: 28330.1139,
			carbonFreeMWh: 43404.4966,
			unservedMWh: 0,
		},
	},
	{
		month: DECEMBER,
		sunUsedMWh: 30902.3972,
		figures: {
			gasMWh: 14135.5454,
			chargedMWh: 9522.6351,
			dischargedMWh: 8284.6926,
			spilledMWh: 2.6795,
			carbonFreeMWh: 29666.7377,
			unservedMWh: 0,
		},
	},
])('example A, an island by sun, battery and engines: month $month', ({ month, sunUsedMWh, figures }) => {
	const settled = settleMonth(island(month, BATTERY))
	expect(settled.contracts.find(({ contract }) => contract === 0)?.takenMWh).toBeCloseTo(sunUsedMWh, 2)
	for (const [name, MWh] of Object.entries(figures)) {
		expect.soft(Object.entries(settled).find(([key]) => key === name)?.[1], name).toBeCloseTo(MWh, 2)
	}
})

const engines = must(builtInCatalogue.powerContractTypes.find(({ id }) => id === 'btm_recip'))

test.each([
	{ month: JUNE, madeMWh: 73769.4801, lossMWh: 2034.8696, MMBtu: 3322.2281, tonnes: 174.0215, freeShare: 0.991 },
	{ month: DECEMBER, madeMWh: 30905.0767, lossMWh: 1237.9426, MMBtu: 118738.5811, tonnes: 6219.64, freeShare: 0.6773 },
])('example A, what a month makes, loses and burns: month $month', ({ month, madeMWh, lossMWh, ...figures }) => {
	const { contracts, chargedMWh, dischargedMWh, gasMWh, carbonFreeMWh } = settleMonth(island(month, BATTERY))
	expect(contracts.find(({ contract }) => contract === 0)?.madeMWh).toBeCloseTo(madeMWh, 2)
	expect(chargedMWh - dischargedMWh).toBeCloseTo(lossMWh, 2)
	expect(gasMWh * must(engines.heatRateMMBtuPerMWh)).toBeCloseTo(figures.MMBtu, 2)
	expect((gasMWh * must(engines.emissionsKgPerMWh)) / 1000).toBeCloseTo(figures.tonnes, 3)
	// Sixty megawatts of load in all hours of the month.
	expect(carbonFreeMWh / 43_800).toBeCloseTo(figures.freeShare, 4)
})

test('example A without a battery: engines of reserve run and more is spilled', () => {
	expect(settleMonth(island(JUNE, NO_BATTERY))).toMatchObject({
		gasMWh: expect.closeTo(15540.6706, 2),
		spilledMWh: expect.closeTo(45510.1507, 2),
	})
	expect(settleMonth(island(DECEMBER, NO_BATTERY))).toMatchObject({
		gasMWh: expect.closeTo(22961.4825, 2),
		spilledMWh: expect.closeTo(10553.2258, 2),
	})
})
