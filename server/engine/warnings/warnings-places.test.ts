import { expect, test } from 'vitest'
import { planFileSchema } from '#shared/schemas/plan-file.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { must } from '../../../tests/factories/must.ts'
import { workedPlan } from '../../../tests/factories/worked-plan.ts'
import { computedDocument } from '../../../tests/factories/computed-document.ts'

const simple = workedPlan('simple')
const home = must(simple.sites[0])

function warned(over: Record<string, unknown>, code: string) {
	const plan = planFileSchema.parse({ ...toPlanFile(simple), labourPools: [], ...over })
	return computedDocument(plan).warnings.find((warning) => warning.code === code)
}

test('pP3: a climate of another country is taken where the own one is far, and is said to be abroad', () => {
	const place = { ...home, region: null, gridRegion: null, climate: null }
	const luxembourg = { ...place, country: 'LU', latitude: 49.6, longitude: 6.1 }
	expect(warned({ sites: [luxembourg] }, 'climate_abroad')).toMatchObject({ path: 'sites[0].climate' })
	const frankfurt = { ...place, country: 'DE', latitude: 50.1, longitude: 8.7 }
	expect(warned({ sites: [frankfurt] }, 'climate_abroad')).toBeUndefined()
})

test('pL3: more than twice the travellers that a country is thought to have are too many, over all its sites', () => {
	const labour = { ...home.labour, travellersCap: 5000, netAddsPerMonth: 500 }
	const place = { ...home, region: null, gridRegion: null, climate: null, labourMarket: null, costMarket: null }
	const reykjavik = { ...place, country: 'IS', latitude: 64.1, longitude: -21.9, labour }
	const told = warned({ sites: [reykjavik] }, 'travellers_many')
	expect(told).toMatchObject({ path: 'sites' })
	expect(told?.text).toContain('340')
	const few = { ...reykjavik, labour: { ...labour, travellersCap: 600 } }
	expect(warned({ sites: [few] }, 'travellers_many')).toBeUndefined()
})
