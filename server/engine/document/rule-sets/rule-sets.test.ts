import { expect, test } from 'vitest'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { must } from '../../../../tests/factories/must.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { computePlan } from '../../compute-plan.ts'

const ABILENE = { id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 }
const LULEA = { id: 'abilene', name: 'Luleå', country: 'SE', latitude: 65.58, longitude: 22.15 }
const OKLAHOMA = {
	id: 'abilene',
	name: 'Pryor',
	country: 'US',
	gridRegion: 'US-SPSO',
	latitude: 36.3,
	longitude: -95.3,
}

const rules = (site: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) =>
	must(computePlan(planFile({ sites: [site], buildPhases: [hall('h')], ...more })).sites['abilene']).ruleSets
const one = (of: ReturnType<typeof rules>, id: string) => must(of.find((set) => set.id === id))
const answers = (of: ReturnType<typeof rules>, id: string) => one(of, id).asked.map(({ answer }) => answer)

test('lP41: every row names a grid region that there is, or a country, and what it asks', () => {
	const regions = new Set(builtInCatalogue.gridRegions.map(({ id }) => id))
	expect(builtInCatalogue.ruleSets).toHaveLength(10)
	for (const { id, gridRegions, countries, asked, section } of builtInCatalogue.ruleSets) {
		expect(
			gridRegions.filter((region) => !regions.has(region)),
			id,
		).toEqual([])
		expect(gridRegions.length + countries.length, id).toBeGreaterThan(0)
		expect(asked.length, id).toBeGreaterThan(1)
		expect(section, id).not.toBe('')
	}
})

test('lP42: a site falls under the rules of its grid or its country, and under no others', () => {
	expect(rules(ABILENE).map(({ id }) => id)).toEqual(['tx-sb6', 'puct-58481'])
	expect(rules(LULEA).map(({ id }) => id)).toEqual(['eu-eed-12', 'eu-eed-26-6'])
	expect(rules({ ...ABILENE, name: 'Nairobi', country: 'KE', latitude: -1.29, longitude: 36.82 })).toEqual([])
})

test('lP42: just below the threshold is near it, far below is not told', () => {
	const of = (itMW: number) => rules(ABILENE, { buildPhases: [hall('h', { itMW })] }).map(({ reach }) => reach)
	expect(of(75)).toEqual(['applies', 'applies'])
	expect(of(55)).toEqual(['near', 'near'])
	expect(of(40)).toEqual([])
})

test('lP42: at 69 kV or below SPP asks from 10 MW, above it and unsaid from 50', () => {
	const of = (voltageKV: number | null) =>
		rules({ ...OKLAHOMA, interconnection: { voltageKV } }, { buildPhases: [hall('h', { itMW: 20 })] })
	expect(one(of(34.5), 'spp-hill').reach).toBe('applies')
	expect(of(138).some(({ id }) => id === 'spp-hill')).toBe(false)
	expect(of(null).some(({ id }) => id === 'spp-hill')).toBe(false)
})

test('lP43: what is left out is lacking, what is stated meets, what no plan can say is not judged', () => {
	expect(answers(rules(ABILENE), 'tx-sb6')).toEqual(['lacks', 'meets', 'lacks', 'lacks', 'lacks'])
	const whole = rules(
		{ ...ABILENE, siteControl: 'owned', interconnection: { otherRequestsMW: 0 } },
		{
			powerContracts: [contract('grid', { networkUpgradeUsd: 2e6 })],
			workloads: [{ id: 'w', kind: 'standing', accelerators: 100, startMonth: '2027-01', flexibility: 'pause' }],
		},
	)
	expect(answers(whole, 'tx-sb6')).toEqual(['meets', 'meets', 'meets', 'meets', 'meets'])
	expect(one(whole, 'tx-sb6').answer).toBe('meets')
	expect(answers(whole, 'puct-58481')).toEqual(['meets', 'meets', 'lacks', 'cannot_say', 'lacks', 'lacks'])
	expect(one(whole, 'puct-58481').answer).toBe('lacks')
	expect(answers(rules({ ...ABILENE, siteControl: 'none' }), 'tx-sb6')[2]).toBe('lacks')
})

test('lP43: a gigafactory is asked of from a hundred thousand accelerators, refreshes not counted twice', () => {
	const of = (accelerators: number, refreshAfterMonths: number | null = null) =>
		rules(LULEA, {
			chipOrders: [
				{
					...{ id: 'o', siteId: 'abilene', chip: 'gb200-nvl72', orderMonth: '2026-01' },
					...{ accelerators, refreshAfterMonths },
				},
			],
		}).find(({ id }) => id === 'eurohpc-aigf')
	expect(of(100_800)?.reach).toBe('applies')
	expect(of(90_000)?.reach).toBe('near')
	expect(of(60_000, 12)).toBeUndefined()
})

test('lP44: a row that is over twelve months old may have changed', () => {
	const of = (asOfMonth: string) => one(rules(ABILENE, { asOfMonth, horizonMonths: 60 }), 'puct-58481').mayHaveChanged
	expect(of('2027-03')).toBe(false)
	expect(of('2027-04')).toBe(true)
})

test('lP41: a plan’s own row stands before the built-in ones, and in the place of one whose id it has', () => {
	const own = (id: string) => ({
		...{ id, name: 'County ordinance', jurisdiction: 'Taylor County', section: 'Ordinance 7', countries: ['US'] },
		...{ thresholdMW: 10, thresholdOf: 'meter', basis: 'All load', duty: 'in_force', status: 'In force' },
		asked: [{ group: 'site', words: 'Site control', reads: 'site_control' }],
	})
	const of = (id: string) => rules(ABILENE, { catalogue: { ruleSets: [own(id)] } })
	expect(of('taylor').map(({ id }) => id)).toEqual(['taylor', 'tx-sb6', 'puct-58481'])
	expect(answers(of('taylor'), 'taylor')).toEqual(['lacks'])
	expect(of('tx-sb6').map(({ id, asked }) => [id, asked.length])).toEqual([
		['tx-sb6', 1],
		['puct-58481', 6],
	])
	expect(one(of('taylor'), 'taylor').mayHaveChanged).toBe(true)
})
