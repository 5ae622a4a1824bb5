import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillDay } from '../made/fill-day.ts'
import { loadShape } from '../supply-columns.ts'
import { settleMonth } from './settle-month.ts'
import { HOURS_PER_DAY, sunShape } from '../made/sun.ts'
import type { Battery } from './battery-day.ts'
import type { Dispatchable, MonthSupply } from './supply.ts'

/** Even over the range: `fc.double` draws mostly next to nothing. */
const within = (max: number, min = 0) =>
	fc.integer({ min: 0, max: 10_000 }).map((part) => min + ((max - min) * part) / 10_000)
const WEIGHTS = [1, 5.4, 12, 12].map((days) => days / 30.4)

const sunny = fc
	.record({
		MW: within(300),
		ratios: fc.tuple(within(0.6), within(1), within(1.2), within(1.4)),
		latitude: within(60, -60),
	})
	.map(({ MW, ratios, latitude }) => {
		const shape = sunShape({ latitude, calendarMonth: 4, mount: 'tracker', clearness: 0.5 })
		return Float64Array.from(ratios.flatMap((ratio) => [...fillDay(shape, 5 * ratio)].map((share) => share * MW)))
	})
const gas = (capped: boolean) =>
	fc.record({
		contract: fc.constant(0),
		source: fc.constant('gas' as const),
		MW: within(120),
		unitMW: within(60, 1),
		minimumShare: within(0.6),
		capMWh: capped ? fc.option(within(40_000)) : fc.constant(null),
	})
const asked = (capped: boolean): fc.Arbitrary<Dispatchable> =>
	fc.oneof(
		fc.record({ contract: fc.constant(0), source: fc.constant('firm' as const), MW: within(120) }),
		fc.record({
			contract: fc.constant(0),
			source: fc.constant('non_firm' as const),
			MW: within(80),
			cutShare: within(0.3),
			backupMW: within(40),
		}),
		gas(capped),
	)
/** Through two hours, nothing of it taken by a worst day. */
const inEvent = ({ powerMW, energyMWh, roundTripShare }: Battery) => Math.min(powerMW, (energyMWh * roundTripShare) / 2)
const supplies = (capped: boolean): fc.Arbitrary<MonthSupply> =>
	fc
		.record({
			MW: within(150),
			share: within(1),
			active: within(24, 4),
			zeroCarbon: fc.array(sunny, { maxLength: 2 }),
			ppas: fc.array(sunny, { maxLength: 2 }),
			battery: fc.record({ powerMW: within(80), energyMWh: within(400), roundTripShare: within(0.95, 0.6) }),
			dispatched: fc.array(asked(capped), { maxLength: 4 }),
			importLimitMW: within(200),
			pausableShare: within(1),
			promised: fc.array(fc.record({ MW: within(30), share: within(0.2) }), { maxLength: 2 }),
			exportLimitMW: within(100),
			reserveShare: within(0.25),
		})
		.map(({ MW, share, active, zeroCarbon, ppas, ...rest }) => ({
			...rest,
			hoursOf: Float64Array.from(WEIGHTS, (weight) => (weight * 730) / 24),
			loadMW: loadShape({
				inferenceShare: share,
				activeHours: active,
				centreHour: 14,
				loadFactor: 0.6,
				idleShare: 0.26,
			}).map((of) => of * MW),
			zeroCarbon: zeroCarbon.map((row, contract) => ({ contract, MW: row })),
			ppas: ppas.map((row, contract) => ({ contract, MW: row })),
			batteryInEventMW: inEvent(rest.battery),
		}))

const loadOf = ({ loadMW, hoursOf }: MonthSupply) => {
	const days = hoursOf.reduce((sum, hours) => sum + hours, 0)
	return loadMW.reduce((sum, MW) => sum + MW, 0) * days
}

test('what is made is what is used, charged, sent out, spilled: 3,000 random supplies', () => {
	fc.assert(
		fc.property(supplies(true), (supply) => {
			const month = settleMonth(supply)
			const onsiteMade = supply.zeroCarbon.reduce(
				(sum, { MW }) =>
					sum +
					MW.reduce(
						(total, value, cell) => total + value * (supply.hoursOf[Math.floor(cell / HOURS_PER_DAY)] ?? NaN),
						0,
					),
				0,
			)
			const lossMWh = month.chargedMWh - month.dischargedMWh
			const supplied = onsiteMade + month.ppaUsedMWh + month.gridMWh + month.gasMWh + month.backupMWh
			const used = loadOf(supply) - month.unservedMWh - month.pausedMWh + lossMWh + month.spilledMWh + month.exportMWh
			expect(supplied).toBeCloseTo(used, 4)
			for (const [name, MWh] of Object.entries(month)) {
				if (typeof MWh === 'number') expect(MWh, name).toBeGreaterThanOrEqual(-1e-6)
			}
			expect(month.carbonFreeMWh).toBeLessThanOrEqual(loadOf(supply) + 1e-6)
			for (const { takenMWh } of month.contracts) expect(takenMWh).toBeGreaterThanOrEqual(-1e-6)
		}),
		{ numRuns: 3000 },
	)
})

const TOLERANCE = 1e-6

const withoutMinimum = ({ dispatched }: MonthSupply) =>
	dispatched.map((one) => (one.source === 'gas' ? { ...one, minimumShare: 0 } : one))

test('more sun never leaves more unserved', () => {
	fc.assert(
		fc.property(supplies(false), within(2, 1), (supply, factor) => {
			const more = settleMonth({
				...supply,
				zeroCarbon: supply.zeroCarbon.map(({ contract, MW }) => ({ contract, MW: MW.map((one) => one * factor) })),
			})
			const less = settleMonth(supply)
			expect(more.unservedMWh).toBeLessThanOrEqual(less.unservedMWh + TOLERANCE)
		}),
		{ numRuns: 2000 },
	)
})

test('more sun never takes more gas where no minimum load holds it up', () => {
	fc.assert(
		fc.property(supplies(false), within(2, 1), (drawn, factor) => {
			const supply = { ...drawn, dispatched: withoutMinimum(drawn), reserveShare: 0 }
			const zeroCarbon = supply.zeroCarbon.map(({ contract, MW }) => ({ contract, MW: MW.map((one) => one * factor) }))
			const [more, less] = [settleMonth({ ...supply, zeroCarbon }), settleMonth(supply)]
			expect(more.gasMWh).toBeLessThanOrEqual(less.gasMWh + TOLERANCE)
		}),
		{ numRuns: 2000 },
	)
})

// With one, a battery that levels a load may leave less of it than the machine's minimum: it then stands still.
test('more import, gas or battery never leaves more unserved where no minimum load holds a machine', () => {
	fc.assert(
		fc.property(supplies(false), within(60), (drawn, MW) => {
			const supply = { ...drawn, dispatched: withoutMinimum(drawn), reserveShare: 0 }
			const before = settleMonth(supply).unservedMWh + TOLERANCE
			const battery = {
				...supply.battery,
				powerMW: supply.battery.powerMW + MW,
				energyMWh: supply.battery.energyMWh + 4 * MW,
			}
			const batteryInEventMW = inEvent(battery)
			expect(settleMonth({ ...supply, battery, batteryInEventMW }).unservedMWh).toBeLessThanOrEqual(before)
			const dispatched = supply.dispatched.map((one) => ({ ...one, MW: one.MW + MW }))
			expect(settleMonth({ ...supply, dispatched }).unservedMWh).toBeLessThanOrEqual(before)
		}),
		{ numRuns: 2000 },
	)
})

test('a day is filled to its energy, no hour above one', () => {
	fc.assert(
		fc.property(within(60, -60), within(24), within(0.8, 0.1), (latitude, energy, clearness) => {
			const shape = sunShape({ latitude, calendarMonth: 6, mount: 'tilted', clearness })
			const lit = shape.filter((value) => value > 0).length
			const day = fillDay(shape, energy)
			expect(Math.max(...day)).toBeLessThanOrEqual(1)
			expect(day.reduce((sum, value) => sum + value, 0)).toBeCloseTo(Math.min(energy, lit), 6)
		}),
	)
})

test('law: more hours of cuts, and less work that may pause, never leave less unserved', () => {
	fc.assert(
		fc.property(supplies(false), within(1), within(2, 1), (supply, part, factor) => {
			const before = settleMonth(supply).unservedMWh - TOLERANCE
			const dispatched = supply.dispatched.map((one) =>
				one.source === 'non_firm' ? { ...one, cutShare: one.cutShare * factor } : one,
			)
			expect(settleMonth({ ...supply, dispatched, promised: [] }).unservedMWh).toBeGreaterThanOrEqual(before)
			expect(settleMonth({ ...supply, pausableShare: supply.pausableShare * part }).unservedMWh).toBeGreaterThanOrEqual(
				before,
			)
		}),
		{ numRuns: 1000 },
	)
})
