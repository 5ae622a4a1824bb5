import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { plan, STATUS } from './supplied-plans.ts'

/** A hall that stands as the plan begins. */
const standing = { scope: 'existing', startMonth: STATUS, durationMonths: 0 }
const energised = { kind: 'utility_firm', status: 'energised', startMonth: STATUS, termMonths: 240, rampMonths: 1 }
/** Bought from a maker with a place in its queue. */
const ordered = (units: Readonly<Record<string, number>>) => ({
	procurement: Object.entries(units).map(([item, quantity]) => ({ item, quantity, status: 'ordered' })),
})
const training = {
	...{ name: 'Training', kind: 'training', model: 'llama-3.1-405b', precision: 'fp8' },
	...{ trainingTokens: 1e18 },
}

/** Who lives by where they are: by a buyer of heat, by halls that stand, by a state that pays, by work that may stop. */
export const PLACED_PLANS = {
	/** Luleå: a hall that stands and one to be built, wind of the country, and the city's network takes the heat in winter. */
	'lulea-heat': () =>
		plan({
			name: 'Luleå, heat to the city',
			sites: [
				{
					...{ id: 'lulea', name: 'Luleå', country: 'SE', latitude: 65.58, longitude: 22.15 },
					...{ cooling: 'd2c_full_w45_dry', redundancy: 'N+1', landHectares: 18 },
					...{ targetItMW: 30, targetMonth: '2028-12' },
					// Odense, Stockholm and Espoo: the network owns the heat pump; 12 to 30 euros a MWh at the fence (ardor.institute).
					heat: { MW: 14, temperatureC: 80, usdPerMWh: 14 },
				},
			],
			powerContracts: [
				// SE1 spot 2024 about 25 euros (Nord Pool), and grid fee of a regional line.
				{
					...{ ...energised, id: 'grid', siteId: 'lulea', name: 'Regional line', capacityMW: 45 },
					...{ energyPriceUsdPerMWh: 38, demandChargeUsdPerKWMonth: 3 },
				},
				{
					...{ id: 'wind', siteId: 'lulea', name: 'Markbygden', kind: 'ppa_wind', startMonth: STATUS },
					...{ termMonths: 60, capacityMW: 20, energyPriceUsdPerMWh: 42, surplusPriceUsdPerMWh: 20 },
				},
			],
			buildPhases: [
				{ ...standing, id: 'a', siteId: 'lulea', name: 'Hall A', itMW: 24 },
				{
					...{ id: 'b', siteId: 'lulea', name: 'Hall B', itMW: 12, scope: 'greenfield' },
					...{ startMonth: '2027-03', durationMonths: 18 },
					...ordered({ mv_switchgear: 3, hv_transformer: 1, hv_breaker: 2, mv_lv_transformer: 10 }),
					...{ capexUsdPerWatt: 10 },
				},
			],
			chipOrders: [
				{
					...{ id: 'gb300', siteId: 'lulea', phaseId: 'a', name: 'GB300', chip: 'gb300-nvl72', accelerators: 10_368 },
					...{ orderMonth: '2026-12', leadTimeMonths: 4, unitPriceUsd: 54_000, retireAfterMonths: 72 },
				},
				{
					...{ id: 'gb300-b', siteId: 'lulea', phaseId: 'b', name: 'GB300, hall B', chip: 'gb300-nvl72' },
					...{ accelerators: 5184, orderMonth: '2028-02', leadTimeMonths: 9, unitPriceUsd: 54_000 },
					...{ retireAfterMonths: 72 },
				},
			],
			workloads: [
				{ ...training, id: 'train', accelerators: 10_368, startMonth: '2027-06' },
				{ ...training, id: 'more', name: 'More training', accelerators: 5184, startMonth: '2029-01' },
			],
		}),
	/** Frankfurt: Vera Rubin follows GB200 in a hall built for its racks, and an old shell is fitted out for them. */
	'frankfurt-retrofit': () =>
		plan({
			name: 'Frankfurt, the next chip in old halls',
			sites: [
				{
					...{ id: 'frankfurt', name: 'Frankfurt', country: 'DE', latitude: 50.11, longitude: 8.68 },
					...{ cooling: 'd2c_dry_trim', redundancy: 'N+1', existingLoadMW: 6 },
				},
			],
			powerContracts: [
				{
					...{ ...energised, id: 'grid', siteId: 'frankfurt', name: 'Mainova', capacityMW: 42 },
					...{ energyPriceUsdPerMWh: 150, demandChargeUsdPerKWMonth: 9 },
				},
			],
			buildPhases: [
				{ ...standing, id: 'old', siteId: 'frankfurt', name: 'Old hall', itMW: 16, rackDensityKW: 132 },
				{
					...{ id: 'shell', siteId: 'frankfurt', name: 'Old shell', itMW: 8, scope: 'fit_out_only' },
					...{ cooling: 'd2c_full_w45_dry' },
					...{ startMonth: '2027-03', durationMonths: 12, ...ordered({ cdu: 8, lv_switchboard: 6 }) },
				},
			],
			chipOrders: [
				{
					...{ id: 'gb200', siteId: 'frankfurt', phaseId: 'old', name: 'GB200', chip: 'gb200-nvl72' },
					...{ accelerators: 7200, orderMonth: '2024-06', leadTimeMonths: 6, retireAfterMonths: 48 },
				},
				{
					...{ id: 'vr', siteId: 'frankfurt', phaseId: 'old', name: 'Vera Rubin', chip: 'vera-rubin-nvl72' },
					...{ accelerators: 4320, orderMonth: '2028-06', leadTimeMonths: 8, unitPriceUsd: 108_000 },
					...{ retireAfterMonths: 60 },
				},
				{
					...{ id: 'vr-shell', siteId: 'frankfurt', phaseId: 'shell', name: 'Vera Rubin, shell' },
					...{ chip: 'vera-rubin-nvl72', accelerators: 2160, orderMonth: '2027-06', leadTimeMonths: 10 },
					...{ unitPriceUsd: 108_000, retireAfterMonths: 60 },
				},
			],
			workloads: [{ ...training, id: 'train', accelerators: 6480, startMonth: '2027-01' }],
		}),
	/** Riyadh: a state's own halls, chips that need a licence, sun of the desert, hands from abroad. */
	'riyadh-sovereign': () =>
		plan({
			name: 'Riyadh, a state’s own',
			sites: [
				{
					...{ id: 'riyadh', name: 'Riyadh', country: 'SA', latitude: 24.71, longitude: 46.68 },
					...{ cooling: 'd2c_dry_trim', redundancy: 'N+1', landHectares: 70 },
					targets: [
						{ month: '2028-12', itMW: 45 },
						{ month: '2029-09', itMW: 90 },
					],
				},
			],
			powerContracts: [
				// 0.18 riyals a kWh for industry (SERA).
				{
					...{ id: 'sec', siteId: 'riyadh', name: 'SEC', kind: 'utility_firm', status: 'construction' },
					...{ capacityMW: 140, startMonth: '2028-03', termMonths: 240, rampMonths: 1 },
					...{ energyPriceUsdPerMWh: 48, demandChargeUsdPerKWMonth: 0 },
				},
				// Saudi rounds of 2024 and 2025 closed at 13 to 20 USD a MWh (SPPC).
				{
					...{ id: 'sun', siteId: 'riyadh', name: 'Sun', kind: 'ppa_solar', startMonth: '2028-03' },
					...{ capacityMW: 90, energyPriceUsdPerMWh: 17, surplusPriceUsdPerMWh: 0 },
				},
			],
			buildPhases: ['a', 'b'].map((id, index) => ({
				...{ id, siteId: 'riyadh', name: `Hall ${id.toUpperCase()}`, itMW: 50, scope: 'greenfield' },
				...{ startMonth: index === 0 ? '2026-12' : '2027-09', durationMonths: 22 },
				...ordered({ hv_transformer: 2, hv_breaker: 3, mv_switchgear: 9, mv_lv_transformer: 36, generator: 32 }),
			})),
			chipOrders: ['a', 'b'].map((id, index) => ({
				...{ id: `gb300-${id}`, siteId: 'riyadh', phaseId: id, name: `GB300 ${id.toUpperCase()}`, chip: 'gb300-nvl72' },
				...{ accelerators: 21_600, orderMonth: index === 0 ? '2027-12' : '2028-09', licenceMonth: '2028-10' },
				...{ leadTimeMonths: 10, unitPriceUsd: 54_000, retireAfterMonths: 72 },
			})),
			workloads: [
				{ ...training, id: 'train', name: 'National model', accelerators: 21_600, startMonth: '2028-12' },
				{ ...training, id: 'second', name: 'Second model', accelerators: 21_600, startMonth: '2029-09' },
			],
		}),
	/** Northern Virginia: 200 MW that always come, 300 that come but for the grid's worst hours, and training that stops for them. */
	'virginia-flexible': () =>
		plan({
			name: 'Virginia, 500 MW of which 300 may be cut',
			sites: [
				{
					...{ id: 'loudoun', name: 'Loudoun', country: 'US', region: 'VA', latitude: 39.04, longitude: -77.49 },
					...{ cooling: 'd2c_dry_trim', redundancy: 'N+1', targetItMW: 380, targetMonth: '2028-01' },
				},
			],
			powerContracts: [
				// PJM's auctions of 2026/27 and 2027/28 closed at 329.17 and 333.44 USD a MW-day.
				{
					...{ ...energised, id: 'firm', siteId: 'loudoun', name: 'Dominion', capacityMW: 200 },
					...{ energyPriceUsdPerMWh: 58, demandChargeUsdPerKWMonth: 9, capacityUsdPerMWDay: 333.44 },
				},
				{
					...{ id: 'cut', siteId: 'loudoun', name: 'Non-capacity-backed load', kind: 'utility_nonfirm' },
					...{ status: 'energised', startMonth: STATUS, termMonths: 240, rampMonths: 1, capacityMW: 300 },
					...{ energyPriceUsdPerMWh: 52, curtailmentHoursPerYear: 150 },
				},
				{
					...{ id: 'bat', siteId: 'loudoun', name: 'Battery', kind: 'bess', startMonth: STATUS, capacityMW: 20 },
					...{ status: 'energised', energyMWh: 80, accreditedBy: 'firm', elccShare: 0.5 },
				},
			],
			buildPhases: [1, 2, 3, 4].map((index) => ({
				...{ ...standing, id: `h${index}`, siteId: 'loudoun', name: `Hall ${index}`, itMW: 100 },
			})),
			chipOrders: [
				{
					...{ id: 'gb200', siteId: 'loudoun', name: 'GB200', chip: 'gb200-nvl72', accelerators: 180_000 },
					...{ orderMonth: '2026-12', leadTimeMonths: 5, unitPriceUsd: 48_000, retireAfterMonths: 72 },
				},
			],
			workloads: [
				{
					...{ id: 'fixed', name: 'Products', kind: 'standing', accelerators: 80_000, startMonth: '2027-09' },
					...{ priority: 1, flexibility: 'none' },
				},
				{
					...{ ...training, id: 'train', accelerators: 90_000, startMonth: '2027-09' },
					...{ priority: 2, flexibility: 'pause' },
				},
			],
		}),
} as const satisfies Readonly<Record<string, () => PlanFile>>
