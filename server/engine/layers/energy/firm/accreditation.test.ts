import { expect, test } from 'vitest'
import { must } from '../../../../../tests/factories/must.ts'
import { type Changes, reproduction, reproductionFile } from '../../../../../tests/factories/reproduction.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { computePlan } from '../../../compute-plan.ts'

const SEPTEMBER = 8
const run = (changes: Changes) => computePlan(reproduction(changes))
/** Beside 80 MW of firm utility service, at a price of capacity. */
const beside = (contract: Record<string, unknown>, over: Changes = {}): Changes => ({ ...over, contracts: [contract] })
const accreditedMW = (changes: Changes) => must(run(changes).contracts['u']).accreditedMW[SEPTEMBER]
const WIND = { kind: 'ppa_wind', capacityMW: 100 }
const GRANTED = { ...WIND, accreditedBy: 'u' }

test('a credit is told of the utility’s contract and lifts no megawatts at the meter (lP7, by hand)', () => {
	expect(accreditedMW(beside(WIND))).toBe(0)
	expect(accreditedMW(beside({ ...WIND, elccShare: 0.3 }))).toBe(0)
	// PJM 2026/27: .41 of wind.
	expect(accreditedMW(beside(GRANTED))).toBeCloseTo(41, 9)
	expect(accreditedMW(beside({ ...GRANTED, elccShare: 0.3 }))).toBeCloseTo(30, 9)
	const [bare, granted] = [run(beside(WIND)), run(beside(GRANTED))]
	expect(must(granted.sites['s']).contractedFirmMW[SEPTEMBER]).toBe(80)
	expect(must(granted.contracts['u']).firmMW).toEqual(must(bare.contracts['u']).firmMW)
	expect(must(granted.sites['s']).energisedAccelerators).toEqual(must(bare.sites['s']).energisedAccelerators)
	expect(must(granted.sites['s']).dispatch).toEqual(must(bare.sites['s']).dispatch)
	// Without a price of capacity no money moves either.
	expect(granted.finance.totals.opexUsd).toBe(bare.finance.totals.opexUsd)
})

test('the capacity obligation is the peak less what is accredited, billed by the megawatt-day (lP7, by hand)', () => {
	const price = { contract: { capacityUsdPerMWDay: 150 } }
	const [bare, granted] = [run(beside(WIND, price)), run(beside({ ...GRANTED, elccShare: 0.2 }, price))]
	const site = must(granted.sites['s'])
	const peak = must(site.facilityPowerMW[SEPTEMBER])
	expect(peak).toBeGreaterThan(20)
	expect(must(site.capacityObligationMW[SEPTEMBER])).toBeCloseTo(peak - 20, 9)
	const [less, more] = [granted, bare].map(({ contracts }) => must(must(contracts['u']).demandUsd[SEPTEMBER]))
	expect(must(more) - must(less)).toBeCloseTo((20 * 150 * 365) / 12, 3)
	const unbilled = must(run(beside(WIND)).contracts['u']).demandUsd[SEPTEMBER]
	expect(must(more) - must(unbilled)).toBeCloseTo((peak * 150 * 365) / 12, 3)
})

test('two utilities that bill capacity part the obligation by firm megawatts (lP7, by hand)', () => {
	const other = { id: 'v', kind: 'utility_firm', capacityMW: 40, capacityUsdPerMWDay: 150 }
	const both = run(beside(other, { contract: { capacityUsdPerMWDay: 150 } }))
	const without = run(beside({ ...other, capacityUsdPerMWDay: null }))
	const billed = (id: string) =>
		must(must(both.contracts[id]).demandUsd[SEPTEMBER]) - must(must(without.contracts[id]).demandUsd[SEPTEMBER])
	expect(billed('u')).toBeCloseTo(2 * billed('v'), 3)
	expect(billed('v')).toBeGreaterThan(0)
})

test('sun is credited by its mount and batteries by their hours, the next lower (lP7)', () => {
	const credit = (contract: Record<string, unknown>) =>
		accreditedMW(beside({ capacityMW: 100, accreditedBy: 'u', ...contract })) ?? NaN
	expect(credit({ kind: 'btm_solar' })).toBeCloseTo(11, 9)
	expect(credit({ kind: 'btm_solar', solarMount: 'fixed' })).toBeCloseTo(8, 9)
	expect(credit({ kind: 'btm_solar', solarMount: 'tilted' })).toBeCloseTo(8, 9)
	const hours = [3.9, 4, 7, 8, 12]
	const credits = hours.map((each) => credit({ kind: 'bess', energyMWh: each * 100 }))
	expect(credits.map((MW) => Math.round(MW))).toEqual([0, 50, 58, 62, 72])
})

test('a credit serves with the utility, and what is credited still counts by the worst day of its site', () => {
	expect(accreditedMW(beside(GRANTED, { contract: { startMonth: '2027-01' } }))).toBe(0)
	const plant = (over: object) => [
		{ kind: 'btm_solar', capacityMW: 300 },
		{ kind: 'bess', capacityMW: 100, energyMWh: 400, ...over },
	]
	const firm = (over: object) => must(run({ contracts: plant(over) }).sites['s']).contractedFirmMW
	expect(firm({ accreditedBy: 'u' })).toEqual(firm({}))
})

test('no credit is granted to gas on the site, nor by another plant or site (lP7)', () => {
	const refused = (contract: Record<string, unknown>) => {
		const parsed = parsePlanFile(reproductionFile(beside(contract)))
		return parsed.ok ? [] : parsed.problems.map(({ path }) => path)
	}
	expect(refused({ kind: 'btm_recip', capacityMW: 20, accreditedBy: 'u' })).toEqual(['powerContracts[1].accreditedBy'])
	expect(refused({ kind: 'btm_solar', capacityMW: 20, accreditedBy: 'btm_solar' })).toEqual([
		'powerContracts[1].accreditedBy',
	])
	expect(refused({ kind: 'btm_solar', capacityMW: 20, accreditedBy: 'nobody' })).toEqual([
		'powerContracts[1].accreditedBy',
	])
	expect(refused({ kind: 'btm_solar', capacityMW: 20, accreditedBy: 'u' })).toEqual([])
})
