import { expect, test } from 'vitest'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { must } from '../../../../tests/factories/must.ts'
import { hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { computePlan } from '../../compute-plan.ts'

type Row = Readonly<Record<string, unknown>>
const SITE = {
	...{ id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 },
	...{ designPue: 1.2, peakPue: 1.25, labour: { netAddsPerMonth: 4000, beds: 50_000 } },
}
const HALL_ITEMS = [
	...['mv_switchgear', 'mv_lv_transformer', 'lv_switchboard', 'ups', 'battery_cabinet', 'generator', 'pdu'],
	...['busway', 'chiller_air', 'dry_cooler', 'cdu', 'crah'],
].map((item) => ({ item, quantity: 1000, status: 'ordered' }))
const BREAKERS = { item: 'hv_breaker', quantity: 20, status: 'ordered' }

/** Three halls of 40 MW, 50 at the meter, begun a month after another: transformers needed in April, May and June 2028. */
const built = (lots: readonly Row[], over: { readonly halls?: Row; readonly plan?: Row } = {}) => {
	const one = (id: string, startMonth: string) =>
		hall(id, { itMW: 40, startMonth, durationMonths: 18, procurement: HALL_ITEMS, ...over.halls })
	const plan = planFile({
		...{ startMonth: '2027-01', horizonMonths: 60 },
		sites: [{ ...SITE, procurement: [BREAKERS, ...lots] }],
		buildPhases: [one('a', '2027-02'), one('b', '2027-03'), one('c', '2027-04')],
		...over.plan,
	})
	const { schedule, sites, warnings } = computePlan(plan)
	const of = (id: string) => must(schedule[`phase:${id}`])
	const row = sites['abilene']?.equipment.find(({ item }) => item === 'hv_transformer')
	return {
		finishes: ['a', 'b', 'c'].map((id) => of(id).finishInTime),
		now: ['a', 'b', 'c'].map((id) => of(id).finish),
		causes: ['a', 'b', 'c'].map((id) => of(id).cause),
		row,
		codes: warnings.map(({ code }) => code),
	}
}
const lot = (over: Row): Row => ({ item: 'hv_transformer', quantity: 1, MW: 60, ...over })
const PLANNED = ['2028-07', '2028-08', '2028-09']

test('halls take megawatts of the lots of their site in turn, and one that does not fit whole waits for the next (pD5)', () => {
	const inTime = { orderMonth: '2025-01', deliveryMonth: '2028-01' }
	expect(built([lot({ ...inTime, MW: 150 })]).finishes).toEqual(PLANNED)
	// 60 carry the first hall, ten are left: the second waits for the lot of October 2028, five months after its need.
	const late = built([lot(inTime), lot({ orderMonth: '2026-01', deliveryMonth: '2028-10', MW: 90 })])
	expect(late.finishes).toEqual(['2028-07', '2029-01', '2029-01'])
	expect(late.causes).toEqual([null, 'long_lead:hv_transformer', 'long_lead:hv_transformer'])
	// Lots in any order; what is ordered without a month is there by its need.
	expect(
		built([lot({ orderMonth: '2026-01', deliveryMonth: '2028-10', MW: 90 }), lot({ status: 'ordered' })]).finishes,
	).toEqual(late.finishes)
	// Without megawatts: two units of the usual 80 MVA at .97 carry all three.
	expect(built([lot({ ...inTime, quantity: 2, MW: null })]).finishes).toEqual(PLANNED)
})

test('what is only planned, or beyond all lots, leaves the halls it is for two dates (pD4, pD5)', () => {
	const first = lot({ orderMonth: '2025-01', deliveryMonth: '2028-01' })
	// Ordered in February 2027: a reserved slot of 80 weeks is there in September 2028, the market’s thirty months in August 2029.
	const reserved = built([first, lot({ status: 'planned', supply: 'reserved', leadWeeks: 80 })])
	expect(reserved.finishes).toEqual(PLANNED)
	expect(reserved.now).toEqual(['2028-07', '2028-12', '2029-11'])
	const open = built([first])
	expect(open.now).toEqual(['2028-07', '2029-11', '2029-11'])
	expect(open.row).toMatchObject({ state: 'late' })
	expect(open.codes).toContain('long_lead')
	expect(built([first, lot({ status: 'planned', supply: 'supplied', MW: 90 })]).now).toEqual(PLANNED)
})

test('a hall with a purchase of its own takes none of its site’s, nor one that needs no substation (pD5)', () => {
	const first = lot({ orderMonth: '2025-01', deliveryMonth: '2028-01' })
	const own = { procurement: [...HALL_ITEMS, { item: 'hv_transformer', quantity: 1, status: 'ordered' }] }
	expect(built([first], { halls: own }).now).toEqual(PLANNED)
	const later = built([lot({ orderMonth: '2027-02' })], { halls: { scope: 'fit_out_only' } })
	expect(later.now).toEqual(later.finishes)
})

test('a hall that ran before the status month took of what was there then (pD5)', () => {
	const plan = { startMonth: '2024-01', asOfMonth: '2027-01', horizonMonths: 96 }
	const buildPhases = [
		hall('a', { itMW: 40, startMonth: '2024-02', durationMonths: 12, procurement: HALL_ITEMS }),
		hall('b', { itMW: 40, startMonth: '2027-03', durationMonths: 18, procurement: HALL_ITEMS }),
		hall('c', { itMW: 40, startMonth: '2027-04', durationMonths: 18, procurement: HALL_ITEMS }),
	]
	const lots = [lot({ orderMonth: '2026-01', deliveryMonth: '2028-01', MW: 100 })]
	const { finishes, now } = built(lots, { plan: { ...plan, buildPhases } })
	expect(now).toEqual(finishes)
	expect(finishes.slice(1)).toEqual(['2028-08', '2028-09'])
})

test('a site buys its substation and nothing else, and nothing arrives before it is ordered', () => {
	const site = (procurement: readonly Row[]) => {
		const parsed = parsePlanFile({
			...{ format: 'strata.plan/1', name: 'Lots', startMonth: '2027-01', horizonMonths: 12 },
			sites: [{ ...SITE, procurement }],
		})
		return parsed.ok ? [] : parsed.problems.map(({ path }) => path)
	}
	expect(site([lot({ orderMonth: '2026-01' })])).toEqual([])
	expect(site([{ item: 'ups', quantity: 3 }])).toEqual(['sites[0].procurement[0].item'])
	expect(site([lot({ orderMonth: '2026-03', deliveryMonth: '2026-01' })])).toEqual([
		'sites[0].procurement[0].deliveryMonth',
	])
})
