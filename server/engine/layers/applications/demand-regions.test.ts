import { expect, test } from 'vitest'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { must } from '../../../../tests/factories/must.ts'
import { contract, hall } from '../../../../tests/factories/plan-file.ts'
import { runPlan } from '../../compute-plan.ts'
import { computedDocument } from '../../../../tests/factories/computed-document.ts'
import { explainPlan } from '../../explain-plan.ts'
import { peaksTogether } from './demand-regions.ts'
import { refusalText } from '#server/views/messages/explanations.ts'

type Over = Readonly<Record<string, unknown>>
const TEXAS = { id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 }
const TOKYO = { id: 'inzai', name: 'Inzai', country: 'JP', latitude: 35.83, longitude: 140.14 }
/** One campus in Texas that serves a chat; `regions` are its users’, the rest of the service’s and the plan’s. */
function planOf(regions: readonly (readonly [string, number])[], service: Over = {}, over: Over = {}) {
	const parsed = parsePlanFile({
		format: 'strata.plan/1',
		name: 'Users',
		startMonth: '2026-01',
		horizonMonths: 6,
		sites: [TEXAS],
		catalogue: {
			demandRegions: [
				{ id: 'opposite', name: 'Opposite', latitude: 40, longitude: 102, utcOffset: 7, countries: ['CN'] },
			],
		},
		powerContracts: [contract('grid', { startMonth: '2025-01', capacityMW: 50 })],
		buildPhases: [hall('hall', { startMonth: '2025-01', durationMonths: 1, scope: 'existing', itMW: 30 })],
		chipOrders: [
			{
				...{ id: 'a', siteId: 'abilene', chip: 'h100-sxm', accelerators: 1024 },
				...{ orderMonth: '2024-06', leadTimeMonths: 1, deliveryMonths: 1 },
			},
		],
		applications: [
			{
				...{ id: 'chat', archetype: 'chat-consumer', unitsAtStart: 100_000 },
				demandRegions: regions.map(([region, share]) => ({ region, share })),
			},
		],
		workloads: [
			{
				...{ id: 'serve', name: 'Serve', kind: 'inference', model: 'llama-3.1-8b', applicationIds: ['chat'] },
				...{ startMonth: '2026-01', ...service },
			},
		],
		...over,
	})
	if (!parsed.ok) throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
	return parsed.plan
}
const demandOf = (plan: ReturnType<typeof planOf>) => {
	const { demandTokensPerSecond, meanTokensPerSecond } = must(computedDocument(plan).applications.chat)
	return { peak: must(demandTokensPerSecond[5]), mean: must(meanTokensPerSecond[5]) }
}

test('peaks of two regions twelve hours apart cancel: what is left is the mean (pW6)', () => {
	const alone = demandOf(planOf([]))
	const both = demandOf(
		planOf([
			['us-east', 1],
			['opposite', 1],
		]),
	)
	expect(both.peak).toBeCloseTo(alone.mean, 6)
	expect(both.mean).toBe(alone.mean)
	// Three of four parts against one: half of the swing is left. Shares are scaled.
	const uneven = demandOf(
		planOf([
			['us-east', 60],
			['opposite', 20],
		]),
	)
	expect(uneven.peak).toBeCloseTo(alone.mean + (alone.peak - alone.mean) * 0.5, 6)
})

test('one region, or several in one time zone, leave demand to the last digit as it is without (pW6)', () => {
	const alone = demandOf(planOf([]))
	expect(demandOf(planOf([['japan', 0.3]]))).toEqual(alone)
	expect(
		demandOf(
			planOf([
				['japan', 0.3],
				['korea', 0.7],
			]),
		),
	).toEqual(alone)
	expect(
		peaksTogether([
			{ utcOffset: -12, share: 0.5 },
			{ utcOffset: 12, share: 0.5 },
		]),
	).toBe(1)
})

test('worked step W33: Japan, the Gulf and Texas peak together by .34016, 127.213 of 180 over a mean of 100 (pW6)', () => {
	const together = peaksTogether([
		{ utcOffset: 9, share: 0.5 },
		{ utcOffset: 4, share: 0.2 },
		{ utcOffset: -6, share: 0.3 },
	])
	expect(together).toBeCloseTo(0.34016, 5)
	expect(100 + 80 * together).toBeCloseTo(127.212788, 5)
})

test('users of a region far from every site are served by a relaxed service alone, and the result says how far (pW7)', () => {
	const { regions } = must(
		computedDocument(
			planOf([
				['us-central', 0.6],
				['japan', 0.4],
			]),
		).workloads['serve'],
	)
	const { japan, 'us-central': central } = must(regions)
	expect([japan, central].map((region) => must(region).servedShare[5])).toEqual([1, 1])
	// Abilene to 32.8° N 96.8° W 278 km, to Tokyo 10,187 km, by the great circle.
	expect(must(central).meanRttMs).toBeCloseTo(10 + 0.015 * 276.9, 1)
	const plan = planOf(
		[
			['us-central', 0.6],
			['japan', 0.4],
		],
		{ latencyClass: 'interactive' },
	)
	const result = computedDocument(plan)
	const served = must(must(result.workloads['serve']).regions)
	expect(must(served['japan'])).toEqual({ servedShare: [0, 0, 0, 0, 0, 0], meanRttMs: null })
	expect(result.bindingCause[5]).toMatchObject({
		cause: 'no_site_in_reach',
		text: 'No site that may serve Serve is within 150 ms of its users in Japan.',
		mend: 'Add a site near them, or allow Serve a slower latency class or more countries.',
	})
})

test('residency leaves out the sites of other countries, and without any nothing runs (pW7)', () => {
	const orders = ['abilene', 'inzai'].map((siteId) => ({
		...{ id: siteId, siteId, chip: 'h100-sxm', accelerators: 512 },
		...{ orderMonth: '2024-06', leadTimeMonths: 1, deliveryMonths: 1 },
	}))
	const both = {
		sites: [TEXAS, TOKYO],
		powerContracts: ['abilene', 'inzai'].map((siteId) =>
			contract(siteId, { siteId, startMonth: '2025-01', capacityMW: 50 }),
		),
		buildPhases: ['abilene', 'inzai'].map((siteId) =>
			hall(siteId, { siteId, startMonth: '2025-01', durationMonths: 1, scope: 'existing', itMW: 30 }),
		),
		chipOrders: orders,
		applications: [{ id: 'chat', archetype: 'chat-consumer', unitsAtStart: 20_000_000 }],
	}
	const sitesOf = (service: Over) =>
		Object.keys(must(computedDocument(planOf([], service, both)).workloads['serve']).placements)
	expect(sitesOf({})).toEqual(['abilene/h100-sxm', 'inzai/h100-sxm'])
	expect(sitesOf({ residency: ['JP', 'KR'] })).toEqual(['inzai/h100-sxm'])
	expect(sitesOf({ residency: ['DE'] })).toEqual([])
	const { bindingCause } = computedDocument(planOf([], { residency: ['DE', 'FR'] }, both))
	expect(bindingCause[5]?.text).toBe('Serve may run only in Germany and France, and the plan has no site there.')
})

test('served share, round trip and how far peaks fall together are explained down to the region’s row (pW6, pW7)', () => {
	const frame = runPlan(
		planOf([
			['us-central', 0.6],
			['opposite', 0.4],
		]),
	)
	const explain = (quantity: string, month?: string) => {
		const answer = explainPlan(frame, { quantity, ...(month && { month }) })
		if (!answer.ok) throw new Error(refusalText(answer.message))
		return answer.explanation
	}
	const far = explain('workloads.serve.regions.opposite.meanRttMs')
	expect(far.value).toBe(
		must(must(computedDocument(frame.world.model.plan).workloads['serve']).regions)['opposite']?.meanRttMs,
	)
	expect(JSON.stringify(far)).toContain('Round trip to Abilene')
	expect(explain('workloads.serve.regions.us-central.servedShare', '2026-03')).toMatchObject({ value: 1, unit: '%' })
	const peak = JSON.stringify(explain('applications.chat.demandTokensPerSecond', '2026-03'))
	expect(peak).toContain('Coincidence of regional peaks')
	expect(peak).toContain('Opposite, hours from universal time')
})
