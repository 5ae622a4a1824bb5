import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
	b200,
	deepseekR1,
	gb200,
	gptOss120b,
	h100,
	h200,
	llama405b,
	llama70b,
	stockEngine,
} from '../../../../tests/factories/compute-rows.ts'
import { must } from '../../../../tests/factories/must.ts'
import type { ChipSpec } from '../chips/chip-spec.ts'
import { bytesPerParameter, minimumReplica } from './memory.ts'
import { type ModelSpec, sizedModel } from './model-spec.ts'
import { type ReplicaAsk, replicaOfSize, sizeReplica } from './replica.ts'
import { computePrecision, replicaEngine } from './throughput.ts'

type Case = { readonly model: ModelSpec; readonly chip: ChipSpec } & Partial<
	Omit<ReplicaAsk, 'model' | 'chip' | 'shape'>
> &
	Partial<ReplicaAsk['shape']>

function ask({ model, chip, ...given }: Case): ReplicaAsk {
	return {
		model: must(sizedModel(model)),
		chip,
		precision: given.precision ?? 'fp8',
		profile: stockEngine,
		shape: {
			inputTokens: given.inputTokens ?? 3000,
			outputTokens: given.outputTokens ?? 400,
			cacheHit: given.cacheHit ?? 0,
			contextTokens: given.contextTokens ?? null,
			speculativeAcceptance: given.speculativeAcceptance ?? 1,
		},
		timePerOutputTokenMs: given.timePerOutputTokenMs ?? null,
		acceleratorsPerReplica: given.acceleratorsPerReplica ?? null,
		maxBatchPerReplica: given.maxBatchPerReplica ?? null,
	}
}

test('the worked case of compute §10: 20,000 seats need 28 GPUs, 72.6 sequences at 907 tokens/s each (M5)', () => {
	const replica = sizeReplica(
		ask({ model: llama70b, chip: h200, cacheHit: 0.5, timePerOutputTokenMs: 40, acceleratorsPerReplica: 2 }),
	)
	expect(replica?.batch.toFixed(1)).toBe('72.6')
	expect(replica?.tokensPerSecondPerAccelerator.toFixed(0)).toBe('907')
	const peak = ((20_000 * 40 * 400) / (10 * 3600)) * 1.8
	const accelerators = peak / ((replica?.tokensPerSecondPerAccelerator ?? 0) * 0.65)
	expect(accelerators.toFixed(1)).toBe('27.1')
	expect(Math.ceil(accelerators / 2) * 2).toBe(28)
})

test('B1: of replicas of one, two and four GB200 the pair gives most tokens per accelerator (M5)', () => {
	const support = ask({ model: llama70b, chip: gb200, outputTokens: 195, cacheHit: 0.6, timePerOutputTokenMs: 40 })
	const rates = [1, 2, 4].map((size) => replicaOfSize(support, size)?.tokensPerSecondPerAccelerator.toFixed(1))
	expect(rates).toEqual(['1617.2', '1717.6', '1456.0'])
	expect(sizeReplica(support)?.accelerators).toBe(2)
	expect(sizeReplica({ ...support, acceleratorsPerReplica: 4 })?.accelerators).toBe(4)
})

// Predictions of the reference engine printed in methodology/compute §9.
test.each([
	{
		case: 'I01',
		model: llama70b,
		chip: h100,
		size: 2,
		inputTokens: 5000,
		outputTokens: 500,
		batch: 1,
		predicted: 51.8 / 2,
	},
	{
		case: 'I02',
		model: llama70b,
		chip: h100,
		size: 2,
		inputTokens: 5000,
		outputTokens: 500,
		batch: 25,
		predicted: 632.8 / 2,
	},
	{
		case: 'I07',
		model: llama405b,
		chip: h200,
		size: 8,
		inputTokens: 9428,
		outputTokens: 646,
		batch: null,
		predicted: 59,
	},
	{
		case: 'I14',
		model: deepseekR1,
		chip: b200,
		size: 8,
		inputTokens: 800,
		outputTokens: 3759,
		batch: null,
		predicted: 7602,
		precision: 'fp4' as const,
	},
])('$case: the engine predicts what its reference did (M4)', ({ size, batch, predicted, ...given }) => {
	const replica = replicaOfSize(ask({ ...given, maxBatchPerReplica: batch }), size)
	expect(Math.abs((replica?.tokensPerSecondPerAccelerator ?? 0) / predicted - 1)).toBeLessThan(0.005)
})

test('FP4 weights on a chip without FP4 units compute at the BF16 rate with its efficiency, as fitted (M4)', () => {
	expect(computePrecision(h100, 'fp4')).toBe('bf16')
	const replica = replicaOfSize(
		ask({
			model: gptOss120b,
			chip: h100,
			precision: 'fp4',
			inputTokens: 1024,
			outputTokens: 8192,
			timePerOutputTokenMs: 11.1,
		}),
		8,
	)
	const tokensPerMW = ((replica?.tokensPerSecondPerAccelerator ?? 0) * (9216 / 8192)) / 0.00173
	expect((tokensPerMW / 1e6).toFixed(2)).toBe('1.40')
})

test('the smallest replicas of published deployments (M3)', () => {
	const smallest = (model: ModelSpec, chip: ChipSpec, precision: 'bf16' | 'fp8' | 'fp4') => {
		const sized = must(sizedModel(model))
		const weightBytes = sized.totalParams * bytesPerParameter(precision, { model: sized, profile: stockEngine })
		return minimumReplica({ weightBytes, chip, profile: stockEngine })
	}
	expect(smallest(deepseekR1, h200, 'fp8')).toBe(8)
	expect(smallest(deepseekR1, b200, 'fp4')).toBe(4)
	expect(smallest(llama405b, h100, 'bf16')).toBe(16)
	expect(smallest(gptOss120b, h100, 'fp4')).toBe(1)
})

test('a replica above the scale-up domain is taken only where the weights leave no smaller one (M5)', () => {
	const large = sizeReplica(
		ask({ model: llama405b, chip: h100, precision: 'bf16', inputTokens: 500, outputTokens: 100 }),
	)
	expect(large?.accelerators).toBe(16)
})

test('a latency no single sequence meets leaves no replica (M5)', () => {
	expect(sizeReplica(ask({ model: llama405b, chip: h200, timePerOutputTokenMs: 1 }))).toBeNull()
})

test('a model without published dimensions is not sized; experts outside the routed ones follow from active parameters (M1)', () => {
	expect(sizedModel({ ...llama70b, layers: null })).toBeNull()
	const derived = must(must(sizedModel({ ...deepseekR1, nonRoutedParamsB: null })).moe).nonRoutedParams
	expect(derived / 1e9).toBeCloseTo((37 - (671 * 8) / 256) / (1 - 8 / 256), 6)
})

test('law: time per output token rises with the batch, and falls with accepted drafts (M4)', () => {
	const drawn = fc.record({
		model: fc.constantFrom(llama70b, deepseekR1, gptOss120b),
		size: fc.constantFrom(1, 2, 4, 8),
		batch: fc.double({ min: 1, max: 500, noNaN: true }),
		factor: fc.double({ min: 1.01, max: 3, noNaN: true }),
	})
	fc.assert(
		fc.property(drawn, ({ model, size, batch, factor }) => {
			const plain = must(replicaEngine(ask({ model, chip: gb200 }), size))
			const drafted = must(replicaEngine(ask({ model, chip: gb200, speculativeAcceptance: factor }), size))
			expect(plain.timePerOutputTokenMs(batch * factor)).toBeGreaterThan(plain.timePerOutputTokenMs(batch))
			expect(drafted.timePerOutputTokenMs(batch)).toBeLessThan(plain.timePerOutputTokenMs(batch))
		}),
	)
})

test('law: a looser latency never lowers throughput, and a replica keeps its target (M5)', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(llama70b, deepseekR1),
			fc.double({ min: 15, max: 100, noNaN: true }),
			fc.double({ min: 1, max: 3, noNaN: true }),
			(model, targetMs, looser) => {
				const at = (timePerOutputTokenMs: number) => sizeReplica(ask({ model, chip: gb200, timePerOutputTokenMs }))
				const tight = at(targetMs)
				if (!tight) return
				expect(tight.timePerOutputTokenMs).toBeLessThanOrEqual(targetMs * (1 + 1e-9))
				const loose = must(at(targetMs * looser))
				expect(loose.tokensPerSecondPerAccelerator).toBeGreaterThanOrEqual(
					tight.tokensPerSecondPerAccelerator * (1 - 1e-9),
				)
			},
		),
		{ numRuns: 40 },
	)
})
