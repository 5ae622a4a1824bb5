import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { must } from '../../../../../../tests/factories/must.ts'
import { computedDocument } from '../../../../../../tests/factories/computed-document.ts'
import { explainPlan } from '../../../../explain-plan.ts'
import { runPlan } from '../../../../compute-plan.ts'
import { contract, planFile } from '../../../../../../tests/factories/plan-file.ts'
import { dayWeights } from './day-kinds.ts'
import { factorOf, sunOver, yieldOf } from './sunny-days.ts'
import { yearAboveAir } from './clearness.ts'
import type { SolarMount } from './sun.ts'

const WEIGHTS = dayWeights(builtInCatalogue)
const climateOf = (id: string) => must(builtInCatalogue.climates.find((row) => row.id === id))

/** Losses of the chapter: dust and others, availability, rows of trackers, heat. */
const gainOf = (degrees: number, mount: SolarMount, ratio = 1.3) =>
	ratio * 0.893 * 0.95 * (mount === 'tracker' ? 0.97 : 1) * (1 - 0.0035 * degrees)

function factorAt(id: string, mount: SolarMount, ratio?: number): number {
	const climate = climateOf(id)
	const sun = sunOver(builtInCatalogue, climate, { latitude: climate.latitude, mount })
	return factorOf(sun, gainOf(climate.meanDryBulbC, mount, ratio), WEIGHTS)
}

test.each([
	['El Paso TX', 0.325],
	['Riyadh SA', 0.326],
	['Dallas TX', 0.266],
	['Ashburn / N. Virginia', 0.22],
	['Frankfurt DE', 0.15],
	['Kuala Lumpur / Johor MY', 0.184],
	['Lulea SE', 0.17],
	['Dublin IE', 0.133],
])('lP13: trackers at %s make %d of their capacity, by latitude and clearness', (id, factor) => {
	expect(factorAt(id, 'tracker')).toBeCloseTo(factor, 3)
})

test.each([
	['Las Vegas NV', 0.207],
	['Madrid ES', 0.163],
	['London UK', 0.101],
	['Frankfurt DE', 0.102],
	['Singapore SG', 0.146],
	['Sydney AU', 0.161],
])('lP13: tilted panels at %s, for a kilowatt of panels, make %d', (id, factor) => {
	expect(factorAt(id, 'tilted', 1)).toBeCloseTo(factor, 3)
})

test('lP12, lP13: El Paso by the line of day ratios has the digits of the worked example', () => {
	const climate = { ...climateOf('El Paso TX'), solarDayRatios: null }
	expect(yearAboveAir(31.77)).toBeCloseTo(3146.2339, 3)
	const sun = sunOver(builtInCatalogue, climate, { latitude: 31.42, mount: 'tracker' })
	const gain = gainOf(18, 'tracker')
	expect(factorOf(sun, gain, WEIGHTS)).toBeCloseTo(0.32557, 4)
	expect(yieldOf(sun, { calendarMonth: 0, gain, weights: WEIGHTS })).toBeCloseTo(0.21031, 4)
	expect(yieldOf(sun, { calendarMonth: 5, gain, weights: WEIGHTS })).toBeCloseTo(0.445655, 4)
	const tilted = sunOver(builtInCatalogue, climate, { latitude: 31.42, mount: 'tilted' })
	expect(factorOf(tilted, gainOf(18, 'tilted'), WEIGHTS)).toBeCloseTo(0.26473, 4)
})

const PECOS = { id: 'abilene', name: 'Pecos', country: 'US', latitude: 31.42, longitude: -105 }
const WARSAW = { id: 'abilene', name: 'Warsaw', country: 'PL', latitude: 52.23, longitude: 21.01 }
const contractsAt = (site: object, ...over: readonly Record<string, unknown>[]) =>
	computedDocument(
		planFile({
			sites: [site],
			powerContracts: [contract('grid'), ...over.map((one, i) => contract(`c${String(i)}`, one))],
		}),
	).contracts

test('lP13, lP14: a plan says which capacity factor it used, of its place or as stated', () => {
	const SUN = { kind: 'btm_solar', capacityMW: 100 }
	const of = contractsAt(
		PECOS,
		SUN,
		{ ...SUN, capacityFactor: 0.24 },
		{ ...SUN, dcAcRatio: 1 },
		{ ...SUN, solarMount: 'tilted' },
	)
	expect(must(of['c0']).capacityFactor).toBeCloseTo(0.3254, 4)
	expect(must(of['c1']).capacityFactor).toBe(0.24)
	expect(must(of['c2']).capacityFactor).toBeLessThan(must(of['c0']).capacityFactor)
	expect(must(of['c3']).capacityFactor).toBeLessThan(must(of['c0']).capacityFactor)
})

test('lP15: wind makes what it makes in the site’s country, on land and at sea, or what is stated', () => {
	const wind = contractsAt(
		WARSAW,
		{ kind: 'ppa_wind', capacityMW: 20 },
		{ kind: 'ppa_offshore', capacityMW: 20 },
		{ kind: 'ppa_wind', capacityMW: 20, capacityFactor: 0.33 },
	)
	expect(['c0', 'c1', 'c2'].map((id) => must(wind[id]).capacityFactor)).toEqual([0.27, 0.44, 0.33])
	const served = must(wind['c0']).generationMWh.filter((MWh) => MWh > 0)
	// Weights and ratios of the kinds of day are rounded: they come to 1.0001 of the year’s mean (eR6).
	expect(must(served.at(-1)) / 3942).toBeCloseTo(1, 3)
})

test('lP12, lP14: where no sun is known within ten degrees the kind’s factor holds, and the plan says so', () => {
	const climate = { id: 'far', latitude: 82, longitude: 0, meanDryBulbC: -15, designPue: { d2c_dry_trim: 1.08 } }
	const site = { ...PECOS, climate: 'far' }
	const found = (own: object, over: object = {}) =>
		computedDocument(
			planFile({
				sites: [site],
				catalogue: { climates: [{ ...climate, ...own }] },
				powerContracts: [contract('sun', { kind: 'btm_solar', capacityMW: 100, ...over })],
			}),
		)
	const isTold = ({ warnings }: ReturnType<typeof found>) => warnings.some(({ code }) => code === 'sun_unknown')
	const unknown = found({})
	expect(must(unknown.contracts['sun']).capacityFactor).toBe(0.24)
	expect(must(unknown.warnings.find(({ code }) => code === 'sun_unknown')).text).toMatch(
		/^No solar data for far: sun uses a capacity factor of 24\s?%, the United States average\.$/,
	)
	expect(isTold(found({}, { capacityFactor: 0.24 }))).toBe(false)
	const near = found({ latitude: 40 })
	expect(isTold(near)).toBe(false)
	expect(must(near.contracts['sun']).capacityFactor).not.toBe(0.24)
})

test('lP13: an explanation shows latitude, clearness, mount, panels and what they come to', () => {
	const frame = runPlan(
		planFile({
			sites: [{ ...WARSAW, climate: 'Riyadh SA' }],
			powerContracts: [contract('sun', { kind: 'btm_solar' })],
		}),
	)
	const answer = explainPlan(frame, { quantity: 'contracts.sun.capacityFactor' })
	const told = JSON.stringify(answer)
	for (const part of ['52.23', '2190', 'clearness_of_year', 'energy.panelGain', 'EPJ Photovoltaics']) {
		expect(told).toContain(part)
	}
})
