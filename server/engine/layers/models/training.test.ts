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
	trainingMinimumAccelerators,
	type TrainingSpec,
	acceleratorsByDeadline,
	scaleShare,
} from './training.ts'
import { workOfRun } from './training-work.ts'

const WORK = 6 * 405.9e9 * 15.6e12

function run(overrides: Partial<TrainingSpec> = {}): TrainingSpec {
	return {
		model: llama405b,
		method: 'full',
		precision: 'bf16',
		flops: WORK,
		mfu: null,
		goodput: null,
		mfuAccelerators: null,
		accelerators: 16_384,
		monthsToDeadline: 1,
		...overrides,
	}
}

const perHour = (spec: TrainingSpec, chip = h100) =>
	must(trainingFlopPerAcceleratorHour({ run: spec, chip, profile: trainingPriors }))

test('post-training adds its rollouts at two FLOP and a stated share of the whole (M6)', () => {
	const plain = { multiplier: 6, params: 10, tokens: 100, attention: 0, rollout: 2, rollouts: 0, postShare: 0 }
	expect(workOfRun(plain)).toBe(6000)
	expect(workOfRun({ ...plain, rollouts: 1000 })).toBe(6000 + 20_000)
	expect(workOfRun({ ...plain, attention: 500, postShare: 0.1 })).toBeCloseTo(7150, 9)
})

test('T17: an MFU measured on 512 accelerators falls by (n ÷ n1)^−.08 on 5,120 and never rises on fewer (M7)', () => {
	const at = (accelerators: number) => perHour(run({ mfu: 0.25, goodput: 1, mfuAccelerators: 512, accelerators }))
	expect(at(5120) / at(512)).toBeCloseTo(0.2079 / 0.25, 3)
	expect(at(64)).toBe(at(512))
	expect(perHour(run({ mfuAccelerators: 512 }))).toBe(perHour(run()))
})

test('a deadline asks for as many as end the run with the efficiency of their own number (M7)', () => {
	const measured = { accelerators: 1000, exponent: -0.08 }
	const n = acceleratorsByDeadline({ acceleratorHours: 7.3e7, months: 10 }, measured)
	expect(n).toBeGreaterThan(10_000)
	expect(n * 730 * 10 * scaleShare(n, measured)).toBeCloseTo(7.3e7, 2)
	expect(acceleratorsByDeadline({ acceleratorHours: 7.3e6, months: 10 }, measured)).toBe(1000)
})

test('T06: Llama 3.1 405B from the prior takes 31.38 million H100-hours, from MFU .40 and goodput .90 29.64 million (M7)', () => {
	const flops = WORK
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
