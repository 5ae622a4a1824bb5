import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { FLEET } from '../../../tests/factories/reference-models/fleet-plan.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { computePlan } from '../compute-plan.ts'

/** A whole plan as a reviewer gave it. */
function read(name: string): unknown {
	const file = new URL(`../../../tests/fixtures/reproductions/${name}.json`, import.meta.url)
	return JSON.parse(readFileSync(file, 'utf8'))
}
const total = (series: readonly number[]) => series.reduce((sum, value) => sum + value, 0)
const most = (series: readonly number[]) => Math.max(...series)

test('colo: a fit-out buys what a hall lacks, two teams run 30 MW, and a connection that stands costs nothing', () => {
	const { sites, workforce, finance, contracts, months } = computePlan(validPlan(read('colo')))
	const ash = must(sites['ash'])
	const bought = ash.equipment.filter(({ count }) => count > 0).map(({ item }) => item)
	// pR2: of the hall itself only what goes with its racks; UPS, generators and switchboards stand.
	expect(bought).toEqual(expect.arrayContaining(['pdu', 'crah']))
	for (const item of ['ups', 'battery_cabinet', 'generator', 'mv_lv_transformer', 'lv_switchboard', 'chiller_air'])
		expect(bought).not.toContain(item)
	expect(ash.equipment.map(({ item }) => item)).not.toContain('hv_transformer')
	// pO2: 16.2 or 5.466 · 30^.617, times 1 + 1.5 · 30 ÷ 230.
	expect(most(workforce.operations.headcount)).toBeCloseTo(5.466 * 30 ** 0.617 * (1 + (1.5 * 30) / 230), 6)
	expect(Math.round(most(workforce.operations.headcount))).toBe(53)
	// eR29: what is energised pays for no connection, and a fit-out needs no substation.
	expect(total(finance.capexByLayer.energy)).toBe(0)
	expect(finance.totals.usdPerItMW ?? NaN).toBeLessThan(7e6)
	expect(contracts['dominion']?.firmMW[months.indexOf('2026-09')]).toBe(45)
	expect(ash.places.gridRegion).toMatchObject({ id: 'US-SRVC', rule: 'anchor' })
})

test('fleet: each site in its own country, an island without a grid', () => {
	const { sites, environment, warnings, bindingCause } = computePlan(validPlan(FLEET))
	const regions = Object.values(sites).map(({ places }) => places.gridRegion.id)
	expect(regions).toEqual(['JP-TK', 'AE', 'US-ERCT'])
	expect(sites['abudhabi']?.places.costMarket).toMatchObject({ id: 'global-average-2025', rule: 'world' })
	const { dispatch, co2LocationTonnes, scope1Tonnes } = must(sites['pecos'])
	expect(total(dispatch.importMWh)).toBe(0)
	expect(total(dispatch.unservedMWh)).toBe(0)
	expect(total(dispatch.gasMWh)).toBeGreaterThan(0)
	expect(total(co2LocationTonnes)).toBeCloseTo(total(scope1Tonnes), 6)
	// eR32, eR33: less in the hour than by the year.
	expect(environment.carbonFreeShare ?? NaN).toBeLessThan(environment.carbonFreeShareAnnual ?? NaN)
	// pW5: what leaves with nothing behind it is warned of, and the cause.
	expect(warnings.map(({ code }) => code)).toContain('retirement_hole')
	expect(bindingCause.at(-1)?.cause).toBe('retired')
})

test('hyperion: people and money of 1.6 GW, and racks denser than their halls use a part of each', () => {
	const { sites, workforce, finance, warnings, headline } = computePlan(validPlan(read('hyperion')))
	// pM: 1,602 MW, 901 → 500 by the curve through known sites; mM9: 16.9 published, less by learning over nine halls, in full at work.
	expect(Math.round(most(workforce.operations.headcount))).toBe(500)
	expect((finance.totals.usdPerItMW ?? NaN) / 1e6).toBeCloseTo(15, 1)
	const { installedAccelerators, energisedAccelerators } = must(sites['richland'])
	// lP9: five orders of Vera Rubin come in racks of 230 kW, each held to a hall of 178 MW stated at 142 kW: they use 68 % of
	// it, and what GB300 leave of theirs is not for them. At the peak that trains (.78) that is 43,707 of 50,400.
	const [share, eachMW] = [(1.1 * 142) / 230, (1.11 * 230) / 72 / 1000]
	const held = Math.floor((178 * share) / (0.78 * eachMW))
	expect(held).toBe(43_707)
	expect(most(energisedAccelerators)).toBe(4 * 79_920 + 5 * held)
	expect(most(installedAccelerators)).toBe(4 * 79_920 + 5 * 50_400)
	const dense = warnings.filter(({ code }) => code === 'density_over_hall').map(({ path }) => path)
	expect(dense).toEqual([
		...[4, 5, 6, 7, 8].map((order) => `chipOrders[${String(order)}]`),
		...[4, 5, 6, 7, 8].map((hall) => `buildPhases[${String(hall)}].rackDensityKW`),
	])
	expect(headline).toBeNull()
})
