import fc from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { type Changes, reproduction, reproductionFile } from '../../../../tests/factories/reproduction.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { computePlan } from '../../compute-plan.ts'
import { facilityPeakMW, feedableItMW, type PartLoad, plantInUseMW } from './part-load.ts'

const CURVE = { a: 0.35, b: 0.45, c: 0.2 }
const halls = (...itMW: readonly number[]) => itMW.map((MW) => Float64Array.of(MW))
const place = (over: Partial<PartLoad> = {}): PartLoad => ({
	peakPue: 1.357,
	overhead: CURVE,
	blockFillShare: 0.5,
	hallsItMW: halls(60),
	...over,
})
const of = (itMW: number) => ({ itMW, month: 0 })

test('worked example C: 2.5475 MW IT in a hall of 60 open 5.0949 MW of plant and draw 3.6842 MW (eR21)', () => {
	expect(plantInUseMW(place(), of(2.54745))).toBeCloseTo(5.0949, 4)
	expect(facilityPeakMW(place(), of(2.54745))).toBeCloseTo(3.6842, 3)
	expect(feedableItMW(place({ peakPue: 1.25 }), { facilityMW: 30, month: 0 })).toBeCloseTo(22.8571, 4)
	// PUE of the mean at D .9 and load factor .8: L = .8 · .5 of the plant in use.
	const pue = 1 + 0.274 * (CURVE.a / 0.4 + CURVE.b + CURVE.c * 0.4)
	expect([pue, pue * 2.54745 * 0.8].map((figure) => Number(figure.toFixed(4)))).toEqual([1.385, 2.8225])
})

test('full halls, halls that are more than full and none at all lose what peak PUE says (eR21, joins C-23)', () => {
	expect(facilityPeakMW(place(), of(60))).toBeCloseTo(60 * 1.357, 9)
	expect(facilityPeakMW(place(), of(90))).toBeCloseTo(90 * 1.357, 9)
	expect(facilityPeakMW(place({ hallsItMW: [] }), of(30))).toBeCloseTo(30 * 1.357, 9)
	expect(facilityPeakMW(place(), of(0))).toBe(0)
})

test('halls fill one after the other; a second hall opens without a jump (eR22)', () => {
	const two = place({ hallsItMW: halls(60, 60) })
	expect(plantInUseMW(two, of(60.01))).toBeCloseTo(60.02, 9)
	expect(plantInUseMW(two, of(80))).toBe(100)
	expect(plantInUseMW(two, of(95))).toBe(120)
	expect(facilityPeakMW(two, of(60.01)) - facilityPeakMW(two, of(60))).toBeLessThan(0.02)
	// Worked example C: a mean of 48 MW at a design PUE of 1.1.
	const pueOf = (load: number) => 1 + 0.1 * (CURVE.a / load + CURVE.b + CURVE.c * load)
	expect(pueOf(48 / plantInUseMW(two, of(60)))).toBeCloseTo(1.1047, 3)
	expect(pueOf(48 / plantInUseMW(two, of(60.01)))).toBeCloseTo(1.1048, 4)
})

test('law: what is fed draws what is available, and one watt more would draw more (eR21)', () => {
	const drawn = fc.record({
		peakPue: fc.double({ min: 1, max: 2, noNaN: true }),
		blockFillShare: fc.double({ min: 0.1, max: 1, noNaN: true }),
		sizes: fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 5 }),
		facilityMW: fc.double({ min: 0, max: 900, noNaN: true }),
	})
	fc.assert(
		fc.property(drawn, ({ peakPue, blockFillShare, sizes, facilityMW }) => {
			const site = place({ peakPue, blockFillShare, hallsItMW: halls(...sizes) })
			const housed = sizes.reduce((sum, MW) => sum + MW, 0)
			const fed = feedableItMW(site, { facilityMW, month: 0 })
			expect(fed).toBeGreaterThanOrEqual(0)
			if (facilityPeakMW(site, of(housed)) < facilityMW) expect(fed).toBeCloseTo(housed, 9)
			else expect(facilityPeakMW(site, of(fed))).toBeCloseTo(facilityMW, 6)
		}),
		{ numRuns: 500 },
	)
})

const computed = (changes: Changes) => must(computePlan(reproduction(changes)).sites['s'])
const SEPTEMBER = 8

test('2,000 H200 in an air-cooled hall of 60 MW: the mean never lies above the peak (reproduction 07)', () => {
	const site = computed({
		site: { cooling: 'air_chiller_aircooled_fc' },
		order: { chip: 'h200-sxm', accelerators: 2000, unitPriceUsd: null },
	})
	expect(site.itPowerMW[SEPTEMBER]).toBeCloseTo(2.5475, 3)
	expect(site.facilityPowerMW[SEPTEMBER]).toBeCloseTo(
		must(site.itPowerMW[SEPTEMBER]) * (1 + (must(site.peakPue[SEPTEMBER]) - 1) * 1.25),
		6,
	)
	site.facilityPowerMW.forEach((peak, month) => expect(must(site.energyMWh[month]) / 730).toBeLessThanOrEqual(peak))
	expect(must(site.energyMWh[SEPTEMBER]) / 730).toBeGreaterThan(2.6)
})

test('what is required is reckoned in the halls finished that month, and above them as in full ones (joins C-23)', () => {
	const part = computed({ order: { accelerators: 6000 } })
	const required = must(part.layers.infrastructure.required[SEPTEMBER])
	const plant = Math.min(60, 2 * required)
	const [load, peakPue] = [required / plant, must(part.peakPue[0])]
	const drawn = required * (1 + (peakPue - 1) * (CURVE.a / load + CURVE.b + CURVE.c * load))
	expect(part.layers.energy.required[SEPTEMBER]).toBeCloseTo(drawn, 9)
	const none = computed({ hall: { scope: 'greenfield', startMonth: '2027-01' }, order: { accelerators: 6000 } })
	const asked = must(none.layers.infrastructure.required[SEPTEMBER])
	expect(asked).toBeGreaterThan(5)
	expect(none.layers.energy.required[SEPTEMBER]).toBeCloseTo(asked * peakPue, 9)
})

test('a design PUE above the peak PUE is refused (reproduction 16)', () => {
	const parsed = parsePlanFile(reproductionFile({ site: { designPue: 1.5, peakPue: 1.2 } }))
	expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path)).toEqual(['sites[0].peakPue'])
})

test('a design PUE that only the climate’s peak contradicts is capped by it (eR22)', () => {
	const site = computed({ site: { designPue: 1.5 } })
	site.energyMWh.forEach((MWh, month) =>
		expect(MWh / 730).toBeLessThanOrEqual(must(site.facilityPowerMW[month]) + 1e-9),
	)
})
