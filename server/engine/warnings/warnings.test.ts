import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { planFileSchema } from '#shared/schemas/plan-file.ts'
import { runPlan } from '../compute-plan.ts'
import { computedDocument } from '../../../tests/factories/computed-document.ts'
import { columnOf } from '../kernel/run.ts'
import { hallDensity } from '../schedule/schedule.quantities.ts'

type Entry = Record<string, unknown>
const text = readFileSync(new URL('../../../tests/fixtures/plans/worked-example-simple.json', import.meta.url), 'utf8')
const simple = (): Entry => JSON.parse(text) as Entry
const first = (list: string): Entry => (simple()[list] as Entry[])[0] ?? {}
const warn = (change: Entry) => computedDocument(planFileSchema.parse({ ...simple(), ...change })).warnings
const codes = (change: Entry) => warn(change).map(({ code }) => code)
const found = (change: Entry, code: string) => warn(change).find((warning) => warning.code === code)

test('the worked plan is warned of chips before power, and of long leads only before its hall is under way', () => {
	expect(codes({})).toEqual(['assumed_ordered', 'chips_before_power'])
	// A month before it begins nothing counts as ordered: its hall then comes after the power.
	expect(codes({ asOfMonth: '2025-12' })).toEqual(['long_lead', 'chips_before_hall'])
	expect(found({}, 'chips_before_power')).toEqual({
		path: 'chipOrders[0].orderMonth',
		code: 'chips_before_power',
		text: 'gb200 is racked in October 2026, but first power arrives in March 2027.',
		mend: 'Order later, or get power earlier with bridge power or on-site plant.',
	})
})

test('a plant of one unit, a queue position and a PPA beyond the load say what is wrong', () => {
	const powerContracts = [
		first('powerContracts'),
		{ id: 'gt', siteId: 'abilene', kind: 'btm_gt_simple', capacityMW: 30, startMonth: '2027-03' },
		{
			id: 'queue',
			siteId: 'abilene',
			kind: 'interconnection_queue',
			capacityMW: 300,
			startMonth: '2027-03',
			status: 'study',
		},
		{ id: 'wind', siteId: 'abilene', kind: 'ppa_wind', capacityMW: 500, startMonth: '2027-03' },
		{ id: 'cfd', siteId: 'abilene', kind: 'vppa', capacityMW: 10, capacityFactor: 0.3, startMonth: '2027-03' },
	]
	expect(codes({ powerContracts })).toEqual(
		expect.arrayContaining(['single_unit', 'queue_not_counted', 'ppa_over_volume', 'no_strike_price']),
	)
})

test('racks denser than cooling or hall are named with their order', () => {
	const air = { sites: [{ ...first('sites'), cooling: 'air_chiller_aircooled' }] }
	expect(found(air, 'density_over_cooling')).toMatchObject({
		path: 'buildPhases[0].rackDensityKW',
		mend: expect.stringMatching(/^Choose liquid cooling, /) as string,
	})
	// Loops that are too thin are told of thicker ones, and a density that nobody entered is nobody's plan.
	const open = { ...first('buildPhases'), rackDensityKW: null }
	const chipOrders = [{ ...first('chipOrders'), chip: 'vera-rubin-nvl72' }]
	const thin = found({ buildPhases: [open], chipOrders }, 'density_over_cooling')
	expect(thin?.text).toMatch(/is built for its orders: 230 kW racks; its cooling takes 150 kW\.$/)
	expect(thin?.mend).toBe('Choose cooling for denser racks, or order a chip in lighter racks.')
	expect(found(air, 'density_over_hall')?.text).toMatch(/^gb200: .*132 kW/)
	expect(codes({ buildPhases: [{ ...first('buildPhases'), rackDensityKW: 60 }] })).toContain('density_over_hall')
})

test('a floor area in square feet is caught', () => {
	expect(codes({ buildPhases: [{ ...first('buildPhases'), floorAreaM2: 350_000 }] })).toContain(
		'floor_area_out_of_band',
	)
})

test('a hall is called crowded from the figure on that is written as more than one (pL6)', () => {
	const withRoom = (spaceSfPerHead: number) => ({ assumptions: { spaceSfPerHead } })
	const plan = (feet: number) => planFileSchema.parse({ ...simple(), ...withRoom(feet) })
	const densityAt = (feet: number) => columnOf(runPlan(plan(feet)), hallDensity).at(0, 0)
	// The same people in room for fewer.
	const full = 250 / densityAt(250)
	expect(densityAt(full * 1.004)).toBeCloseTo(1.004, 6)
	expect(codes(withRoom(full * 1.004))).not.toContain('hall_crowded')
	expect(found(withRoom(full * 1.02), 'hall_crowded')?.text).toContain(
		'hall-a has 1.02× the workers it has room for in its busiest month: all its work takes 0.0451% more hours.',
	)
	// Months that are the class's, nobody has planned.
	const [hall] = plan(250).buildPhases
	const open = { ...withRoom(full * 2), buildPhases: [{ ...hall, durationMonths: null }] }
	expect(codes(open)).not.toContain('hall_crowded')
})

test('limits of land, water and carbon name the first year above them', () => {
	const site = {
		...first('sites'),
		cooling: 'd2c_tower',
		landHectares: 5,
		waterLimitM3PerYear: 1000,
		emissionsLimitTonnesPerYear: 50_000,
	}
	expect(codes({ sites: [site] })).toEqual(expect.arrayContaining(['land_short', 'water_limit', 'emissions_limit']))
	expect(found({ sites: [site] }, 'emissions_limit')?.text).toContain('in 2028')
	expect(
		codes({ sites: [{ ...site, landHectares: 100, waterLimitM3PerYear: 1e9, emissionsLimitTonnesPerYear: 1e9 }] }),
	).not.toEqual(expect.arrayContaining(['land_short']))
})

test('a site far from every row says so', () => {
	const lost = { ...first('sites'), country: 'CA', region: null, latitude: 64, longitude: -110, gridRegion: 'CA-AB' }
	expect(codes({ sites: [lost], labourPools: [] })).toEqual(
		expect.arrayContaining(['climate_far', 'labour_national_pool', 'no_offsite_water']),
	)
})

test('pP1, pP2: a site says what was assumed of its country and its grid', () => {
	const site = { ...first('sites'), country: null, region: null, gridRegion: null, latitude: 66.5, longitude: -155 }
	expect(found({ sites: [site] }, 'country_assumed')?.text).toContain(
		'Abilene has no country: US is assumed, from the nearest known place.',
	)
	expect(found({ sites: [site] }, 'grid_region_far')?.text).toMatch(/as at [A-Z]/)
	const abroad = { ...first('sites'), country: 'DE', gridRegion: 'FR' }
	expect(found({ sites: [abroad] }, 'grid_region_abroad')?.text).toContain('is in DE')
	const unknown = { ...first('sites'), country: 'MM', gridRegion: null, latitude: 16.8, longitude: 96.1 }
	expect(found({ sites: [unknown] }, 'no_grid_region')?.text).toContain('No grid data for MM')
})

test('pP4: only a market that the plan names may lie far from its site', () => {
	const site = { ...first('sites'), country: 'US', latitude: 47, longitude: -109 }
	expect(codes({ sites: [site] })).not.toContain('cost_market_far')
	const [dallas] = builtInCatalogue.costs.filter(({ market }) => market === 'Dallas')
	expect(codes({ sites: [{ ...site, costMarket: dallas?.id }] })).toContain('cost_market_far')
})

test('an application no workload serves, a missed deadline and a hall too small are named', () => {
	expect(codes({ workloads: [] })).toContain('no_workload')
	const training = { ...((simple()['workloads'] as Entry[])[1] ?? {}), deadlineMonth: '2027-01' }
	expect(codes({ workloads: [training] })).toContain('deadline_missed')
	expect(codes({ buildPhases: [{ ...first('buildPhases'), itMW: 10 }] })).toContain('chips_over_halls')
})

test('a hall short of hands is late by name of the trade', () => {
	const starved = {
		sites: [{ ...first('sites'), labour: { travellersCap: 0 } }],
		labourPools: ['electrician', 'ironworker'].map((trade) => ({
			id: trade,
			siteId: 'abilene',
			trade,
			available: 60,
			annualGrowth: 0,
		})),
	}
	expect(found(starved, 'hall_late')?.text).toMatch(/^hall-a finishes in .*: electrician shortage\.$/)
})

test('milestones stand in order of time and name what happens', () => {
	const { milestones } = computedDocument(planFileSchema.parse(simple()))
	expect(milestones.map(({ month, kind }) => `${month} ${kind}`)).toEqual([
		'2026-08 peak_workforce',
		'2026-10 first_chips',
		'2027-03 power_at_meter',
		'2027-03 first_power',
		'2027-03 hall_ready',
		'2027-03 first_tokens',
		'2027-04 training_done',
		'2027-08 all_firm_power',
	])
	expect(milestones.find(({ kind }) => kind === 'all_firm_power')?.text).toBe(
		'Full firm power at Abilene: 140 MW at the meter.',
	)
})

test('every warning has a sentence and a mend, and points into the plan', () => {
	for (const warning of warn({ workloads: [] })) {
		expect(warning.path).toMatch(/^(sites|powerContracts|buildPhases|chipOrders|applications|workloads)/)
		expect(warning.text).toMatch(/\.$/)
		expect(warning.mend).toMatch(/\.$/)
	}
})

test('a target that runs later than asked is told with both months; by its month, or asked beyond the plan, it is not', () => {
	const asking = (targetMonth: string, targetItMW: number | null = null) => ({
		sites: [{ ...first('sites'), targetItMW, targetMonth }],
	})
	const { milestones } = computedDocument(planFileSchema.parse({ ...simple(), ...asking('2049-01') }))
	expect(milestones.find(({ kind }) => kind === 'full_power')?.month).toBe('2027-06')
	expect(codes(asking('2027-06'))).not.toContain('target_late')
	expect(found(asking('2027-01'), 'target_late')).toEqual({
		path: 'sites[0].targetMonth',
		code: 'target_late',
		text: 'Full power at Abilene (79 MW IT): June 2027, five months after target.',
		mend: 'See what limits the site and move the latest item earlier, or move the target later.',
	})
	expect(found(asking('2027-06', 100), 'target_late')?.text).toBe(
		'Full power at Abilene (100 MW IT): not reached in the plan; target June 2027.',
	)
	expect(codes(asking('2049-01', 100))).not.toContain('target_late')
})
