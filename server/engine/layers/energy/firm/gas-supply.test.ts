import { expect, test } from 'vitest'
import { must } from '../../../../../tests/factories/must.ts'
import { type Changes, reproduction, reproductionFile } from '../../../../../tests/factories/reproduction.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { computePlan } from '../../../compute-plan.ts'

const MONTH = 20
/** Eight machines of which one is in reserve: 70 MW by themselves, at 8.4 MMBtu a MWh. */
const GAS = { id: 'gas', kind: 'btm_recip', capacityMW: 80, units: 8 }
const PIPE = { maxMMBtuPerDay: 12_000, usdPerMMBtu: 2.5, takeOrPayShare: 0.7 }
const run = (gasSupply: object | null, changes: Changes = {}) =>
	computePlan(reproduction({ contract: GAS, ...changes, site: { gasSupply, ...changes.site } }))
const siteOf = (...asked: Parameters<typeof run>) => must(run(...asked).sites['s'])

test('the pipe’s day bounds all gas on the site: 12,000 MMBtu ÷ 24 ÷ 8.4 are 59.52 MW (lP39, by hand)', () => {
	expect(siteOf(null).contractedFirmMW[MONTH]).toBeCloseTo(70, 9)
	const piped = siteOf(PIPE)
	expect(piped.contractedFirmMW[MONTH]).toBeCloseTo(59.5238, 4)
	expect(piped.gasHeldMW[MONTH]).toBeCloseTo(70 - 59.5238, 4)
	// A month of 730 h lets the same through as the day: the flat load is no less, the peak of training is bound by the megawatts.
	expect(piped.mwhLimitMW?.[MONTH]).toBeCloseTo(59.5238, 3)
	expect(piped.layers.energy.available[MONTH]).toBeCloseTo(59.5238, 3)
	// Two plants share it; the worse heat rate is fed first: 20 MW at 9.7 leave 306 of 500 MMBtu an hour, 36.43 MW.
	const simple = { kind: 'btm_gt_simple', capacityMW: 20, firmShare: 1 }
	const both = siteOf(PIPE, { contracts: [simple] })
	const rate = 9.7
	expect(both.contractedFirmMW[MONTH]).toBeCloseTo(20 + (500 - 20 * rate) / 8.4, 3)
})

test('what is burned in a month keeps to the pipe, and why power is short is told as fuel', () => {
	const { sites, bindingCause, verdict } = run(
		{ maxMMBtuPerDay: 3000 },
		{ site: { targetItMW: 40, targetMonth: '2026-12' } },
	)
	const { fuelMMBtu, unservedMWh } = { ...must(sites['s']), ...must(sites['s']).dispatch }
	expect(Math.max(...fuelMMBtu)).toBeLessThanOrEqual((3000 * 730) / 24 + 1e-6)
	expect(Math.max(...fuelMMBtu)).toBeGreaterThan(50_000)
	expect(unservedMWh[MONTH]).toBeLessThan(1)
	expect(bindingCause[MONTH]?.cause).toBe('fuel_hours')
	expect(verdict.losses.some(({ cause }) => cause === 'fuel_hours')).toBe(true)
})

test('gas that is not burned is paid for: .7 of 12,000 MMBtu over 30.4 days at 2.5 USD are 638,400 (lP39, by hand)', () => {
	const idle = run(PIPE, { order: { orderMonth: '2028-06' } })
	expect(must(idle.sites['s']).gasTakeOrPayUsd[MONTH]).toBeCloseTo(638_400, 6)
	expect(idle.finance.opexByKind.energy[MONTH]).toBeCloseTo(638_400, 6)
	const busy = run({ ...PIPE, takeOrPayShare: 1 })
	const burned = must(must(busy.sites['s']).fuelMMBtu[MONTH])
	expect(must(busy.sites['s']).gasTakeOrPayUsd[MONTH]).toBeCloseTo((12_000 * 30.4 - burned) * 2.5, 3)
})

test('its price stands where the plant states none, and before its month nothing burns', () => {
	const price = (contract: object) =>
		must(run(PIPE, { contract: { ...GAS, ...contract } }).contracts['gas']).energyPriceUsdPerMWh
	expect(must(price({})) - must(price({ fuelUsdPerMMBtu: 1.5 }))).toBeCloseTo(8.4, 6)
	const late = siteOf({ ...PIPE, startMonth: '2027-07' })
	expect([late.contractedFirmMW[17], late.contractedFirmMW[18]]).toEqual([0, expect.closeTo(59.5238, 4)])
	expect([late.gasTakeOrPayUsd[17], Math.max(...late.gasTakeOrPayUsd.slice(18)) > 0]).toEqual([0, true])
})

test('law: a wider pipe never leaves less available, nor less served', () => {
	let before = { available: -1, tokens: -1 }
	for (const maxMMBtuPerDay of [1, 100, 2000, 6000, 11_000, 14_200, 20_000, 1e6]) {
		const { available } = siteOf({ maxMMBtuPerDay }, { contracts: [{ kind: 'utility_firm', capacityMW: 5 }] }).layers
			.energy
		const now = { available: must(available[MONTH]), tokens: 0 }
		expect(now.available).toBeGreaterThanOrEqual(before.available - 1e-6)
		before = now
	}
	expect(before.available).toBeCloseTo(75, 6)
})

test('a pipe without its most is refused; one of which nothing is said is none', () => {
	const parsed = parsePlanFile(reproductionFile({ site: { gasSupply: { usdPerMMBtu: 3 } } }))
	expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path)).toEqual(['sites[0].gasSupply.maxMMBtuPerDay'])
	expect(
		reproduction({ site: { gasSupply: { maxMMBtuPerDay: null, startMonth: null } } }).sites[0]?.gasSupply,
	).toBeNull()
})
