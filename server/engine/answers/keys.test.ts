import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { workedPlan } from '../../../tests/factories/worked-plan.ts'
import { resultOf, runPlan } from '../compute-plan.ts'
import { explainPlan, type ExplainQuestion } from '../explain-plan.ts'
import { refusalText } from '#server/views/messages/explanations.ts'

const plan = workedPlan('campus')
const frame = runPlan(plan)
const result = resultOf(frame)

function explained(question: ExplainQuestion) {
	const answer = explainPlan(frame, { depth: 1, ...question })
	if (!answer.ok) throw new Error(refusalText(answer.message))
	return answer.explanation
}

function refusal(question: ExplainQuestion): string {
	const answer = explainPlan(frame, question)
	return answer.ok ? '' : refusalText(answer.message)
}

test('a total of the result without a month is that of the whole horizon', () => {
	expect(explained({ quantity: 'environment.co2LocationTonnes' })).toMatchObject({
		value: result.environment.co2LocationTonnes,
		unit: 't CO₂e',
		scope: 'plan',
	})
	expect(explained({ quantity: 'finance.capexUsd' })).toMatchObject({
		value: expect.closeTo(result.finance.totals.capexUsd - result.finance.beforePlanUsd.totalUsd, -2),
		month: 'all',
	})
})

test('a total of energy and carbon is of all sites, or of one that is asked for (pT4)', () => {
	const keys = [
		'energyMWh',
		'waterM3',
		'waterOffsiteM3',
		'scope1Tonnes',
		'co2LocationTonnes',
		'co2MarketTonnes',
	] as const
	for (const key of [...keys, 'co2MarketHourlyTonnes', 'unservedMWh', 'pausedMWh'] as const) {
		const quantity = `environment.${key}`
		expect(explained({ quantity }).value, key).toBe(result.environment[key])
		const ofSites = Object.keys(result.sites).map((id) => explained({ quantity, scope: `site:${id}` }).value ?? NaN)
		expect(
			ofSites.reduce((sum, value) => sum + value, 0),
			key,
		).toBeCloseTo(result.environment[key], 3)
	}
})

/** West has chips for some of the demand; east power, halls and nothing in them. */
function halfServed() {
	const places = [
		['west', -99.73, 10],
		['east', -77.49, 20],
	] as const
	return planFile({
		startMonth: '2026-01',
		horizonMonths: 12,
		sites: places.map(([id, longitude]) => ({ id, name: id, country: 'US', latitude: 39, longitude })),
		powerContracts: places.map(([siteId, , capacityMW]) =>
			contract(siteId, { siteId, capacityMW, startMonth: '2026-02' }),
		),
		buildPhases: places.map(([siteId]) =>
			hall(siteId, { siteId, startMonth: '2025-01', durationMonths: 1, scope: 'existing', itMW: 8 }),
		),
		chipOrders: [
			{ id: 'o', siteId: 'west', chip: 'h100-sxm', accelerators: 1024, orderMonth: '2025-06', leadTimeMonths: 8 },
		],
		workloads: [
			{ id: 'run', kind: 'standing', accelerators: 4096, startMonth: '2026-01' },
			{ id: 'small', kind: 'standing', accelerators: 64, startMonth: '2026-01', priority: 1 },
		],
	})
}

test('what is asked, given and at work adds up over workloads and over sites, capital over sites (pT4)', () => {
	const run = runPlan(halfServed())
	const { months, workloads, servedShare, finance, layers, sites } = resultOf(run)
	const month = months[8] ?? ''
	const of = (question: ExplainQuestion) => {
		const answer = explainPlan(run, { depth: 1, ...question })
		if (!answer.ok) throw new Error(refusalText(answer.message))
		return answer.explanation.value ?? NaN
	}
	for (const quantity of ['acceleratorsRequired', 'acceleratorsAllocated', 'acceleratorsMean'] as const) {
		const [west, east] = ['site:west', 'site:east'].map((scope) => of({ quantity, scope, month }))
		const plan = Object.values(workloads).reduce((sum, one) => sum + (one[quantity][8] ?? NaN), 0)
		expect(of({ quantity, month }), quantity).toBe(plan)
		expect((west ?? NaN) + (east ?? NaN), quantity).toBe(plan)
	}
	expect(of({ quantity: 'acceleratorsRequired', month })).toBe(4160)
	expect(of({ quantity: 'servedShare', month })).toBe(servedShare[8])
	// 1,024 accelerators of 4,160; what lacks is booked by the room left of 8 MW at each site.
	expect(of({ quantity: 'servedShare', month })).toBeCloseTo(1024 / 4160, 12)
	expect(of({ quantity: 'acceleratorsAllocated', scope: 'site:east', month })).toBe(0)
	expect(of({ quantity: 'servedShare', scope: 'site:east', month })).toBe(0)
	const asked = of({ quantity: 'acceleratorsRequired', scope: 'site:west', month })
	expect(of({ quantity: 'servedShare', scope: 'site:west', month })).toBeCloseTo(1024 / asked, 12)
	expect(asked).toBe(sites['west']?.layers.chips.required[8])
	expect(layers.chips.required[8]).toBe(4160)
	for (const layer of ['energy', 'chips', 'infrastructure'] as const) {
		const quantity = `finance.capexByLayer.${layer}`
		const [west, east] = ['site:west', 'site:east'].map((scope) => of({ quantity, scope, month: 'all' }))
		const whole = finance.capexByLayer[layer].reduce((sum, usd) => sum + usd, 0)
		expect((west ?? NaN) + (east ?? NaN), layer).toBeCloseTo(whole, 4)
	}
	const capital = ['site:west', 'site:east'].map((scope) =>
		of({ quantity: 'finance.capexByLayer', scope, month: '2026-02' }),
	)
	expect((capital[0] ?? NaN) + (capital[1] ?? NaN)).toBeCloseTo(finance.capexUsd[1] ?? NaN, 4)
})

test('of a total by month the month that is asked for is told, not the horizon', () => {
	const month = result.months[12] ?? ''
	const sites = Object.values(result.sites).reduce((sum, { energyMWh }) => sum + (energyMWh[12] ?? 0), 0)
	expect(explained({ quantity: 'energyMWh', month })).toMatchObject({ value: expect.closeTo(sites, 3), month })
})

test('a state without a month is that of its largest month, which is told', () => {
	const { headcount, month } = result.workforce.construction.peak
	expect(explained({ quantity: 'workforce.construction.peak.headcount' })).toMatchObject({ value: headcount, month })
})

test('a year of a state is its largest month, of an amount the sum', () => {
	const year = result.months[12]?.slice(0, 4) ?? ''
	const within = result.months.flatMap((month, index) => (month.startsWith(year) ? [index] : []))
	const capex = within.reduce((sum, index) => sum + (result.finance.capexUsd[index] ?? 0), 0)
	expect(explained({ quantity: 'finance.capexUsd', month: year })).toMatchObject({
		value: expect.closeTo(capex, 3),
		month: year,
	})
	const heads = Math.max(...within.map((index) => result.workforce.construction.headcount[index] ?? 0))
	expect(explained({ quantity: 'workforce.construction.headcount', month: year }).value).toBe(heads)
})

test('a replica is explained for one workload, in the pool the result names, and never added up', () => {
	const [id, workload] = Object.entries(result.workloads).find(([, { replica }]) => replica) ?? ['', undefined]
	const { batch, pool } = workload?.replica ?? {}
	expect(explained({ quantity: 'replica.batch', scope: `workload:${id}` })).toMatchObject({
		value: batch,
		scope: `placement:${id}/${String(pool)}`,
	})
	expect(refusal({ quantity: 'replica.batch' })).toContain(`Choose from: workload:${id}`)
})

test('the halls’ starts are a month, the earliest of them, and the plan’s delay is the longest', () => {
	const halls = Object.entries(result.schedule).filter(([key]) => key.startsWith('phase:'))
	const starts = halls.map(([, { start }]) => start).sort()
	expect(explained({ quantity: 'schedule.start' })).toMatchObject({ date: starts[0], unit: '' })
	expect(explained({ quantity: 'schedule.delayMonths' }).value).toBe(
		Math.max(...halls.map(([, { delayMonths }]) => delayMonths)),
	)
	const [key, { finish }] = halls[0] ?? ['', { finish: null }]
	expect(explained({ quantity: `schedule.${key}.finish` })).toMatchObject({ date: finish, scope: key })
})

test('what binds is told with the coverages it is judged by', () => {
	const binds = plansThatBind()
	const answer = explainPlan(binds.frame, { quantity: 'bindingCause', month: binds.month })
	if (!answer.ok) throw new Error(refusalText(answer.message))
	expect(answer.explanation.decided).toEqual({ code: 'bound', facts: { cause: binds.cause } })
	expect(answer.explanation.inputs.map(({ quantity }) => quantity)).toContain('layers.energy.coverage')
})

function planOf(file: unknown): PlanFile {
	const parsed = parsePlanFile(file)
	if (!parsed.ok) throw new Error('the plan must be valid')
	return parsed.plan
}

function plansThatBind() {
	for (const { plan: file } of TEMPLATES) {
		const run = runPlan(planOf(file))
		const { bindingCause, months } = resultOf(run)
		const index = bindingCause.findIndex((cause) => cause !== null)
		if (index >= 0) return { frame: run, month: months[index] ?? '', cause: bindingCause[index] }
	}
	throw new Error('No template is short of anything.')
}

test('milestones and capital by layer are answered, an unknown key is not', () => {
	expect(explained({ quantity: 'milestones' }).value).toBe(result.milestones.length)
	expect(explained({ quantity: 'finance.capexByLayer' }).inputs.length).toBeGreaterThan(0)
	expect(refusal({ quantity: 'finance.happiness' })).toContain('There is no figure')
	expect(refusal({ quantity: 'facilityPowerMW', month: '1999-01' })).toContain('a year of it, or all')
})

test('what is behind the month of full power is named as the figure it is, not by the sentence of the month', () => {
	const labels = explained({ quantity: 'fullPower' }).inputs.map(({ label }) => label)
	expect(labels.length).toBeGreaterThan(0)
	expect(labels.filter((label) => label.includes('.') || label.includes(':'))).toEqual([])
})
