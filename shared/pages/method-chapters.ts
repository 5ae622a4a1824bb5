import type { Layer } from '#shared/layers.ts'

export type MethodChapter = {
	readonly id: string
	readonly layer: Layer | null
	readonly title: string
	readonly paragraphs: readonly string[]
	readonly formulas: readonly string[]
}

/** The method for readers; the engine's SPEC numbers the rules, and every figure's explanation names its own. */
export const METHOD_CHAPTERS: readonly MethodChapter[] = [
	{
		id: 'coverage',
		layer: null,
		title: 'Coverage and the binding layer',
		paragraphs: [
			'Coverage of a layer in a month is what it could carry divided by what is asked of it, site by site. For the plan it is the sum of the smaller of both over the sites, divided by the sum of what is asked, so that one site’s surplus does not hide another’s want.',
			'The layer with the lowest coverage below one binds. Where two tie, the one nearer the ground is named: Energy, then Chips, Infrastructure, Models. Where everything is covered and served, demand is the limit and the plan has room.',
			'With the binding layer comes its cause, the first fact that would move it, and what binds next once it is relieved.',
		],
		formulas: ['coverage = available ÷ required', 'plan coverage = Σ min(available, required) ÷ Σ required'],
	},
	{
		id: 'units',
		layer: null,
		title: 'Months and megawatts',
		paragraphs: [
			'Every month has 730 hours. An entry from 2027-03 holds for the whole of March. Flows such as energy and money add up over months; states such as megawatts and heads do not.',
			'A megawatt always says of what: IT, or at the meter. The two meet only through PUE, and there are two PUEs. The peak one, of the 0.4 % hour, sizes power. The monthly mean at part load makes energy, carbon and cost.',
		],
		formulas: ['power at the meter = IT power × peak PUE'],
	},
	{
		id: 'applications',
		layer: 'applications',
		title: 'Applications: what users ask',
		paragraphs: [
			'Units in use, requests a day, tokens a request and the hours of activity give output tokens a second at the peak of the active window. The mean drives energy, cost and revenue. Growth is constant, linear, exponential or an S-curve between the start and the end.',
		],
		formulas: [
			'peak tokens/s = units × adoption × requests × output tokens × reasoning × peak factor ÷ active seconds',
		],
	},
	{
		id: 'models',
		layer: 'models',
		title: 'Models: what serves and what trains',
		paragraphs: [
			'An inference workload is served by whole replicas: the smallest group of accelerators that holds the weights and the cache, or the larger one with most tokens a second each that still meets the latency target. Batch size is found so that the time per token is met.',
			'A training run asks for its accelerators, or for as many as its deadline needs, from its start until its work is done. Fewer accelerators make it longer, not worse. A model that is trained in the plan is ready the month after its run ends.',
		],
		formulas: [
			'training FLOP = 6 × active parameters × tokens',
			'accelerator-hours = FLOP ÷ (peak FLOP/s × efficiency × 3600)',
		],
	},
	{
		id: 'chips',
		layer: 'chips',
		title: 'Chips: ordered, delivered, installed, energized',
		paragraphs: [
			'An order arrives after its lead time in equal tranches, is installed by crews who may be short, and ramps up over the following months. Accelerators that are installed and have neither power nor a hall are stranded; the plan counts them and the capital that waits.',
		],
		formulas: ['IT power = overhead factor × diversity × Σ accelerators × power each'],
	},
	{
		id: 'infrastructure',
		layer: 'infrastructure',
		title: 'Infrastructure: halls and the people who build them',
		paragraphs: [
			'Each hall is a set of work packages with hours by trade, spread over the months by an S-curve. What the labor market can give, local hands and travelers, limits what is worked; the rest is carried over, and the hall finishes when its gating packages have done what their plan asked. Both dates are always shown: as planned, and as leveled.',
		],
		formulas: ['local supply = market pool × share available × growth', 'worked = min(required, available)'],
	},
	{
		id: 'energy',
		layer: 'energy',
		title: 'Energy: contracts, plants, and what they carry',
		paragraphs: [
			'Firm power at the meter is the sum of what each contract and plant can be relied on for, after its ramp and with its reserve units, within the limit of the connection. Purchased energy fills each month in order: on-site zero-carbon, physical agreements, utility, gas.',
			'Carbon is told twice, by location and by market. Water on site and off site are kept apart.',
		],
		formulas: ['firm MW of a plant = (units − reserve) × unit size × derate'],
	},
	{
		id: 'money',
		layer: null,
		title: 'Money',
		paragraphs: [
			'All money is in USD of the price year 2026. Halls are paid as they are built, chips on delivery, connections over the year before they start. Cost per million tokens takes inference’s share of running cost and of straight-line capital. Present value counts what was spent before the plan, what everything is worth at its end, and tax where financing terms are entered.',
		],
		formulas: ['npv = Σ (revenue − opex − capex − tax + end value) ÷ (1 + r)^(month ÷ 12)'],
	},
	{
		id: 'limits',
		layer: null,
		title: 'What this is not',
		paragraphs: [
			'A planning estimate, good for deciding what to look at next; not stamped engineering, not a quotation. Defaults are rows with a source, a date and a range; the ones that are guesses are shown as guesses until you replace them.',
		],
		formulas: [],
	},
]
