import { MOST_EARLY } from '#shared/ranges/range-facts.ts'
import { field } from './field.ts'
import { sequenceFields } from './supply/sequence-fields.ts'

/** Latest horizon, and how far a month may lie from the plan. */
const HORIZON_LIMIT = 240

const SITE_CONTROLS = ['none', 'option', 'lease', 'owned'] as const

const currency = { pattern: /^[A-Z]{3}$/, expected: 'expected a three-letter currency code such as EUR' }

export const planFields = {
	name: field.name({ label: 'Plan name', help: 'Name in the list of plans.' }),
	description: field.text({ label: 'Description', help: 'Purpose of the plan.' }),
	startMonth: field.month({ label: 'First month', help: 'First month of results.' }),
	horizonMonths: field.integer({
		label: 'Horizon',
		help: 'Months computed.',
		unit: 'gridMonths',
		min: 1,
		max: HORIZON_LIMIT,
	}),
	asOfMonth: field.optionalMonth({
		label: 'Status month',
		help: 'The plan’s “today”: earlier dates are past, advice looks ahead.',
		defaultText: 'last reported month, else first month',
	}),
	actualsForecast: field.choice({
		label: 'Forecast from reports',
		help: 'Remaining work at the reported pace, or as planned.',
		choices: ['trend', 'plan'],
		default: 'trend',
		source: 'earned value, standard in project control',
		quality: 'benchmark',
	}),
	currency: field.code({
		...currency,
		label: 'Display currency',
		help: 'Display only; the plan computes in USD.',
		default: 'USD',
	}),
	usdPerCurrencyUnit: field.optionalNumber({
		label: 'Exchange rate',
		help: 'USD per unit of the display currency. Required unless USD.',
		min: 1e-6,
		max: 1e6,
		default: 1,
	}),
} as const

/** Said in a workbook, where an object has no row of its own. */
export const financedField = field.boolean({
	label: 'Financed',
	help: 'Adds debt and tax at standard terms unless overridden.',
	default: false,
	source: 'no debt or tax unless set',
	quality: 'benchmark',
})

export const siteFields = {
	id: field.id({ label: 'ID', help: 'Identifies the site.' }),
	name: field.name({ label: 'Site', help: 'Name in the plan.' }),
	country: field.country({
		label: 'Country',
		help: 'Sets grid, labor market and cost defaults.',
		defaultText: 'from location',
	}),
	region: field.text({ label: 'State or region', help: 'For reference; changes no figures.' }),
	latitude: field.optionalNumber({
		label: 'Latitude',
		help: 'Finds climate, labor and cost data.',
		unit: 'degrees',
		min: -90,
		max: 90,
		neededWhen: 'climate zone and grid region are blank',
	}),
	longitude: field.optionalNumber({
		label: 'Longitude',
		help: 'East is positive.',
		unit: 'degrees',
		min: -180,
		max: 180,
		neededWhen: 'climate zone and grid region are blank',
	}),
	gridRegion: field.optionalReference({
		label: 'Grid region',
		help: 'Sets grid price and carbon.',
		reference: 'gridRegions',
		defaultText: 'from location',
		neededWhen: 'the coordinates are blank',
	}),
	climate: field.optionalReference({
		label: 'Climate zone',
		help: 'Sets monthly PUE and water.',
		reference: 'climates',
		defaultText: 'nearest zone',
		neededWhen: 'the coordinates are blank',
	}),
	labourMarket: field.optionalReference({
		label: 'Labor market',
		help: 'Local workers by trade.',
		reference: 'labourMarkets',
		defaultText: 'nearest within 300 km',
	}),
	costMarket: field.optionalReference({
		label: 'Hall cost market',
		help: 'Hall cost per watt.',
		reference: 'costs',
		defaultText: 'nearest within 500 km',
	}),
	cooling: field.optionalReference({
		label: 'Cooling',
		help: 'Sets PUE, water and mechanical scope. Halls may override.',
		reference: 'coolingTechnologies',
		default: 'd2c_dry_trim',
		source: 'typical for racks above 100 kW',
		quality: 'guess',
	}),
	redundancy: field.optionalReference({
		label: 'Redundancy',
		help: 'Sets UPS, generator and transformer counts. Halls may override.',
		reference: 'redundancyTopologies',
		default: 'N+1',
		source: 'typical for AI halls',
		quality: 'guess',
	}),
	supplyRedundancy: field.choice({
		label: 'Supply redundancy',
		help: 'Outage that firm power must survive.',
		choices: ['unit', 'none', 'N-1'],
		default: 'unit',
		source: 'one spare unit per plant, typical for prime power',
		quality: 'benchmark',
	}),
	operatingModel: field.choice({
		label: 'Operating model',
		help: 'Sizes operations staff.',
		choices: ['lean', 'base', 'tenant_and_landlord', 'landlord'],
		default: 'base',
		source: 'workforce reference, operations staffing',
		quality: 'benchmark',
	}),
	designPue: field.optionalNumber({
		label: 'Design PUE',
		help: 'Annual average at full load.',
		unit: 'ratio',
		min: 1,
		max: 3,
		defaultText: 'from climate and cooling',
	}),
	peakPue: field.optionalNumber({
		label: 'Peak PUE',
		help: 'PUE in the 0.4% hottest hour; sizes power.',
		unit: 'ratio',
		min: 1,
		max: 4,
		defaultText: 'from climate and cooling',
	}),
	targetItMW: field.optionalNumber({
		label: 'Target',
		help: 'Target IT load.',
		unit: 'itMW',
		max: 100_000,
		defaultText: 'chip load',
	}),
	targetMonth: field.optionalMonth({
		label: 'Full power by',
		help: 'Month the full target must run. Blank: no deadline.',
	}),
	...sequenceFields,
	existingLoadMW: field.optionalNumber({
		label: 'Existing load',
		help: 'Flat third-party load on this meter; takes firm imports first.',
		unit: 'facilityMW',
		max: 20_000,
		default: 0,
		source: 'own meter unless set',
		quality: 'guess',
	}),
	exportLimitMW: field.optionalNumber({
		label: 'Export limit',
		help: 'Maximum export of on-site surplus.',
		unit: 'facilityMW',
		max: 20_000,
		default: 0,
		source: 'no export unless agreed',
		quality: 'benchmark',
	}),
	exportPriceUsdPerMWh: field.optionalNumber({
		label: 'Export price',
		help: 'Paid for exported energy.',
		unit: 'usdPerMWh',
		min: -100,
		max: 1000,
		defaultText: 'wholesale × capture rate',
	}),
	siteControl: field.choice({
		label: 'Site control',
		help: 'How land is held; utilities require it. Changes no figures.',
		choices: SITE_CONTROLS,
		defaultText: 'not set',
	}),
	landHectares: field.optionalNumber({
		label: 'Land',
		help: 'Land bought or held.',
		unit: 'hectares',
		max: 1e6,
		defaultText: 'typical for the full site',
	}),
	landUsdPerHectare: field.optionalNumber({
		label: 'Land price',
		help: 'Price for greenfield sites; 0 if owned or rented.',
		unit: 'usdPerHectare',
		max: 1e9,
		defaultText: 'country default',
	}),
	landMonth: field.optionalMonth({
		label: 'Land payment',
		help: 'Month the land is paid for.',
		defaultText: '12 months before the first greenfield hall',
	}),
	staffUsdPerYear: field.optionalNumber({
		label: 'Operations staff',
		help: 'Annual operations team cost.',
		unit: 'usdPerYear',
		max: 1e12,
		defaultText: 'headcount × wages',
	}),
	waterLimitM3PerYear: field.optionalNumber({
		label: 'Water limit',
		help: 'Warns in the first year above this.',
		unit: 'm3PerYear',
		max: 1e12,
	}),
	emissionsLimitTonnesPerYear: field.optionalNumber({
		label: 'Emissions limit',
		help: 'Warns in the first year above this.',
		unit: 'tonnesPerYear',
		max: 1e12,
	}),
} as const

/** What a site is to carry, step by step. */
export const targetFields = {
	month: field.month({ label: 'Month', help: 'Month this load must run.' }),
	itMW: field.number({
		label: 'Target',
		help: 'IT load from this month.',
		unit: 'itMW',
		max: 100_000,
	}),
} as const

export const delayFields = {
	p50: field.optionalNumber({
		label: 'Likely delay',
		help: 'Shifts the date by these months.',
		unit: 'gridMonths',
		max: 240,
		default: 0,
		source: 'on the planned date',
		quality: 'guess',
	}),
	p90: field.optionalNumber({
		label: 'Late case (P90)',
		help: 'P90 delay. Used for the odds only.',
		unit: 'gridMonths',
		max: 240,
		defaultText: 'likely delay',
	}),
	low: field.optionalNumber({
		label: 'Early case (P10)',
		help: 'P10 delay; negative is early. Used for the odds only.',
		unit: 'gridMonths',
		min: -MOST_EARLY,
		max: 240,
		defaultText: 'from the late case',
	}),
} as const
