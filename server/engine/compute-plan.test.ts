import { expect, test } from 'vitest'
import type { PlanResult } from '#shared/result.ts'
import { workedPlan } from '../../tests/factories/worked-plan.ts'
import { computePlan } from './compute-plan.ts'

const simple = computePlan(workedPlan('simple'))
const campus = computePlan(workedPlan('campus'))

type Row = {
	readonly of: (result: PlanResult) => readonly (number | string | null | undefined)[]
	readonly digits: number
}
const abilene = (result: PlanResult) => {
	const site = result.sites.abilene
	if (!site) throw new Error('The plan has lost its site.')
	return site
}
const workload = (result: PlanResult, id: string) => result.workloads[id]?.acceleratorsAllocated ?? []

const ROWS: Readonly<Record<string, Row>> = {
	'energy.available, MW': { of: (result) => result.layers.energy.available, digits: 2 },
	'energy.required, MW': { of: (result) => result.layers.energy.required, digits: 2 },
	'infrastructure.available, MW IT': { of: (result) => result.layers.infrastructure.available, digits: 0 },
	'sites.layers.chips.available': { of: (result) => result.layers.chips.available, digits: 0 },
	installed: { of: (result) => abilene(result).installedAccelerators, digits: 0 },
	energised: { of: (result) => abilene(result).energisedAccelerators, digits: 0 },
	stranded: { of: (result) => result.stranded.accelerators, digits: 0 },
	itPowerMW: { of: (result) => abilene(result).itPowerMW, digits: 2 },
	facilityPowerMW: { of: (result) => abilene(result).facilityPowerMW, digits: 2 },
	'facilityPowerMW, tenths': { of: (result) => abilene(result).facilityPowerMW, digits: 1 },
	pue: { of: (result) => abilene(result).pue, digits: 4 },
	energyMWh: { of: (result) => abilene(result).energyMWh, digits: 0 },
	training: { of: (result) => workload(result, result.workloads.train ? 'train' : 'train-405b'), digits: 0 },
	serving: { of: (result) => workload(result, 'serve-405b'), digits: 0 },
	servedShare: { of: (result) => result.servedShare, digits: 4 },
	heads: { of: (result) => result.workforce.construction.headcount, digits: 0 },
	'heads, unlevelled': { of: (result) => result.workforce.unlevelled.construction.headcount, digits: 0 },
	'operations heads': { of: (result) => result.workforce.operations.headcount, digits: 0 },
	binding: {
		of: (result) =>
			result.binding.map(
				(layer, month) => [layer, result.bindingCause[month]?.cause].filter(Boolean).join(': ') || null,
			),
		digits: 0,
	},
}

function expectRow(
	result: PlanResult,
	row: { readonly name: string; readonly months: string; readonly figures: readonly (number | string | null)[] },
) {
	const found = ROWS[row.name]
	if (!found) throw new Error(`No row ${row.name}.`)
	const months = row.months.split(' ')
	const got = months.map((month) => {
		const value = found.of(result)[result.months.indexOf(month)]
		return typeof value === 'number' ? Number(value.toFixed(found.digits)) : value
	})
	expect(got).toEqual(row.figures)
}

const SIMPLE_MONTHS = '2026-10 2026-11 2026-12 2027-01 2027-02 2027-03 2027-04 2027-05 2027-08 2028-12'
test.each([
	['energy.available, MW', [0, 0, 0, 0, 0, 23.33, 46.67, 70, 140, 140]],
	['energy.required, MW', [0, 0, 37.39, 37.39, 37.39, 39.24, 39.24, 0, 0, 0.01]],
	['sites.layers.chips.available', [796, 3709, 8760, 14745, 20889, 27033, 32381, 35612, 36864, 36864]],
	['installed', [1592, 6144, 12288, 18432, 24576, 30720, 35271, 36864, 36864, 36864]],
	['energised', [0, 0, 0, 0, 0, 9743, 19487, 34007, 36864, 36864]],
	['stranded', [796, 3709, 8760, 14745, 20889, 17290, 12894, 1605, 0, 0]],
	['itPowerMW', [0, 0, 0, 0, 0, 17.84, 35.69, 53.98, 58.51, 58.51]],
	['facilityPowerMW', [0, 0, 0, 0, 0, 23.33, 46.66, 70, 75.29, 75.29]],
	['pue', [null, null, null, null, null, 1.1293, 1.2156, 1.3517, 1.4163, 1.2447]],
	['energyMWh', [0, 0, 0, 0, 0, 11767, 13863, 13659, 15513, 13635]],
	['training', [0, 0, 0, 0, 0, 9741, 16384, 0, 0, 0]],
	['servedShare', [0, 0, 0, 0, 0, 0.5946, 1, 1, 1, 1]],
	['heads', [1155, 1065, 885, 592, 238, 61, 27, 12, 0, 0]],
	[
		'binding',
		[
			...Array.from({ length: 5 }, () => 'energy: contract_not_started'),
			'energy: contract_ramping',
			...Array.from({ length: 4 }, () => 'applications'),
		],
	],
] as const)('the simple plan meets its worked row of %s', (name, figures) => {
	expectRow(simple, { name, months: SIMPLE_MONTHS, figures })
})

const CAMPUS_MONTHS = '2025-05 2025-06 2025-07 2025-09 2025-10 2025-11 2026-06 2027-01 2028-05'
test.each([
	['infrastructure.available, MW IT', [0, 110, 110, 220, 330, 330, 770, 880, 880]],
	['sites.layers.chips.available', [0, 3243, 14883, 60003, 85067, 110087, 285227, 400320, 400320]],
	['energised', [0, 3243, 14883, 60003, 85067, 110087, 285227, 400320, 400320]],
	['serving', [0, 3240, 8864, 10916, 12640, 14784, 24368, 35808, 60152]],
	['facilityPowerMW, tenths', [0, 6.7, 30.9, 135.2, 193.3, 219.9, 564.6, 792.7, 792.7]],
	['training', [0, 0, 0, 49087, 72427, 0, 0, 0, 0]],
	['servedShare', [null, 0.3769, 1, 0.541, 0.7552, 1, 1, 1, 1]],
	['pue', [null, 1.2298, 1.3102, 1.1366, 1.1733, 1.1779, 1.2418, 1.1523, 1.1977]],
	['heads', [4995, 5349, 5621, 6015, 6140, 6156, 863, 0, 0]],
	['heads, unlevelled', [5693, 5638, 5569, 5456, 5366, 5079, 863, 0, 0]],
	['operations heads', [127, 127, 173, 234, 234, 273, 382, 382, 382]],
	[
		'binding',
		[
			null,
			'chips: installing',
			'applications',
			'chips: installing',
			'chips: installing',
			...Array.from({ length: 4 }, () => 'applications'),
		],
	],
] as const)('the campus meets its worked row of %s', (name, figures) => {
	expectRow(campus, { name, months: CAMPUS_MONTHS, figures })
})

const total = (series: readonly number[] | undefined) => (series ?? []).reduce((sum, value) => sum + value, 0)
const MILLION = 1e6

test('the simple plan meets its worked totals', () => {
	expect(simple.stranded.acceleratorMonths).toBe(80_688)
	expect(simple.stranded.idleCapitalUsd / MILLION).toBeCloseTo(64.6, 1)
	expect(simple.environment.energyMWh / 1000).toBeCloseTo(314.6, 1)
	expect(simple.environment.co2LocationTonnes).toBeCloseTo(105_116, 0)
	expect(simple.environment.co2MarketTonnes).toBeCloseTo(105_116, 0)
	expect(total(simple.finance.capexByLayer.chips) / MILLION).toBeCloseTo(2034.9, 1)
	expect(total(simple.finance.capexByLayer.infrastructure) / MILLION).toBeCloseTo(1607.7, 1)
	// The connection, 28.0, and since mM1.7 the substation, 23.5.
	expect(total(simple.finance.capexByLayer.energy) / MILLION).toBeCloseTo(51.5, 1)
	expect(simple.finance.totals.labourUsd / MILLION).toBeCloseTo(132.4, 1)
	expect(simple.workforce.safety.expectedRecordables).toBeCloseTo(10.7, 1)
	expect(simple.workforce.participation.localShare).toBeCloseTo(0.859, 3)
	expect(simple.workloads['train-405b']?.training).toMatchObject({ finishMonth: '2027-04' })
	expect(simple.workloads['train-405b']?.training?.daysRun).toBeCloseTo(43.88, 2)
	expect(simple.workloads['train-405b']?.acceleratorsMean[simple.months.indexOf('2027-04')]).toBeCloseTo(7267, 0)
	expect(simple.schedule['phase:hall-a']).toMatchObject({ plannedFinish: '2027-02', finish: '2027-02', delayMonths: 0 })
})

test('the campus meets its worked totals', () => {
	expect(campus.stranded.acceleratorMonths).toBe(0)
	expect(campus.environment.energyMWh / MILLION).toBeCloseTo(4.463, 3)
	expect(campus.environment.co2LocationTonnes / 1000).toBeCloseTo(1491, 0)
	expect(total(campus.finance.capexByLayer.chips) / 1e9).toBeCloseTo(22.1, 2)
	expect(total(campus.finance.capexByLayer.infrastructure) / 1e9).toBeCloseTo(15.18, 2)
	// Substation .13, turbines .65 and connection .20; a part of them is paid before the plan (mM1.7, mM1.9).
	const energyUsd = total(campus.finance.capexByLayer.energy) + campus.finance.beforePlanUsd.energy
	expect(energyUsd / 1e9).toBeCloseTo(0.98, 2)
	expect(campus.finance.totals.labourUsd / 1e9).toBeCloseTo(1.295, 3)
	expect(Math.round(Math.max(...(campus.workforce.trades.electrician?.shortfall ?? [])))).toBe(4681)
	expect(Math.round(Math.max(...(campus.workforce.trades.ironworker?.shortfall ?? [])))).toBe(1164)
	expect(campus.layers.chips.required.at(-1)).toBe(61_960)
	expect(campus.workloads['train']?.training?.daysRun).toBeCloseTo(37.25, 2)
})

test('the same plan gives the same bytes', () => {
	expect(JSON.stringify(computePlan(workedPlan('campus')))).toBe(JSON.stringify(campus))
})

test('with an elasticity cheaper tokens ask for more of them', () => {
	const plan = workedPlan('campus')
	const elastic = computePlan({
		...plan,
		assumptions: { demandElasticity: { value: 0.5, text: null, why: null, source: null } },
	})
	const last = (result: PlanResult) => result.applications.chat?.demandTokensPerSecond.at(-1) ?? 0
	// Software matures between the first served month and the last, so a token takes fewer accelerators.
	expect(last(elastic)).toBeGreaterThan(1.05 * last(campus))
	expect(elastic.applications.chat?.demandTokensPerSecond[12]).toBeCloseTo(
		campus.applications.chat?.demandTokensPerSecond[12] ?? 0,
		6,
	)
})
