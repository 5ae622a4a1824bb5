import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
	deepseekR1,
	gb200,
	h100,
	llama405b,
	llama70b,
	stockEngine,
	trainingPriors,
} from '../../../../tests/factories/compute-rows.ts'
import { must } from '../../../../tests/factories/must.ts'
import {
	efficiencyPrior,
	trainingFlopPerAcceleratorHour,
	trainingFlops,
	trainingMinimumAccelerators,
	type TrainingSpec,
} from './training.ts'

function run(overrides: Partial<TrainingSpec> = {}): TrainingSpec {
	return {
		model: llama405b,
		method: 'full',
		precision: 'bf16',
		trainingTokens: 15.6e12,
		mfu: null,
		goodput: null,
		...overrides,
	}
}

const perHour = (spec: TrainingSpec, chip = h100) =>
	must(trainingFlopPerAcceleratorHour({ run: spec, chip, profile: trainingPriors }))

test('six FLOP per active parameter and token, four for LoRA (M6)', () => {
	expect(trainingFlops(run(), trainingPriors)).toBeCloseTo(6 * 405.9e9 * 15.6e12, -15)
	expect(trainingFlops(run({ method: 'lora' }), trainingPriors)).toBeCloseTo(4 * 405.9e9 * 15.6e12, -15)
	expect(trainingFlops(run({ model: deepseekR1 }), trainingPriors)).toBeCloseTo(6 * 37e9 * 15.6e12, -14)
})

test('T06: Llama 3.1 405B from the prior takes 31.38 million H100-hours, from MFU .40 and goodput .90 29.64 million (M7)', () => {
	const flops = must(trainingFlops(run(), trainingPriors))
	expect((flops / perHour(run()) / 1e6).toFixed(2)).toBe('31.38')
	expect((flops / perHour(run({ mfu: 0.4, goodput: 0.9 })) / 1e6).toFixed(2)).toBe('29.64')
})

test('a goodput alone is ignored, an MFU alone takes the plan’s goodput (M7)', () => {
	expect(perHour(run({ goodput: 0.5 }))).toBe(perHour(run()))
	expect(perHour(run({ mfu: 0.4 }))).toBe(perHour(run({ mfu: 0.4, goodput: 0.9 })))
})

test('the prior is against BF16 whatever the precision; a stated MFU against the precision’s own peak (M7)', () => {
	expect(perHour(run({ precision: 'fp8' }), gb200)).toBe(perHour(run(), gb200))
	expect(perHour(run({ precision: 'fp8', mfu: 0.3 }), gb200)).toBe(2 * perHour(run({ mfu: 0.3 }), gb200))
})

test('priors join between 15 and 30 billion parameters, linear in log N (M7)', () => {
	const prior = (totalParamsB: number) => efficiencyPrior({ ...llama70b, totalParamsB }, trainingPriors)
	expect([prior(8), prior(15), prior(30), prior(70)]).toEqual([0.25, 0.25, 0.34, 0.34])
	expect(prior(Math.sqrt(15 * 30))).toBeCloseTo(0.295, 12)
	expect(efficiencyPrior(deepseekR1, trainingPriors)).toBe(0.28)
})

test('405B needs the memory of 102 H100 to train at 16 bytes a parameter, LoRA only its weights (M8)', () => {
	const fit = (spec: TrainingSpec) =>
		trainingMinimumAccelerators({ run: spec, chip: h100, profile: trainingPriors, engine: stockEngine })
	expect(fit(run())).toBe(102)
	expect(fit(run({ method: 'lora' }))).toBe(13)
})

test('law: the prior never falls with size (M7)', () => {
	fc.assert(
		fc.property(
			fc.double({ min: 0.1, max: 500, noNaN: true }),
			fc.double({ min: 1, max: 10, noNaN: true }),
			(size, factor) => {
				const prior = (totalParamsB: number) => efficiencyPrior({ ...llama70b, totalParamsB }, trainingPriors)
				expect(prior(size * factor)).toBeGreaterThanOrEqual(prior(size))
			},
		),
	)
})
