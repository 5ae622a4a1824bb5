import { field } from './field.ts'

/** An existing hall is neither built nor equipped. */
const BUILT = { scope: ['greenfield', 'shell_exists', 'fit_out_only'] }

const PHASE_SCOPES = ['greenfield', 'shell_exists', 'fit_out_only', 'existing'] as const

export const buildPhaseFields = {
	id: field.id({ label: 'Id', help: 'Names the hall.' }),
	siteId: field.reference({ label: 'Site', help: 'Where it is built.', reference: 'sites' }),
	name: field.text({ label: 'Hall', help: 'What it is called in the plan.', defaultText: 'its id' }),
	itMW: field.number({
		label: 'IT load',
		help: 'What the hall carries once it is finished.',
		unit: 'itMW',
		max: 100_000,
	}),
	startMonth: field.month({ label: 'Start', help: 'May lie before the plan: earlier hours count as done.' }),
	durationMonths: field.integer({
		label: 'Duration',
		help: 'Months of work as planned; 0 for an existing hall.',
		unit: 'gridMonths',
		max: 240,
		meantFor: BUILT,
	}),
	scope: field.choice({
		label: 'Scope',
		help: 'What is built: everything, all but the shell, the fit-out only, or nothing.',
		choices: PHASE_SCOPES,
		default: 'greenfield',
		source: 'the fullest scope',
		quality: 'benchmark',
	}),
	cooling: field.optionalReference({
		label: 'Cooling',
		help: 'Left out, the site’s.',
		reference: 'coolingTechnologies',
		defaultText: 'the site’s',
	}),
	redundancy: field.optionalReference({
		label: 'Redundancy',
		help: 'Left out, the site’s.',
		reference: 'redundancyTopologies',
		defaultText: 'the site’s',
	}),
	rackDensityKW: field.optionalNumber({
		label: 'Rack density',
		help: 'Left out, 132 kW with liquid to the chip, 20 kW with air.',
		unit: 'kW',
		min: 1,
		max: 1000,
		defaultText: '132 with liquid, 20 with air',
	}),
	floorAreaM2: field.optionalNumber({
		label: 'Floor area',
		help: 'Gross; left out, the assumed area of a megawatt times the IT load.',
		unit: 'm2',
		max: 1e8,
		defaultText: 'by IT load',
	}),
	prefabShare: field.optionalNumber({
		label: 'Prefabricated',
		help: 'Share of electrical and mechanical work done in a shop.',
		unit: 'share',
		max: 1,
		default: 0.3,
		low: 0.1,
		high: 0.6,
		source: 'reference conditions of the work packages',
		quality: 'benchmark',
		meantFor: BUILT,
	}),
	liveSite: field.choice({
		label: 'Live site',
		help: 'Whether work goes on beside running halls or within one: every hour of it takes longer.',
		choices: ['none', 'adjacent', 'inside'],
		default: 'none',
		source: 'a site of its own',
		quality: 'benchmark',
		meantFor: BUILT,
	}),
	capexUsdPerWatt: field.optionalNumber({
		label: 'Hall cost',
		help: 'Of IT load; left out, the cost market with its factors.',
		unit: 'usdPerWatt',
		max: 1000,
		defaultText: 'the cost market',
	}),
	startsAfter: field.optionalReference({
		label: 'Starts after',
		help: 'Another hall that must be finished first.',
		reference: 'buildPhases',
	}),
} as const

export const procurementFields = {
	item: field.reference({ label: 'Item', help: 'What is bought.', reference: 'equipment' }),
	quantity: field.number({ label: 'Quantity', help: 'Units ordered.', unit: 'count', max: 1e6 }),
	orderMonth: field.month({ label: 'Ordered', help: 'Lead time runs from here.' }),
	deliveryMonth: field.optionalMonth({
		label: 'Delivered',
		help: 'Left out, order month plus the lead time.',
		defaultText: 'order + lead time',
	}),
} as const

export const datedStepFields = {
	step: field.reference({
		label: 'Step',
		help: 'Which step of the hall’s construction network is dated by hand.',
		reference: 'constructionPhases',
	}),
	startMonth: field.optionalMonth({
		label: 'Step starts',
		help: 'Left out, as soon as what it waits for allows it.',
		defaultText: 'by what it waits for',
		neededWhen: 'no duration is stated',
	}),
	durationMonths: field.optionalNumber({
		label: 'Step takes',
		help: 'Months of work; left out, its share of the hall’s duration.',
		unit: 'gridMonths',
		min: 0.25,
		max: 120,
		defaultText: 'its share of the hall’s duration',
		neededWhen: 'no start is stated',
	}),
} as const

export const chipOrderFields = {
	id: field.id({ label: 'Id', help: 'Names the order.' }),
	siteId: field.reference({ label: 'Site', help: 'Where the chips go.', reference: 'sites' }),
	phaseId: field.optionalReference({
		label: 'Hall',
		help: 'Left out, any hall of the site.',
		reference: 'buildPhases',
	}),
	name: field.text({ label: 'Order', help: 'What it is called in the plan.', defaultText: 'its id' }),
	chip: field.reference({ label: 'Chip', help: 'Which accelerator is bought.', reference: 'chips' }),
	accelerators: field.integer({ label: 'Accelerators', help: 'In the whole order.', unit: 'accelerators', max: 1e8 }),
	orderMonth: field.month({ label: 'Ordered', help: 'Lead time runs from here.' }),
	leadTimeMonths: field.optionalNumber({
		label: 'Lead time',
		help: 'Until the first delivery; left out, the chip’s usual lead time in whole months.',
		unit: 'gridMonths',
		max: 240,
		defaultText: 'the chip’s usual',
		neededWhen: 'no lead time of the chip is published',
	}),
	deliveryMonths: field.optionalInteger({
		label: 'Delivered over',
		help: 'Equal whole-node tranches, one a month.',
		unit: 'gridMonths',
		min: 1,
		max: 120,
		default: 1,
		source: 'one delivery unless planned',
		quality: 'benchmark',
	}),
	unitPriceUsd: field.optionalNumber({
		label: 'Unit price',
		help: 'Left out, the chip’s usual price.',
		unit: 'usdPerAccelerator',
		max: 1e8,
		defaultText: 'the chip’s usual',
		neededWhen: 'no price of the chip is published',
	}),
	depositShare: field.optionalNumber({
		label: 'Deposit',
		help: 'Share of the price paid in the month of the order; the rest on delivery.',
		unit: 'share',
		max: 1,
		default: 0,
		source: 'paid on delivery unless agreed',
		quality: 'guess',
	}),
	leaseUsdPerAcceleratorHour: field.optionalNumber({
		label: 'Lease',
		help: 'Rented instead of bought: paid by the hour from delivery.',
		unit: 'usdPerAcceleratorHour',
		max: 10_000,
		neededWhen: 'no price of the chip is published',
	}),
	powerCapW: field.optionalNumber({
		label: 'Power cap',
		help: 'Below the chip’s TDP; lowers power and matrix throughput.',
		unit: 'W',
		min: 1,
		max: 100_000,
	}),
	retireAfterMonths: field.optionalInteger({
		label: 'Retired after',
		help: 'Months from delivery; the capital cost is spread over them.',
		unit: 'gridMonths',
		min: 1,
		max: 600,
		default: 60,
		source: 'five years, usual depreciation of accelerators',
		quality: 'benchmark',
	}),
	licenceMonth: field.optionalMonth({
		label: 'Export licence from',
		help: 'Nothing is delivered before it; asked for where export rules want a licence for the chip in the site’s country.',
		defaultText: 'nothing is waited for',
	}),
	replaces: field.optionalReference({
		label: 'Replaces',
		help: 'An order of the same site whose accelerators leave, the oldest first, as kW for kW these are installed.',
		reference: 'chipOrders',
	}),
	refreshAfterMonths: field.optionalInteger({
		label: 'Refreshed after',
		help: 'Months from delivery after which the same power is bought anew, over and over; left out, nothing follows.',
		unit: 'gridMonths',
		min: 6,
		max: 240,
		defaultText: 'nothing follows',
	}),
	refreshChip: field.optionalReference({
		label: 'Refreshed by',
		help: 'The chip that follows where the order is refreshed, at its usual price and lead time.',
		reference: 'chips',
		defaultText: 'the same chip',
	}),
} as const
