import { expect, test } from 'vitest'
import { must } from '../../../../../tests/factories/must.ts'
import { type Changes, reproduction, reproductionFile } from '../../../../../tests/factories/reproduction.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { computePlan } from '../../../compute-plan.ts'

const SEPTEMBER = 8
const siteOf = (changes: Changes) => must(computePlan(reproduction(changes)).sites['s'])
const firmMW = (changes: Changes) => siteOf(changes).contractedFirmMW[SEPTEMBER]
/** Beside 80 MW of firm utility service. */
const beside = (contract: Record<string, unknown>, over: Changes = {}): Changes => ({ ...over, contracts: [contract] })

test('a utility’s credit adds to its contract only where the plan says who grants it (eR20a, by hand)', () => {
	const wind = { kind: 'ppa_wind', capacityMW: 100 }
	expect(firmMW(beside(wind))).toBe(80)
	expect(firmMW(beside({ ...wind, elccShare: 0.3 }))).toBe(80)
	// PJM 2026/27: .41 of wind.
	expect(firmMW(beside({ ...wind, accreditedBy: 'u' }))).toBeCloseTo(121, 9)
	expect(firmMW(beside({ ...wind, accreditedBy: 'u', elccShare: 0.3 }))).toBeCloseTo(110, 9)
})

test('sun is credited by its mount and batteries by their hours, the next lower (eR20a)', () => {
	const credit = (contract: Record<string, unknown>) =>
		(firmMW(beside({ capacityMW: 100, accreditedBy: 'u', ...contract })) ?? NaN) - 80
	expect(credit({ kind: 'btm_solar' })).toBeCloseTo(11, 9)
	expect(credit({ kind: 'btm_solar', solarMount: 'fixed' })).toBeCloseTo(8, 9)
	expect(credit({ kind: 'btm_solar', solarMount: 'tilted' })).toBeCloseTo(8, 9)
	const hours = [3.9, 4, 7, 8, 12]
	const credits = hours.map((each) => credit({ kind: 'bess', energyMWh: each * 100 }))
	expect(credits.map((MW) => Math.round(MW))).toEqual([0, 50, 58, 62, 72])
})

test('what is granted passes the same connection, serves with the utility, and is not counted by its worst day as well', () => {
	const wind = { kind: 'ppa_wind', capacityMW: 100, accreditedBy: 'u' }
	expect(firmMW(beside(wind, { site: { interconnection: { limitMW: 90 } } }))).toBe(90)
	expect(firmMW(beside(wind, { contract: { startMonth: '2027-01' } }))).toBe(0)
	const battery = { kind: 'bess', capacityMW: 100, energyMWh: 400 }
	const sun = { kind: 'btm_solar', capacityMW: 300 }
	const granted = siteOf({ contracts: [sun, { ...battery, accreditedBy: 'u' }] })
	expect(granted.contractedFirmMW[SEPTEMBER]).toBeCloseTo(130, 9)
})

test('a study is granted nothing that is secured', () => {
	const { contractedFirmMW, securedFirmMW } = siteOf(
		beside({ kind: 'ppa_wind', capacityMW: 100, accreditedBy: 'u', status: 'study' }),
	)
	expect([contractedFirmMW[SEPTEMBER], securedFirmMW[SEPTEMBER]]).toEqual([121, 80])
})

test('no credit is granted to gas on the site, nor by another plant or site (eR20a)', () => {
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
