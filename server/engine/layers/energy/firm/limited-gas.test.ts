import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dispatchMonth } from '../hours/settle/dispatch.ts'
import { fillDay } from '../hours/made/fill-day.ts'
import { HOURS_PER_DAY, sunShape } from '../hours/made/sun.ts'
import { energyOf } from '../hours/settle/month-rows.ts'
import type { Dispatchable, MonthSupply } from '../hours/settle/supply.ts'

const STEPS = 1000
/** Evenly over the range: of fast-check’s own doubles nearly all are next to nothing. */
const within = (max: number, min = 0) =>
	fc.integer({ min: 0, max: STEPS }).map((step) => min + ((max - min) * step) / STEPS)

const DAYS = [1, 5.4, 12, 12]
const SHAPE = sunShape({ latitude: 40, calendarMonth: 4, mount: 'tracker', clearness: 0.5 })
const sun = fc
	.record({ MW: within(200), ratios: fc.tuple(within(0.6), within(1), within(1.2), within(1.4)) })
	.map((of) => ({
		contract: 0,
		MW: Float64Array.from(of.ratios.flatMap((ratio) => [...fillDay(SHAPE, 5 * ratio)].map((share) => share * of.MW))),
	}))
const asked: fc.Arbitrary<Dispatchable> = fc.oneof(
	fc.record({ contract: fc.constant(0), source: fc.constant('firm' as const), MW: within(120) }),
	fc.record({
		contract: fc.constant(0),
		source: fc.constant('gas' as const),
		MW: within(120),
		unitMW: within(30, 1),
		minimumShare: within(0.6),
		capMWh: fc.option(within(40_000), { freq: 4 }),
	}),
)
const supplies: fc.Arbitrary<MonthSupply> = fc
	.record({
		loadMW: within(150).map((MW) => new Float64Array(HOURS_PER_DAY).fill(MW)),
		zeroCarbon: fc.array(sun, { maxLength: 1 }),
		ppas: fc.array(sun, { minLength: 1, maxLength: 2 }),
		battery: fc.record({ powerMW: within(40), energyMWh: within(200), roundTripShare: within(0.95, 0.6) }),
		dispatched: fc.array(asked, { minLength: 2, maxLength: 4 }),
		importLimitMW: within(200),
		reserveShare: within(0.25),
	})
	.map((drawn) => ({
		...drawn,
		hoursOf: Float64Array.from(DAYS, (days) => ((days / 30.4) * 730) / HOURS_PER_DAY),
		batteryInEventMW: 0,
		pausableShare: 0,
		promised: [],
		exportLimitMW: 0,
	}))

const leftOf = (supply: MonthSupply) => {
	const { rows } = dispatchMonth(supply)
	return energyOf(rows.left, rows.hours)
}

test('law: a PPA never leaves more unserved, for the wires it fills would bring as much (eR12, eR15)', () => {
	fc.assert(
		fc.property(supplies, (supply) => {
			expect(leftOf(supply)).toBeLessThanOrEqual(leftOf({ ...supply, ppas: [] }) + 1e-6)
		}),
		{ numRuns: 3000 },
	)
})

test('gas without any hours gives nothing, and imports after it give what they can (eR15)', () => {
	const load = new Float64Array(HOURS_PER_DAY).fill(30)
	const gas = { contract: 0, source: 'gas' as const, MW: 40, unitMW: 10, minimumShare: 0.3, capMWh: 0 }
	const { rows, given } = dispatchMonth({
		...{ hoursOf: Float64Array.of(730 / HOURS_PER_DAY), loadMW: load, zeroCarbon: [], ppas: [] },
		battery: { powerMW: 0, energyMWh: 0, roundTripShare: 1 },
		dispatched: [gas, { contract: 1, source: 'firm', MW: 50 }],
		...{ importLimitMW: 50, batteryInEventMW: 0, pausableShare: 0, promised: [], exportLimitMW: 0, reserveShare: 0 },
	})
	expect(given.map((row) => energyOf(row, rows.hours))).toEqual([0, expect.closeTo(30 * 730, 6)])
	expect(energyOf(rows.left, rows.hours)).toBe(0)
})
