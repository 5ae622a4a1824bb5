import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { runPlan } from '../compute-plan.ts'
import { computedDocument } from '../../../tests/factories/computed-document.ts'

const order = (chip: string, over: Record<string, unknown> = {}) => ({
	id: `order-${chip}`,
	siteId: 'abilene',
	chip,
	accelerators: 1152,
	orderMonth: '2026-01',
	...over,
})

type Serve = { readonly chip?: string; readonly archetype?: string; readonly catalogue?: Record<string, unknown> }

function serve({ chip = 'h100-sxm', archetype = 'chat-consumer', catalogue = {} }: Serve, over = {}) {
	return planFile({
		catalogue,
		chipOrders: [order(chip)],
		applications: [{ id: 'use', archetype, unitsAtStart: 10_000 }],
		workloads: [
			{
				id: 'serve',
				kind: 'inference',
				model: 'llama-3.1-70b',
				applicationIds: ['use'],
				startMonth: '2026-01',
				...over,
			},
		],
	})
}
const warned = (plan: ReturnType<typeof serve>) => computedDocument(plan).warnings
const codes = (plan: ReturnType<typeof serve>) => warned(plan).map(({ code }) => code)

test('a request longer than the model takes is warned of, a stated context too (M5)', () => {
	expect(codes(serve({ archetype: 'software-development' }))).toContain('context_beyond_model')
	expect(codes(serve({}, { contextTokens: 200_000 }))).toContain('context_beyond_model')
	expect(codes(serve({}))).not.toContain('context_beyond_model')
})

test('a latency no single sequence meets is told with the time it takes (M5)', () => {
	const plan = serve({}, { timePerOutputTokenMs: 1 })
	const warning = must(warned(plan).find(({ code }) => code === 'latency_out_of_reach'))
	expect(warning.text).toMatch(
		/^A single sequence of Llama .* takes [\d.]+ ms per token on NVIDIA H100 .*; the target of serve is 1 ms\.$/,
	)
	const leastMs = Number(must(/takes ([\d.]+) ms/.exec(warning.text))[1])
	expect(codes(serve({}, { timePerOutputTokenMs: leastMs * 1.1 }))).not.toContain('latency_out_of_reach')
	expect(computedDocument(plan).workloads.serve?.replica).toBeUndefined()
})

test('a model too large for a stated replica is told to need memory, not time (M3, M5)', () => {
	const plan = serve({}, { model: 'llama-3.1-405b', precision: 'bf16', acceleratorsPerReplica: 8 })
	expect(codes(plan)).toContain('replica_does_not_fit')
})

test('a mixture larger than the fast links join is sized and warned of (M5)', () => {
	const plan = serve({}, { model: 'kimi-k2', precision: 'bf16', timePerOutputTokenMs: 500 })
	expect(must(computedDocument(plan).workloads.serve?.replica).accelerators).toBeGreaterThan(8)
	expect(codes(plan)).toContain('replica_beyond_scale_up')
})

test('FP4 on a chip without FP4 units keeps its weights and computes in BF16, and says so (M4)', () => {
	expect(codes(serve({}, { precision: 'fp4' }))).toContain('precision_without_units')
	expect(codes(serve({ chip: 'gb200-nvl72' }, { precision: 'fp4' }))).not.toContain('precision_without_units')
})

test('vehicles serve themselves: no tokens here, a warning where a service names them, their jobs asked for (A3)', () => {
	const plan = serve({ archetype: 'autonomous-vehicles' })
	const result = computedDocument(plan)
	expect(codes(plan)).toContain('served_in_devices')
	expect(codes(plan)).toContain('jobs_without_workload')
	expect(must(result.applications.use).demandTokensPerSecond.every((tokens) => tokens === 0)).toBe(true)
	expect(must(must(result.applications.use).inDevicesTokensPerSecond)[0]).toBeGreaterThan(0)
	expect(result.layers.models.required.every((tokens) => tokens === 0)).toBe(true)
})

test('an application of jobs alone needs no service, one of tokens does (A4)', () => {
	const materials = planFile({ applications: [{ id: 'use', archetype: 'materials-climate', unitsAtStart: 5 }] })
	expect(codes(materials)).not.toContain('no_workload')
	expect(codes(materials)).toContain('jobs_without_workload')
	const chat = planFile({ applications: [{ id: 'use', archetype: 'chat-consumer', unitsAtStart: 5 }] })
	expect(codes(chat)).toContain('no_workload')
})

test('the parts of a step come to the time between tokens, prompts of others included (M4)', () => {
	const frame = runPlan(serve({ chip: 'gb200-nvl72' }, { model: 'deepseek-v3-r1', speculativeAcceptance: 2 }))
	const at = (id: string) => must(frame.columns.get(id)).at(0, 0)
	const [step, accepted] = [at('workloads.replica.stepMs'), at('models.acceptedTokens')]
	const prompts = at('workloads.replica.promptsOfOthersMs')
	expect(step).toBeGreaterThan(0)
	expect(accepted).toBeGreaterThan(1)
	expect(accepted).toBeLessThan(2)
	expect(step / accepted + prompts).toBeCloseTo(at('workloads.replica.timePerOutputTokenMs'), 9)
	const batchShare = (at('workloads.replica.batch') / (300 * 1.5)) * at('workloads.replica.firstTokenSeconds') * 1000
	expect(prompts).toBeCloseTo(batchShare, 9)
})

test.each([
	{ model: 'deepseek-v3-r1', precision: 'fp8', chip: 'h200-sxm', size: 8 },
	{ model: 'deepseek-v3-r1', precision: 'fp4', chip: 'b200-sxm', size: 4 },
	{ model: 'llama-3.1-405b', precision: 'bf16', chip: 'h100-sxm', size: 16 },
	{ model: 'llama-4-maverick', precision: 'fp8', chip: 'h100-sxm', size: 8 },
	{ model: 'kimi-k2', precision: 'fp8', chip: 'h200-sxm', size: 16 },
	{ model: 'gpt-oss-120b', precision: 'fp4', chip: 'h100-sxm', size: 1 },
])('$model in $precision on $chip has the published minimum of $size accelerators as a figure (M3)', (known) => {
	const frame = runPlan(serve({ chip: known.chip }, { model: known.model, precision: known.precision }))
	expect(must(frame.columns.get('workloads.replica.minimumAccelerators')).at(0, 0)).toBe(known.size)
})

test('an application without output has no shape and no misfit (A5)', () => {
	const plan = serve({})
	const applications = plan.applications.map((use) => ({ ...use, outputTokensPerRequest: 0 }))
	expect(codes({ ...plan, applications })).not.toContain('replica_does_not_fit')
})

test('jobs with weights that permit no commercial use run and are warned of (M10)', () => {
	const fold = { id: 'fold', kind: 'batch', model: 'alphafold3', jobsPerMonth: 1e5, startMonth: '2026-06' }
	expect(codes(planFile({ workloads: [fold] }))).toContain('licence_not_commercial')
	expect(codes(planFile({ workloads: [{ ...fold, model: 'boltz-2' }] }))).not.toContain('licence_not_commercial')
})

test('a prompt that outlasts the wait for a first token is warned of (M4)', () => {
	const slow = serve({ archetype: 'legal-copilot' }, { model: 'llama-3.1-405b', prefixCacheHit: 0, precision: 'bf16' })
	const applications = slow.applications.map((use) => ({ ...use, inputTokensPerRequest: 100_000 }))
	const plan = { ...slow, applications }
	expect(must(must(computedDocument(plan).workloads.serve).replica).firstTokenSeconds).toBeGreaterThan(4)
	expect(codes(plan)).toContain('first_token_late')
	expect(codes(serve({}))).not.toContain('first_token_late')
})

test('a chip of robots and cars in an order is warned of (C1)', () => {
	expect(codes(serve({ chip: 'jetson-agx-thor' }))).toContain('edge_chip_ordered')
	expect(codes(serve({}))).not.toContain('edge_chip_ordered')
})
