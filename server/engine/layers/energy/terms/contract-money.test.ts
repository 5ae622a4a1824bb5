import { expect, test } from 'vitest'
import { must } from '../../../../../tests/factories/must.ts'
import { type Changes, reproduction, reproductionFile } from '../../../../../tests/factories/reproduction.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { computedDocument } from '../../../../../tests/factories/computed-document.ts'

const computed = (changes: Changes) => computedDocument(reproduction(changes))
const problems = (changes: Changes) => {
	const parsed = parsePlanFile(reproductionFile(changes))
	return parsed.ok ? [] : parsed.problems.map(({ path }) => path)
}
const sum = (series: readonly number[]) => series.reduce((total, value) => total + value, 0)

test('a contract in study is planned power, and not secured (eR20)', () => {
	const study = { contracts: [{ kind: 'bridge_ramp', capacityMW: 20, status: 'study' }] }
	const { sites, layers, warnings } = computed(study)
	const site = must(sites['s'])
	expect([site.contractedFirmMW[8], site.securedFirmMW[8]]).toEqual([100, 80])
	expect(layers.energy.available[8]).toBe(100)
	expect(layers.energy.secured?.[8]).toBe(80)
	const warned = warnings.filter(({ code }) => code === 'contract_in_study')
	expect(warned.map(({ path, text }) => [path, text.includes('20 MW')])).toEqual([['powerContracts[1].status', true]])
	const signed = computed({ contracts: [{ kind: 'bridge_ramp', capacityMW: 20, status: 'agreement' }] })
	expect(signed.layers.energy.secured).toEqual(signed.layers.energy.available)
	expect(signed.warnings.some(({ code }) => code === 'contract_in_study')).toBe(false)
})

test('what is secured passes the same connection, and keeps the same reserve (eR18–eR20)', () => {
	const site = { interconnection: { limitMW: 90 }, supplyRedundancy: 'N-1' }
	const contracts = [
		{ kind: 'bridge_ramp', capacityMW: 20, status: 'study' },
		{ kind: 'btm_gt_simple', capacityMW: 60, units: 2, status: 'study' },
	]
	const found = must(computed({ site, contracts }).sites['s'])
	expect(found.contractedFirmMW[40]).toBeCloseTo(90 + 54 - 27, 9)
	expect(found.securedFirmMW[40]).toBeCloseTo(80, 9)
})

test('an energised connection costs nothing more, unless the plan says so (eR29)', () => {
	const capital = (contract: NonNullable<Changes['contract']>) => {
		const { finance } = computed({ contract: { startMonth: '2026-10', ...contract } })
		return sum(finance.capexByLayer.energy) + finance.beforePlanUsd.energy
	}
	expect(capital({ status: 'agreement' })).toBeCloseTo(80 * 200_000, 3)
	expect(capital({ status: 'energised' })).toBe(0)
	expect(capital({ status: 'energised', connectionUsdPerMW: 50_000 })).toBeCloseTo(80 * 50_000, 3)
	expect(capital({ status: 'agreement', connectionUsdPerMW: 0 })).toBe(0)
})

test('service ends before the month a contract is left in, and the usual fee is paid in it (eR28)', () => {
	const billed = { demandChargeUsdPerKWMonth: 12 }
	const left = computed({ contract: { ...billed, exitMonth: '2027-03' } })
	const contract = must(left.contracts['u'])
	expect(contract.rampedMW.slice(13, 16)).toEqual([80, 0, 0])
	const fee = 36 * 0.85 * 80 * 12_000
	expect(contract.exitFeeUsd.map((usd, month) => (usd === 0 ? null : [month, usd])).filter(Boolean)).toEqual([
		[14, fee],
	])
	expect(contract.notBilled.exitFeeUsd).toBe(0)
	expect(contract.demandUsd[14]).toBeCloseTo(fee, 3)
	expect(left.finance.opexByKind.demandCharges[14]).toBeCloseTo(fee, 3)
	const held = must(computed({ contract: billed }).contracts['u'])
	expect(sum(held.exitFeeUsd)).toBe(0)
	expect(held.notBilled.exitFeeUsd).toBeCloseTo(fee, 3)
	const stated = must(computed({ contract: { ...billed, exitMonth: '2027-03', exitFeeUsd: 5e6 } }).contracts['u'])
	expect(sum(stated.exitFeeUsd)).toBe(5e6)
})

test('once left, a contract is what is missing (B12)', () => {
	const { bindingCause } = computed({ contract: { exitMonth: '2027-03' } })
	const cause = must(must(bindingCause)[20])
	expect([cause.cause, cause.facts.left?.month]).toEqual(['not_contracted', '2027-03'])
})

test('nobody leaves what has not begun (eR28)', () => {
	expect(problems({ contract: { exitMonth: '2026-01' } })).toEqual(['powerContracts[0].exitMonth'])
	expect(problems({ contract: { exitMonth: '2026-02' } })).toEqual([])
})

test('collateral goes out and comes back, in net present value and in no cost (eR28, joins A3)', () => {
	const flows = (contract: NonNullable<Changes['contract']>) => computed({ contract }).finance
	const posted = { collateralUsd: 10e6, collateralMonth: '2026-04', collateralReleaseMonth: '2028-04' }
	const { collateralUsd, totals, capexUsd, opexUsd } = flows(posted)
	expect([collateralUsd[3], collateralUsd[27], sum(collateralUsd)]).toEqual([10e6, -10e6, 0])
	const none = flows({})
	expect(capexUsd).toEqual(none.capexUsd)
	expect(opexUsd).toEqual(none.opexUsd)
	const rate = 0.08
	const worth = 10e6 / (1 + rate) ** (3 / 12) - 10e6 / (1 + rate) ** (27 / 12)
	expect(none.totals.npvUsd - totals.npvUsd).toBeCloseTo(worth, 2)
})

test('of a contract whose start slips past the month its collateral was to come back in, none is posted: no deposit is below zero (eR28)', () => {
	const series = (likely: number) => {
		const contract = {
			collateralUsd: 1e6,
			collateralReleaseMonth: '2026-06',
			startDelayMonths: { p50: likely, p90: 24 },
		}
		return computed({ contract }).finance.collateralUsd
	}
	const standing = (usd: readonly number[]) =>
		usd.reduce<number[]>((held, one) => [...held, (held.at(-1) ?? 0) + one], [])
	expect(Math.max(...standing(series(0)))).toBe(1e6)
	expect(Math.min(...standing(series(0)))).toBe(0)
	expect(standing(series(12)).every((usd) => usd === 0)).toBe(true)
})

test('collateral posted before the plan stands in its first month, unless it has come back; left out, at the start (eR28)', () => {
	const series = (contract: NonNullable<Changes['contract']>) => computed({ contract }).finance.collateralUsd
	const before = { collateralUsd: 1e6, collateralMonth: '2025-03' }
	expect(series(before).slice(0, 2)).toEqual([1e6, 0])
	expect(sum(series({ ...before, collateralReleaseMonth: '2025-12' }))).toBe(0)
	const late = { collateralUsd: 1e6, startMonth: '2026-05', startDelayMonths: { p50: 1.5, p90: 4 } }
	expect(series(late).findIndex((usd) => usd > 0)).toBe(6)
})

test('a ramp above the capacity is refused (reproduction 05)', () => {
	expect(problems({ contract: { capacityMW: 45, rampSteps: [{ month: '2026-01', MW: 500 }] } })).toEqual([
		'powerContracts[0].rampSteps[0].MW',
	])
})
