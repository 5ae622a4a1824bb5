import { cite, guess, pinned, planOf, published, type Template } from './cited.ts'

const BUILDINGS = published('DCD: eight buildings, 4.0 M ft², 1.2 GW; the first two 980,000 ft² and 206 MW')
const SITE = published('Crusoe and Lancium announcements: 1,100 acres, 1.2 GW')
const MOVED = published('Crusoe: first two buildings June 2024 to the first half of 2025, eight by mid-2026', {
	why: 'Real dates moved about a year later, so the plan is still ahead',
})
const CHIPS = published('DCD and Bloomberg: up to 50,000 GB200 a building, 400,000 in all', {
	why: '696 racks of 72 a building',
})
const TURBINES = published('Air permit: five LM2500XPRESS of 34 MW and five Titan 350 of 38 MW, 360.5 MW in all')
const TARIFF = guess('Texas wholesale price and wires charge of a large load', { low: 40, high: 60 })
const UTILITY = guess('The grid’s part of 1.2 GW in three steps')
const REGIONAL_UTILITY = { kind: 'utility_firm', counterparty: 'Regional utility' } as const
const DEMAND = guess('Scaled so that the campus is used, not forecast')
const REVENUE = published('Press: about $13 bn revenue in 2025 of an assistant with 700 M weekly users', {
	low: 10,
	high: 40,
	why: 'Over the output tokens that the archetype gives those users',
})
const LOANS = published('Commercial Observer, January and May 2025: loans of 2.3 and 7.1 of 15 billion USD', {
	low: 0.6,
	high: 0.75,
	why: 'Of halls and power; the accelerators are their tenant’s there',
})
const TAX = published('26 USC 11(b): 21% of income; Texas has no tax on income')
const EARLY = guess('Ordered for the announced dates, not for the halls and the grid')

const BOUGHT = guess('From the campus’s one long-lead purchase, placed with the first buildings')
/** The last building is about to begin: what takes longer than it is on its way. */
const LAST_LOTS = [
	{ item: 'mv_switchgear', quantity: 17, status: 'ordered' },
	{ item: 'mv_lv_transformer', quantity: 66, status: 'ordered' },
	{ item: 'lv_switchboard', quantity: 66, status: 'ordered' },
	{ item: 'generator', quantity: 56, status: 'ordered' },
]

const HALLS = [
	{ number: 1, start: '2025-01', ordered: '2025-04' },
	{ number: 2, start: '2025-03', ordered: '2025-04' },
	{ number: 3, start: '2025-05', ordered: '2025-07' },
	{ number: 4, start: '2025-07', ordered: '2025-09' },
	{ number: 5, start: '2025-09', ordered: '2025-11' },
	{ number: 6, start: '2025-11', ordered: '2026-01' },
	{ number: 7, start: '2026-01', ordered: '2026-03' },
	{ number: 8, start: '2026-03', ordered: '2026-05' },
] as const

const plan = planOf({
	name: 'Abilene-like 1.2 GW campus',
	description:
		'Eight halls, GB200 racks, a gas plant and the grid, after public facts of the Abilene campus. The flaw to find: the chips arrive two quarters before the power and the halls.',
	startMonth: '2026-01',
	asOfMonth: pinned('2026-02'),
	horizonMonths: 48,
	finance: {
		gearingShare: cite(0.63, LOANS),
		chipGearingShare: cite(0.6, guess('Lenders advance half to seven tenths of accelerators', { low: 0.5, high: 0.7 })),
		dsraMonths: cite(6, guess('Half a year of debt service, a usual lender requirement')),
		taxRateShare: cite(0.21, TAX),
	},
	sites: [
		{
			id: 'abilene',
			name: 'Abilene',
			country: 'US',
			region: 'TX',
			latitude: 32.45,
			longitude: -99.73,
			cooling: 'd2c_dry_trim',
			redundancy: 'N+1',
			operatingModel: 'tenant_and_landlord',
			targetItMW: cite(824, BUILDINGS),
			targetMonth: cite('2027-06', MOVED),
			landHectares: cite(445, SITE),
			interconnection: {
				transformers: cite(
					[{ MVA: 225, count: 5 }],
					guess('Five banks, one of them spare, carry the 840 MW of the grid'),
				),
				voltageKV: cite(345, guess('Usual above 500 MW in ERCOT')),
			},
			labour: {
				weeklyHours: cite(55, guess('Long weeks on a remote site; 24/7 working is reported', { low: 50, high: 60 })),
				netAddsPerMonth: cite(430, published('0 to 6,400 workers in 15 months', { low: 300, high: 450 })),
				beds: cite(2300, guess('Camps and rentals within an hour of Abilene', { low: 2000, high: 4200 })),
			},
		},
	],
	powerContracts: [
		{
			id: 'gensets',
			siteId: 'abilene',
			name: 'Rental gensets',
			kind: 'btm_recip',
			capacityMW: cite(54, guess('Five of 10.8 MW bridge the months until the grid arrives')),
			units: cite(5, guess('Five of 10.8 MW')),
			startMonth: cite('2026-03', guess('With the first hall')),
			termMonths: cite(10, guess('Until the turbines run')),
			status: cite('construction', guess('Ordered')),
		},
		{
			id: 'utility-1',
			siteId: 'abilene',
			name: 'Utility, phase 1',
			...REGIONAL_UTILITY,
			capacityMW: cite(200, published('Crusoe: first phase over 200 MW')),
			startMonth: cite('2026-07', MOVED),
			rampMonths: cite(3, UTILITY),
			termMonths: cite(180, UTILITY),
			status: cite('construction', published('Substation of the first phase was built with it')),
			energyPriceUsdPerMWh: cite(48, TARIFF),
			demandChargeUsdPerKWMonth: cite(6, guess('Wires charge of a transmission customer', { low: 4, high: 9 })),
			startDelayMonths: cite({ p50: 0, p90: 4 }, guess('A substation slips a quarter when it slips')),
		},
		{
			id: 'turbines',
			siteId: 'abilene',
			name: 'On-site turbines',
			kind: 'btm_gt_simple',
			capacityMW: cite(360.5, TURBINES),
			units: cite(10, TURBINES),
			startMonth: cite('2026-11', MOVED),
			rampMonths: cite(4, guess('Two or three machines a month')),
			termMonths: cite(240, guess('Life of the machines')),
			status: cite('construction', TURBINES),
			startDelayMonths: cite({ p50: 0, p90: 5 }, guess('Turbine deliveries of 2026')),
		},
		{
			id: 'utility-2',
			siteId: 'abilene',
			name: 'Utility, phase 2',
			...REGIONAL_UTILITY,
			capacityMW: cite(400, UTILITY),
			startMonth: cite('2026-10', UTILITY),
			rampMonths: cite(4, UTILITY),
			termMonths: cite(180, UTILITY),
			energyPriceUsdPerMWh: cite(48, TARIFF),
			demandChargeUsdPerKWMonth: cite(6, guess('Wires charge of a transmission customer', { low: 4, high: 9 })),
			startDelayMonths: cite({ p50: 0, p90: 6 }, guess('A 345 kV station slips half a year when it slips')),
		},
		{
			id: 'utility-3',
			siteId: 'abilene',
			name: 'Utility, phase 3',
			...REGIONAL_UTILITY,
			capacityMW: cite(240, UTILITY),
			startMonth: cite('2027-07', UTILITY),
			rampMonths: cite(4, UTILITY),
			termMonths: cite(180, UTILITY),
			status: cite('study', guess('Still studied')),
			energyPriceUsdPerMWh: cite(48, TARIFF),
			demandChargeUsdPerKWMonth: cite(6, guess('Wires charge of a transmission customer', { low: 4, high: 9 })),
			startDelayMonths: cite({ p50: 0, p90: 9 }, guess('A study is no date')),
		},
		{
			id: 'battery',
			siteId: 'abilene',
			name: 'Battery',
			kind: 'bess',
			capacityMW: cite(100, guess('Smooths the load steps of training')),
			energyMWh: cite(400, guess('Four hours')),
			startMonth: cite('2026-12', guess('With the turbines')),
			termMonths: cite(180, guess('Life of the cells')),
		},
		{
			id: 'wind',
			siteId: 'abilene',
			name: 'Wind, virtual',
			kind: 'vppa',
			technology: 'wind',
			capacityMW: cite(300, guess('A West Texas wind farm')),
			capacityFactor: cite(0.4, published('EIA: West Texas wind 38–44%', { low: 0.36, high: 0.44 })),
			energyPriceUsdPerMWh: cite(31.2, guess('Strike of a Texas virtual PPA', { low: 26, high: 38 })),
			startMonth: cite('2027-01', guess('A year after signing')),
			termMonths: cite(180, guess('Usual term')),
		},
	],
	buildPhases: HALLS.map(({ number, start }) => ({
		id: `hall-${number}`,
		siteId: 'abilene',
		name: `Hall ${number}`,
		itMW: cite(103, BUILDINGS),
		floorAreaM2: cite(45_500, BUILDINGS),
		startMonth: cite(start, MOVED),
		durationMonths: cite(14, published('Crusoe: about a year from groundbreaking to energized', { low: 12, high: 20 })),
		startDelayMonths: cite({ p50: 0, p90: 2 }, guess('Weather and permits')),
		...(number === 8 && { procurement: cite(LAST_LOTS, BOUGHT) }),
	})),
	labourPools: [
		{
			id: 'cabling',
			siteId: 'abilene',
			trade: 'network_technician',
			available: cite(500, guess('Cabling and rack crews the integrator brings', { low: 300, high: 700 })),
		},
		{
			id: 'piping',
			siteId: 'abilene',
			trade: 'pipefitter',
			available: cite(450, guess('Crews of the cooling-skid maker', { low: 250, high: 600 })),
		},
	],
	chipOrders: HALLS.map(({ number, ordered }) => ({
		id: `gb200-${number}`,
		siteId: 'abilene',
		name: `GB200, building ${number}`,
		chip: 'gb200-nvl72',
		accelerators: cite(50_112, CHIPS),
		orderMonth: cite(ordered, EARLY),
		leadTimeMonths: cite(9, published('Chip table, middle lead time of 36 weeks', { low: 5, high: 14 })),
		deliveryMonths: cite(2, guess('348 racks a month')),
		slipMonths: cite({ p50: 0, p90: 3 }, guess('Rack-scale systems slipped a quarter in 2025')),
	})),
	applications: [
		{
			id: 'assistant',
			name: 'Consumer assistant',
			archetype: 'chat-consumer',
			unitsAtStart: cite(250e6, DEMAND),
			unitsAtEnd: cite(
				900e6,
				published('700 M weekly users of the largest assistant in 2025', { low: 500e6, high: 1.3e9 }),
			),
			growth: cite('s_curve', DEMAND),
			startMonth: cite('2026-04', DEMAND),
			revenueUsdPerMillionTokens: cite(25, REVENUE),
		},
		{
			id: 'coding',
			name: 'Coding agents',
			archetype: 'software-development',
			unitsAtStart: cite(200_000, DEMAND),
			unitsAtEnd: cite(2.5e6, guess('A tenth of the world’s professional developers', { low: 1e6, high: 5e6 })),
			growth: cite('s_curve', DEMAND),
			startMonth: cite('2026-07', DEMAND),
			revenueUsdPerMillionTokens: cite(
				12,
				guess('Agents pay for input through their output price', { low: 6, high: 25 }),
			),
		},
	],
	workloads: [
		{
			id: 'serve-assistant',
			name: 'Serve the assistant',
			kind: 'inference',
			model: 'llama-3.1-405b',
			precision: 'fp8',
			applicationIds: ['assistant'],
			priority: 1,
			startMonth: cite('2026-04', DEMAND),
		},
		{
			id: 'serve-coding',
			name: 'Serve coding agents',
			kind: 'inference',
			model: 'kimi-k2',
			precision: 'fp8',
			applicationIds: ['coding'],
			timePerOutputTokenMs: cite(50, guess('20 tokens a second an agent')),
			priority: cite(2, DEMAND),
			startMonth: cite('2026-07', DEMAND),
		},
		{
			id: 'train-next',
			name: 'Train the next model',
			kind: 'training',
			model: 'llama-3.1-405b',
			precision: 'bf16',
			trainingTokens: cite(
				600e12,
				guess('About 1.5e27 FLOP: forty times Llama 3.1 405B', { low: 250e12, high: 1000e12 }),
			),
			accelerators: cite(150_000, guess('Three buildings', { low: 100_000, high: 200_000 })),
			priority: cite(3, DEMAND),
			startMonth: cite('2026-07', DEMAND),
		},
		{
			id: 'train-after',
			name: 'Train the one after',
			kind: 'training',
			model: 'llama-3.1-405b',
			precision: 'bf16',
			trainingTokens: cite(2400e12, guess('Four times the run before', { low: 1000e12, high: 4000e12 })),
			accelerators: cite(260_000, guess('Most of what serving leaves', { low: 150_000, high: 300_000 })),
			priority: cite(4, DEMAND),
			startMonth: cite('2027-02', DEMAND),
		},
	],
})

export const abilene: Template = {
	name: 'abilene',
	title: 'Abilene-like 1.2 GW campus',
	summary: 'Eight halls of 103 MW IT, 400,896 GB200, a gas plant and the grid. Its chips come before its power.',
	sources: [BUILDINGS.source, SITE.source, MOVED.source, CHIPS.source, TURBINES.source, LOANS.source],
	plan,
}
