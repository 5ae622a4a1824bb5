import { cite, guess, planOf, published, type Template } from './cited.ts'

const SITE = published('Microsoft: 315 acres, three buildings, 1.2 M ft²')
const LOAD = published('SemiAnalysis: 300 + 48 MW IT')
const DATES = published('Microsoft: ground broken September 2023, first phase early 2026')
const CREW = published('Microsoft: more than 3,000 construction workers at the peak')
const RACKS = published('Microsoft: GB200 racks of 140 kW, closed-loop liquid cooling')
const SOLAR = published('Microsoft: 250 MW of solar in Portage County, Wisconsin')
const COUNT = guess('Half of 348 MW of IT ÷ 1.83 kW per accelerator at its training peak', {
	low: 75_000,
	high: 125_000,
})
const REPORT = published('Microsoft, 18 September 2025: in the final phases of building, on track for early 2026', {
	why: 'Read as 97% of the first building and 90% of the second',
})
const FABRIC = guess('Ordered with the racks')
const DEMAND = guess('Scaled so that the campus is used, not forecast')
const TARIFF = guess('Wisconsin very-large-customer price', { low: 55, high: 80 })
const UTILITY = guess('What the campus draws at its peak, with a reserve')

/** Switches, cables, optics and storage, for half of the accelerators each. */
const fabric = [
	{ item: 'leaf_spine_switch_64', quantity: 7_313, orderMonth: '2025-02' },
	{ item: 'network_cable', quantity: 280_800, orderMonth: '2025-02' },
	{ item: 'network_optic', quantity: 561_600, orderMonth: '2025-02' },
	{ item: 'storage_rack', quantity: 375, orderMonth: '2025-02' },
]

const plan = planOf({
	name: 'Fairwater-like training campus',
	description:
		'One large training site on firm grid power: two buildings of two storeys, GB200 in closed liquid loops, runs one after another. Status September 2025, when its owner reports the final phases: the first building counts as 97% complete, the second as 90%, and the forecast starts there.',
	startMonth: '2025-01',
	asOfMonth: cite('2025-09', REPORT),
	horizonMonths: 48,
	actuals: [
		{ ref: 'phase:building-1', month: '2025-09', percentComplete: 0.97 },
		{ ref: 'phase:building-2', month: '2025-09', percentComplete: 0.9 },
	],
	sites: [
		{
			id: 'mount-pleasant',
			name: 'Mount Pleasant',
			country: 'US',
			region: 'WI',
			latitude: 42.7,
			longitude: -87.9,
			cooling: 'd2c_dry_trim',
			redundancy: 'T-min',
			operatingModel: 'base',
			targetItMW: cite(348, LOAD),
			landHectares: cite(127, SITE),
			interconnection: {
				transformers: cite([{ MVA: 150, count: 5 }], guess('Carries the peak with one bank out')),
				voltageKV: cite(345, guess('Usual at this size')),
			},
			labour: {
				weeklyHours: cite(45, guess('A metropolitan site', { low: 40, high: 50 })),
				netAddsPerMonth: cite(130, published('0 to 2,300 workers in 18 months', { low: 100, high: 200 })),
				productivityFactor: cite(
					1.375,
					guess('First of its kind 1.10, two storeys of heavy steel 1.25', { low: 1.1, high: 1.5 }),
				),
				union: cite(true, published('Built under Wisconsin trades agreements')),
			},
		},
	],
	powerContracts: [
		{
			id: 'we-energies',
			siteId: 'mount-pleasant',
			name: 'Utility',
			kind: 'utility_firm',
			counterparty: 'Regional utility',
			capacityMW: cite(450, UTILITY),
			startMonth: cite('2025-10', guess('Ahead of the first building')),
			rampMonths: cite(6, guess('Half a year to full load')),
			termMonths: cite(240, guess('Long-term service')),
			status: cite('construction', DATES),
			energyPriceUsdPerMWh: cite(66, TARIFF),
			demandChargeUsdPerKWMonth: cite(10, guess('Usual for the region', { low: 7, high: 14 })),
			startDelayMonths: cite({ p50: 0, p90: 5 }, guess('A 345 kV station')),
		},
		{
			id: 'portage-solar',
			siteId: 'mount-pleasant',
			name: 'Portage County solar',
			kind: 'ppa_solar',
			capacityMW: cite(250, SOLAR),
			startMonth: cite('2027-01', guess('Two years to build')),
			capacityFactor: cite(0.19, guess('Wisconsin sun, tracking', { low: 0.17, high: 0.22 })),
			termMonths: cite(180, guess('Usual term')),
		},
	],
	buildPhases: [
		{
			id: 'building-1',
			siteId: 'mount-pleasant',
			name: 'Building 1',
			itMW: cite(174, LOAD),
			startMonth: cite('2023-09', DATES),
			durationMonths: cite(26, DATES),
			floorAreaM2: cite(55_700, SITE),
			rackDensityKW: cite(140, RACKS),
			procurement: cite(fabric, FABRIC),
		},
		{
			id: 'building-2',
			siteId: 'mount-pleasant',
			name: 'Building 2',
			itMW: cite(174, LOAD),
			startMonth: cite('2023-12', DATES),
			durationMonths: cite(27, DATES),
			floorAreaM2: cite(55_700, SITE),
			rackDensityKW: cite(140, RACKS),
			procurement: cite(fabric, FABRIC),
		},
	],
	chipOrders: [
		{
			id: 'gb200-first',
			siteId: 'mount-pleasant',
			name: 'GB200, building 1',
			chip: 'gb200-nvl72',
			accelerators: cite(93_600, COUNT),
			orderMonth: cite('2025-02', guess('Timed to the first building')),
			leadTimeMonths: cite(9, published('Chip table, middle lead time of 36 weeks', { low: 5, high: 14 })),
			deliveryMonths: cite(4, guess('325 racks a month')),
			slipMonths: cite({ p50: 0, p90: 3 }, guess('Rack-scale systems slipped a quarter in 2025')),
		},
		{
			id: 'gb200-second',
			siteId: 'mount-pleasant',
			name: 'GB200, building 2',
			chip: 'gb200-nvl72',
			accelerators: cite(93_600, COUNT),
			orderMonth: cite('2025-06', guess('Timed to the second building')),
			leadTimeMonths: cite(9, published('Chip table, middle lead time of 36 weeks', { low: 5, high: 14 })),
			deliveryMonths: cite(4, guess('325 racks a month')),
			slipMonths: cite({ p50: 0, p90: 3 }, guess('Rack-scale systems slipped a quarter in 2025')),
		},
	],
	applications: [
		{
			id: 'copilot',
			name: 'Coding copilot',
			archetype: 'software-development',
			unitsAtStart: cite(50_000, DEMAND),
			unitsAtEnd: cite(600_000, DEMAND),
			growth: cite('linear', DEMAND),
			startMonth: cite('2026-04', DEMAND),
			revenueUsdPerMillionTokens: cite(
				12,
				guess('Agents pay for input through their output price', { low: 6, high: 25 }),
			),
		},
	],
	workloads: [
		{
			id: 'run-1',
			name: 'First frontier run',
			kind: 'training',
			model: 'llama-3.1-405b',
			precision: 'bf16',
			trainingTokens: cite(250e12, guess('Ten times the hours of 2024’s largest runs', { low: 120e12, high: 400e12 })),
			accelerators: cite(80_000, guess('Most of the first building', { low: 50_000, high: 93_600 })),
			priority: cite(2, DEMAND),
			startMonth: cite('2026-03', DATES),
		},
		{
			id: 'run-2',
			name: 'Second frontier run',
			kind: 'training',
			model: 'llama-3.1-405b',
			precision: 'bf16',
			trainingTokens: cite(900e12, guess('Both buildings for most of a year', { low: 500e12, high: 1200e12 })),
			accelerators: cite(140_000, guess('What serving leaves', { low: 100_000, high: 170_000 })),
			priority: cite(2, DEMAND),
			startMonth: cite('2026-09', DEMAND),
		},
		{
			id: 'serve-copilot',
			name: 'Serve the copilot',
			kind: 'inference',
			model: 'deepseek-v3-r1',
			precision: 'fp8',
			applicationIds: ['copilot'],
			timePerOutputTokenMs: cite(50, guess('20 tokens a second an agent')),
			priority: 1,
			startMonth: cite('2026-04', DEMAND),
		},
	],
})

export const fairwater: Template = {
	name: 'fairwater',
	title: 'Fairwater-like training campus',
	summary: 'Two buildings, 348 MW IT and 187,200 GB200 for one run after another on firm grid power.',
	sources: [SITE.source, LOAD.source, DATES.source, CREW.source, RACKS.source, SOLAR.source],
	plan,
}
