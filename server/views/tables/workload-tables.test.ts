import { expect, test } from 'vitest'
import { explainPlan } from '#server/engine/explain-plan.ts'
import { computePlan, runPlan } from '#server/engine/compute-plan.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { must } from '../../../tests/factories/must.ts'
import { buildApplicationsView } from '../pages/applications-view.ts'
import type { FigureTable } from '../pages/layer-page.ts'
import { buildModelsView } from '../pages/models-view.ts'

const plan = planFile({
	powerContracts: [contract('grid', { startMonth: '2025-01' })],
	buildPhases: [hall('hall', { startMonth: '2025-01', durationMonths: 1, scope: 'existing' })],
	catalogue: {
		models: [
			{
				id: 'next',
				name: 'Next',
				kind: 'dense',
				totalParamsB: 8,
				layers: 32,
				hiddenSize: 4096,
				attentionHeads: 32,
				kvHeads: 8,
				headDim: 128,
				adoptionMonth: '2026-09',
				demandMultiplier: 1.5,
			},
		],
	},
	chipOrders: [
		{
			id: 'a',
			siteId: 'abilene',
			chip: 'h100-sxm',
			accelerators: 20_000,
			orderMonth: '2025-01',
			leadTimeMonths: 1,
			powerCapW: 600,
		},
	],
	applications: [
		{ id: 'chat', name: 'Chat', archetype: 'chat-consumer', unitsAtStart: 100_000, unitsAtEnd: 1e6 },
		{ id: 'cars', name: 'Cars', archetype: 'autonomous-vehicles', unitsAtStart: 1000 },
	],
	workloads: [
		{ id: 'serve', kind: 'inference', model: 'next', applicationIds: ['chat'], startMonth: '2026-01' },
		{ id: 'train', kind: 'training', model: 'llama-3.1-70b', accelerators: 8000, startMonth: '2026-03' },
	],
})
const result = computePlan(plan)
const input = { plan, result, status: null }

const cells = (tables: readonly FigureTable[]) =>
	tables.flatMap(({ rows }) => rows.flatMap(({ name, figures }) => figures.map((figure) => ({ name, figure }))))

test('every figure of services, runs and demand opens where it says', () => {
	const frame = runPlan(plan)
	const pages = [buildModelsView(input), buildApplicationsView(input)]
	const tables = pages.flatMap((page) => page.tabs.flatMap((tab) => tab.tables ?? []))
	const opened = cells(tables).flatMap(({ name, figure }) => (typeof figure === 'string' ? [] : [{ name, figure }]))
	expect(opened.length).toBeGreaterThan(20)
	for (const { name, figure } of opened) {
		const answer = explainPlan(frame, { ...figure.why, month: figure.why.month ?? undefined })
		expect(answer.ok, `${name}: ${JSON.stringify(figure.why)}`).toBe(true)
	}
})

test('the tile of training says in words how many runs miss their deadline', () => {
	const note = (runs: readonly boolean[]) => {
		const trained = must(result.workloads['train'])
		const workloads = runs.map((meetsDeadline, index) => {
			const training = { ...must(trained.training), meetsDeadline }
			return [`run-${String(index)}`, { ...trained, training }] as const
		})
		const page = buildModelsView({ ...input, result: { ...result, workloads: Object.fromEntries(workloads) } })
		return must(page.figures.find(({ label }) => label === 'Training')).note
	}
	expect([note([true]), note([false]), note([false, false])]).toEqual([
		'one run, no deadline missed',
		'one run, one misses its deadline',
		'two runs, two miss their deadline',
	])
})

test('the page of applications names how a release moves the power plant and keeps cars in their devices', () => {
	const page = buildApplicationsView(input)
	expect(page.finding.lede).toContain('In Sep 2026 a model’s release multiplies demand of Chat by 1.5')
	const asks = must(page.tabs.find(({ id }) => id === 'asks'))
	const [chat] = must(must(asks.tables)[0]).rows
	expect(must(chat).figures.map((figure) => (typeof figure === 'string' ? figure : figure.text))).toContain('×1.5')
	expect(must(must(asks.lists)[0]).entries[1]?.note).toBe(
		'served on-device; runs at edge (driving) + datacenter (training, simulation, data mining)',
	)
})
