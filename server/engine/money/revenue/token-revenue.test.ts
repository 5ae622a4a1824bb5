import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { reproduction } from '../../../../tests/factories/reproduction.ts'
import { computePlan } from '../../compute-plan.ts'

/** A million people ask ten times a day, around the clock and every day: 250 tokens of answer, as many thoughts, 3,000 of input. */
const ASKED = {
	...{ id: 'a', archetype: 'chat-consumer', unitsAtStart: 1e6, startMonth: '2026-01', requestsPerUnitPerDay: 10 },
	...{ outputTokensPerRequest: 250, reasoningMultiplier: 2, inputTokensPerRequest: 3000 },
	...{ activeHoursPerDay: 24, activeDaysPerMonth: 30.4, peakFactor: 1, adoption: 1 },
	...{ revenueUsdPerMillionTokens: 2, revenueUsdPerMillionInputTokens: 0.5 },
	...{ cachedInputPriceShare: 0.1, priceDeclinePerYear: 0.2 },
}
const SERVED = {
	...{ id: 'w', kind: 'inference', model: 'llama-3.1-70b', precision: 'fp8', applicationIds: ['a'] },
	...{ startMonth: '2026-01', prefixCacheHit: 0.5 },
	...{ trainingTokens: undefined, accelerators: undefined },
}
const result = computePlan(reproduction({ workload: SERVED, plan: { applications: [ASKED] } }))
const MONTH = 24
/** 1e6 · 10 · 250 · 2 tokens on each of 30.4 days. */
const MILLIONS = 152_000

test('output earns its price, two years of decline off it: 152,000 million tokens, 194,560 USD (mM2)', () => {
	const { applications, finance } = result
	expect(must(applications['a']).meanTokensPerSecond[MONTH]).toBeCloseTo((MILLIONS * 1e6) / (730 * 3600), 6)
	expect(MILLIONS * 2 * 0.8 ** 2).toBeCloseTo(194_560, 6)
	expect(finance.revenueByKind.outputTokensUsd[MONTH]).toBeCloseTo(194_560, 4)
})

test('input comes with every request, what the cache holds at a tenth: 912,000 million, 160,512 USD (mM2)', () => {
	const input = (MILLIONS / (250 * 2)) * 3000
	expect(input).toBe(912_000)
	expect(input * (1 - 0.5 + 0.5 * 0.1) * 0.5 * 0.8 ** 2).toBeCloseTo(160_512, 6)
	expect(result.finance.revenueByKind.inputTokensUsd[MONTH]).toBeCloseTo(160_512, 4)
})

test('a million tokens costs the hours it takes at the price of one, nothing idle (mM4.4)', () => {
	const { workloads, finance } = result
	const hours = must(workloads['w']).acceleratorsMean.reduce((sum, count) => sum + count * 730, 0)
	const hour = finance.unitCosts.acceleratorHours['s/gb200-nvl72']?.usdPerHour ?? NaN
	const months = must(workloads['w']).acceleratorsMean.filter((count) => count > 0).length
	const usd = finance.unitCosts.workloads['w']?.usdPerMillionTokens ?? NaN
	expect(usd).toBeCloseTo((hour * hours) / (MILLIONS * months), 9)
	expect(finance.totals.usdPerMillionTokens).toBeCloseTo(usd, 12)
	// All of the fleet, most of it at no work.
	expect(finance.totals.fleetUsdPerMillionTokens ?? NaN).toBeGreaterThan(20 * usd)
})
