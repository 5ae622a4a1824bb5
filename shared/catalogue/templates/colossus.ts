import { cite, guess, pinned, planOf, published, type Template } from './cited.ts'
import { GROK_MODELS } from './grok-models.ts'

const HALL = published('xAI: 785,000 ft² former appliance factory, 300 MW')
const SPEED = published('xAI: 122 days for the first 100,000 GPUs, 92 more for the second')
const GRID = published('MLGW and TVA: 8 MW at first, 150 MW from late 2024, 150 MW more in 2025')
const GAS = published('Press and county permits: 35 mobile turbines, about 420 MW, fifteen permitted to stay')
const STORAGE = published('xAI: 150 MW of Megapacks')
const CHIPS = published('xAI: 100,000 H100, then 50,000 H100 and 50,000 H200')
const RUN = published('xAI: 200 M GPU-hours for Grok 3', {
	low: 60e12,
	high: 130e12,
	why: 'Size and tokens chosen to cost about as many hours, 120 to 260 M',
})
const GROK = published('Grok-1 release: 314 B parameters, two of eight experts, 64 layers', {
	why: 'The only model of the maker whose dimensions are open',
})
const DEMAND = guess('Scaled so that the site is used, not forecast')
const TARIFF = guess('TVA large-load price', { low: 45, high: 75 })

/** Four months of work leave no time to wait for what cools them. */
const SECOND_LOTS = [
	{ item: 'crah', quantity: 99, status: 'ordered' },
	{ item: 'busway', quantity: 404, status: 'ordered' },
	{ item: 'cdu', quantity: 65, status: 'ordered' },
]

const plan = planOf({
	name: 'Colossus-like retrofit',
	description:
		'An empty factory becomes a 100,000-GPU site in four months and doubles in three: mobile turbines carry it until the grid comes.',
	startMonth: '2024-06',
	asOfMonth: pinned('2024-06'),
	horizonMonths: 48,
	catalogue: { models: GROK_MODELS },
	sites: [
		{
			id: 'memphis',
			name: 'Memphis',
			country: 'US',
			region: 'TN',
			latitude: 35.06,
			longitude: -90.16,
			gridRegion: cite('US-SRTV', GRID),
			cooling: 'd2c_tower',
			redundancy: 'T-min',
			operatingModel: 'lean',
			targets: cite(
				[
					{ month: '2024-09', itMW: 130 },
					{ month: '2025-02', itMW: 260 },
				],
				published(SPEED.source, { why: 'Each 100,000 GPUs at their training peak, 1.3 kW' }),
			),
			interconnection: {
				transformers: cite([{ MVA: 100, count: 5 }], guess('A 161 kV station that carries 300 MW with one bank out')),
				voltageKV: cite(161, published('TVA transmission voltage at the site')),
			},
			labour: {
				weeklyHours: cite(60, guess('Round-the-clock work', { low: 50, high: 70 })),
				shifts: cite(2, SPEED),
				netAddsPerMonth: cite(900, guess('The pace that 122 days need', { low: 600, high: 1500 })),
				productivityFactor: cite(0.7, guess('No raised floor, few rooms, repeated skids', { low: 0.6, high: 1 })),
			},
		},
	],
	powerContracts: [
		{
			id: 'grid-first',
			siteId: 'memphis',
			name: 'Grid, what the factory had',
			kind: 'utility_firm',
			capacityMW: cite(8, GRID),
			startMonth: cite('2024-06', GRID),
			termMonths: cite(240, guess('No end in sight')),
			status: cite('energised', GRID),
			energyPriceUsdPerMWh: cite(55, TARIFF),
			demandChargeUsdPerKWMonth: cite(9, guess('Usual for TVA', { low: 7, high: 12 })),
		},
		{
			id: 'mobile-turbines',
			siteId: 'memphis',
			name: 'Mobile turbines, first',
			kind: 'btm_gt_simple',
			capacityMW: cite(160, GAS),
			units: cite(64, guess('2.5 MW trailers and a few larger sets')),
			startMonth: cite('2024-07', GAS),
			rampMonths: cite(3, guess('Trailers arrive week by week')),
			termMonths: cite(24, guess('Until the grid carries the load')),
			status: cite('energised', GAS),
		},
		{
			id: 'megapacks',
			siteId: 'memphis',
			name: 'Megapacks',
			kind: 'bess',
			capacityMW: cite(150, STORAGE),
			energyMWh: cite(300, guess('Two hours')),
			startMonth: cite('2024-12', STORAGE),
			termMonths: cite(180, guess('Life of the cells')),
		},
		{
			id: 'grid-150',
			siteId: 'memphis',
			name: 'Grid, first 150 MW',
			kind: 'utility_firm',
			capacityMW: cite(142, GRID),
			startMonth: cite('2024-12', GRID),
			rampMonths: cite(3, guess('A quarter to full load')),
			termMonths: cite(240, guess('No end in sight')),
			energyPriceUsdPerMWh: cite(55, TARIFF),
			demandChargeUsdPerKWMonth: cite(9, guess('Usual for TVA', { low: 7, high: 12 })),
		},
		{
			id: 'grid-300',
			siteId: 'memphis',
			name: 'Grid, second 150 MW',
			kind: 'utility_firm',
			capacityMW: cite(150, GRID),
			startMonth: cite('2025-05', GRID),
			rampMonths: cite(4, guess('A season to full load')),
			termMonths: cite(240, guess('No end in sight')),
			energyPriceUsdPerMWh: cite(55, TARIFF),
			demandChargeUsdPerKWMonth: cite(9, guess('Usual for TVA', { low: 7, high: 12 })),
			startDelayMonths: cite({ p50: 0, p90: 6 }, guess('A new substation')),
		},
	],
	buildPhases: [
		{
			id: 'first-100k',
			siteId: 'memphis',
			name: 'First 100,000 GPUs',
			itMW: cite(130, HALL),
			startMonth: cite('2024-05', SPEED),
			durationMonths: cite(4, SPEED),
			scope: cite('fit_out_only', HALL),
			floorAreaM2: cite(36_500, HALL),
			prefabShare: cite(0.6, guess('Skid-mounted plant', { low: 0.4, high: 0.8 })),
		},
		{
			id: 'second-100k',
			siteId: 'memphis',
			name: 'Second 100,000 GPUs',
			itMW: cite(135, HALL),
			startMonth: cite('2024-10', SPEED),
			durationMonths: cite(4, SPEED),
			scope: cite('fit_out_only', HALL),
			floorAreaM2: cite(36_500, HALL),
			prefabShare: cite(0.6, guess('Skid-mounted plant', { low: 0.4, high: 0.8 })),
			procurement: cite(SECOND_LOTS, guess('92 days allow no wait: bought with those of the first half')),
		},
	],
	chipOrders: [
		{
			id: 'h100-first',
			siteId: 'memphis',
			name: 'First 100,000 H100',
			chip: 'h100-sxm',
			accelerators: cite(100_000, CHIPS),
			orderMonth: cite('2023-12', guess('Half a year before the first racks')),
			leadTimeMonths: cite(7, guess('Allocated supply', { low: 5, high: 11 })),
			deliveryMonths: cite(3, SPEED),
			retireAfterMonths: cite(48, guess('Overtaken sooner than usual', { low: 36, high: 60 })),
		},
		{
			id: 'h100-second',
			siteId: 'memphis',
			name: 'Second 50,000 H100',
			chip: 'h100-sxm',
			accelerators: cite(50_000, CHIPS),
			orderMonth: cite('2024-06', guess('When the first were arriving')),
			leadTimeMonths: cite(6, guess('Allocated supply', { low: 4, high: 10 })),
			deliveryMonths: cite(2, SPEED),
			retireAfterMonths: cite(48, guess('Overtaken sooner than usual', { low: 36, high: 60 })),
		},
		{
			id: 'h200',
			siteId: 'memphis',
			name: '50,000 H200',
			chip: 'h200-sxm',
			accelerators: cite(50_000, CHIPS),
			orderMonth: cite('2024-06', guess('When the first were arriving')),
			leadTimeMonths: cite(6, guess('Allocated supply', { low: 4, high: 10 })),
			deliveryMonths: cite(3, SPEED),
			retireAfterMonths: cite(48, guess('Overtaken sooner than usual', { low: 36, high: 60 })),
		},
	],
	applications: [
		{
			id: 'assistant',
			name: 'Assistant',
			archetype: 'chat-consumer',
			unitsAtStart: cite(20e6, DEMAND),
			unitsAtEnd: cite(60e6, DEMAND),
			growth: cite('linear', DEMAND),
			startMonth: cite('2024-12', DEMAND),
			revenueUsdPerMillionTokens: cite(5, guess('Price of a large model, input included', { low: 2, high: 10 })),
		},
		{
			id: 'assistant-next',
			name: 'Assistant on the next model',
			archetype: 'chat-consumer',
			unitsAtStart: cite(15e6, DEMAND),
			unitsAtEnd: cite(120e6, guess('A sixth of the largest assistant', { low: 50e6, high: 250e6 })),
			growth: cite('s_curve', DEMAND),
			startMonth: cite('2025-03', published('xAI: Grok 3 released in February 2025')),
			revenueUsdPerMillionTokens: cite(15, guess('Price of a large closed model', { low: 6, high: 25 })),
		},
	],
	workloads: [
		{
			id: 'serve-today',
			name: 'Serve the assistant',
			kind: 'inference',
			model: 'grok-1',
			precision: 'fp8',
			applicationIds: ['assistant'],
			priority: 1,
			startMonth: cite('2024-12', DEMAND),
		},
		{
			id: 'serve-next',
			name: 'Serve the next model',
			kind: 'inference',
			model: 'grok-next',
			precision: 'fp8',
			applicationIds: ['assistant-next'],
			chips: ['h200-sxm'],
			priority: 1,
			startMonth: cite('2025-03', published('xAI: Grok 3 released in February 2025')),
		},
		{
			id: 'train-next',
			name: 'Train the next model',
			kind: 'training',
			model: 'grok-next',
			precision: 'bf16',
			trainingTokens: cite(100e12, RUN),
			accelerators: cite(100_000, CHIPS),
			producesModel: 'grok-next',
			chips: ['h100-sxm'],
			priority: cite(2, DEMAND),
			startMonth: cite('2024-09', SPEED),
		},
		{
			id: 'train-after',
			name: 'Train the one after',
			kind: 'training',
			model: 'grok-next',
			precision: 'bf16',
			trainingTokens: cite(900e12, guess('Nine times the run before', { low: 400e12, high: 1500e12 })),
			accelerators: cite(140_000, guess('All H100', { low: 100_000, high: 150_000 })),
			chips: ['h100-sxm'],
			priority: cite(3, DEMAND),
			startMonth: cite('2025-02', SPEED),
		},
		{
			id: 'train-third',
			name: 'Train the third',
			kind: 'training',
			model: 'grok-next',
			precision: 'bf16',
			trainingTokens: cite(1200e12, guess('A third more again', { low: 600e12, high: 2000e12 })),
			accelerators: cite(130_000, guess('What serving leaves of the H100', { low: 90_000, high: 150_000 })),
			chips: ['h100-sxm'],
			priority: cite(4, DEMAND),
			startMonth: cite('2026-10', DEMAND),
		},
	],
})

export const colossus: Template = {
	name: 'colossus',
	title: 'Colossus-like retrofit',
	summary:
		'An empty factory, 100,000 GPUs in four months and 200,000 in seven; turbines carry it until the grid comes.',
	sources: [HALL.source, SPEED.source, GRID.source, GAS.source, STORAGE.source, CHIPS.source, GROK.source],
	plan,
}
