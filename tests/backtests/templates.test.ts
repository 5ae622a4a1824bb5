import { expect, test } from 'vitest'
import { findTemplate } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { computePlan } from '#server/engine/compute-plan.ts'

/** Figures may move this far before somebody has to say why. */
const TOLERANCE = 0.1

function computed(name: string) {
	const parsed = parsePlanFile(findTemplate(name)?.plan)
	if (!parsed.ok) throw new Error(`${name} is no valid plan.`)
	return computePlan(parsed.plan)
}

function expectNear(actual: number, stated: number) {
	expect(Math.abs(actual / stated - 1), `${actual} against ${stated}`).toBeLessThanOrEqual(TOLERANCE)
}

test('the sample plan: chips before power, then electricians hold the halls', () => {
	const result = computed('abilene')
	expect(result.binding[result.months.indexOf('2026-07')]).toBe('energy')
	expect(result.bindingCause[result.months.indexOf('2027-03')]?.cause).toBe('labour:electrician')
	expect(result.schedule['phase:hall-8']?.delayMonths).toBeGreaterThanOrEqual(6)
	expect(result.warnings.map(({ code }) => code)).toContain('chips_before_power')
	expectNear(result.stranded.acceleratorMonths, 1_234_000)
	// Of it 4.9 billion before the plan's first month.
	expectNear(result.finance.totals.capexUsd, 36.94e9)
	expectNear(result.workforce.unlevelled.construction.peak.headcount, 5910)
})

test('the sample plan is financed: the loan is held by its share of cost, not by its cover', () => {
	const { returns } = computed('abilene').finance
	expect(returns.binding).toBe('gearing')
	expect(returns.conversionMonth).toBe('2028-01')
	expectNear(returns.termDebtUsd ?? 0, 17.28e9)
	expectNear(returns.projectIrr ?? 0, 0.078)
	expectNear(returns.equityIrr ?? 0, 0.091)
	expect(returns.minDscr ?? 0).toBeGreaterThan(2)
})

test('no layer of the sample plan stands idle by two orders of magnitude', () => {
	const { layers } = computed('abilene')
	for (const layer of [layers.energy, layers.chips, layers.infrastructure, layers.models]) {
		expect(Math.max(...layer.required)).toBeGreaterThan(Math.max(...layer.available) / 10)
	}
})

test('the retrofit trains its first model before the year ends', () => {
	const result = computed('colossus')
	expect(result.workloads['train-next']?.training?.finishMonth).toBe('2024-12')
	expectNear(result.workloads['train-next']?.training?.acceleratorHours ?? 0, 200e6)
	expectNear(result.finance.totals.capexUsd, 9.87e9)
})

test('the training campus peaks at about the 3,000 workers its owner reports', () => {
	const result = computed('fairwater')
	expectNear(result.workforce.construction.peak.headcount, 3000)
	expect(result.workloads['run-2']?.training?.finishMonth).toBe('2027-04')
	// As reported in September 2025, the first building comes two months after its plan and the second keeps to it.
	const delays = ['1', '2'].map((number) => result.schedule[`phase:building-${number}`]?.delayMonths)
	expect(delays).toEqual([2, 0])
	expect(result.schedule['phase:building-1']?.progress).toMatchObject({ asOf: '2025-09', forecastFinish: '2025-12' })
	const fabric = result.sites['mount-pleasant']?.equipment.find(({ item }) => item === 'network_cable')
	expect(fabric).toMatchObject({ state: 'ordered', slackMonths: 1 })
})

test('the European site serves all it is asked for until 2030', () => {
	const result = computed('europe-inference')
	expect(result.servedShare[result.months.indexOf('2029-12')]).toBe(1)
	expectNear(result.environment.energyMWh, 834_000)
	expect(result.environment.carbonFreeShare ?? 0).toBeGreaterThan(0.5)
})

test('the retrofit of 30 MW uses what stands, keeps to its windows and stands still in part as its second half is tied in', () => {
	const result = computed('canal-flats')
	const bought = (id: string) => result.sites['canal-flats']?.equipment.find(({ item }) => item === id)
	expect(bought('mv_switchgear')).toMatchObject({ needed: 4, stands: 4, count: 0 })
	expect(bought('mv_lv_transformer')).toMatchObject({ needed: 14, stands: 12, count: 2 })
	expect(bought('ups')).toMatchObject({ stands: 0, state: 'ordered' })
	expect(result.warnings.map(({ code }) => code)).not.toContain('long_lead')
	expect(result.schedule['phase:second-half']?.finish).toBe('2027-06')
	const housed = (month: string) => result.layers.infrastructure.available[result.months.indexOf(month)]
	expect([housed('2027-02'), housed('2027-04')]).toEqual([11.5, 11.5])
	expect(housed('2027-03')).toBeCloseTo(11.5 - (11.5 * 5) / 30.4, 9)
	// About 100 at the peak of building, its owner says; racks and their fabric come on top of a hall that still runs.
	expectNear(result.workforce.construction.peak.headcount, 215)
	expect(result.servedShare[result.months.indexOf('2028-06')]).toBe(1)
})

test('Llama 3.1 405B takes about the accelerator-hours of its model card', () => {
	const training = computed('llama-405b').workloads['pretrain']?.training
	expectNear(training?.acceleratorHours ?? 0, 30.84e6)
	expect(training?.finishMonth).toBe('2024-04')
})

test('the island is carried by its own plant in every hour, a tenth of it by sun, and nothing comes from a grid', () => {
	const { sites, environment, layers, finance, warnings } = computed('island')
	const total = (series: readonly number[] = []) => series.reduce((sum, value) => sum + value, 0)
	const { dispatch } = sites['pecos'] ?? {}
	expect(total(dispatch?.importMWh)).toBe(0)
	expect(total(dispatch?.unservedMWh)).toBe(0)
	expect(total(dispatch?.gasMWh) / environment.energyMWh).toBeGreaterThan(0.85)
	expect(environment.carbonFreeShare ?? NaN).toBeCloseTo(0.08, 1)
	// With no grid every tonne is made on the site.
	expect(environment.co2LocationTonnes).toBeCloseTo(environment.scope1Tonnes, 3)
	expect(environment.scope1Tonnes / total(dispatch?.gasMWh)).toBeCloseTo(0.44, 2)
	expect(layers.energy.coverage.every((share) => share === null || share >= 1)).toBe(true)
	// Land as farmland of its country is (809 → 69 M$) and batteries as they are bought today.
	expectNear(finance.totals.capexUsd, 4.88e9 - 0.74e9)
	expect(warnings.map(({ code }) => code)).not.toContain('energy_unserved')
})
