import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { computePlan, runPlan } from '../../compute-plan.ts'
import { explainPlan } from '../../explain-plan.ts'

const assistant = {
	id: 'assistant-2',
	name: 'Assistant 2',
	kind: 'dense',
	totalParamsB: 8,
	layers: 32,
	hiddenSize: 4096,
	attentionHeads: 32,
	kvHeads: 8,
	headDim: 128,
}

type Release = { readonly adoptionMonth?: string; readonly demandMultiplier?: number; readonly trained?: boolean }

function release({ trained = false, ...row }: Release, over: Record<string, unknown> = {}) {
	const serving = { kind: 'inference', applicationIds: ['chat'], startMonth: '2026-01' }
	const run = { id: 'train', kind: 'training', model: 'assistant-2', trainingTokens: 1e10, accelerators: 8 }
	return planFile({
		startMonth: '2026-01',
		horizonMonths: 12,
		catalogue: { models: [{ ...assistant, ...row }] },
		powerContracts: [contract('grid', { startMonth: '2025-01', capacityMW: 50 })],
		buildPhases: [hall('hall', { startMonth: '2025-01', durationMonths: 1, scope: 'existing', itMW: 30 })],
		chipOrders: [
			{
				id: 'a',
				siteId: 'abilene',
				chip: 'h100-sxm',
				accelerators: 1024,
				orderMonth: '2025-01',
				leadTimeMonths: 1,
				deliveryMonths: 1,
			},
		],
		applications: [{ id: 'chat', archetype: 'chat-consumer', unitsAtStart: 100_000 }],
		workloads: [
			{ ...serving, id: 'serve-new', model: 'assistant-2', shares: [0.5] },
			{ ...serving, id: 'serve-old', model: 'llama-3.1-8b' },
			...(trained ? [{ ...run, producesModel: 'assistant-2', startMonth: '2026-04' }] : []),
		],
		...over,
	})
}
const demandOf = (plan: ReturnType<typeof release>) => must(computePlan(plan).applications.chat).demandTokensPerSecond

test('a release multiplies the part of demand its model serves, from its adoption month (A7)', () => {
	const plain = demandOf(release({}))
	const moved = demandOf(release({ demandMultiplier: 3, adoptionMonth: '2026-07' }))
	expect(must(moved[5]) / must(plain[5])).toBe(1)
	expect(must(moved[6]) / must(plain[6])).toBe(2)
	expect(must(moved[11]) / must(plain[11])).toBe(2)
})

test('a model of the plan is adopted the month after its run, whatever month its row names (A7, M10)', () => {
	const plan = release({ demandMultiplier: 3, adoptionMonth: '2026-01', trained: true })
	const result = computePlan(plan)
	const finish = result.months.indexOf(must(must(result.workloads.train?.training).finishMonth))
	const effect = must(must(result.applications.chat).releaseEffect)
	expect(finish).toBeGreaterThanOrEqual(3)
	expect(effect.slice(0, finish + 1).every((factor) => factor === 1)).toBe(true)
	expect(effect.slice(finish + 1).every((factor) => factor === 2)).toBe(true)
})

test('a release moves the power plant: energy asked for grows with it (A7)', () => {
	const plain = computePlan(release({})).layers.energy.required
	const moved = computePlan(release({ demandMultiplier: 30, adoptionMonth: '2026-07' })).layers.energy.required
	expect(moved[0]).toBe(plain[0])
	expect(must(moved[11])).toBeGreaterThan(must(plain[11]))
})

test('demand is explained as before, price and release (A6, A7)', () => {
	const answer = explainPlan(runPlan(release({ demandMultiplier: 3, adoptionMonth: '2026-07' })), {
		quantity: 'applications.demandTokensPerSecond',
		scope: 'application:chat',
		month: '2026-08',
	})
	expect(JSON.stringify(answer)).toContain('applications.releaseEffect')
	expect(JSON.stringify(answer)).toContain('applications.priceEffect')
})

test('with elasticity the price of last month moves demand and is shown as a factor (A6)', () => {
	const units = { applications: [{ id: 'chat', archetype: 'chat-consumer', unitsAtStart: 1000, unitsAtEnd: 2e6 }] }
	const plain = must(computePlan(release({}, units)).applications.chat)
	const elastic = must(computePlan(release({}, { ...units, assumptions: { demandElasticity: 0.5 } })).applications.chat)
	expect(plain.priceEffect).toBeUndefined()
	const effect = must(elastic.priceEffect)
	expect(effect[0]).toBe(1)
	expect(must(effect[11])).toBeGreaterThan(1)
	expect(must(elastic.demandTokensPerSecond[11])).toBeCloseTo(
		must(plain.demandTokensPerSecond[11]) * must(effect[11]),
		6,
	)
})
