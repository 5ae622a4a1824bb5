import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { planFileSchema } from '#shared/schemas/plan-file.ts'
import { computePlan } from '../compute-plan.ts'

type Entry = Record<string, unknown>
const text = readFileSync(new URL('../../../tests/fixtures/plans/worked-example-simple.json', import.meta.url), 'utf8')
const simple = (): Entry => JSON.parse(text) as Entry
const first = (list: string): Entry => (simple()[list] as Entry[])[0] ?? {}
const warn = (change: Entry) => computePlan(planFileSchema.parse({ ...simple(), ...change })).warnings
const codes = (change: Entry) => warn(change).map(({ code }) => code)
const found = (change: Entry, code: string) => warn(change).find((warning) => warning.code === code)

test('the worked plan is warned of chips before power, and of long leads only before its hall is under way', () => {
	expect(codes({})).toEqual(['chips_before_power'])
	expect(codes({ asOfMonth: '2025-12' })).toEqual(['long_lead', 'chips_before_power'])
	expect(found({}, 'chips_before_power')).toEqual({
		path: 'chipOrders[0].orderMonth',
		code: 'chips_before_power',
		text: 'gb200 stands in racks from October 2026, but the first power comes in March 2027.',
		mend: 'Order later, or bring power forward with a bridge or on-site plant.',
	})
})

test('a plant of one unit, a queue position and a lost surplus say why they give so little', () => {
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
		expect.arrayContaining(['single_unit', 'queue_not_counted', 'surplus_lost', 'no_strike_price']),
	)
})

test('racks denser than cooling or hall are named with their order', () => {
	const air = { sites: [{ ...first('sites'), cooling: 'air_chiller_aircooled' }] }
	expect(found(air, 'density_over_cooling')?.path).toBe('buildPhases[0].rackDensityKW')
	expect(found(air, 'density_over_hall')?.text).toContain('132 kW')
	expect(codes({ buildPhases: [{ ...first('buildPhases'), rackDensityKW: 60 }] })).toContain('density_over_hall')
})

test('a floor area in square feet is caught', () => {
	expect(codes({ buildPhases: [{ ...first('buildPhases'), floorAreaM2: 350_000 }] })).toContain(
		'floor_area_out_of_band',
	)
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
	expect(codes({ sites: [lost] })).toEqual(
		expect.arrayContaining(['climate_far', 'no_labour_market', 'no_offsite_water']),
	)
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
	expect(found(starved, 'hall_late')?.text).toMatch(/months later than planned: too few /)
})

test('milestones stand in order of time and name what happens', () => {
	const { milestones } = computePlan(planFileSchema.parse(simple()))
	expect(milestones.map(({ month, kind }) => `${month} ${kind}`)).toEqual([
		'2026-09 peak_workforce',
		'2026-10 first_chips',
		'2027-03 first_power',
		'2027-03 hall_ready',
		'2027-03 first_tokens',
		'2027-04 training_done',
		'2027-08 full_grid',
	])
	expect(milestones.find(({ kind }) => kind === 'full_grid')?.text).toBe(
		'Full grid at Abilene: 140 MW firm at the meter.',
	)
})

test('every warning has a sentence and a mend, and points into the plan', () => {
	for (const warning of warn({ workloads: [] })) {
		expect(warning.path).toMatch(/^(sites|powerContracts|buildPhases|chipOrders|applications|workloads)/)
		expect(warning.text).toMatch(/\.$/)
		expect(warning.mend).toMatch(/\.$/)
	}
})
