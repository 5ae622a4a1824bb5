import { cite, guess, pinned, planOf, published, type Template } from './cited.ts'

const RUN = published('Llama 3 paper, arXiv 2407.21783: 15.6T tokens on up to 16,384 H100')
const CARD = published('Llama 3.1 model card: 30.84 M H100-hours')
const MFU = published('Llama 3 paper, table 4: 38–43% MFU in BF16', { low: 0.38, high: 0.43 })
const CLUSTER = published('Meta engineering, March 2024: two clusters of 24,576 H100')
const HALL = guess('24,576 H100 at their training peak, with a margin')
const PLACE = 'A usual Meta region; the location of the cluster is not published'
const DEMAND = guess('Scaled so that the cluster is used, not forecast')

const plan = planOf({
	name: 'Llama 3.1 405B training',
	description: `The published pre-training run on its cluster, then serving it. ${PLACE}.`,
	startMonth: '2024-01',
	asOfMonth: pinned('2024-01'),
	horizonMonths: 24,
	sites: [
		{
			id: 'cluster',
			name: 'H100 cluster',
			country: 'US',
			region: 'IA',
			latitude: 41.65,
			longitude: -93.47,
			cooling: 'air_direct_evap',
			redundancy: 'T-min',
			operatingModel: 'lean',
			targetItMW: cite(36, HALL),
			interconnection: { voltageKV: cite(161, guess('Usual for the region')) },
		},
	],
	powerContracts: [
		{
			id: 'grid',
			siteId: 'cluster',
			name: 'Utility',
			kind: 'utility_firm',
			capacityMW: cite(46, guess('The hall at its peak hour, with a reserve')),
			startMonth: cite('2023-09', guess('Before the cluster')),
			termMonths: cite(180, guess('Long-term service')),
			status: cite('energised', CLUSTER),
		},
	],
	buildPhases: [
		{
			id: 'hall',
			siteId: 'cluster',
			name: 'Existing hall',
			itMW: cite(36, HALL),
			startMonth: cite('2023-09', guess('Existed before the plan')),
			durationMonths: 0,
			scope: cite('existing', CLUSTER),
		},
	],
	chipOrders: [
		{
			id: 'h100',
			siteId: 'cluster',
			name: '24,576 H100',
			chip: 'h100-sxm',
			accelerators: cite(24_576, CLUSTER),
			orderMonth: cite('2023-01', guess('So the cluster is ready by March 2024')),
			leadTimeMonths: cite(9, published('Chip table, middle lead time of 36 weeks', { low: 3, high: 12 })),
			deliveryMonths: cite(3, guess('1,024 nodes a month')),
		},
	],
	applications: [
		{
			id: 'assistant',
			name: 'Assistant on the largest model',
			archetype: 'chat-consumer',
			unitsAtStart: cite(5e6, DEMAND),
			unitsAtEnd: cite(80e6, guess('A part of the assistant’s users', { low: 20e6, high: 200e6 })),
			growth: cite('s_curve', DEMAND),
			startMonth: cite('2024-07', published('Meta: Llama 3.1 405B released 23 July 2024')),
			revenueUsdPerMillionTokens: cite(3, guess('Price of the model at hosts in 2024', { low: 2, high: 6 })),
		},
	],
	workloads: [
		{
			id: 'pretrain',
			name: 'Pre-train 405B',
			kind: 'training',
			model: 'llama-3.1-405b',
			precision: 'bf16',
			trainingTokens: cite(15.6e12, RUN),
			accelerators: cite(16_384, RUN),
			mfu: cite(0.4, MFU),
			goodput: cite(0.9, published('Llama 3 paper: over 90% effective training time', { low: 0.85, high: 0.95 })),
			priority: 1,
			startMonth: cite('2024-02', guess('So that the run ends before the release in July')),
		},
		{
			id: 'serve',
			name: 'Serve 405B',
			kind: 'inference',
			model: 'llama-3.1-405b',
			precision: 'fp8',
			applicationIds: ['assistant'],
			priority: cite(2, DEMAND),
			startMonth: cite('2024-07', published('Meta: Llama 3.1 405B released 23 July 2024')),
		},
	],
})

export const llama405b: Template = {
	name: 'llama-405b',
	title: 'Llama 3.1 405B training',
	summary: 'The published run: 16,384 H100, 15.6T tokens, 40% MFU; then the same cluster serves the model.',
	sources: [RUN.source, CARD.source, MFU.source, CLUSTER.source],
	plan,
}
