import { field } from '../field.ts'

/** An existing hall is neither built nor equipped. */
const BUILT = { scope: ['greenfield', 'shell_exists', 'fit_out_only'] }

export const existingPlantFields = {
	item: field.reference({
		label: 'Item',
		help: 'What stands already; once one is named, nothing else does.',
		reference: 'equipment',
		meantFor: BUILT,
	}),
	units: field.number({ label: 'Units', help: 'How many stand.', unit: 'count', max: 100_000, meantFor: BUILT }),
	unitSize: field.optionalNumber({
		label: 'Size of a unit',
		help: 'In the unit its row in the catalogue is sized in; left out, as large as those needed.',
		min: 0.001,
		max: 1e6,
		defaultText: 'as needed',
		meantFor: BUILT,
	}),
	reuseShare: field.optionalNumber({
		label: 'Fit for use',
		help: 'Share of them that can go on in use.',
		unit: 'share',
		max: 1,
		default: 1,
		source: 'what is listed as standing is used',
		quality: 'benchmark',
		meantFor: BUILT,
	}),
} as const

export const outageFields = {
	month: field.month({ label: 'Month', help: 'In which halls of the site stand still.' }),
	days: field.number({ label: 'Days', help: 'Of the month, 30.4 for all of it.', unit: 'days', max: 30.4 }),
	itMW: field.number({
		label: 'IT load off',
		help: 'What cannot be housed in those days.',
		unit: 'itMW',
		max: 100_000,
	}),
} as const

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
	durationMonths: field.optionalInteger({
		label: 'Duration',
		help: 'Months of work as planned; left out, the median of the site’s class of build. 0 for an existing hall.',
		unit: 'gridMonths',
		max: 240,
		defaultText: 'the median of the site’s class of build',
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
		help: 'Left out, what the racks ordered for it draw; at least 132 kW with liquid to the chip, 20 kW with air.',
		unit: 'kW',
		min: 1,
		max: 1000,
		defaultText: 'its racks’, at least 132 with liquid, 20 with air',
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
	existingPlant: field.optionalList({
		label: 'Stands already',
		help: 'What of the hall is not bought, as it stands, and nothing else does; left out, what its scope finds.',
		defaultText: 'what the scope finds',
		meantFor: BUILT,
		fields: existingPlantFields,
		limit: 40,
	}),
	workWindows: field.months({
		label: 'Work windows',
		help: 'The months in which the substation, electrical gear and commissioning are worked on; left out, all.',
		defaultText: 'all months',
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
	orderMonth: field.optionalMonth({
		label: 'Ordered',
		help: 'Lead time runs from here; left out, it follows its hall: a lead time before it is needed.',
		defaultText: 'a lead time before it is needed',
	}),
	deliveryMonth: field.optionalMonth({
		label: 'Delivered',
		help: 'Left out, order month plus the lead time.',
		defaultText: 'order + lead time',
	}),
	status: field.choice({
		label: 'Status',
		help: 'Ordered, or planned: what is planned follows its hall. Left out, ordered where a month of order is stated.',
		choices: ['planned', 'ordered'],
		defaultText: 'ordered where its month is stated',
	}),
	supply: field.choice({
		label: 'Supply',
		help: 'Bought at the market, from a reserved slot at the short lead time, supplied by a utility or landlord, or in stock.',
		choices: ['market', 'reserved', 'supplied', 'in_stock'],
		default: 'market',
		source: 'bought like any other unless agreed',
		quality: 'benchmark',
	}),
	leadWeeks: field.optionalNumber({
		label: 'Lead time',
		help: 'Weeks from order to delivery; left out, the item’s by its supply.',
		unit: 'weeks',
		max: 1000,
		defaultText: 'the item’s',
	}),
} as const

/** Bought for the substation of a site, lot by lot. */
export const sitePurchaseFields = {
	...procurementFields,
	MW: field.optionalNumber({
		label: 'Lets in',
		help: 'Megawatts at the meter that this lot lets in; left out, its units at their usual size and the power factor, a breaker any.',
		unit: 'facilityMW',
		max: 1e5,
		defaultText: 'its units at their usual size',
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
