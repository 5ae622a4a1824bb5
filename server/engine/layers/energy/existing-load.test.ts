import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { type Changes, reproduction } from '../../../../tests/factories/reproduction.ts'
import { computePlan } from '../../compute-plan.ts'

const MONTH = 20
const run = (existingLoadMW: number, changes: Changes = {}) =>
	computePlan(reproduction({ contract: { capacityMW: 60 }, ...changes, site: { existingLoadMW, ...changes.site } }))
const firmMW = (result: ReturnType<typeof run>) => must(must(result.sites['s']).contractedFirmMW[MONTH])

test('load that stands on the meter takes firm imports first, then plant, and its energy is not the plan’s (lP37, by hand)', () => {
	expect(firmMW(run(4))).toBe(56)
	const plant = { contracts: [{ kind: 'btm_fuel_cell', capacityMW: 10, firmShare: 1 }] }
	expect(firmMW(run(4, plant))).toBe(66)
	expect(firmMW(run(65, plant))).toBe(5)
	// The connection lets in 50 MW for all on it.
	expect(firmMW(run(4, { site: { interconnection: { limitMW: 50 } } }))).toBe(46)
	const [bare, beside] = [run(0), run(4)]
	const [most, less] = [bare, beside].map((result) => must(must(result.sites['s']).energyMWh[MONTH]))
	expect(must(less)).toBeLessThanOrEqual(must(most))
	expect(
		must(must(beside.sites['s']).capacityObligationMW[MONTH]) - must(must(beside.sites['s']).facilityPowerMW[MONTH]),
	).toBeCloseTo(4, 9)
})

test('the connection to apply for carries what stands on the meter, too (lP37)', () => {
	const spaceOf = (existingLoadMW: number) => must(run(existingLoadMW).sites['s']).space
	const { peakFacilityMW, siteCapacityMW } = spaceOf(0)
	expect(siteCapacityMW).toBeCloseTo(1.2 * peakFacilityMW, 9)
	expect(spaceOf(4).siteCapacityMW).toBeCloseTo(1.2 * (peakFacilityMW + 4), 9)
	expect(spaceOf(4).peakFacilityMW).toBe(peakFacilityMW)
})

test('a meter that is full says so, and is why power is short (lP37)', () => {
	const full = run(60)
	expect(firmMW(full)).toBe(0)
	const [warning] = full.warnings.filter(({ code }) => code === 'meter_full')
	expect(warning).toMatchObject({ path: 'sites[0].existingLoadMW', facts: { existingMW: 60 } })
	expect(full.bindingCause[MONTH]?.cause).toBe('meter_full')
	expect(run(4).warnings.some(({ code }) => code === 'meter_full')).toBe(false)
	const asked = run(40, { site: { targetItMW: 30, targetMonth: '2026-12' } })
	expect(asked.verdict.losses.some(({ cause }) => cause === 'meter_full')).toBe(true)
})

test('law: more load on the meter never leaves more firm power', () => {
	let before = Infinity
	for (const MW of [0, 1, 20, 59, 60, 61, 500]) {
		const firm = firmMW(run(MW))
		expect(firm).toBeLessThanOrEqual(before)
		before = firm
	}
})
