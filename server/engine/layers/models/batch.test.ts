import { expect, test } from 'vitest'
import type { ModelJob } from '#shared/catalogue/types.ts'
import { acceleratorHoursPerJob } from './batch.ts'

const timings = { 1024: 34, 2048: 144, 3072: 367, 4096: 774, 5120: 1416 }
const alphafold: ModelJob = {
	chip: 'h100-sxm',
	seconds: 34,
	size: 1024,
	exponent: 2.25,
	memoryBound: false,
	points: [
		...Object.entries(timings).map(([size, seconds]) => ({ chip: 'h100-sxm', size: Number(size), seconds })),
		{ chip: 'a100-80gb-sxm', size: 1024, seconds: 62 },
		{ chip: 'a100-80gb-sxm', size: 2048, seconds: 275 },
	],
	note: null,
}
const rates = { 'h100-sxm': { bf16Tflops: 989, memoryTBps: 3.35 }, b200: { bf16Tflops: 2250, memoryTBps: 8 } }
const ratesOf = (id: string) => (id === 'h100-sxm' ? rates['h100-sxm'] : null)
const seconds = (job: ModelJob, at: { size: number | null; chip: string; bf16Tflops?: number | null }) => {
	const chip = { id: at.chip, bf16Tflops: at.bf16Tflops === undefined ? 2250 : at.bf16Tflops, memoryTBps: 8 }
	const hours = acceleratorHoursPerJob({ job, size: at.size, chip, ratesOf })
	return hours === null ? null : hours * 3600
}

test('published timings are met at their points and joined log-log between them (M9)', () => {
	expect(seconds(alphafold, { size: 4096, chip: 'h100-sxm' })).toBeCloseTo(774, 9)
	expect(seconds(alphafold, { size: Math.sqrt(1024 * 2048), chip: 'h100-sxm' })).toBeCloseTo(Math.sqrt(34 * 144), 9)
	expect(seconds(alphafold, { size: 1024, chip: 'a100-80gb-sxm' })).toBeCloseTo(62, 9)
})

test('beyond the published sizes the row’s exponent carries on (M9)', () => {
	expect(seconds(alphafold, { size: 10_240, chip: 'h100-sxm' })).toBeCloseTo(1416 * 2 ** 2.25, 6)
	expect(seconds(alphafold, { size: 512, chip: 'h100-sxm' })).toBeCloseTo(34 / 2 ** 2.25, 9)
})

test('S01: without points the exponent gives 769 s at 4,096 tokens (M9)', () => {
	expect(seconds({ ...alphafold, points: [] }, { size: 4096, chip: 'h100-sxm' })?.toFixed(0)).toBe('769')
})

test('another chip scales by dense BF16, or by bandwidth where the row is memory-bound (M9)', () => {
	expect(seconds(alphafold, { size: null, chip: 'b200' })).toBeCloseTo((34 * 989) / 2250, 9)
	expect(seconds({ ...alphafold, memoryBound: true }, { size: null, chip: 'b200' })).toBeCloseTo((34 * 3.35) / 8, 9)
	expect(seconds(alphafold, { size: null, chip: 'fp8-only', bf16Tflops: null })).toBeNull()
})
