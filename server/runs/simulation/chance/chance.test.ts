import { describe, expect, it } from 'vitest'
import curves from './vectors/curves.json' with { type: 'json' }
import generator from './vectors/generator.json' with { type: 'json' }
import type { RangeScale } from '#shared/ranges/range-facts.ts'
import { valueAtZ } from './curve.ts'
import { normalQuantile } from './normal-quantile.ts'
import { BLOCK, NormalDraws, uniformBlock } from './stratified.ts'
import { streamOf, wordsOf } from './words.ts'

const hex = (word: number) => word.toString(16).padStart(8, '0')
const CLOSE = 1e-9
/** The draws that the vectors tell: the first ones, and those on both sides of the end of a block. */
const WORDS_OF_DRAWS = [0, 1, 511, 512]
const UNIFORMS_OF_DRAWS = [0, 1, 2, 3, 4, 5, 6, 7, 512, 513]
const closeTo = (expected: number) => expect.closeTo(expected, 9)
const SCALES: readonly RangeScale[] = ['linear', 'log', 'logit']

describe('the generator, U2', () => {
	it('answers Philox4x32-10’s known words', () => {
		expect(wordsOf(0, { low: 0, high: 0 }, 0).map(hex).join('')).toBe(generator.kat[0]?.out)
	})

	it.each(Object.entries(generator.streams))('names the stream of %s', (name, stream) => {
		const { low, high } = streamOf(name)
		expect(hex(high) + hex(low)).toBe(stream)
	})

	it.each(Object.entries(generator.words))('gives the words of %s', (name, draws) => {
		for (const [place, draw] of WORDS_OF_DRAWS.entries())
			expect(wordsOf(generator.seed, streamOf(name), draw).map(hex)).toEqual(draws[place])
	})

	it.each(Object.entries(generator.u))('gives the uniform numbers of %s', (name, expected) => {
		const found = UNIFORMS_OF_DRAWS.map((draw) => {
			return uniformBlock(generator.seed, name, Math.floor(draw / BLOCK))[draw % BLOCK]
		})
		expect(found).toEqual(expected.map(closeTo))
	})

	it.each(Object.entries(generator.z))('gives the normal draws of %s', (name, expected) => {
		const draws = new NormalDraws(generator.seed)
		expect(expected.map((_, draw) => draws.at(name, draw))).toEqual(expected.map(closeTo))
	})

	it('puts each of a block’s draws into a stratum of its own', () => {
		const strata = [...uniformBlock(7, 'sites/a/labour.productivityFactor', 3)].map((u) => Math.floor(u * BLOCK))
		expect(new Set(strata).size).toBe(BLOCK)
	})

	it('gives a draw whatever was asked before it', () => {
		const [forth, back] = [new NormalDraws(2026), new NormalDraws(2026)]
		const draws = [3, 511, 512, 1300]
		const found = draws.map((draw) => forth.at('a', draw))
		expect(draws.toReversed().map((draw) => back.at('a', draw))).toEqual(found.toReversed())
	})

	it('has another draw for another seed, above 32 bits too', () => {
		const words = [1, 2, 2 ** 32 + 1].map((seed) => wordsOf(seed, streamOf('a'), 0).join())
		expect(new Set(words).size).toBe(3)
	})
})

describe('Φ⁻¹, AS 241', () => {
	// Digits of Mathematica's InverseCDF[NormalDistribution[], p].
	it.each([
		[0.5, 0],
		[0.9, 1.2815515655446004],
		[0.025, -1.9599639845400545],
		[1e-10, -6.361340902404056],
		[1e-20, -9.262340089798408],
		[0.999999, 4.753424308822899],
	])('of %d is %d', (share, z) => {
		expect(normalQuantile(share)).toBeCloseTo(z, 9)
	})
})

describe('the curve, U3', () => {
	it.each(curves)('$name', ({ scale: written, p10, p50, p90, x }) => {
		const scale = SCALES.find((known) => known === written) ?? 'linear'
		for (const [share, expected] of Object.entries(x)) {
			const value = valueAtZ({ scale, p10, p50, p90 }, normalQuantile(Number(share)))
			// The digits that are written down: ten.
			expect(Math.abs(value - expected)).toBeLessThan(CLOSE * Math.max(1, Math.abs(expected)))
		}
	})

	it('is the P50 itself where nothing is drawn', () => {
		expect(valueAtZ({ scale: 'log', p10: 0.1, p50: 0.3, p90: 0.7 }, 0)).toBe(0.3)
	})

	it('never falls', () => {
		for (const scale of SCALES) {
			const values = Array.from({ length: 81 }, (_, step) =>
				valueAtZ({ scale, p10: 0.2, p50: 0.3, p90: 0.7 }, step / 10 - 4),
			)
			expect(values.toSorted((a, b) => a - b)).toEqual(values)
		}
	})
})
