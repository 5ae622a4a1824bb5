import { cite, guess, pinned, planOf, published, type Template } from './cited.ts'

const SITE = published('Pacifico Energy, February 2026: more than 8,000 acres 17 miles north of Fort Stockton')
const POWER = published(
	'Pacifico Energy, February 2026: 7.65 GW of gas, 1.8 GW of batteries and 750 MW of sun for 5 GW of load, no grid',
	{ why: 'A fiftieth of each, for 100 MW of load' },
)
const FIRST_POWER = published('Pacifico Energy, February 2026: first power in the first half of 2027')
const PERMIT = published('Texas Commission on Environmental Quality, air permit for 7.65 GW, January 2026')
const ENGINES = published('Business Insider, October 2025, of state filings: 210 Jenbacher engines of about 700 MW', {
	why: '3.33 MW each, with a tenth and more to spare',
})
const HALLS = guess('What 100 MW at the meter carry in the hottest hour of West Texas', { low: 70, high: 84 })
const HALL = guess('Half of it', { low: 35, high: 42 })
const CHIPS = guess('80 MW of IT ÷ 1.85 kW per accelerator at its training peak, in whole racks')
const DEMAND = guess('Scaled so that the site is used, not forecast')

/** What takes longer than the months left to the first hall. */
const LOTS = [
	{ item: 'mv_switchgear', quantity: 7, status: 'ordered' },
	{ item: 'lv_switchboard', quantity: 26, status: 'ordered' },
	{ item: 'generator', quantity: 23, status: 'ordered' },
]
const BOUGHT = guess('Ordered with the engines, for both halls at once')

const HALVES = [
	{ number: 1, start: '2026-04', ordered: '2026-10' },
	{ number: 2, start: '2026-07', ordered: '2027-01' },
] as const

const plan = planOf({
	name: 'West Texas island of 100 MW',
	description:
		'No grid at all: gas engines carry the site, with sun by day and a battery that takes up faults so that no engine has to idle for them. In the proportions of a private grid announced in Pecos County.',
	startMonth: '2026-01',
	asOfMonth: pinned('2026-01'),
	horizonMonths: 60,
	sites: [
		{
			id: 'pecos',
			name: 'Pecos County',
			country: 'US',
			region: 'TX',
			latitude: 31.14,
			longitude: -102.88,
			cooling: 'd2c_dry_trim',
			redundancy: 'N+1',
			operatingModel: 'base',
			targetItMW: cite(80, HALLS),
			landHectares: cite(3237, SITE),
			interconnection: { limitMW: cite(0, POWER), voltageKV: cite(34.5, guess('A site’s own ring at this size')) },
		},
	],
	powerContracts: [
		{
			id: 'engines',
			siteId: 'pecos',
			name: 'Gas engines',
			kind: 'btm_recip',
			capacityMW: cite(153, POWER),
			units: cite(46, ENGINES),
			startMonth: cite('2027-06', FIRST_POWER),
			rampMonths: cite(3, guess('Fifteen engines a month')),
			termMonths: cite(240, guess('Life of the machines')),
			status: cite('construction', PERMIT),
			startDelayMonths: cite({ p50: 0, p90: 6 }, guess('Engines are sold out for a year and more')),
		},
		{
			id: 'sun',
			siteId: 'pecos',
			name: 'Solar field',
			kind: 'btm_solar',
			capacityMW: cite(15, POWER),
			startMonth: cite('2027-06', FIRST_POWER),
			termMonths: cite(300, guess('Life of the panels')),
		},
		{
			id: 'battery',
			siteId: 'pecos',
			name: 'Battery',
			kind: 'bess',
			capacityMW: cite(36, POWER),
			startMonth: cite('2027-06', FIRST_POWER),
			termMonths: cite(180, guess('Life of the cells')),
		},
	],
	buildPhases: HALVES.map(({ number, start }) => ({
		id: `hall-${number}`,
		siteId: 'pecos',
		name: `Hall ${number}`,
		itMW: cite(40, HALL),
		startMonth: cite(start, FIRST_POWER),
		durationMonths: cite(14, guess('Between fast and usual', { low: 12, high: 20 })),
		procurement: cite(LOTS, BOUGHT),
	})),
	chipOrders: HALVES.map(({ number, ordered }) => ({
		id: `gb200-${number}`,
		siteId: 'pecos',
		name: `GB200, hall ${number}`,
		chip: 'gb200-nvl72',
		accelerators: cite(21_600, CHIPS),
		orderMonth: cite(ordered, guess('Timed to the hall and the first power')),
		leadTimeMonths: cite(9, published('Chip table, middle lead time of 36 weeks', { low: 5, high: 14 })),
		deliveryMonths: cite(2, guess('150 racks a month')),
	})),
	applications: [
		{
			id: 'coding',
			name: 'Coding agents',
			archetype: 'software-development',
			unitsAtStart: cite(20_000, DEMAND),
			unitsAtEnd: cite(200_000, DEMAND),
			growth: cite('s_curve', DEMAND),
			startMonth: cite('2027-09', DEMAND),
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
			timePerOutputTokenMs: cite(50, guess('20 tokens a second an agent')),
			priority: 1,
			startMonth: cite('2027-09', DEMAND),
		},
		{
			id: 'train',
			name: 'Train on what serving leaves',
			kind: 'training',
			model: 'llama-3.1-405b',
			precision: 'bf16',
			trainingTokens: cite(900e12, guess('Three years of two racks in three', { low: 500e12, high: 1100e12 })),
			accelerators: cite(28_800, guess('Two racks in three', { low: 21_600, high: 36_000 })),
			priority: cite(2, DEMAND),
			startMonth: cite('2027-09', DEMAND),
		},
	],
})

export const island: Template = {
	name: 'island',
	title: 'Off-grid site of 100 MW',
	summary: 'Pecos County, Texas: 46 gas engines, sun and a battery carry two halls and 43,200 GB200; there is no grid.',
	sources: [SITE.source, POWER.source, PERMIT.source, ENGINES.source],
	plan,
}
