import { expect, test } from 'vitest'
import { missingLede, missingTitle } from '#server/views/messages/verdict/missing-words.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { must } from '../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { VERDICT_PLANS } from '../../../tests/verdicts/plans.ts'
import { computePlan } from '../compute-plan.ts'

/** Nobody has counted who builds in Greenland. */
const NUUK = {
	...{ id: 'abilene', name: 'Nuuk', country: 'GL', latitude: 64.18, longitude: -51.72 },
	...{ designPue: 1.2, peakPue: 1.25 },
}
const FIVE_YEARS = { startMonth: '2024-01', horizonMonths: 72 }
const ALL = {
	id: 'all',
	siteId: 'abilene',
	name: 'All',
	startMonth: '2024-01',
	termMonths: 120,
	rentUsdPerKWMonth: 140,
}

/** A hall of 100 MW begun on the first day, let as soon as it is ready; as judged, with what lays it out. */
const built = (site: Readonly<Record<string, unknown>>, over: Readonly<Record<string, unknown>> = {}) => {
	const plan = planFile({
		...FIVE_YEARS,
		sites: [site],
		powerContracts: [contract('grid', { startMonth: '2025-01', capacityMW: 126 })],
		buildPhases: [hall('a', { startMonth: '2024-01', durationMonths: 12 })],
		leases: [{ ...ALL, itMW: 100, startMonth: '2025-01' }],
		...over,
	})
	const result = computePlan(plan)
	return { plan, result, entry: must(result.schedule['phase:a']), layers: result.verdict.layers }
}

test('where nothing is known of who can be had nothing is late for it, and the layer says that it is not known (pL10, vV5)', () => {
	const { plan, result, entry, layers } = built(NUUK)
	expect(entry).toMatchObject({ finish: entry.plannedFinish, cause: null })
	expect(layers.infrastructure.state).toBe('no_data')
	expect(result.verdict.headline.case).toBe('incomplete')
	expect(missingTitle(plan, result)).toBe('No labor data for Nuuk: dates are not adjusted for crews')
	expect(missingLede(plan, result)).toMatch(/^January 2025 holds if crews can be found\./)
	const told = must(result.warnings.find(({ code }) => code === 'no_labour_market'))
	expect(told.facts).toMatchObject({ site: 'Nuuk', counted: false })
})

test('that crews are not known is said before what stands idle (vV5)', () => {
	const later = { leases: [{ ...ALL, itMW: 100, startMonth: '2028-01' }] }
	expect(built(NUUK, later).layers.infrastructure.state).toBe('no_data')
	expect(built({ ...NUUK, labour: { travellersCap: 1e6 } }, later).layers.infrastructure.state).toBe('idle')
})

test('in the United States no market within reach is a fact, and so is what the plan states of its people (pL10)', () => {
	const alaska = { ...NUUK, country: 'US', latitude: 70, longitude: -150, labour: { beds: 60 } }
	for (const site of [alaska, { ...NUUK, labour: { travellersCap: 60 } }]) {
		const { entry, layers } = built(site)
		expect(entry.cause).toMatch(/^labour:/)
		expect(layers.infrastructure.state).not.toBe('no_data')
	}
	const electricians = [{ id: 'p', siteId: 'abilene', trade: 'electrician', available: 40, travellersCap: 0 }]
	expect(built(NUUK, { labourPools: electricians }).entry.cause).toBe('labour:electrician')
})

test('what is late for another cause is late, whatever is known of crews (vV5)', () => {
	const { layers } = built({ ...NUUK, targetItMW: 100, targetMonth: '2024-06' })
	expect(layers.infrastructure.state).toBe('late')
	const known = computePlan(VERDICT_PLANS['late-target']() satisfies PlanFile)
	expect(Object.values(known.verdict.layers).map(({ state }) => state)).not.toContain('no_data')
})
