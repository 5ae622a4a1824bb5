import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { runPlan } from '../compute-plan.ts'
import { computedDocument } from '../../../tests/factories/computed-document.ts'
import { explainPlan } from '../explain-plan.ts'

const run = (over: Record<string, unknown> = {}) =>
	planFile({
		workloads: [
			{
				id: 'train',
				kind: 'training',
				model: 'llama-3.1-405b',
				accelerators: 16_384,
				startMonth: '2026-06',
				...over,
			},
		],
	})
const goodputOf = (plan: ReturnType<typeof run>) =>
	must(computedDocument(plan).workloads.train?.training).expectedGoodput
const codes = (plan: ReturnType<typeof run>) => computedDocument(plan).warnings.map(({ code }) => code)

test('Llama 3 on 16,384 accelerators can expect nine tenths, as it reported (M11)', () => {
	expect(goodputOf(run())).toBeCloseTo(0.9, 2)
})

test('more accelerators stop more often (M11)', () => {
	expect(goodputOf(run({ accelerators: 1024 }))).toBeGreaterThan(goodputOf(run()))
	expect(goodputOf(run({ accelerators: 100_000 }))).toBeLessThan(goodputOf(run()))
})

test('a stated MFU with more goodput than its size leaves is warned of, a prior is not (M11)', () => {
	expect(codes(run({ accelerators: 100_000, mfu: 0.4, goodput: 0.95 }))).toContain('goodput_above_expected')
	expect(codes(run({ accelerators: 100_000, mfu: 0.4 }))).toContain('goodput_above_expected')
	expect(codes(run({ mfu: 0.4, goodput: 0.93 }))).not.toContain('goodput_above_expected')
	expect(codes(run({ accelerators: 100_000, goodput: 0.95 }))).not.toContain('goodput_above_expected')
})

test('the goodput to expect moves nothing the plan computes (M11)', () => {
	const one = must(computedDocument(run({ mfu: 0.4, goodput: 0.9 })).workloads.train?.training)
	const two = must(computedDocument(run({ mfu: 0.45, goodput: 0.8 })).workloads.train?.training)
	expect(one.acceleratorHours).toBeCloseTo(two.acceleratorHours, 3)
})

test('it is explained down to the accelerators asked for and the stops of Llama 3 (M11)', () => {
	const answer = explainPlan(runPlan(run()), {
		quantity: 'training.expectedGoodput',
		scope: 'workload:train',
		month: '2026-07',
	})
	expect(answer.ok && answer.explanation.value).toBeCloseTo(0.9, 2)
	expect(JSON.stringify(answer)).toContain('mtbfAcceleratorHours')
})

const orders = [
	{ id: 'a', siteId: 'abilene', chip: 'gb200-nvl72', accelerators: 36_864, orderMonth: '2026-01', powerCapW: 900 },
	{ id: 'b', siteId: 'abilene', chip: 'h100-sxm', accelerators: 8192, orderMonth: '2026-01' },
]
const figures = (over: Record<string, unknown> = {}, chipOrders = orders) =>
	must(computedDocument({ ...run(over), chipOrders: planFile({ chipOrders }).chipOrders }).workloads.train?.training)

test.each([
	[{}],
	[{ mfu: 0.4, precision: 'fp8' }],
	[{ mfu: 0.4, precision: 'fp4', goodput: 0.8, mfuAccelerators: 512 }],
	[{ accelerators: null, deadlineMonth: '2026-08', mfu: 0.3, mfuAccelerators: 2048 }],
	[{ model: 'deepseek-v3-r1', method: 'lora' }],
	[{ sequenceTokens: 131_072, postTrainingShare: 0.2, rolloutTokens: 1e12 }],
])('accelerator-hours of the result are those the explanation reckons: %j (M6, M7)', (over) => {
	const plan = { ...run(over), chipOrders: planFile({ chipOrders: orders }).chipOrders }
	const own = must(computedDocument(plan).workloads.train?.training)
	const frame = runPlan(plan)
	const placement = must(frame.world.tables.placement).ids.indexOf(`train/${must(own.pool)}`)
	const hours = must(frame.columns.get('models.trainingHours')).at(placement, 0)
	expect(hours / own.acceleratorHours).toBeCloseTo(1, 9)
	expect(must(frame.columns.get('workloads.training.flops')).at(0, 0)).toBe(own.flops)
})

test('attention is 4 % of the work of 405B at 8,192 tokens and counts only in long sequences (M12)', () => {
	const usual = figures()
	expect(usual.attentionFlops / usual.flops).toBeCloseTo(0.0417, 4)
	expect(usual.countsAttention).toBe(false)
	expect(figures({ sequenceTokens: 8192 }).flops).toBe(usual.flops)
	const long = figures({ sequenceTokens: 131_072 })
	expect(long.flops / usual.flops).toBeCloseTo(1 + (16 * usual.attentionFlops) / usual.flops, 9)
	expect(codes(run({ sequenceTokens: 131_072 }))).toContain('attention_matters')
})

test('a small model’s attention counts once its sequence is stated: 10 % of 3B at 4,096 tokens (M12)', () => {
	const small = { model: 'smollm3-3b', accelerators: 384 }
	expect(figures({ ...small, sequenceTokens: 4096 }).flops / figures(small).flops).toBeCloseTo(1.1, 2)
})

test('post-training is shown beside a run and counted where the plan states it (M6)', () => {
	const plain = figures()
	expect(plain.usualPostTrainingFlops / plain.flops).toBeCloseTo(0.15, 12)
	expect(figures({ postTrainingShare: 0.15 }).flops / plain.flops).toBeCloseTo(1.15, 12)
	const rollouts = figures({ method: 'post', trainingTokens: 1e11, rolloutTokens: 1e12 })
	expect(rollouts.flops).toBeCloseTo(405.9e9 * (6 * 1e11 + 2 * 1e12), -12)
})

test('more accelerators than can share a step are warned of (M13)', () => {
	const onH100 = figures({ chips: ['h100-sxm'], accelerators: 8000 })
	expect(onH100.memoryFloorAccelerators).toBe(102)
	expect(onH100.batchCeilingAccelerators).toBe(Math.floor(16e6 / 8192) * 128)
	const small = { model: 'smollm3-3b', accelerators: 8000, startMonth: '2026-06' }
	const warned = computedDocument({ ...run(small), chipOrders: planFile({ chipOrders: orders }).chipOrders }).warnings
	expect(warned.map(({ code }) => code)).toContain('above_batch_ceiling')
	expect(figures({ ...small, batchTokens: 80e6 }).batchCeilingAccelerators).toBeGreaterThan(8000)
})

test('above 20,000 accelerators a prior is warned of with the low end of its range (M7)', () => {
	expect(codes(run({ accelerators: 100_000 }))).toContain('efficiency_at_large_size')
	const warned = computedDocument(run({ accelerators: 100_000 })).warnings.find(
		({ code }) => code === 'efficiency_at_large_size',
	)
	const [low = 0, usual = 0, longer = 0] = [...(warned?.text ?? '').matchAll(/([\d.]+)%/gu)].map(([, share]) =>
		Number(share),
	)
	// As read: the shares that are told come to the time that is told.
	expect(Math.abs((usual / low - 1) * 100 - longer)).toBeLessThan(1)
	expect(codes(run({ accelerators: 100_000, mfu: 0.4 }))).not.toContain('efficiency_at_large_size')
	expect(codes(run())).not.toContain('efficiency_at_large_size')
})

test('a model that is no decoder is warned of: 6 · N · D does not hold (M6)', () => {
	expect(codes(run({ model: 'alphafold3', trainingTokens: 1e12 }))).toContain('work_by_parameters')
})

test('stops to expect come from accelerator-hours: Llama 3 405B some 600 (M11)', () => {
	const own = figures({ chips: ['h100-sxm'], accelerators: 8000 })
	expect(own.expectedStops).toBeCloseTo(own.acceleratorHours / 50_700, 6)
})

test('fewer accelerators than hold a run are warned of (M8)', () => {
	const chipOrders = planFile({ chipOrders: orders }).chipOrders
	const warned = (accelerators: number) =>
		computedDocument({ ...run({ accelerators, chips: ['h100-sxm'] }), chipOrders }).warnings.map(({ code }) => code)
	expect(warned(101)).toContain('below_memory_floor')
	expect(warned(102)).not.toContain('below_memory_floor')
})

test('an MFU above what nine of ten published runs reach is warned of (M7)', () => {
	expect(codes(run({ mfu: 0.55 }))).toContain('mfu_above_published')
	expect(codes(run({ mfu: 0.45 }))).not.toContain('mfu_above_published')
	expect(codes(run({ mfu: 0.45, precision: 'fp8' }))).toContain('mfu_above_published')
	expect(codes(run({ mfu: 0.9, model: 'deepseek-v3-r1' }))).not.toContain('mfu_above_published')
})
