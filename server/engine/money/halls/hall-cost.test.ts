import { expect, test } from 'vitest'
import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { planFile } from '../../../../tests/factories/plan-file.ts'
import { runPlan } from '../../compute-plan.ts'
import type { QuantityNode } from '../../kernel/quantity.ts'
import { columnOf } from '../../kernel/run.ts'
import { directCost, labourScale, machineScale, material, rowCost, savedByLiquid } from './calibration.ts'
import { hallCost, hallLines, hallPerItMW } from './hall-cost.ts'
import { perItMW } from '../commitment.ts'
import { own, reference } from './reference-outputs.ts'

type Entry = Record<string, unknown>

/** Hands enough in every trade, so that levelled is planned: the limit case of M0. */
const handsFor = (siteId: string): readonly Entry[] =>
	TRADES.map((trade) => ({ id: `${siteId}-${trade}`, siteId, trade, available: 100_000, annualGrowth: 0 }))

/** One hall at one site, with hands enough. */
function oneHall(site: Entry, hall: Entry, over: Entry = {}) {
	return planFile({
		sites: [{ id: 's', name: 'S', country: 'US', ...site }],
		buildPhases: [
			{ id: 'a', siteId: 's', itMW: 60, startMonth: '2026-01', durationMonths: 14, scope: 'greenfield', ...hall },
		],
		labourPools: handsFor('s'),
		...over,
	})
}

function priceOf(plan: ReturnType<typeof planFile>) {
	const frame = runPlan(plan)
	return (quantity: QuantityNode, hall = 0) => columnOf(frame, quantity).at(hall, 0)
}

const DALLAS = { latitude: 32.9, longitude: -97.02, cooling: 'd2c_dry_trim', redundancy: 'N+1' }
const DENSE = { rackDensityKW: 132, prefabShare: 0.3 }
const dallas = () => priceOf(oneHall({ ...DALLAS, labour: { weeklyHours: 50, travellersCap: 0 } }, DENSE))

test('the worked example: what the row prices, and what it leaves for material (mM1.2)', () => {
	const figure = dallas()
	const near = (of: QuantityNode, usd: number) => {
		expect(figure(of) / usd).toBeCloseTo(1, 5)
	}
	expect(figure(rowCost)).toBeCloseTo(717_901_125, 0)
	expect(figure(directCost)).toBeCloseTo(660_469_035, 0)
	near(reference.labour, 74_401_416)
	expect(figure(reference.electrical)).toBeCloseTo(203_535_000, 0)
	expect(figure(reference.mechanical)).toBeCloseTo(59_802_000, 0)
	near(material, 322_730_619)
	expect([figure(labourScale), figure(machineScale)]).toEqual([1, 1])
	near(savedByLiquid, 27_508_637)
})

test('the worked example: every line of the hall, and their sum (mM1.3)', () => {
	const figure = dallas()
	const known: Readonly<Record<keyof typeof hallLines, number>> = {
		shellSite: 129_092_248,
		distribution: 112_955_717,
		fitOut: 80_682_655,
		electrical: 172_620_000,
		mechanical: 61_773_750,
		labour: 82_287_410,
		lodging: 0,
		premium: 83_648_505,
		conditions: 62_874_807,
		soft: 62_874_807,
		contingency: 118_833_386,
		salesTax: 0,
	}
	for (const [name, of] of Object.entries(hallLines))
		expect(figure(of) / 1e6, name).toBeCloseTo((new Map(Object.entries(known)).get(name) ?? NaN) / 1e6, 4)
	expect(figure(hallCost) / 1e6).toBeCloseTo(967.643285, 3)
	expect(figure(hallPerItMW) / 1e6).toBeCloseTo(16.127388, 5)
})

const place = (country: string, latitude: number, longitude: number) => ({ country, latitude, longitude })
const VIRGINIA = place('US', 38.98, -77.47)
const AIR = { cooling: 'air_chiller_aircooled_fc' }
const MILLION = 1e6
/** M$/MW of the first hall of a site with hands enough. */
const perMW = (site: Entry, hall: Entry = {}) => priceOf(oneHall(site, hall))(hallPerItMW) / MILLION

test.each([
	['Dallas', place('US', 32.78, -96.8), 13.7],
	['Reno', place('US', 39.53, -119.81), 17.5],
	['Silicon Valley', place('US', 37.35, -121.95), 16.1],
	['San Antonio', place('US', 29.42, -98.49), 13.5],
	['Northern Virginia', VIRGINIA, 14.9],
	// Abroad a week is the country’s own, in the reference hall too (joins C7).
	['Frankfurt', place('DE', 50.11, 8.68), 14],
	['London', place('GB', 51.51, -0.13), 14.5],
	['Tokyo', place('JP', 35.68, 139.69), 18.3],
] as const)('an air-cooled hall of 60 MW in %s costs as the chapter has it (mM1.4)', (_, at, known) => {
	expect(perMW({ ...at, ...AIR })).toBeCloseTo(known, 1)
})

test.each([
	['T-min', 12.5],
	['N', 14.1],
	['block', 14.6],
	['N+1', 14.9],
	['4N/3', 15.6],
	['3N/2', 15.9],
	['2N', 17.6],
	['2(N+1)', 18.3],
] as const)('redundancy is priced by the machines it takes: 15 MW of %s in Northern Virginia (mM1.4)', (key, known) => {
	const halls = (redundancy: string) =>
		planFile({
			sites: [{ id: 's', name: 'S', ...VIRGINIA, ...AIR, redundancy }],
			buildPhases: ['a', 'b'].map((id) => ({ id, siteId: 's', itMW: 15, startMonth: '2026-01', durationMonths: 14 })),
			labourPools: handsFor('s'),
		})
	const figure = priceOf(halls(key))
	expect((figure(hallCost, 0) + figure(hallCost, 1)) / 30 / MILLION).toBeCloseTo(known, 1)
})

test('at the reference a hall costs its row, but for learning, soft cost and contingency (mM1.3)', () => {
	const figure = priceOf(oneHall({ ...VIRGINIA, ...AIR }, { prefabShare: 0.3, rackDensityKW: 20 }))
	// Only the labour of a first hall is dearer than the reference’s, by its learning factor.
	const dearer = figure(hallLines.labour) - figure(reference.labour)
	const construction = figure(hallCost) / (1.08 * 1.05)
	expect(construction - dearer / 0.92).toBeCloseTo(figure(rowCost), -2)
	expect(dearer / figure(reference.labour)).toBeCloseTo(1 / 0.9216 - 1, 6)
})

test('a hall whose shell stands is cheaper, one that is fitted out only cheaper still, one that stands as a whole one (mM1.5)', () => {
	const cost = (scope: string) => perMW({ ...place('US', 32.78, -96.8), cooling: 'd2c_dry_trim' }, { scope })
	const whole = cost('greenfield')
	expect(cost('shell_exists') / whole - 1).toBeCloseTo(-0.17, 2)
	expect(cost('fit_out_only')).toBeLessThan(cost('shell_exists'))
	expect(cost('existing') / whole).toBeCloseTo(1, 2)
})

test('with hands enough a megawatt costs the same wherever the plan begins (mM1.9)', () => {
	const contract = { id: 'grid', siteId: 's', kind: 'utility_firm', capacityMW: 80, startMonth: '2027-03' }
	const begun = (startMonth: string) =>
		priceOf(oneHall(DALLAS, DENSE, { startMonth, horizonMonths: 36, powerContracts: [contract] }))(perItMW)
	const first = begun('2026-01')
	for (const later of ['2026-04', '2026-10', '2027-03']) expect(begun(later) / first).toBeCloseTo(1, 12)
})

test('work within running halls costs its hours, and what the row prices stays (mM1.2, pR3)', () => {
	const hall = (liveSite: string) =>
		priceOf(oneHall({ ...DALLAS, labour: { travellersCap: 0 } }, { ...DENSE, liveSite }))
	const [none, inside] = [hall('none'), hall('inside')]
	expect(inside(reference.labour)).toBe(none(reference.labour))
	// More hours stand closer together, too: a little is crowding.
	expect(inside(own.labour) / none(own.labour)).toBeCloseTo(1.2, 2)
})
