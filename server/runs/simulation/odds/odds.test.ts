import { describe, expect, it } from 'vitest'
import { valueAtZ } from '../chance/curve.ts'
import { NormalDraws } from '../chance/stratified.ts'
import vectors from '../chance/vectors/percentiles.json' with { type: 'json' }
import { inOrder, monthBy, oddsByMonth, percentile, placesAround } from './percentiles.ts'
import { rankCorrelation, ranksOf, varianceShare } from './ranks.ts'
import { worthOfKnowing, worthOfKnowingAll } from './worth-of-knowing.ts'

const months = Float64Array.from(vectors.months, (month) => month ?? NaN)
const normals = (name: string, count: number) => {
	const draws = new NormalDraws(2026)
	return Float64Array.from({ length: count }, (_, draw) => draws.at(name, draw))
}

describe('percentiles, U9', () => {
	it.each(Object.entries(vectors.dates))('of months: P %s is %s', (share, month) => {
		expect(monthBy(inOrder(months), Number(share))).toBe(month ?? NaN)
	})

	it('gives the odds of each month', () => {
		const odds = oddsByMonth(months, 8)
		for (const [month, share] of Object.entries(vectors['odds by month']))
			expect(odds[Number(month)]).toBeCloseTo(share, 9)
	})

	it.each(Object.entries(vectors.percentiles))('of figures: P %s is %d', (share, figure) => {
		expect(percentile(Float64Array.from(vectors.numbers), Number(share))).toBeCloseTo(figure, 9)
	})

	it('is told how sure it is: of 512 draws P90 lies between P87.4 and P92.6', () => {
		const { low, high } = placesAround(512, 0.9)
		expect([low / 512, high / 512].map((share) => Math.round(share * 1000) / 10)).toEqual([87.3, 92.8])
	})
})

describe('drivers, U11', () => {
	it('finds ρ and shares of y = 3z₁ + 2z₂² − z₃ over 1,024 draws', () => {
		const z = ['z1', 'z2', 'z3', 'z4'].map((name) => normals(name, 1024))
		const y = Float64Array.from({ length: 1024 }, (_, draw) => {
			const [a = 0, b = 0, c = 0] = z.map((of) => of[draw] ?? 0)
			return 3 * a + 2 * b ** 2 - c
		})
		const figure = ranksOf(y)
		const inputs = z.map((of) => ranksOf(of))
		// The worked digits are those of four other names: both samples lie about the same figures, within three standard errors.
		const apart = (found: readonly number[], worked: readonly number[]) =>
			found.map((value, place) => Math.abs(value - (worked[place] ?? NaN)))
		const rho = apart(
			inputs.map((input) => rankCorrelation(input, figure)),
			[0.78, 0.009, -0.265, 0.047],
		)
		const shares = apart(
			inputs.map((input) => varianceShare(input, figure)),
			[0.604, 0.324, 0.065, 0.007],
		)
		expect(Math.max(...rho)).toBeLessThan(3 * Math.sqrt(2 / 1024))
		expect(Math.max(...shares)).toBeLessThan(0.05)
	})

	it('ranks ties by their mean, and never last', () => {
		expect([...ranksOf(Float64Array.from([5, NaN, 3, 5, NaN]))]).toEqual([1.5, 3.5, 0, 1.5, 3.5])
	})

	it('gives what stands still no share', () => {
		const still = ranksOf(new Float64Array(64))
		expect([
			rankCorrelation(ranksOf(normals('a', 64)), still),
			varianceShare(ranksOf(normals('a', 64)), still),
		]).toEqual([0, 0])
	})
})

describe('worth of knowing, U12', () => {
	it('is nothing where no knowledge changes the choice', () => {
		const [low, high] = [new Float64Array(512).fill(1), new Float64Array(512).fill(2)]
		expect(worthOfKnowing([low, high], normals('a', 512))).toMatchObject({ worth: 0, otherwise: 0, isTold: false })
		expect(worthOfKnowingAll([low, high])).toBe(0)
	})

	it('finds 24.4 M in the worked case: 20 M a month late, P90 six months, or a bridge of 45 M', () => {
		const z = normals('powerContracts/utility-1/startDelayMonths', 1024)
		const late = { scale: 'linear', p10: null, p50: 0, p90: 6 } as const
		const [wait, bridge] = [z.map((at) => -20 * Math.max(0, valueAtZ(late, at))), new Float64Array(1024).fill(-45)]
		expect(-wait.reduce((sum, value) => sum + value, 0) / 1024).toBeCloseTo(40.4, 1)
		const found = worthOfKnowing([wait, bridge], z)
		expect(found.worth).toBeCloseTo(24.4, 1)
		expect(found.worth).toBeLessThanOrEqual(worthOfKnowingAll([wait, bridge]))
		expect(found).toMatchObject({ otherwise: 0.25, isTold: true })
	})
})
