import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { hall, planFile } from '../../../tests/factories/plan-file.ts'
import { balanceOf, flat, layersOf, planResult, siteResult } from '../../../tests/factories/plan-result.ts'
import type { PlanResult, WorkforceResult } from '#shared/result.ts'
import { estimateWords, peopleEstimateWords } from '../messages/estimate-words.ts'
import { energyFinding } from './energy-finding.ts'
import { meterTitle } from './meter-sentence.ts'
import { tradeFinding, workforceFinding } from './workforce-finding.ts'

const here = { id: 'here', name: 'Here', country: 'US', latitude: 32, longitude: -99 }
const there = { id: 'there', name: 'There', country: 'US', latitude: 42, longitude: -88 }
const TWO_SITES = planFile({ sites: [here, there] })

/** Power of two sites, each asked for 100 MW a month. */
function power(atHere: readonly number[], atThere: readonly number[]): PlanResult {
	const months = atHere.length
	const asked = flat(100, months)
	const siteOf = (MW: readonly number[]) =>
		siteResult(months, { layers: layersOf(months, { energy: balanceOf('energy', asked, MW) }) })
	const energy = {
		...balanceOf(
			'energy',
			flat(200, months),
			atHere.map((MW, month) => MW + (atThere[month] ?? 0)),
		),
		coverage: atHere.map((MW, month) => (Math.min(100, MW) + Math.min(100, atThere[month] ?? 0)) / 200),
	}
	return planResult({
		months,
		layers: layersOf(months, { energy }),
		sites: { here: siteOf(atHere), there: siteOf(atThere) },
	})
}

test('firm power stays above what is asked only where it does at every site (pT2)', () => {
	expect(meterTitle(TWO_SITES, power([100, 120], [100, 130]))).toBe('Firm power is above need in every month')
	expect(meterTitle(TWO_SITES, power([88, 99], [140, 130]))).toBe(
		'Enough firm power in total, but at Here it is 12 MW short in January 2026',
	)
})

test('the largest gap of a site is told, of whatever month, and only where the total covers every month (pT2)', () => {
	// In February both sites lack some, and together more than Here does in January.
	const apart = power([80, 100, 150], [150, 100, 80.5])
	expect(meterTitle(TWO_SITES, apart)).toContain('at Here it is 20 MW short in January 2026')
	const short = power([80, 85], [150, 85])
	expect(meterTitle(TWO_SITES, short)).toBe('Firm power is 30 MW below need in February 2026')
})

test('what is contracted says what of it is firm at the meter (pT2)', () => {
	const contract = { siteId: 'here', startMonth: '2026-01', status: 'energised' }
	const plan = planFile({
		sites: [here],
		powerContracts: [
			{ ...contract, id: 'sun', kind: 'ppa_solar', capacityMW: 90 },
			{ ...contract, id: 'cells', kind: 'bess', capacityMW: 40 },
		],
	})
	expect(energyFinding(plan, planResult()).lede).toMatch(
		/^No contract is firm by itself: 90 MW of energy-only purchases and 40 MW of batteries\./,
	)
})

/** 1,000 people at the peak, of them so many from elsewhere, and so many of a trade missing. */
function people(fromElsewhere: number, missing = 0): WorkforceResult {
	const { workforce } = planResult({ months: 3 })
	const construction = { headcount: [400, 1000, 300], peak: { month: '2026-02', headcount: 1000 } }
	const none = [0, 0, 0]
	const short = { missing: [0, missing, 0], shortfall: [0, missing, 0] }
	const rest = { asked: none, required: none, available: none, worked: none, building: none }
	return {
		...workforce,
		construction: { ...workforce.construction, ...construction },
		unlevelled: { ...workforce.unlevelled, construction: { ...construction, hours: 1, hoursToDate: none } },
		trades: { electrician: { ...short, ...rest, hours: 0, peak: construction.peak } },
		travellers: { headcount: [390, fromElsewhere, 0], addedPerMonth: [0, 300, 0], atMost: [0, 7000, 0] },
	}
}
const titleOf = (workforce: WorkforceResult) => workforceFinding(planResult({ months: 3, workforce })).title

test('all can be had locally only where nobody comes from elsewhere in any month and none lacks (pT2)', () => {
	const local = { headcount: [0, 0, 0], addedPerMonth: [0, 300, 0], atMost: [0, 7000, 0] }
	expect(titleOf({ ...people(0), travellers: local })).toBe('Peak 1,000 people in February 2026, all available locally')
	expect(titleOf(people(155))).toBe(
		'Peak 1,000 people in February 2026, 155 traveling (assumed: +300/month, max 7,000)',
	)
	expect(titleOf(people(0))).toBe('Peak 1,000 people in February 2026, none traveling (assumed: +300/month, max 7,000)')
	expect(titleOf(people(0, 40))).toBe(
		'Peak 1,000 people in February 2026, none traveling (assumed: +300/month, max 7,000)',
	)
})

test('electricians whom a pool of twenty does not hold are travelers, in the heading and over the chart (pT2)', () => {
	const plan = planFile({
		sites: [here],
		buildPhases: [hall('a', { siteId: 'here', itMW: 20, durationMonths: 24 })],
		labourPools: [{ id: 'own', siteId: 'here', trade: 'electrician', available: 20 }],
	})
	const { workforce } = computePlan(plan)
	const needed = Math.max(...(workforce.trades['electrician']?.asked ?? []))
	expect(needed).toBeGreaterThan(40)
	expect(titleOf(workforce)).toMatch(/^Peak \d+ people in [A-Z]\w+ \d{4}, \d+ traveling \(/)
	expect(tradeFinding({ workforce, trade: 'electrician' })).toBe('Electricians: fully staffed, incl. travelers')
})

test('how true an estimate is is said of what the plan has, and of nothing else (pT2)', () => {
	const empty = planResult()
	expect([estimateWords(empty), peopleEstimateWords(empty)]).toEqual(['', ''])
	const { workforce } = empty
	const built = { ...workforce, construction: { ...workforce.construction, hours: 5e6 } }
	expect(peopleEstimateWords({ workforce: built })).toBe('Construction hours are within −35/+55%.')
	const run = { ...built, operations: { ...workforce.operations, headcount: [0, 80] } }
	expect(peopleEstimateWords({ workforce: run })).toBe(
		'Construction hours are within −35/+55%, operations staff within a factor of two.',
	)
})
