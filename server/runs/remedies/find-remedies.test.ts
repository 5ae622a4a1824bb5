import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { findTemplate, sampleTemplate } from '#shared/catalogue/templates.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { applyChange } from './apply-change.ts'
import { explainRemedy } from './explain-remedy.ts'
import { findRemedies } from './find-remedies.ts'
import { shortRuns } from './shortfall-runs.ts'

type Over = { contract?: Record<string, unknown>; hall?: Record<string, unknown>; order?: Record<string, unknown> }

/** One served run of training on one site: power, hall and chips are there long before it, unless told otherwise. */
function smallPlan({ contract = {}, hall = {}, order = {} }: Over = {}): PlanFile {
	const parsed = parsePlanFile({
		format: 'strata.plan/1',
		name: 'Small',
		startMonth: '2026-01',
		horizonMonths: 24,
		sites: [{ id: 'site', name: 'Site', country: 'US', latitude: 32.45, longitude: -99.73 }],
		powerContracts: [
			{
				id: 'grid',
				siteId: 'site',
				name: 'Grid',
				kind: 'utility_firm',
				capacityMW: 60,
				startMonth: '2026-01',
				...contract,
			},
		],
		buildPhases: [
			{
				id: 'hall',
				siteId: 'site',
				name: 'Hall',
				itMW: 40,
				startMonth: '2026-01',
				durationMonths: 0,
				scope: 'existing',
				...hall,
			},
		],
		chipOrders: [
			{
				id: 'order',
				siteId: 'site',
				name: 'Order',
				chip: 'h100-sxm',
				accelerators: 16_000,
				orderMonth: '2025-01',
				leadTimeMonths: 3,
				retireAfterMonths: 120,
				...order,
			},
		],
		workloads: [
			{
				id: 'run',
				name: 'Run',
				kind: 'training',
				model: 'llama-3.1-405b',
				startMonth: '2026-07',
				accelerators: 12_000,
				trainingTokens: 1e15,
			},
		],
	})
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	return parsed.plan
}

/** Every month of a run, in the plan with the change made, as the engine has it. */
function clearsEvery(plan: PlanFile, changed: PlanFile | null, firstMonth: string): boolean {
	const before = computePlan(plan)
	const run = shortRuns(before).find(({ from }) => before.months[from] === firstMonth)
	if (run === undefined || changed === null) return false
	const after = computePlan(changed)
	return before.months.every((_, month) => {
		const coverage = after.layers[run.layer].coverage[month] ?? 1
		return month < run.from || month >= run.to || (coverage >= 1 - 1e-9 && after.binding[month] !== run.layer)
	})
}

test('a contract that starts four months late has to start exactly four months earlier', () => {
	const { shortfalls } = findRemedies(smallPlan({ contract: { startMonth: '2026-11' } }))
	expect(shortfalls.map(({ layer, firstMonth, lastMonth }) => [layer, firstMonth, lastMonth])).toEqual([
		['energy', '2026-07', '2026-10'],
	])
	const start = shortfalls[0]?.remedies.find(({ lever }) => lever === 'contract_start')
	expect(start).toMatchObject({ subject: 'Grid', size: 4, clears: true, monthsCleared: 4 })
	expect(start?.change).toMatchObject({ field: 'startMonth', value: '2026-07', was: '2026-11' })
	const bridge = shortfalls[0]?.remedies.find(({ lever }) => lever === 'contract_add')
	expect(bridge?.clears).toBe(true)
})

test('nothing is found for a plan that is served in full', () => {
	const found = findRemedies(smallPlan())
	expect(found).toMatchObject({ asked: true, shortfalls: [], leftOut: 0, labour: null, toCome: 0, runs: 1 })
})

test('a plan that asks for nothing is told apart from one that lacks nothing', () => {
	expect(findRemedies({ ...smallPlan(), workloads: [] })).toMatchObject({ asked: false, shortfalls: [] })
})

test('every remedy that clears a run clears it when the changed plan is computed', () => {
	const late = fc.record({
		contractMonth: fc.integer({ min: 1, max: 12 }),
		capacityMW: fc.integer({ min: 8, max: 60 }),
		rampMonths: fc.integer({ min: 1, max: 6 }),
		hallMonth: fc.integer({ min: 1, max: 10 }),
		accelerators: fc.integer({ min: 6_000, max: 16_000 }),
		orderMonth: fc.integer({ min: 1, max: 9 }),
	})
	const month = (number: number) => `2026-${String(number).padStart(2, '0')}`
	let cleared = 0
	fc.assert(
		fc.property(late, (asked) => {
			const plan = smallPlan({
				contract: {
					startMonth: month(asked.contractMonth),
					capacityMW: asked.capacityMW,
					rampMonths: asked.rampMonths,
				},
				hall: { startMonth: month(asked.hallMonth) },
				order: { orderMonth: month(asked.orderMonth), accelerators: asked.accelerators },
			})
			const lost = computePlan(plan).shortfall.lostMWMonths
			for (const { firstMonth, remedies } of findRemedies(plan).shortfalls) {
				for (const { change, itMWMonths } of remedies)
					expect(itMWMonths, JSON.stringify(change)).toBeLessThanOrEqual(lost + 1e-6)
				for (const remedy of remedies.filter(({ clears }) => clears)) {
					cleared += 1
					expect(clearsEvery(plan, applyChange(plan, remedy.change), firstMonth), JSON.stringify(remedy.change)).toBe(
						true,
					)
				}
			}
		}),
		{ numRuns: 6, seed: 7 },
	)
	expect(cleared).toBeGreaterThan(3)
}, 60_000)

test('on the sample plan power and hands are each cleared, within the runs a question may cost, the same every time', () => {
	const sample = parsePlanFile(findTemplate(sampleTemplate)?.plan)
	if (!sample.ok) throw new Error('the sample is a valid plan')
	const found = findRemedies(sample.plan)
	expect(found.shortfalls.map(({ layer, remedies }) => [layer, remedies[0]?.clears])).toEqual([
		['energy', true],
		['infrastructure', true],
	])
	expect(found.labour?.remedies.map(({ kind }) => kind)).toEqual([
		'travellers',
		'second_shift',
		'prefab',
		'resequencing',
	])
	expect(found.labour?.remedies[0]?.monthsRegained).toBeGreaterThan(0)
	expect(found.runs).toBeLessThanOrEqual(1 + found.shortfalls.length * 80 + 4 * 15)
	expect(findRemedies(sample.plan)).toEqual(found)
}, 240_000)

test('a short layer is helped by others too, the best of each before any second, its own first', () => {
	const { shortfalls } = findRemedies(smallPlan({ contract: { startMonth: '2026-11', capacityMW: 20 } }))
	const [short] = shortfalls
	const layers = short?.remedies.filter(({ clears }) => clears).map(({ layer }) => layer) ?? []
	expect(layers[0]).toBe('energy')
	expect(new Set(layers).size).toBeGreaterThan(1)
	const firsts = layers.slice(0, new Set(layers).size)
	expect(new Set(firsts).size).toBe(firsts.length)
}, 60_000)

test('one step less than the smallest size does not clear', () => {
	const plan = smallPlan({ contract: { startMonth: '2026-10', capacityMW: 30, rampMonths: 3 } })
	const { shortfalls } = findRemedies(plan)
	let checked = 0
	for (const { firstMonth, remedies } of shortfalls) {
		for (const { lever, clears, size, change } of remedies) {
			if (!clears || change.action !== 'set' || lever !== 'contract_start' || size < 2) continue
			checked += 1
			const month = String(Number(String(change.value).slice(5)) + 1).padStart(2, '0')
			expect(clearsEvery(plan, applyChange(plan, { ...change, value: `2026-${month}` }), firstMonth)).toBe(false)
		}
	}
	expect(checked).toBe(1)
}, 60_000)

test('a month can be asked for alone, and takes less than the run it is in', () => {
	const plan = smallPlan({ contract: { startMonth: '2026-11' } })
	const [alone] = findRemedies(plan, { month: '2026-10' }).shortfalls
	expect(alone).toMatchObject({ firstMonth: '2026-10', lastMonth: '2026-10', months: 1 })
	const start = alone?.remedies.find(({ lever }) => lever === 'contract_start')
	expect(start).toMatchObject({ size: 1, clears: true, clearedMonths: ['2026-10'] })
	expect(findRemedies(plan, { month: '2026-12' }).shortfalls).toEqual([])
}, 60_000)

test('what is found is told run by run, and money only moved is no saving', () => {
	const told: number[] = []
	const found = findRemedies(smallPlan({ contract: { startMonth: '2026-11' } }), {
		part: 'shortfalls',
		progress: ({ shortfalls, complete, toCome }) => {
			expect(complete).toBe(false)
			told.push(shortfalls.length + toCome)
		},
	})
	expect(told.length).toBeGreaterThan(0)
	expect(new Set(told).size).toBe(1)
	expect(found.complete).toBe(true)
	const start = found.shortfalls[0]?.remedies.find(({ lever }) => lever === 'contract_start')
	expect(start?.commitmentUsd).toBe(0)
}, 60_000)

test('a model behind a licence is helped by an open one, an application nobody serves by a workload (R3)', () => {
	const plan = smallPlan()
	const application = { id: 'chat', name: 'Chat', archetype: 'customer-service', unitsAtStart: 1000 }
	const serve = {
		id: 'serve',
		name: 'Serve',
		kind: 'inference',
		model: 'llama-3.1-70b',
		applicationIds: [],
		startMonth: '2026-01',
	}
	const parsed = parsePlanFile({
		...JSON.parse(JSON.stringify(toPlanFile(plan))),
		applications: [application],
		workloads: [serve],
	})
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	const [short] = findRemedies(parsed.plan, { part: 'shortfalls' }).shortfalls
	expect(short).toMatchObject({ layer: 'models', cause: { cause: 'no_workload' } })
	expect(short?.remedies[0]).toMatchObject({ lever: 'workload_application', clears: true })
}, 60_000)

test('every figure of a remedy opens: the same in two plans, and the difference (R7)', () => {
	const plan = smallPlan({ contract: { startMonth: '2026-11' } })
	const [short] = findRemedies(plan, { part: 'shortfalls' }).shortfalls
	const lost = computePlan(plan).shortfall.lostMWMonths
	const bridge = short?.remedies.find(({ lever }) => lever === 'contract_add')
	if (bridge === undefined) throw new Error('a bridge clears it')
	const explained = (quantity: string, month?: string) => {
		const { answer } = explainRemedy(plan, bridge.change, { quantity, month, depth: 1 })
		if (!answer.ok) throw new Error(answer.message)
		return answer.explanation
	}
	expect(explained('remedies.costUsd').value).toBeCloseTo(bridge.commitmentUsd + bridge.opexUsd, 3)
	expect(explained('remedies.costUsd').inputs).toHaveLength(4)
	expect(explained('remedies.acceleratorMonths').value).toBeCloseTo(bridge.acceleratorMonths, 6)
	expect(explained('remedies.itMWMonths').value).toBeCloseTo(bridge.itMWMonths, 6)
	expect(explained('remedies.itMWMonths').inputs[0]?.value).toBeCloseTo(lost, 6)
	expect(bridge.itMWMonths).toBeLessThanOrEqual(lost + 1e-6)
	expect(explained('remedies.monthsCleared', `${short?.firstMonth}/${short?.lastMonth}`).value).toBe(4)
	expect(explained('finance.commitmentUsd').value).toBeGreaterThan(0)
	expect(explainRemedy(plan, bridge.change, { quantity: 'nothing' }).answer.ok).toBe(false)
}, 60_000)
