import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { campusPlan } from '../../tests/factories/campus/campus-plan.ts'
import { ASSUMPTION_KEYS, ASSUMPTIONS, mayBeOfSite } from './assumptions.ts'

/** Where a run of a plan, which states every assumption for all sites and for each, takes each of them from. */
function takenFrom(plan: PlanFile): readonly (readonly ['site' | 'plan', string])[] {
	const taken: (readonly ['site' | 'plan', string])[] = []
	const stated = (key: (typeof ASSUMPTION_KEYS)[number]) => {
		const entry = { value: ASSUMPTIONS[key].default, text: null, why: null, source: null }
		return [[key, entry] as const, ...plan.sites.map(({ id }) => [`${id}/${key}`, entry] as const)]
	}
	const assumptions = new Proxy(Object.fromEntries(ASSUMPTION_KEYS.flatMap(stated)), {
		get: (all, name) => {
			const key = String(name)
			taken.push([key.includes('/') ? 'site' : 'plan', key.slice(key.lastIndexOf('/') + 1)])
			return all[key]
		},
	})
	computePlan({ ...plan, assumptions })
	return taken
}

test('an assumption may be of a site just where the engine asks the site for it', () => {
	const templates = TEMPLATES.flatMap(({ plan }) => {
		const parsed = parsePlanFile(plan)
		return parsed.ok ? [parsed.plan] : []
	})
	const taken = [campusPlan(), ...templates].flatMap(takenFrom)
	const of = (where: 'site' | 'plan') => new Set(taken.flatMap(([from, key]) => (from === where ? [key] : [])))
	const known = ASSUMPTION_KEYS.filter((key) => of('site').has(key) || of('plan').has(key))
	// No plan here works beside what runs, counts an application by workdays or lets a building with its staff; a land price
	// that is stated, as all are here, asks for nothing of the place.
	expect(ASSUMPTION_KEYS.filter((key) => !known.includes(key))).toEqual([
		...['liveAdjacentFactor', 'activeDaysPerMonth', 'ruralLandFactor', 'metroMarketEmployment'],
		'landlordHeadsPerBuilding',
	])
	expect(known.filter((key) => mayBeOfSite(key))).toEqual(known.filter((key) => of('site').has(key)))
})
