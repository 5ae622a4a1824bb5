import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../chance/normal-quantile.ts'
import { NormalDraws } from '../chance/stratified.ts'
import vectors from '../chance/vectors/percentiles.json' with { type: 'json' }
import { leadOf, worthKnown } from './choosing.ts'
import { inOrder, monthBy, oddsByMonth, percentile, placesAround } from './percentiles.ts'
import { rankCorrelation, ranksOf, varianceShare } from './ranks.ts'
import { atEnds, spreadLeft } from './worth-of-knowing.ts'

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
	const DRAWS = 1024
	const [slight, main, other] = ['z1', 'z2', 'z3'].map((name) => normals(name, DRAWS))
	const months = Float64Array.from(
		{ length: DRAWS },
		(_, draw) => 24 + 3 * (slight?.[draw] ?? 0) + 4 * (main?.[draw] ?? 0),
	)
	const known = (input: Float64Array | undefined) => ranksOf(input ?? new Float64Array(DRAWS))

	it('of normal months leaves of five months of spread what the other input has: three, or four', () => {
		expect(spreadLeft(known(main), months)).toBeCloseTo(0.6, 1)
		expect(spreadLeft(known(slight), months)).toBeCloseTo(0.8, 1)
	})

	it('is nothing of what moves nothing, and of a month that stands still', () => {
		expect(spreadLeft(known(other), months)).toBe(1)
		expect(spreadLeft(known(main), new Float64Array(DRAWS).fill(24))).toBe(1)
	})

	it('leaves nothing where nothing else moves the month, but what its bins are wide', () => {
		expect(spreadLeft(known(main), Float64Array.from(main ?? []))).toBeLessThan(0.2)
	})

	it('tells the odds of the target with an input near its P10 and near its P90', () => {
		// P(3z₁ + 4z₂ ≤ 0) where z₂ is among its three highest sixteenths, by even steps of both.
		const steps = (from: number, to: number) =>
			Array.from({ length: 400 }, (_, step) => normalQuantile(from + ((to - from) * (step + 0.5)) / 400))
		const [all, high] = [steps(0, 1), steps(13 / 16, 1)]
		const there = high.reduce((sum, z2) => sum + all.filter((z1) => 3 * z1 + 4 * z2 <= 0).length, 0)
		const exact = there / (all.length * high.length)
		const met = months.map((month) => Number(month <= 24))
		const odds = atEnds(known(main), met, (values) => values.reduce((sum, one) => sum + one, 0) / values.length)
		// Three standard errors of 192 draws.
		const reach = 3 * Math.sqrt((exact * (1 - exact)) / 192)
		expect(Math.abs(odds.p90 - exact)).toBeLessThan(reach)
		expect(Math.abs(odds.p10 - (1 - exact))).toBeLessThan(reach)
	})
})

describe('worth of knowing before one chooses, U12', () => {
	const DRAWS = 1024
	const [main, slight, none] = ['z1', 'z2', 'z3'].map((name) => normals(name, DRAWS))
	const known = (input: Float64Array | undefined) => ranksOf(input ?? new Float64Array(DRAWS))
	// The other plan is 10 M less on average, and 20 M more for each standard deviation of the input.
	const ahead = Float64Array.from(main ?? [], (z, draw) => (-10 + 20 * z + 5 * (slight?.[draw] ?? 0)) * 1e6)

	const worthOf = (ranks: Float64Array, usd: Float64Array) => worthKnown(ranks, usd, leadOf(usd))

	it('is what the better plan brings for each value of the input, above the one that leads', () => {
		// Unit normal loss at half a standard deviation, 0.1978, times 20 M; the other plan is better where z > .5.
		const found = worthOf(known(main), ahead)
		expect((found?.worthUsd ?? NaN) / 1e6).toBeCloseTo(20 * 0.1978, 0)
		expect(Math.abs((found?.otherwise ?? NaN) - 0.3085)).toBeLessThan(1 / 16)
		expect(Math.abs(leadOf(ahead).meanUsd / 1e6 + 10)).toBeLessThan(1)
	})

	it('is the same from the other side', () => {
		expect(
			worthOf(
				known(main),
				ahead.map((usd) => -usd),
			),
		).toEqual(worthOf(known(main), ahead))
	})

	it('is never more than that of knowing all', () => {
		const all = ahead.reduce((sum, usd) => sum + Math.max(0, usd), 0) / DRAWS
		expect(worthOf(known(main), ahead)?.worthUsd).toBeLessThanOrEqual(all)
	})

	it('is nothing of what changes no choice, and of what chance alone may give', () => {
		expect(worthOf(known(none), ahead)).toBeNull()
		expect(worthOf(known(slight), ahead)).toBeNull()
		expect(
			worthOf(
				known(main),
				ahead.map((usd) => usd - 1e9),
			),
		).toBeNull()
	})
})
