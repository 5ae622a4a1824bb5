import { expect, test } from 'vitest'
import { site as siteInBalance, order as orderInBalance } from '../../../tests/factories/balance-input.ts'
import { must } from '../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import type { PowerFact } from '../balance/causes/supply-facts.ts'
import { bookLate } from './losses/late.ts'
import { LossBook } from './losses/loss-book.ts'
import type { SiteContext } from './losses/site-context.ts'
import { measureSite } from './measured-site.ts'
import type { OrderSupply, SitePlant } from './plant.ts'
import { enteredIn } from './states/entered.ts'
import { askedMWMonths } from './states/shares.ts'
import { planFullPower } from './states/plan-dates.ts'
import { layersOfPlan, siteVerdict } from './states/site-verdict.ts'

// A site asked for 40 MW by January 2028, looked at from July 2027.
const [START, MONTHS] = ['2027-07', 24]
const on = (month: string) => monthsBetween(START, month)
const from = (...steps: readonly (readonly [string, number])[]) => {
	const series = new Float64Array(MONTHS)
	for (const [month, value] of steps) series.fill(value, on(month))
	return series
}
const series = () => new Float64Array(MONTHS)

const firm = { first: from(['2027-12', 30]), second: from(['2028-06', 20]) }
const power = (id: string, month: string, firmMW: number): PowerFact => ({
	...{ id, name: id, startMonth: on(month), fullMonth: on(month), endMonth: null, firmMW },
	...{ delayCause: null, heldMW: null, works: [] },
})

/** 19 MW of nameplate of accelerators of a kilowatt each. */
const COUNT = 19_000
const chips = (id: string, index: number, month: string): OrderSupply => ({
	...{ id, index, eachMW: 1e-3, unitKW: 132, ofTenant: false, named: null, usable: null },
	available: from([month, COUNT]),
	entered: from([month, COUNT]),
})
const orders = [chips('a', 0, '2027-12'), chips('b', 1, '2028-05')]
const ordered = ({ id, available }: OrderSupply, due: string) => {
	const series = { delivered: available, installed: available, available }
	return { ...orderInBalance(MONTHS), id, accelerators: COUNT, dueMonth: on(due), arrivalMonth: on(due), ...series }
}

const plant: SitePlant = {
	halls: [
		{
			id: 'a',
			index: 0,
			itMW: 20,
			pue: 1.25,
			rackKW: 132,
			...{ ready: on('2027-10'), levelled: on('2027-10'), waitsFor: null },
			entered: on('2027-10'),
		},
		{
			id: 'b',
			index: 1,
			itMW: 20,
			pue: 1.25,
			rackKW: 132,
			...{ ready: on('2028-04'), levelled: on('2028-04'), waitsFor: null },
			entered: on('2028-04'),
		},
	],
	orders,
	leases: null,
	facilityMW: { run: from(['2027-12', 30], ['2028-06', 50]), entered: series() },
	outageMW: null,
	...{ pue: 1.25, peak: 0.9, fill: 0.95 },
}

const target = { steps: [{ month: on('2028-01'), itMW: 40 }], undatedMW: null, allFrom: null }
const measured = measureSite(
	{ plant, rackMW: 0.15, target },
	{
		...{ asked: series(), fed: series(), housed: series(), let: series(), nameplate: series() },
		...{ filled: series(), filledAlone: series(), delivered: series(), late: series() },
	},
)
const { of } = measured

const book = new LossBook(MONTHS, 0)
const context: SiteContext = {
	site: 0,
	measured,
	energy: {
		site: siteInBalance(MONTHS, { energyAvailableMW: plant.facilityMW.run }),
		contracts: [
			{ fact: power('first', '2027-12', 30), entered: on('2027-12'), firm: firm.first },
			{ fact: power('second', '2028-06', 20), entered: on('2028-06'), firm: firm.second },
		].map((one) => ({ ...one, slip: 0, interruptible: null, throughDay: false })),
		firm: plant.facilityMW.run,
		flexible: new Float64Array(MONTHS),
		pausable: new Float64Array(MONTHS),
		uncounted: new Float64Array(MONTHS),
		meterMW: 1.25 * 0.9,
		throughMost: 0,
	},
	orders: [
		{ supply: must(orders[0]), order: ordered(must(orders[0]), '2027-10'), item: 'order:a', replaces: null },
		{ supply: must(orders[1]), order: ordered(must(orders[1]), '2028-05'), item: 'order:b', replaces: null },
	],
	delayOf: () => null,
	value: 1,
	book,
	kept: { energy: [], infrastructure: [], chips: [] },
}
bookLate(context)

const JANUARY_TO_JUNE = ['2028-01', '2028-02', '2028-03', '2028-04', '2028-05', '2028-06']
const column = (figures: Float64Array) => JANUARY_TO_JUNE.map((month) => must(figures[on(month)]))
const near = (figures: readonly number[]) => figures.map((figure): unknown => expect.closeTo(figure, 9))

test('what power feeds, halls hold, chips fill and the site delivers, month by month (vV2)', () => {
	const fed = 30 / 1.125
	expect(column(of.fed)).toEqual(near([fed, fed, fed, fed, fed, 50 / 1.125]))
	expect(column(of.housed)).toEqual([20, 20, 20, 40, 40, 40])
	expect(column(of.filled)).toEqual(near([20, 20, 20, 20, 40, 40]))
	expect(column(of.delivered)).toEqual(near([20, 20, 20, 20, fed, 40]))
	expect(column(of.late)).toEqual(near([20, 20, 20, 20, 40 - fed, 0]))
	expect([...of.late].reduce((sum, mw) => sum + mw, 0)).toBeCloseTo(93 + 1 / 3, 9)
})

test('each month belongs to the lowest layer, and is told with what lifting that alone would give (vV4)', () => {
	const told = book.rows.map(({ cause, layer, item, sums, months: { from: first, to } }) => ({
		...{ cause, layer, item, from: addMonths(START, first), to: addMonths(START, to) },
		...{ mwMonths: sums.mwMonths, alone: sums.regained },
	}))
	const loss = (cause: string, layer: string, item: string) => ({ cause, layer, item })
	expect(told).toEqual([
		{
			...loss('as_planned_later', 'infrastructure', 'phase:b'),
			...{ from: '2028-01', to: '2028-03', mwMonths: expect.closeTo(60, 9), alone: expect.closeTo(0, 9) },
		},
		{
			...loss('due_later', 'chips', 'order:b'),
			...{ from: '2028-04', to: '2028-04', mwMonths: expect.closeTo(20, 9), alone: expect.closeTo(20 / 3, 9) },
		},
		{
			...loss('starts_later', 'energy', 'contract:second'),
			...{ from: '2028-05', to: '2028-05', mwMonths: expect.closeTo(40 / 3, 9), alone: expect.closeTo(40 / 3, 9) },
		},
	])
})

test('full power comes in June 2028, five months late; halls are three, chips four, power five months late (vV5)', () => {
	const plan = planFile({
		startMonth: START,
		sites: [{ id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 }],
		powerContracts: [contract('first')],
		buildPhases: [hall('a')],
		chipOrders: [{ id: 'a', siteId: 'abilene', chip: 'h100-sxm', accelerators: 8, orderMonth: '2027-07' }],
	})
	const { rows } = book
	const verdict = siteVerdict({
		...{
			plan,
			entered: must(enteredIn(plan)[0]),
			measured,
			status: 0,
			rows,
			demanded: 0,
			isUnknown: false,
			planAsked: askedMWMonths([measured], 0),
		},
		chargeUsd: { energy: 0, infrastructure: 0, chips: 0 },
	})
	expect(verdict.fullPower).toEqual({ month: '2028-06', monthsLate: 5 })
	expect(planFullPower([verdict], [measured])).toEqual({ month: '2028-06', monthsLate: 5 })
	expect(verdict.steps).toEqual([{ month: '2028-01', itMW: 40, reached: '2028-06', monthsLate: 5 }])
	expect(verdict).toMatchObject({ basis: 'stated', state: 'late', firstPower: '2027-12' })
	const layers = layersOfPlan([verdict], rows)
	expect(layers).toMatchObject({
		infrastructure: { state: 'late', monthsLate: 3, mwMonths: expect.closeTo(60, 9) },
		chips: { state: 'late', monthsLate: 4, mwMonths: expect.closeTo(20, 9) },
		energy: { state: 'late', monthsLate: 5, mwMonths: expect.closeTo(40 / 3, 9) },
	})
})
