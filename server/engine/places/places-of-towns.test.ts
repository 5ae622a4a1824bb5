import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { hall, planFile } from '../../../tests/factories/plan-file.ts'
import { must } from '../../../tests/factories/must.ts'
import { computedDocument } from '../../../tests/factories/computed-document.ts'
import { resolvePlaces } from './places.ts'

const ASSUMED = {
	escalationPerYear: 0.055,
	commuting: { freeKm: 40, halvingKm: 40, reachKm: 160 },
	national: { reach: 0.05, available: 0.05 },
}

test.each([
	{ town: 'Abu Dhabi', country: 'AE', at: [24.3, 54.6], climate: 'Abu Dhabi AE', grid: 'AE' },
	{ town: 'Boston', country: 'US', at: [42.36, -71.06], climate: 'Boston MA', grid: 'US-NEWE' },
	{ town: 'Vienna', country: 'AT', at: [48.21, 16.37], climate: 'Vienna AT', grid: 'AT' },
	{ town: 'Zurich', country: 'CH', at: [47.37, 8.54], climate: 'Zurich CH', grid: 'CH' },
])('pP2, pP3: $town reads its own climate and grid, not those of the nearest zone abroad', (one) => {
	const [latitude, longitude] = one.at
	const plan = planFile({ sites: [{ id: 's', name: one.town, country: one.country, latitude, longitude }] })
	const { climate, gridRegion } = resolvePlaces(must(plan.sites[0]), builtInCatalogue, ASSUMED)
	expect([climate.row.id, climate.rule, gridRegion.row.id]).toEqual([one.climate, 'nearest', one.grid])
})

test('pL1: a site that moves two kilometres keeps its hands: no market is whole on one side of a line and gone on the other', () => {
	const built = (longitude: number) => {
		const site = { id: 'abilene', name: 'Pecos', country: 'US', latitude: 31.42, longitude }
		return computedDocument(planFile({ sites: [site], buildPhases: [hall('h', { itMW: 60 })] }))
	}
	const [west, east] = [built(-103.5), built(-103.48)]
	expect(east.schedule).toEqual(west.schedule)
	expect(east.workforce.construction.headcount).toEqual(west.workforce.construction.headcount)
})

test('pL2: a site out of reach of every market says which is nearest, and how far it lies', () => {
	const site = { id: 'abilene', name: 'Pecos', country: 'US', latitude: 31.42, longitude: -103.5 }
	const { warnings } = computedDocument(planFile({ sites: [site], buildPhases: [hall('h', { itMW: 60 })] }))
	expect(must(warnings.find(({ code }) => code === 'no_labour_market')).text).toMatch(/the nearest, .*, is \d+ km away/)
})
