import { expect, test } from 'vitest'
import { type ElectricalChain, type Equipment, type RedundancyTopology } from '#shared/catalogue/facility-types.ts'
import { type CoolingParameters } from '#shared/catalogue/types.ts'
import { freeCoolingShare } from '../layers/energy/cooling-physics.ts'
import { coolingLoad } from './equipment-cooling.ts'
import { orderDates } from './equipment-dates.ts'
import {
	type HallDesign,
	electricalUnits,
	mechanicalUnits,
	rackCount,
	substationTransformers,
	upsLoadMW,
} from './equipment-hall.ts'
import { moduleCount } from './equipment-topology.ts'
import { type EquipmentHall, siteEquipment } from './equipment.ts'

const provenance = { source: 'facility §1.6', asOf: '2026', confidence: 'high' } as const
const topology = (change: Partial<RedundancyTopology>): RedundancyTopology => ({
	...provenance,
	id: 'N',
	name: 'N',
	sides: 1,
	divisor: 1,
	sideSpares: 0,
	blockSize: null,
	protectedShare: 1,
	modulesRule: '',
	uptimeTier: '',
	gearHoursFactor: 1,
	...change,
})
const TOPOLOGIES = {
	N: topology({}),
	'N+1': topology({ id: 'N+1', blockSize: 6 }),
	block: topology({ id: 'block', blockSize: 8 }),
	'4N/3': topology({ id: '4N/3', sides: 4, divisor: 3 }),
	'3N/2': topology({ id: '3N/2', sides: 3, divisor: 2 }),
	'2N': topology({ id: '2N', sides: 2 }),
}
const HYP: ElectricalChain = {
	...provenance,
	id: 'hyp',
	name: 'High-efficiency UPS, busway',
	stages: { mvLvTransformer: 0.994, switchgear: 0.998, ups: 0.985, pduBranch: 0.995 },
	lossShare: 0.029,
}
const DRY: CoolingParameters = {
	kind: 'd2c',
	liquidShare: 0.8,
	sink: 'db',
	supplyC: 32,
	returnC: 42,
	approachC: 7,
	cdu: 0.012,
	liquidPump: 0.012,
	liquidRejection: 0.015,
	airSupplyC: 20,
	airReturnC: 28,
	fan: 0.04,
	pump: 0.015,
	chain: 'hyp',
	misc: 0.012,
	carnot: 0.45,
	condenserC: 12,
}
const SIZE = {
	ups: 1.5,
	generator: 3,
	mv_lv_transformer: 3,
	cdu: 2,
	chiller_air: 1.7,
	dry_cooler: 1.2,
	crah: 350,
	hv_transformer: 80,
}

/** facility §1.6: 100 MW IT peak, NVL72, Northern Virginia, direct-to-chip with dry coolers. */
const virginia = (change: Partial<HallDesign> = {}): HallDesign => ({
	itPeakMW: 100,
	peakPue: 1.215,
	powerFactor: 0.97,
	rackKW: 132,
	topology: TOPOLOGIES.N,
	chain: HYP,
	cooling: DRY,
	machines: { chiller: 'chiller_air', rejection: 'dry_cooler', liquid: 'cdu', room: 'crah', roomPer: 'heat' },
	hour: { dryBulbC: 34.1, wetBulbC: 25.4 },
	...change,
})

test.each([
	{ key: 'N', ups: 69, generators: 45, transformers: 53 },
	{ key: 'N+1', ups: 81, generators: 53, transformers: 62 },
	{ key: 'block', ups: 78, generators: 51, transformers: 60 },
	{ key: '4N/3', ups: 92, generators: 60, transformers: 72 },
	{ key: '3N/2', ups: 105, generators: 69, transformers: 81 },
	{ key: '2N', ups: 138, generators: 90, transformers: 106 },
] as const)(
	'a $key hall of 100 MW needs $ups UPS modules, $generators generators and $transformers transformers',
	({ key, ups, generators, transformers }) => {
		const units = electricalUnits(virginia({ topology: TOPOLOGIES[key] }), SIZE)
		expect([units['ups'], units['generator'], units['mv_lv_transformer']]).toEqual([ups, generators, transformers])
	},
)

test('a side with a spare is counted twice in 2(N+1)', () => {
	expect(moduleCount(topology({ sides: 2, sideSpares: 1 }), { load: 102.5, unit: 1.5 })).toBe(140)
})

test('100 MW of NVL72 fill 758 racks and load the UPS with 102.5 MW', () => {
	expect(rackCount(virginia())).toBe(758)
	expect(upsLoadMW(virginia())).toBeCloseTo(102.5, 2)
})

test('a minimal training topology backs a share of the IT and all of the cooling', () => {
	const units = electricalUnits(virginia({ topology: topology({ id: 'T-min', protectedShare: 0.2 }) }), SIZE)
	expect(units['ups']).toBe(Math.ceil((0.2 * 102.5) / 1.5))
	expect(units['generator']).toBe(Math.ceil((21.5 + 20) / 2.7))
})

test('the substation of 121.5 MW is three 80 MVA transformers, one of them spare', () => {
	expect(substationTransformers({ facilityPeakMW: 121.5, powerFactor: 0.97, unitMVA: 80 })).toBe(3)
})

test('at 34.1 °C nine hundredths of a 32 °C loop cool for free and 94 MW are left to trim chillers', () => {
	const load = coolingLoad({ itPeakMW: 100, lossShare: 0.029, parameters: DRY, hour: virginia().hour })
	expect(load.freeShare).toBeCloseTo(0.09, 3)
	expect(load.chillerMW).toBeCloseTo(94, 0)
	expect(mechanicalUnits(virginia(), SIZE)).toMatchObject({ chiller_air: 57, cdu: 48 })
})

test('a 45 °C loop needs no trim for the liquid and about 4 MW for the room', () => {
	const warm: CoolingParameters = { ...DRY, liquidShare: 0.97, supplyC: 43, returnC: 53, approachC: 8 }
	const load = coolingLoad({ itPeakMW: 100, lossShare: 0.029, parameters: warm, hour: virginia().hour })
	expect(load.freeShare).toBe(1)
	expect(load.chillerMW).toBeCloseTo(4.16, 2)
})

test('a chiller without an economizer never cools for free', () => {
	expect(freeCoolingShare({ supplyC: 14, returnC: 22, approachC: null, sinkC: -10 })).toBe(0)
})

const item = (change: Partial<Equipment> & Pick<Equipment, 'id'>): Equipment => ({
	...provenance,
	name: change.id,
	unitSize: SIZE[change.id as keyof typeof SIZE],
	sizeUnit: 'MW',
	efficiency: null,
	performance: null,
	leadWeeks: { low: 28, mid: 32, high: 36 },
	cost: null,
	costUnit: null,
	note: null,
	...change,
})
const hall = (change: Partial<EquipmentHall> = {}): EquipmentHall => ({
	...virginia({ topology: TOPOLOGIES['N+1'] }),
	scope: 'greenfield',
	startMonth: 0,
	durationMonths: 14,
	stated: {},
	...change,
})
const site = (halls: readonly EquipmentHall[]) =>
	siteEquipment({
		halls,
		plants: [],
		items: [
			item({ id: 'hv_transformer', sizeUnit: 'MVA', leadWeeks: { low: 110, mid: 185, high: 260 } }),
			item({ id: 'ups' }),
		],
		packageStart: { substation_mv: 0.08, elec_gear: 0.25 },
		monthName: (month) => `M${String(month)}`,
	})

test('a transformer of 185 weeks for a hall that starts today should have been ordered 42 months ago', () => {
	expect(site([hall()])[0]).toMatchObject({
		item: 'hv_transformer',
		count: 3,
		orderBy: 'M-42',
		slackMonths: -42,
		unitMW: null,
	})
})

test('UPS modules of two halls are counted together and the first hall sets the date', () => {
	const ups = site([hall(), hall({ startMonth: 10 })]).find((row) => row.item === 'ups')
	expect(ups).toMatchObject({ count: 162, orderBy: 'M-5', slackMonths: -5, unitMW: 1.5 })
})

test('a stated order is late by the months between need and delivery', () => {
	const leadWeeks = { low: 28, mid: 32, high: 36 }
	expect(orderDates({ need: 3, leadWeeks, stated: { orderMonth: -6, deliveryMonth: null } }).slackMonths).toBe(1)
	expect(orderDates({ need: 3, leadWeeks, stated: { orderMonth: -6, deliveryMonth: 5 } }).slackMonths).toBe(-2)
	expect(orderDates({ need: -1, leadWeeks, stated: null })).toEqual({ orderBy: null, slackMonths: null })
})

test('a hall that exists buys nothing and a fit-out no substation', () => {
	expect(site([hall({ scope: 'existing' })])).toEqual([])
	expect(site([hall({ scope: 'fit_out_only' })]).map((row) => row.item)).toEqual(['ups'])
})
