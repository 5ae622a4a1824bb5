import { field } from '../field.ts'

/** An existing hall is neither built nor equipped. */
const BUILT = { scope: ['greenfield', 'shell_exists', 'fit_out_only'] }

export const existingPlantFields = {
	item: field.reference({
		label: 'Item',
		help: 'Equipment already on site; listing one replaces the scope’s default.',
		reference: 'equipment',
		meantFor: BUILT,
	}),
	units: field.number({ label: 'Units', help: 'Units on site.', unit: 'count', max: 100_000, meantFor: BUILT }),
	unitSize: field.optionalNumber({
		label: 'Unit size',
		help: 'Size in the catalog’s unit.',
		min: 0.001,
		max: 1e6,
		defaultText: 'as needed',
		meantFor: BUILT,
	}),
	reuseShare: field.optionalNumber({
		label: 'Usable share',
		help: 'Share that stays in use.',
		unit: 'share',
		max: 1,
		default: 1,
		source: 'listed equipment is used',
		quality: 'benchmark',
		meantFor: BUILT,
	}),
} as const

export const outageFields = {
	month: field.month({ label: 'Month', help: 'Month of the outage.' }),
	days: field.number({ label: 'Days', help: 'Days of the month; 30.4 is all of it.', unit: 'days', max: 30.4 }),
	itMW: field.number({
		label: 'IT load off',
		help: 'IT load that cannot run then.',
		unit: 'itMW',
		max: 100_000,
	}),
} as const

const REFITS = ['none', 'density', 'liquid', 'sidecar'] as const
const PHASE_SCOPES = ['greenfield', 'shell_exists', 'fit_out_only', 'existing'] as const

export const buildPhaseFields = {
	id: field.id({ label: 'ID', help: 'Identifies the hall.' }),
	siteId: field.reference({ label: 'Site', help: 'Where it is built.', reference: 'sites' }),
	name: field.text({ label: 'Hall', help: 'Name in the plan.', defaultText: 'its id' }),
	itMW: field.number({
		label: 'IT load',
		help: 'IT capacity when complete.',
		unit: 'itMW',
		max: 100_000,
	}),
	startMonth: field.month({ label: 'Start', help: 'May precede the plan; earlier hours count as done.' }),
	durationMonths: field.optionalInteger({
		label: 'Duration',
		help: 'Planned months of work; 0 if existing.',
		section: 'build',
		unit: 'gridMonths',
		max: 240,
		defaultText: 'build-class median',
		meantFor: BUILT,
	}),
	scope: field.choice({
		label: 'Scope',
		help: 'How much is built. Shell exists and fit-out only build less.',
		section: 'build',
		choices: PHASE_SCOPES,
		default: 'greenfield',
		source: 'the fullest scope',
		quality: 'benchmark',
	}),
	cooling: field.optionalReference({
		label: 'Cooling',
		help: 'Overrides the site’s cooling.',
		usual: { site: 'cooling' },
		section: 'design',
		reference: 'coolingTechnologies',
		defaultText: 'site setting',
	}),
	redundancy: field.optionalReference({
		label: 'Redundancy',
		help: 'Overrides the site’s redundancy.',
		usual: { site: 'redundancy' },
		section: 'design',
		reference: 'redundancyTopologies',
		defaultText: 'site setting',
	}),
	rackDensityKW: field.optionalNumber({
		label: 'Rack density',
		help: 'Design power per rack.',
		section: 'design',
		unit: 'kW',
		min: 1,
		max: 1000,
		defaultText: 'ordered racks; min. 132 liquid, 20 air',
	}),
	refit: field.choice({
		label: 'Refit',
		help: 'Work before denser racks arrive. Blank: assumed for chips replaced.',
		section: 'design',
		seldom: true,
		choices: REFITS,
		defaultText: 'for replaced chips, as needed',
	}),
	floorAreaM2: field.optionalNumber({
		label: 'Floor area',
		help: 'Gross floor area.',
		section: 'design',
		unit: 'm2',
		max: 1e8,
		defaultText: 'from IT load',
	}),
	prefabShare: field.optionalNumber({
		label: 'Prefabricated',
		help: 'Share of electrical and mechanical work done off site.',
		section: 'build',
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
		label: 'Live-site work',
		help: 'Work beside or inside live halls takes longer.',
		section: 'build',
		choices: ['none', 'adjacent', 'inside'],
		default: 'none',
		source: 'separate site',
		quality: 'benchmark',
		meantFor: BUILT,
	}),
	existingPlant: field.optionalList({
		label: 'Existing equipment',
		help: 'Equipment already on site, not bought.',
		defaultText: 'from scope',
		meantFor: BUILT,
		fields: existingPlantFields,
		limit: 40,
	}),
	workWindows: field.months({
		label: 'Work windows',
		help: 'Months allowed for substation, electrical and commissioning work.',
		section: 'build',
		seldom: true,
		defaultText: 'all months',
		meantFor: BUILT,
	}),
	capexUsdPerWatt: field.optionalNumber({
		label: 'Hall cost',
		help: 'Cost per watt of IT.',
		section: 'price',
		unit: 'usdPerWatt',
		max: 1000,
		defaultText: 'local cost market',
	}),
	startsAfter: field.optionalReference({
		label: 'Starts after',
		help: 'Hall that must finish first.',
		section: 'build',
		reference: 'buildPhases',
	}),
} as const

export const procurementFields = {
	item: field.reference({ label: 'Item', help: 'Equipment ordered.', reference: 'equipment' }),
	quantity: field.number({ label: 'Quantity', help: 'Units ordered.', unit: 'count', max: 1e6 }),
	orderMonth: field.optionalMonth({
		label: 'Ordered',
		help: 'Lead time starts here.',
		defaultText: 'need date − lead time',
	}),
	deliveryMonth: field.optionalMonth({
		label: 'Delivered',
		help: 'Month of delivery.',
		defaultText: 'order + lead time',
	}),
	status: field.choice({
		label: 'Status',
		help: 'Planned purchases follow the hall.',
		choices: ['planned', 'ordered'],
		defaultText: 'ordered if dated',
	}),
	supply: field.choice({
		label: 'Supply',
		help: 'Source, which sets the lead time.',
		choices: ['market', 'reserved', 'supplied', 'in_stock'],
		default: 'market',
		source: 'bought at market unless agreed',
		quality: 'benchmark',
	}),
	leadWeeks: field.optionalNumber({
		label: 'Lead time',
		help: 'Weeks from order to delivery.',
		unit: 'weeks',
		max: 1000,
		defaultText: 'item default',
	}),
} as const

/** Bought for the substation of a site, lot by lot. */
export const sitePurchaseFields = {
	...procurementFields,
	MW: field.optionalNumber({
		label: 'Import enabled',
		help: 'MW at the meter this lot enables.',
		unit: 'facilityMW',
		max: 1e5,
		defaultText: 'from units and typical size',
	}),
} as const

export const datedStepFields = {
	step: field.reference({
		label: 'Step',
		help: 'Construction step with fixed dates.',
		reference: 'constructionPhases',
	}),
	startMonth: field.optionalMonth({
		label: 'Step start',
		help: 'First month of the step.',
		defaultText: 'after its predecessors',
		neededWhen: 'the duration is blank',
	}),
	durationMonths: field.optionalNumber({
		label: 'Step duration',
		help: 'Months of work.',
		unit: 'gridMonths',
		min: 0.25,
		max: 120,
		defaultText: 'share of hall duration',
		neededWhen: 'the start is blank',
	}),
} as const
