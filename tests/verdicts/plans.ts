import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { PLACED_PLANS } from './placed-plans.ts'
import { SUPPLIED_PLANS } from './supplied-plans.ts'

type Entry = Readonly<Record<string, unknown>>

const STATUS = '2026-11'
const DALLAS = { country: 'US', region: 'TX', latitude: 32.78, longitude: -96.8 }
const FRANKFURT = { country: 'DE', region: 'HE', latitude: 50.11, longitude: 8.68 }

function plan(name: string, over: Entry): PlanFile {
	const parsed = parsePlanFile({
		...{ format: 'strata.plan/1', name, startMonth: STATUS, asOfMonth: STATUS, horizonMonths: 72 },
		...over,
	})
	if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.problems)}`)
	return parsed.plan
}

const campus = (over: Entry = {}): Entry => ({
	...{ id: 'campus', name: 'Campus', ...DALLAS, cooling: 'd2c_dry_trim', redundancy: 'N+1' },
	...over,
})
const grid = (over: Entry): Entry => ({
	...{ id: 'grid', siteId: 'campus', name: 'Grid', kind: 'utility_firm', status: 'agreement', termMonths: 240 },
	...{ rampMonths: 1, energyPriceUsdPerMWh: 52, demandChargeUsdPerKWMonth: 7, ...over },
})
const hall = (id: string, over: Entry): Entry => ({ id, siteId: 'campus', name: `Hall ${id.toUpperCase()}`, ...over })
/** Bought, and there when the hall needs it. */
const ordered = (units: Readonly<Record<string, number>>): Entry => ({
	procurement: Object.entries(units).map(([item, quantity]) => ({ item, quantity, status: 'ordered' })),
})
const SUBSTATION = { hv_transformer: 2, hv_breaker: 3 }
const standing = (id: string, over: Entry): Entry =>
	hall(id, { scope: 'existing', startMonth: STATUS, durationMonths: 0, ...over })
const chips = (id: string, over: Entry): Entry => ({
	...{ id, siteId: 'campus', name: `Order ${id}`, retireAfterMonths: 84 },
	...over,
})
const serving = (over: Entry = {}): Entry => ({
	...{ id: 'serve', name: 'Serving', kind: 'inference', model: 'llama-3.1-70b', precision: 'fp8' },
	...{ applicationIds: ['chat'], startMonth: '2027-01', ...over },
})
/** Developers whose agents write code: some eight accelerators to sixty-five of them. */
const coding = (over: Entry): Entry => ({
	...{ id: 'chat', name: 'Coding agents', archetype: 'software-development', startMonth: '2027-03', growth: 'linear' },
	...{ revenueUsdPerMillionTokens: 90, ...over },
})
/** People who chat, priced a million tokens of output. */
const chat = (over: Entry): Entry => ({
	...{ id: 'chat', name: 'Assistant', archetype: 'chat-consumer', startMonth: '2027-01', growth: 'linear' },
	...{ revenueUsdPerMillionTokens: 6, ...over },
})
const training = (accelerators: number, over: Entry = {}): Entry => ({
	...{ id: 'train', name: 'Training', kind: 'training', model: 'llama-3.1-405b', precision: 'fp8' },
	...{ trainingTokens: 1e18, accelerators, startMonth: '2027-01', ...over },
})

/** 1,000 accelerators of 132 kW racks of 72 are 2.035 MW IT with what stands round them. */
const ofMW = (mw: number) => Math.floor((mw * 1000) / 1.11 / (132 / 72) / 72) * 72

/** One plan of each kind that a planner meets, as small as shows it. */
export const VERDICT_PLANS = {
	...PLACED_PLANS,
	...SUPPLIED_PLANS,
	'late-target': () =>
		plan('Forty megawatts, a year too late', {
			sites: [campus({ targetItMW: 40, targetMonth: '2028-06' })],
			powerContracts: [grid({ capacityMW: 56, startMonth: '2029-06' })],
			buildPhases: [
				hall('a', {
					...{ itMW: 40, startMonth: '2027-01', durationMonths: 15 },
					...ordered({ ...SUBSTATION, mv_switchgear: 7, mv_lv_transformer: 26, lv_switchboard: 26, generator: 23 }),
				}),
			],
			chipOrders: [chips('gb200', { chip: 'gb200-nvl72', accelerators: ofMW(39.5), orderMonth: '2027-06' })],
			applications: [coding({ unitsAtStart: 110_000, unitsAtEnd: 140_000, startMonth: '2028-06' })],
			workloads: [serving({ model: 'deepseek-v3-r1', startMonth: '2028-06' })],
		}),
	'racks-too-dense': () =>
		plan('Racks of 142 kW in a hall for 90', {
			sites: [campus({ targetItMW: 30, targetMonth: '2027-09' })],
			powerContracts: [grid({ capacityMW: 44, startMonth: STATUS, status: 'energised' })],
			buildPhases: [standing('a', { itMW: 30, rackDensityKW: 90 })],
			chipOrders: [
				chips('gb300', { chip: 'gb300-nvl72', accelerators: 13_536, orderMonth: '2027-02', leadTimeMonths: 6 }),
			],
			workloads: [training(13_000, { startMonth: '2027-09' })],
		}),
	refresh: () =>
		plan('Vera Rubin comes into halls for 132 kW', {
			sites: [campus({ targetItMW: 40, targetMonth: '2027-01' })],
			powerContracts: [grid({ capacityMW: 56, startMonth: '2025-01', status: 'energised' })],
			buildPhases: [standing('a', { itMW: 40, rackDensityKW: 132, startMonth: '2025-01' })],
			chipOrders: [
				chips('gb200', {
					...{ chip: 'gb200-nvl72', accelerators: ofMW(39.5), orderMonth: '2025-01', retireAfterMonths: 48 },
				}),
				chips('vr', {
					...{ chip: 'vera-rubin-nvl72', accelerators: 10_800, orderMonth: '2028-10', leadTimeMonths: 8 },
				}),
			],
			workloads: [training(9000, { startMonth: '2026-11' })],
		}),
	'near-idle': () =>
		plan('Ten thousand chips, four of them used', {
			sites: [campus()],
			powerContracts: [grid({ capacityMW: 34, startMonth: STATUS, status: 'energised' })],
			buildPhases: [standing('a', { itMW: 24 })],
			chipOrders: [
				chips('gb200', { chip: 'gb200-nvl72', accelerators: 10_512, orderMonth: '2027-03', leadTimeMonths: 9 }),
			],
			applications: [chat({ unitsAtStart: 400_000, unitsAtEnd: 600_000, startMonth: '2028-01' })],
			workloads: [serving({ startMonth: '2028-01' })],
		}),
	unserved: () =>
		plan('Demand outgrows the halls', {
			sites: [campus()],
			powerContracts: [grid({ capacityMW: 60, startMonth: STATUS, status: 'energised' })],
			buildPhases: [
				standing('a', { itMW: 20 }),
				hall('b', { itMW: 20, startMonth: '2028-01', durationMonths: 15, ...ordered(SUBSTATION) }),
			],
			chipOrders: [
				chips('gb200', { chip: 'gb200-nvl72', accelerators: ofMW(38), orderMonth: '2026-11', leadTimeMonths: 3 }),
			],
			applications: [coding({ unitsAtStart: 130_000, unitsAtEnd: 260_000 })],
			workloads: [serving({ model: 'deepseek-v3-r1', startMonth: '2027-03' })],
		}),
	'below-cost': () =>
		plan('Coding agents sold below what they cost', {
			sites: [campus()],
			powerContracts: [grid({ capacityMW: 34, startMonth: STATUS, status: 'energised' })],
			buildPhases: [standing('a', { itMW: 24 })],
			chipOrders: [
				chips('gb200', { chip: 'gb200-nvl72', accelerators: 10_512, orderMonth: '2026-11', leadTimeMonths: 2 }),
			],
			applications: [coding({ unitsAtStart: 60_000, revenueUsdPerMillionTokens: 12 })],
			workloads: [serving({ model: 'deepseek-v3-r1', startMonth: '2027-03' })],
		}),
	landlord: () =>
		plan('Halls let to tenants, the second without a tenant', {
			sites: [campus({ operatingModel: 'tenant_and_landlord', targetItMW: 40, targetMonth: '2028-01' })],
			powerContracts: [grid({ capacityMW: 56, startMonth: STATUS, status: 'energised' })],
			buildPhases: [standing('a', { itMW: 20 }), hall('b', { itMW: 20, startMonth: '2026-11', durationMonths: 12 })],
			leases: [
				{
					...{ id: 'tenant', siteId: 'campus', phaseId: 'a', name: 'Tenant', itMW: 20, startMonth: '2027-01' },
					...{ rentUsdPerKWMonth: 140, termMonths: 180 },
				},
			],
		}),
	'phased-retrofit': () =>
		plan('A hall in Frankfurt rebuilt in halves', {
			sites: [
				campus({
					...{ ...FRANKFURT, name: 'Frankfurt' },
					targets: [
						{ month: '2027-10', itMW: 6 },
						{ month: '2028-06', itMW: 12 },
					],
				}),
			],
			powerContracts: [grid({ capacityMW: 18, startMonth: '2020-01', status: 'energised' })],
			buildPhases: [
				hall('a', {
					...{ itMW: 6, scope: 'fit_out_only', startMonth: '2026-12', durationMonths: 8 },
					...ordered({ crah: 5, busway: 18, cdu: 4 }),
				}),
				hall('b', { itMW: 6, scope: 'fit_out_only', startMonth: '2027-08', durationMonths: 8, startsAfter: 'a' }),
			],
			chipOrders: [
				chips('first', { chip: 'gb200-nvl72', phaseId: 'a', accelerators: ofMW(5.9), orderMonth: '2026-09' }),
				chips('second', { chip: 'gb200-nvl72', phaseId: 'b', accelerators: ofMW(5.9), orderMonth: '2027-06' }),
			],
			workloads: [training(ofMW(11.4), { startMonth: '2027-10' })],
		}),
	'no-labor-data': () =>
		plan('A country whose labor nobody has counted', {
			sites: [
				campus({
					...{ name: 'Nuuk', country: 'GL', latitude: 64.18, longitude: -51.72 },
					...{ targetItMW: 20, targetMonth: '2028-10' },
				}),
			],
			powerContracts: [grid({ capacityMW: 30, startMonth: '2028-01' })],
			buildPhases: [
				hall('a', {
					...{ itMW: 20, startMonth: '2026-12', durationMonths: 18 },
					...ordered({ ...SUBSTATION, mv_switchgear: 4, lv_switchboard: 13, generator: 11 }),
				}),
			],
			chipOrders: [chips('gb200', { chip: 'gb200-nvl72', accelerators: ofMW(19.6), orderMonth: '2027-11' })],
			applications: [coding({ unitsAtStart: 76_000, unitsAtEnd: 82_000, startMonth: '2028-11' })],
			workloads: [serving({ model: 'deepseek-v3-r1', startMonth: '2028-10' })],
		}),
	'not-ordered': () =>
		plan('Transformers that nobody has ordered', {
			sites: [campus({ targetItMW: 20, targetMonth: '2029-04' })],
			powerContracts: [grid({ capacityMW: 30, startMonth: '2028-06' })],
			buildPhases: [hall('a', { itMW: 20, startMonth: '2027-09', durationMonths: 18 })],
			chipOrders: [chips('gb200', { chip: 'gb200-nvl72', accelerators: ofMW(19.6), orderMonth: '2028-01' })],
			applications: [coding({ unitsAtStart: 76_000, unitsAtEnd: 82_000, startMonth: '2029-04' })],
			workloads: [serving({ model: 'deepseek-v3-r1', startMonth: '2029-04' })],
		}),
} as const satisfies Readonly<Record<string, () => PlanFile>>
