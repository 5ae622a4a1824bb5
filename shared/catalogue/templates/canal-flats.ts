import { cite, guess, pinned, planOf, published, type Template } from './cited.ts'

const SITE = published(
	'Iris Energy, 10 August 2021: a data center for Bitcoin in a former lumber mill at Canal Flats, from 6 to 30 MW',
	{
		why: '30 MW at the meter',
	},
)
const POWER = published('Iris Energy, 10 August 2021: hydroelectric power of BC Hydro')
const INSIDE = published('IREN, in CBC, December 2025: miners run in the very halls in which AI servers run')
const BEGUN = published('CBC, December 2025: upgrades under way at Mackenzie and Canal Flats')
const CREW = published('CBC, December 2025: about 100 construction jobs at the peak of the upgrades', {
	low: 100,
	high: 300,
	why: 'Racks and bring-up are extra, and no workers are local',
})
const HALVES = guess('30 MW at the meter carry 23 MW of IT in the hottest hour, in two halves one after the other')
const STANDS = guess(
	'Miners run on transformers and switchboards alone: no UPS, no batteries, no generators; 14 transformers of 1.5 MVA of each half, one in ten worn out',
)
const WINDOWS = guess('No switching in months of peak regional load, December to February')
const CUTOVER = guess('A busbar is opened twice to tie in the second half: the first is down for five days each time')
const COUNT = guess('Half of 26 MW of IT ÷ 1.63 kW per accelerator with its share of fabric and storage', {
	low: 7_000,
	high: 9_000,
})
const TARIFF = guess('BC Hydro’s rate for large customers, about 60 Canadian dollars', { low: 38, high: 55 })
const BOUGHT = guess('Ordered with the decision to upgrade, generators of both halves first')
const DEMAND = guess('Scaled so that the site is used, not forecast')

const firstLots = [
	{ item: 'generator', quantity: 3, orderMonth: '2025-02' },
	{ item: 'mv_lv_transformer', quantity: 1, orderMonth: '2025-05' },
	{ item: 'lv_switchboard', quantity: 1, orderMonth: '2025-05' },
	{ item: 'chiller_air', quantity: 8, orderMonth: '2025-07' },
	{ item: 'ups', quantity: 2, orderMonth: '2025-09' },
	{ item: 'crah', quantity: 41, orderMonth: '2025-09' },
	{ item: 'battery_cabinet', quantity: 2, orderMonth: '2025-11' },
	{ item: 'pdu', quantity: 48, orderMonth: '2025-11' },
]
const stands = cite(
	[
		{ item: 'mv_lv_transformer', units: 14, unitSize: 1.5, reuseShare: 0.9 },
		{ item: 'lv_switchboard', units: 14, unitSize: 1.5, reuseShare: 0.9 },
		{ item: 'mv_switchgear', units: 2 },
	],
	STANDS,
)
const windows = cite(
	[
		...['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'],
		...['2027-03', '2027-04', '2027-05', '2027-06', '2027-07', '2027-08', '2027-09', '2027-10', '2027-11'],
	],
	WINDOWS,
)

const half = {
	siteId: 'canal-flats',
	itMW: cite(11.5, HALVES),
	scope: cite('fit_out_only', INSIDE),
	existingPlant: stands,
	liveSite: cite('inside', INSIDE),
	workWindows: windows,
	rackDensityKW: cite(18, guess('One B200 server of 14.3 kW to a rack, as air halls carry')),
	prefabShare: cite(0.5, guess('UPS and generators on skids beside the halls', { low: 0.3, high: 0.7 })),
} as const

const plan = planOf({
	name: 'Canal Flats-like 30 MW retrofit',
	description:
		'A Bitcoin hall in running order becomes an AI site, half by half: existing equipment is reused, switching waits for outage windows, and the first half is down while the second is tied in.',
	startMonth: '2026-01',
	asOfMonth: pinned('2026-01'),
	horizonMonths: 48,
	sites: [
		{
			id: 'canal-flats',
			name: 'Canal Flats',
			country: 'CA',
			region: 'BC',
			latitude: 50.15,
			longitude: -115.82,
			gridRegion: cite(
				'CA',
				guess('British Columbia has no row of its own: its water power is cleaner than the country’s mean'),
			),
			cooling: 'air_chiller_aircooled_fc',
			redundancy: 'T-min',
			operatingModel: 'lean',
			targetItMW: cite(23, HALVES),
			interconnection: { limitMW: cite(30, SITE) },
			outages: cite(
				[
					{ month: '2027-03', days: 5, itMW: 11.5 },
					{ month: '2027-05', days: 5, itMW: 11.5 },
				],
				CUTOVER,
			),
			labour: {
				beds: cite(250, guess('A village and the resorts around it', { low: 120, high: 400 })),
				netAddsPerMonth: cite(100, guess('A crew of about a hundred in a quarter', { low: 50, high: 150 })),
				travellersCap: cite(250, CREW),
			},
		},
	],
	powerContracts: [
		{
			id: 'bc-hydro',
			siteId: 'canal-flats',
			name: 'BC Hydro',
			kind: 'utility_firm',
			counterparty: 'BC Hydro',
			capacityMW: cite(30, SITE),
			startMonth: cite('2026-01', POWER),
			termMonths: cite(240, guess('No end in sight')),
			status: cite('energised', POWER),
			energyPriceUsdPerMWh: cite(45, TARIFF),
			demandChargeUsdPerKWMonth: cite(7, guess('About 10 Canadian dollars a kVA', { low: 5, high: 9 })),
		},
	],
	buildPhases: [
		{
			...half,
			id: 'first-half',
			name: 'First half',
			procurement: cite(firstLots, BOUGHT),
			startMonth: cite('2026-02', BEGUN),
			durationMonths: cite(9, guess('As long as a fit-out of this size usually takes', { low: 6, high: 12 })),
		},
		{
			...half,
			id: 'second-half',
			name: 'Second half',
			procurement: cite([{ item: 'generator', quantity: 3, orderMonth: '2025-02' }], BOUGHT),
			startMonth: cite('2026-10', guess('As the crews of the first come free')),
			durationMonths: cite(9, guess('As the first', { low: 6, high: 12 })),
		},
	],
	chipOrders: [
		{
			id: 'b200-first',
			siteId: 'canal-flats',
			name: 'B200, first half',
			chip: 'b200-sxm',
			accelerators: cite(7_000, COUNT),
			orderMonth: cite('2026-04', guess('Timed to the first half')),
			leadTimeMonths: cite(7, published('Chip table, middle lead time of 30 weeks', { low: 4, high: 12 })),
			deliveryMonths: cite(2, guess('Two shipments')),
		},
		{
			id: 'b200-second',
			siteId: 'canal-flats',
			name: 'B200, second half',
			chip: 'b200-sxm',
			accelerators: cite(7_000, COUNT),
			orderMonth: cite('2026-12', guess('Timed to the second half')),
			leadTimeMonths: cite(7, published('Chip table, middle lead time of 30 weeks', { low: 4, high: 12 })),
			deliveryMonths: cite(2, guess('Two shipments')),
		},
	],
	applications: [
		{
			id: 'coding',
			name: 'Coding agents of a customer',
			archetype: 'software-development',
			unitsAtStart: cite(15_000, DEMAND),
			unitsAtEnd: cite(90_000, DEMAND),
			growth: cite('s_curve', DEMAND),
			startMonth: cite('2027-01', DEMAND),
			revenueUsdPerMillionTokens: cite(
				12,
				guess('Agents pay for input through their output price', { low: 6, high: 25 }),
			),
		},
	],
	workloads: [
		{
			id: 'serve-coding',
			name: 'Serve coding agents',
			kind: 'inference',
			model: 'deepseek-v3-r1',
			precision: 'fp8',
			applicationIds: ['coding'],
			timePerOutputTokenMs: cite(60, guess('Some 17 tokens a second an agent')),
			priority: 1,
			startMonth: cite('2027-01', DEMAND),
		},
		{
			id: 'train-first',
			name: 'Train a customer’s first model',
			kind: 'training',
			model: 'llama-3.1-70b',
			precision: 'bf16',
			trainingTokens: cite(9e12, guess('More than half of what Llama 3.1 was trained on', { low: 5e12, high: 15e12 })),
			accelerators: cite(5_000, guess('Most of the first half', { low: 3_000, high: 6_500 })),
			priority: cite(2, DEMAND),
			startMonth: cite('2027-01', DEMAND),
		},
		{
			id: 'train-second',
			name: 'Train a customer’s second model',
			kind: 'training',
			model: 'llama-3.1-405b',
			precision: 'bf16',
			trainingTokens: cite(15e12, guess('About what Llama 3.1 was trained on', { low: 8e12, high: 20e12 })),
			accelerators: cite(10_000, guess('What serving leaves', { low: 6_000, high: 12_000 })),
			priority: cite(2, DEMAND),
			startMonth: cite('2027-09', DEMAND),
		},
	],
})

export const canalFlats: Template = {
	name: 'canal-flats',
	title: 'Canal Flats-like 30 MW retrofit',
	summary:
		'A running Bitcoin hall of 30 MW is refitted half by half for 14,000 B200, with existing equipment and outage windows.',
	sources: [SITE.source, INSIDE.source, BEGUN.source, CREW.source],
	plan,
}
