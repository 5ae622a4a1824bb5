import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestReplica, type Replica } from '../../layers/models/replica.ts'
import { acceleratorsAsked, largestAsk } from './size-replicas.ts'

/** Net tokens/s of a replica by its width. */
const NET = { 1: 900, 2: 2100, 4: 4300, 8: 8800, 64: 72_000 }
const sizes = Object.entries(NET).map(([width, tokens]): Replica => {
	const accelerators = Number(width)
	return {
		...{ accelerators, minimumAccelerators: 1, batch: 1, timePerOutputTokenMs: 20, bound: 'memory' },
		...{ tokensPerSecondPerAccelerator: tokens / accelerators, parts: null, promptSeconds: null },
	}
})
const ALL_SERVED = { availability: 1, spareShare: 0.05, maturity: { year0: 1, year1: 1, year2: 1 } }
const asked = (replica: Replica, tokensPerSecond: number) =>
	acceleratorsAsked(replica, {
		workload: { tokensPerSecondPerAccelerator: null, targetUtilisation: 1 },
		kind: { availableFromMonth: 0, chip: { acceleratorsPerNode: 4 } },
		most: { month: 0, tokensPerSecond },
		input: ALL_SERVED,
	})
const chosen = (tokensPerSecond: number) => bestReplica(sizes, (one) => asked(one, tokensPerSecond))

test('lP33: a small service takes replicas of four, a large one of eight, where the widest gives most tokens each', () => {
	expect([chosen(3000)?.accelerators, asked(sizes[2] ?? fail(), 3000)]).toEqual([4, 4 + 4])
	expect([chosen(300_000)?.accelerators, asked(sizes[3] ?? fail(), 300_000)]).toEqual([8, 280 + 16])
	expect(asked(sizes[4] ?? fail(), 300_000)).toBe(320 + 16)
	expect(chosen(0)?.accelerators).toBe(64)
})

test('law: no other width would ask for fewer accelerators, whatever the demand', () => {
	fc.assert(
		fc.property(fc.double({ min: 1, max: 1e7, noNaN: true }), (tokens) => {
			const best = chosen(tokens)
			for (const one of sizes) expect(asked(best ?? fail(), tokens)).toBeLessThanOrEqual(asked(one, tokens))
		}),
	)
})

test('lP33: the month of most demand is asked, all applications of a workload together', () => {
	const application = (peak: readonly number[]) => ({
		demand: {
			peakTokensPerSecond: Float64Array.from(peak),
			meanTokensPerSecond: Float64Array.from(peak),
			activeUnits: Float64Array.from(peak),
		},
	})
	const claims = [
		{ application: 0, share: 0.5 },
		{ application: 1, share: 1 },
	]
	const applications = [application([100, 400, 0]), application([50, 60, 200])]
	expect(largestAsk({ claims }, { applications })).toEqual({ month: 1, tokensPerSecond: 260 })
})

function fail(): never {
	throw new Error('There is no such width.')
}
