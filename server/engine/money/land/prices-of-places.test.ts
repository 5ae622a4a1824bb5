import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { computedDocument } from '../../../../tests/factories/computed-document.ts'
import { must } from '../../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { runPlan } from '../../compute-plan.ts'
import { explainPlan } from '../../explain-plan.ts'
import { columnOf } from '../../kernel/run.ts'
import { storagePrice } from '../storage-price.ts'
import { solarLandPrice } from './land-price.ts'

const at = (country: string, [latitude, longitude]: readonly [number, number], over: object = {}) => ({
	...{ id: 'abilene', name: 'There', country, latitude, longitude, ...over },
})
const WARSAW = at('PL', [52.23, 21.01], { landHectares: 12 })
const PECOS = at('US', [31.42, -103.5], { landHectares: 1000 })
const DALLAS = at('US', [32.9, -97.02], { landHectares: 40 })
const built = (site: object, over: object = {}) =>
	planFile({ sites: [site], horizonMonths: 60, buildPhases: [hall('h', { itMW: 60 })], ...over })
const landOf = (site: object, over: object = {}) => must(computedDocument(built(site, over)).finance.land['abilene'])

test('lP19: land is farmland of the country and what industry pays over it, and near a city what it costs there', () => {
	expect(landOf(WARSAW)).toEqual({ capitalUsd: 348_000, usdPerHectare: 29_000, rule: 'rural' })
	expect(landOf(DALLAS)).toEqual({ capitalUsd: 40 * 580_000, usdPerHectare: 580_000, rule: 'metro' })
	expect(landOf(at('NR', [-0.53, 166.93], { landHectares: 12 })).rule).toBe('default')
})

test('lP19: a solar field stands on farmland, the rest of the site on land for industry', () => {
	const sun = { kind: 'btm_solar', capacityMW: 100, siteId: 'abilene' }
	const { capitalUsd } = landOf(PECOS, { powerContracts: [contract('sun', sun)] })
	const underPanels = 650 / 2.471054
	expect(capitalUsd).toBeCloseTo(underPanels * 10_749 + (1000 - underPanels) * 21_498, 3)
	// In the example, by 263.05 hectares.
	expect(Math.abs(capitalUsd - 18_670_475.55)).toBeLessThan(60)
})

test('lP19: a stated price stands for all of the land, before the assumption; both before the country', () => {
	const sun = { powerContracts: [contract('sun', { kind: 'btm_solar', capacityMW: 100, siteId: 'abilene' })] }
	const assumed = { assumptions: { landUsdPerHectare: { value: 50_000 } } }
	expect(landOf(PECOS, { ...sun, ...assumed })).toMatchObject({ capitalUsd: 50e6, rule: 'assumption' })
	const stated = landOf({ ...PECOS, landUsdPerHectare: 70_000 }, { ...sun, ...assumed })
	expect(stated).toMatchObject({ capitalUsd: 70e6, rule: 'stated' })
	expect(landOf({ ...PECOS, landUsdPerHectare: 0 }, sun).capitalUsd).toBe(0)
})

test('lP19: how many builders make a city, and how far it reaches, are assumptions', () => {
	const only = (value: number) => ({ assumptions: { ruralLandFactor: { value } } })
	expect(landOf(WARSAW, only(10)).usdPerHectare).toBe(145_000)
	expect(landOf(DALLAS, only(10)).usdPerHectare).toBe(580_000)
	expect(landOf(DALLAS, { assumptions: { commuteFreeKm: { value: 1 } } }).rule).toBe('rural')
})

test('lP19: whoever asks why land costs that is told of farmland and of what industry pays over it', () => {
	const frame = runPlan(built(WARSAW))
	const answer = explainPlan(frame, { quantity: 'finance.land.usdPerHectare', scope: 'site:abilene' })
	const told = JSON.stringify(answer)
	for (const part of ['countryLand', 'farmUsdPerHectare', 'ruralLandFactor']) expect(told).toContain(part)
	expect(columnOf(frame, solarLandPrice).at(0, 0)).toBe(14_500)
})

test('lP19: land that weighs at a price of nobody names what both kinds of land would cost', () => {
	const { warnings } = computedDocument(built({ ...PECOS, landHectares: 5000 }))
	expect(must(warnings.find(({ code }) => code === 'land_guess')).text).toMatch(
		/rural, \$21,498 per hectare; near a city it is about \$580k\.$/,
	)
})

const battery = (country: string, hours: number, over: object = {}) => {
	const bess = { kind: 'bess', siteId: 'abilene', capacityMW: 8, energyMWh: 8 * hours, ...over }
	const plan = built(at(country, [0, -150]), { powerContracts: [contract('bess', bess)] })
	return columnOf(runPlan(plan), storagePrice).at(0, 0)
}

test('lP20: a battery costs by country and by the hours it lasts', () => {
	expect(battery('PL', 2) * 16).toBe(3_000_000)
	expect(battery('US', 4) * 32).toBe(32 * 280_000)
	expect(battery('CN', 1)).toBe(175_000)
	expect(battery('PL', 2, { capexUsdPerKW: 900 })).toBe(0)
})

test('law: the longer a battery lasts, the less a kilowatt-hour and the more the whole costs, in every country', () => {
	for (const { id } of builtInCatalogue.batteryPrices.filter(({ id: one }) => one !== '*')) {
		const hours = [1, 2, 4, 8, 12]
		const byEnergy = hours.map((one) => battery(id, one))
		expect(byEnergy).toEqual(byEnergy.toSorted((one, other) => other - one))
		const whole = hours.map((one, index) => one * (byEnergy[index] ?? NaN))
		expect(whole).toEqual(whole.toSorted((one, other) => one - other))
	}
})

test('law: rural land is never dearer than land near a city, over all rows', () => {
	for (const { id, farmUsdPerHectare, metroUsdPerHectare } of builtInCatalogue.countryLand) {
		expect(farmUsdPerHectare, id).toBeGreaterThan(0)
		expect(2 * farmUsdPerHectare, id).toBeLessThanOrEqual(metroUsdPerHectare)
	}
})

test('lP21: capital is told by what it holds, each band within the next, and the last is all of it', () => {
	const gas = contract('gas', { kind: 'btm_recip', siteId: 'abilene', capacityMW: 60 })
	const grid = contract('grid', { kind: 'utility_firm', siteId: 'abilene', capacityMW: 80 })
	const { finance } = computedDocument(built(DALLAS, { powerContracts: [grid, gas] }))
	const [halls, connected, powered] = [
		must(finance.scopes.hallsUsdPerItMW),
		must(finance.scopes.connectedUsdPerItMW),
		must(finance.scopes.ownPlantUsdPerItMW),
	]
	expect(connected).toBeGreaterThan(halls)
	expect(powered).toBeGreaterThan(connected)
	const land = must(finance.land['abilene']).capitalUsd
	expect(powered * 60).toBeCloseTo(finance.committedUsd.energy + finance.committedUsd.infrastructure, 2)
	expect(powered - land / 60).toBeCloseTo(must(finance.totals.usdPerItMW), 4)
	expect(halls).toBeCloseTo(must(must(finance.halls['h']).usdPerItMW), 4)
})

test('lP21: what stands takes off: a connection at work is not bought again, a hall that stands asks for no land', () => {
	const grid = (over: object) => ({
		powerContracts: [contract('grid', { kind: 'utility_firm', siteId: 'abilene', capacityMW: 80, ...over })],
	})
	const scopes = (over: object) => computedDocument(built(DALLAS, over)).finance.scopes
	const [asked, there] = [scopes(grid({})), scopes(grid({ status: 'energised' }))]
	expect(must(asked.connectedUsdPerItMW) - must(there.connectedUsdPerItMW)).toBeCloseTo((80 * 200_000) / 60, 3)
	expect(there.hallsUsdPerItMW).toBe(asked.hallsUsdPerItMW)
	const standing = { ...grid({}), buildPhases: [hall('h', { itMW: 60, scope: 'existing' })] }
	expect(scopes(standing)).toEqual({ hallsUsdPerItMW: null, connectedUsdPerItMW: null, ownPlantUsdPerItMW: null })
})
