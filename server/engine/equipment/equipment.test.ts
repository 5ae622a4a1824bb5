import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { getCooling } from '#shared/catalogue/catalogue.ts'
import { must } from '../../../tests/factories/must.ts'
import { hall, planFile } from '../../../tests/factories/plan-file.ts'
import { computePlan, runPlan } from '../compute-plan.ts'
import { explainPlan } from '../explain-plan.ts'
import { freeCoolingShare } from '../layers/energy/cooling/cooling-physics.ts'
import { coolingLoad } from './cooling-load.ts'
import { standardSize } from './size-lots.ts'

/** facility §1.6: 100 MW IT peak, NVL72, Northern Virginia, direct-to-chip with dry coolers. */
const virginia = {
	id: 'va',
	name: 'Virginia',
	country: 'US',
	latitude: 38.95,
	longitude: -77.45,
	cooling: 'd2c_dry_trim',
	peakPue: 1.215,
}
const plan = (halls: readonly Record<string, unknown>[], over: Record<string, unknown> = {}) =>
	planFile({ sites: [virginia], buildPhases: halls.map((one) => ({ ...one, siteId: 'va' })), ...over })
const boughtFor = (halls: readonly Record<string, unknown>[], over: Record<string, unknown> = {}) => {
	const { equipment } = must(computePlan(plan(halls, over)).sites.va)
	const row = (item: string) => equipment.find((found) => found.item === item)
	return { equipment, row, count: (item: string) => row(item)?.count ?? 0 }
}

test.each([
	{ key: 'N', ups: 69, generators: 45, transformers: 53 },
	{ key: 'N+1', ups: 81, generators: 53, transformers: 62 },
	{ key: 'block', ups: 78, generators: 51, transformers: 60 },
	{ key: '4N/3', ups: 92, generators: 60, transformers: 72 },
	{ key: '3N/2', ups: 105, generators: 69, transformers: 81 },
	{ key: '2N', ups: 138, generators: 90, transformers: 106 },
	{ key: '2(N+1)', ups: 140, generators: 92, transformers: 108 },
] as const)(
	'a $key hall of 100 MW needs $ups UPS modules, $generators generators and $transformers transformers (I10)',
	({ key, ups, generators, transformers }) => {
		const { count } = boughtFor([hall('a', { redundancy: key })])
		expect([count('ups'), count('generator'), count('mv_lv_transformer')]).toEqual([ups, generators, transformers])
		expect([count('battery_cabinet'), count('lv_switchboard')]).toEqual([ups, transformers])
		expect(count('mv_switchgear')).toBe(Math.ceil(transformers / 4))
	},
)

test('in normal service a 2N module carries half its rating, one of N nearly all (I10)', () => {
	const loading = (redundancy: string) => must(boughtFor([hall('a', { redundancy })]).row('ups')?.lots[0]).loading
	expect(loading('2N')).toBeCloseTo(0.495, 3)
	expect(loading('N')).toBeCloseTo(0.99, 3)
	expect(loading('4N/3')).toBeLessThan(0.75)
})

test('a minimal training topology backs a share of the IT and all of the cooling (I10)', () => {
	const { count } = boughtFor([hall('a', { redundancy: 'T-min' })])
	expect(count('ups')).toBe(Math.ceil((0.2 * 102.5) / 1.5))
	expect(count('generator')).toBe(Math.ceil((21.5 + 20) / 2.7))
})

test('the substation of 121.5 MW is three 80 MVA transformers, one of them spare, and four breakers (I10)', () => {
	const { row } = boughtFor([hall('a')])
	expect(row('hv_transformer')).toMatchObject({ count: 3, unitSize: 80 })
	expect(row('hv_breaker')?.count).toBe(4)
})

test('at 34.1 °C nine hundredths of a 32 °C loop cool for free and 94 MW are left to trim chillers (I11)', () => {
	const { parameters } = getCooling(builtInCatalogue, 'd2c_dry_trim')
	const hour = { dryBulbC: 34.1, wetBulbC: 25.4 }
	const basis = builtInCatalogue.hourlyCooling
	const load = coolingLoad({ itMW: 100, roomLossShare: 0.4 * 0.029, parameters, hour, basis })
	expect(load.freeShare).toBeCloseTo(0.09, 3)
	expect(load.chillerMW).toBeCloseTo(94, 0)
	expect(boughtFor([hall('a')]).count('chiller_air')).toBe(57)
	expect(boughtFor([hall('a')]).count('cdu')).toBe(48)
})

test('a 45 °C loop needs no trim for the liquid and about 4 MW for the room (I11)', () => {
	const { parameters } = getCooling(builtInCatalogue, 'd2c_full_w45_dry')
	const hour = { dryBulbC: 34.1, wetBulbC: 25.4 }
	const basis = builtInCatalogue.hourlyCooling
	const load = coolingLoad({ itMW: 100, roomLossShare: 0.4 * 0.029, parameters, hour, basis })
	expect(load.freeShare).toBe(1)
	expect(load.chillerMW).toBeCloseTo(4.16, 2)
})

test('a chiller without an economizer never cools for free (I11)', () => {
	expect(freeCoolingShare({ supplyC: 14, returnC: 22, approachC: null, sinkC: -10 })).toBe(0)
})

test('a hall of 0.5 MW takes the smallest sizes that carry it, and no substation (I10, I16)', () => {
	const { row } = boughtFor([hall('small', { itMW: 0.5, redundancy: '2N' })])
	expect(row('ups')).toMatchObject({ unitSize: 1, count: 2 })
	expect(row('generator')).toMatchObject({ unitSize: 1, count: 2 })
	expect(row('mv_lv_transformer')).toMatchObject({ unitSize: 1, count: 2 })
	expect(row('hv_transformer')).toBeUndefined()
})

test('the usual size stands unless one unit would be larger than the load (I16)', () => {
	const sizes = [0.5, 1, 1.25, 1.5, 2]
	const size = (share: number) => standardSize({ unitSize: 1.5, sizes }, share)
	expect([0.1, 0.5, 0.51, 1.26, 1.5, 40].map(size)).toEqual([0.5, 0.5, 1, 1.5, 1.5, 1.5])
	expect(standardSize({ unitSize: 7, sizes: null }, 0.1)).toBe(7)
})

test('halls of one site keep their own redundancy, cooling and sizes, and add up (I10, I11)', () => {
	const { row } = boughtFor([
		hall('liquid', { redundancy: 'N+1' }),
		hall('air', { itMW: 0.5, redundancy: '2N', cooling: 'air_chiller_tower_wse' }),
	])
	expect(row('ups')).toMatchObject({
		count: 83,
		unitSize: 1.5,
		lots: [
			{ phaseId: 'liquid', unitSize: 1.5, count: 81 },
			{ phaseId: 'air', unitSize: 1, count: 2 },
		],
	})
	expect(row('dry_cooler')?.lots.map(({ phaseId }) => phaseId)).toEqual(['liquid'])
	expect(row('cooling_tower')?.lots.map(({ phaseId }) => phaseId)).toEqual(['air'])
	expect(row('pdu')?.lots.map(({ phaseId }) => phaseId)).toEqual(['air'])
})

test('a hall that exists buys nothing, a fit-out no substation (I10)', () => {
	expect(boughtFor([hall('old', { scope: 'existing' })]).equipment).toEqual([])
	const fitOut = boughtFor([hall('a', { scope: 'fit_out_only' })])
	expect([fitOut.row('hv_transformer'), fitOut.row('hv_breaker')]).toEqual([undefined, undefined])
})

test('a plant is bought in the units its contract names, with a step-up transformer (I10)', () => {
	const plant = { id: 'gt', siteId: 'va', kind: 'btm_gt_simple', capacityMW: 100, units: 4, startMonth: '2027-01' }
	const { row } = boughtFor([], { powerContracts: [plant] })
	expect(row('gt_aero')).toMatchObject({ count: 4, unitSize: 25, lots: [{ contractId: 'gt', phaseId: null }] })
	expect(row('gsu')?.count).toBe(2)
})

test('a site that lives by its own ring has no substation; a line in or out, or a plant stepped up, asks for one (I10)', () => {
	const contract = (kind: string) => ({ id: kind, siteId: 'va', kind, capacityMW: 200, startMonth: '2027-01' })
	const transformers = (kinds: readonly string[], site: object = {}) =>
		boughtFor([hall('a')], { powerContracts: kinds.map(contract), ...site }).count('hv_transformer')
	expect(transformers(['btm_recip', 'btm_solar', 'bess'])).toBe(0)
	expect(transformers(['btm_recip', 'vppa'])).toBe(0)
	for (const kind of ['utility_firm', 'ppa_wind', 'nuclear_colocated', 'btm_gt_simple'])
		expect(transformers(['btm_recip', kind]), kind).toBe(3)
	expect(transformers(['btm_recip'], { sites: [{ ...virginia, exportLimitMW: 50 }] })).toBe(3)
	// A battery alone makes nothing: what feeds the site is still to come.
	expect(transformers(['bess'])).toBe(3)
})

test('a count opens down to the hall, its topology and the sizes of the item (I10)', () => {
	const answer = explainPlan(runPlan(plan([hall('a')])), { quantity: 'equipment.count', scope: 'equipment:va/ups' })
	const text = JSON.stringify(answer)
	expect(answer.ok && answer.explanation.value).toBe(81)
	for (const found of ['buildPhases[0].itMW', 'redundancyTopologies', 'ups_continuous_cooling', 'pduBranch', '"ups"'])
		expect(text, found).toContain(found)
	expect(text).not.toContain('halls.chillerHeatMW')
})

test('the chain of a liquid-cooled hall loses 2.9 % on the way to the rack, of an air-cooled one 5.7 % (I15)', () => {
	const loss = (cooling: string) => {
		const frame = runPlan(plan([hall('a', { cooling })]))
		const answer = explainPlan(frame, { quantity: 'halls.chainLossMW', scope: 'phase:a' })
		return answer.ok ? answer.explanation.value : null
	}
	expect(loss('d2c_dry_trim')).toBeCloseTo(2.855, 3)
	expect(loss('air_chiller_aircooled')).toBeCloseTo(5.731, 2)
})

test('the last month to order an item is that of the purchase its months to spare are of (pD3)', () => {
	const halls = [
		hall('under-way', { startMonth: '2025-10', durationMonths: 12 }),
		hall('later', { startMonth: '2026-09', durationMonths: 14 }),
	]
	const { equipment } = boughtFor(halls, { asOfMonth: '2026-02' })
	const pressed = equipment.filter(({ slackMonths, lots }) => slackMonths !== null && lots.length > 1)
	expect(pressed.length).toBeGreaterThan(3)
	for (const { item, orderBy, slackMonths, lots } of pressed) {
		const months = lots.filter((lot) => lot.slackMonths === slackMonths).map((lot) => lot.orderBy)
		expect([item, months.includes(orderBy)]).toEqual([item, true])
	}
	const moved = pressed.filter(({ orderBy, lots }) => lots.some((lot) => (lot.orderBy ?? '') < (orderBy ?? '')))
	expect(moved.length).toBeGreaterThan(0)
})
