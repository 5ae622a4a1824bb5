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
		title: 'Coverage and the limiting layer',
		paragraphs: [
			'A layer’s coverage in a month is what it can carry divided by what is needed, site by site. For the plan, the smaller of both is summed over the sites and divided by the total need, so one site’s surplus never hides another’s shortage.',
			'The layer with the lowest coverage below one limits. In a tie, the first of Energy, Chips, Halls and Models is named. If no layer is short, demand is the limit and the plan has room.',
			'The limiting layer is shown with its cause, the first fact that would change it, and what limits next.',
		],
		formulas: ['coverage = available ÷ required', 'plan coverage = Σ min(available, required) ÷ Σ required'],
	},
	{
		id: 'units',
		layer: null,
		title: 'Months and megawatts',
		paragraphs: [
			'Every month has 730 hours. An entry from 2027-03 counts for all of March. Flows such as energy and money add up over months; states such as megawatts and headcount do not.',
			'A megawatt is always MW IT or MW at the meter. PUE links the two, and there are two PUEs. Peak PUE, of the 0.4% hour, sizes power. The monthly mean at part load sets energy, carbon and cost.',
		],
		formulas: ['power at the meter = IT power × peak PUE'],
	},
	{
		id: 'applications',
		layer: 'applications',
		title: 'Applications: what users need',
		paragraphs: [
			'Units in use, requests per day, tokens per request and active hours give output tokens/s at the peak of the active window. The mean drives energy, cost and revenue. Growth is constant, linear, exponential or an S-curve between the start and the end.',
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
			'Whole replicas serve an inference workload: the smallest group of accelerators that holds weights and cache, or a larger one with more tokens/s per accelerator that still meets the latency target. Batch size is set to meet the time per token.',
			'A training run requests its accelerators, or as many as its deadline needs, from start to finish. Fewer accelerators make it longer, not worse. A model trained in the plan is ready the month after its run ends.',
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
			'An order arrives in equal tranches after its lead time. Crews, which may be short, install it, and it ramps up over the following months. Installed accelerators without power or a hall are stranded; the plan counts them and their capital.',
		],
		formulas: ['IT power = overhead factor × diversity × Σ accelerators × power each'],
	},
	{
		id: 'infrastructure',
		layer: 'infrastructure',
		title: 'Halls, and the people who build them',
		paragraphs: [
			'Each hall is a set of work packages with hours by trade, spread over the months by an S-curve. Available labor, local workers and travelers, limits monthly hours; the rest is carried over. A hall finishes when its gating packages have done their planned work. Both dates are always shown: planned and leveled.',
		],
		formulas: ['local supply = market pool × share available × growth', 'worked = min(required, available)'],
	},
	{
		id: 'energy',
		layer: 'energy',
		title: 'Energy: contracts, plants, and what they carry',
		paragraphs: [
			'Firm power at the meter is the dependable sum of contracts and plants, after ramp and with reserve units, within the connection limit. Purchased energy fills each month in order: on-site zero-carbon, physical agreements, utility, gas.',
			'Carbon is reported twice, by location and by market. On-site and off-site water are separate.',
		],
		formulas: ['firm MW of a plant = (units − reserve) × unit size × derate'],
	},
	{
		id: 'money',
		layer: null,
		title: 'Money',
		paragraphs: [
			'All money is in USD of the price year 2026. Halls are paid as they are built, chips on delivery, connections over the year before they start. Cost per million tokens takes inference’s share of opex and of straight-line capital. Present value counts spending before the plan, residual value at its end, and tax if financing terms are entered.',
		],
		formulas: ['npv = Σ (revenue − opex − capex − tax + end value) ÷ (1 + r)^(month ÷ 12)'],
	},
	{
		id: 'limits',
		layer: null,
		title: 'What this is not',
		paragraphs: [
			'A planning estimate, good for deciding what to look at next; not stamped engineering, not a quotation. Each default has a source, a date and a range; guesses are shown as guesses until you replace them.',
		],
		formulas: [],
	},
]
