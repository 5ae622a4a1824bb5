import fc from 'fast-check'
import { expect, test } from 'vitest'
import { application, supportCopilot } from '../../../../tests/factories/balance-input.ts'
import { must } from '../../../../tests/factories/must.ts'
import { demandMultiplier, meanTokensPerSecond, peakTokensPerSecond } from './demand.ts'
import { splitApplications } from './demand-shares.ts'
import { type Growth, unitsInMonth } from '../../../../tests/factories/reference-models/growth.ts'
import { workloadShape } from './workload-shape.ts'

const none = { timePerOutputTokenMs: null, prefixCacheHit: null, speculativeAcceptance: null, contextTokens: null }

test('growth runs from the first month to the last, and nothing is asked outside (A1)', () => {
	const curve = (growth: Growth) => ({ growth, unitsAtStart: 100, unitsAtEnd: 400, startMonth: 2, lastMonth: 6 })
	const middle = (growth: Growth) => unitsInMonth(curve(growth), 4)
	expect([middle('constant'), middle('linear'), middle('exponential'), middle('s_curve')]).toEqual([100, 250, 200, 250])
	expect([1, 2, 6, 7].map((month) => unitsInMonth(curve('linear'), month))).toEqual([0, 100, 400, 0])
})

test('the peak belongs to the active window, the mean to the month (A2, A3)', () => {
	expect(peakTokensPerSecond(supportCopilot, 80_000)).toBeCloseTo(5200, 9)
	expect(meanTokensPerSecond(supportCopilot, 80_000)).toBeCloseTo(1443.65, 2)
})

test('inference in devices asks nothing of the data centre (A3)', () => {
	const edge = application(12, { inDataCenter: false }).demand
	expect(edge.peakTokensPerSecond.every((tokens) => tokens === 0)).toBe(true)
	expect(edge.activeUnits[0]).toBe(80_000)
})

test('an application is split by stated shares, the rest equally (A4)', () => {
	const claims = [
		{ applicationIds: ['a', 'b'], shares: [0.4, 1] },
		{ applicationIds: ['a'], shares: null },
		{ applicationIds: ['a'], shares: null },
	]
	expect(splitApplications(claims)).toEqual([[0.4, 1], [0.3], [0.3]])
	expect(
		splitApplications([
			{ applicationIds: ['a'], shares: [0.8] },
			{ applicationIds: ['a'], shares: [0.8] },
		]),
	).toEqual([[0.5], [0.5]])
})

test('a workload is sized for one request: token-weighted lengths, the shortest latency, input-weighted cache hit (A5)', () => {
	const chat = application(12, {
		inputTokensPerRequest: 1000,
		outputTokensPerRequest: 100,
		cacheHit: 0.5,
		timePerOutputTokenMs: 50,
	})
	const agent = application(12, {
		inputTokensPerRequest: 100_000,
		outputTokensPerRequest: 500,
		cacheHit: 0.9,
		timePerOutputTokenMs: 25,
	})
	const sources = [
		{ application: chat, outputTokens: 3 },
		{ application: agent, outputTokens: 1 },
	]
	const shape = must(workloadShape(sources, none))
	expect(shape).toMatchObject({
		inputTokens: 25_750,
		outputTokens: 200,
		timePerOutputTokenMs: 25,
		speculativeAcceptance: 1,
	})
	expect(shape.cacheHit).toBeCloseTo((0.75 * 10 * 0.5 + 0.25 * 200 * 0.9) / (0.75 * 10 + 0.25 * 200), 12)
	const stated = {
		...none,
		timePerOutputTokenMs: 40,
		prefixCacheHit: 0.2,
		contextTokens: 9000,
		speculativeAcceptance: 2,
	}
	expect(workloadShape(sources, stated)).toMatchObject({
		timePerOutputTokenMs: 40,
		cacheHit: 0.2,
		contextTokens: 9000,
		speculativeAcceptance: 2,
	})
	expect(workloadShape([], none)).toBeNull()
})

test('cheaper tokens ask for more of them (A6)', () => {
	expect(demandMultiplier({ elasticity: 0, firstUnitCost: 2, lastUnitCost: 1 })).toBe(1)
	expect(demandMultiplier({ elasticity: 1, firstUnitCost: 2, lastUnitCost: 1 })).toBe(2)
	expect(demandMultiplier({ elasticity: 1, firstUnitCost: null, lastUnitCost: null })).toBe(1)
})

test('law: shares of an application never come to more than the whole (A4)', () => {
	const claim = fc.record({
		applicationIds: fc.constant(['a']),
		shares: fc.option(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true })), { nil: null }),
	})
	fc.assert(
		fc.property(fc.array(claim, { minLength: 1, maxLength: 6 }), (claims) => {
			const total = splitApplications(claims).reduce((sum, [share = 0]) => sum + share, 0)
			expect(total).toBeLessThanOrEqual(1 + 1e-12)
			if (claims.some(({ shares }) => shares === null)) expect(total).toBeCloseTo(1, 9)
		}),
	)
})
