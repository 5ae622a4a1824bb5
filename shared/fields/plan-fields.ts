import { MOST_EARLY } from '#shared/ranges/range-facts.ts'
import { field } from './field.ts'
import { sequenceFields } from './supply/sequence-fields.ts'

/** Latest horizon, and how far a month may lie from the plan. */
const HORIZON_LIMIT = 240

const SITE_CONTROLS = ['none', 'option', 'lease', 'owned'] as const

const currency = { pattern: /^[A-Z]{3}$/, expected: 'expected a three-letter currency code such as EUR' }

export const planFields = {
	name: field.name({ label: 'Plan name', help: 'How the plan is listed.' }),
	description: field.text({ label: 'Description', help: 'What the plan is for, in your own words.' }),
	startMonth: field.month({ label: 'First month', help: 'Results begin in this month.' }),
	horizonMonths: field.integer({
		label: 'Horizon',
		help: 'How many months are computed.',
		unit: 'gridMonths',
		min: 1,
		max: HORIZON_LIMIT,
	}),
	asOfMonth: field.optionalMonth({
		label: 'Status month',
		help: 'The month the plan is looked at from: advice lies ahead of it, and what is dated before it is past.',
		defaultText: 'the last month reported, else the first month',
	}),
	actualsForecast: field.choice({
		label: 'Forecast from reports',
		help: 'Whether what is left goes on at the pace reported so far, or as planned.',
		choices: ['trend', 'plan'],
		default: 'trend',
		source: 'earned value, as usual in project control',
		quality: 'benchmark',
	}),
	currency: field.code({
		...currency,
		label: 'Currency shown',
		help: 'Money is reckoned in USD; this only converts what people see.',
		default: 'USD',
	}),
	usdPerCurrencyUnit: field.optionalNumber({
		label: 'USD per unit of that currency',
		help: 'Needed when the currency is not USD.',
		min: 1e-6,
		max: 1e6,
		default: 1,
	}),
} as const

/** Said in a workbook, where an object has no row of its own. */
export const financedField = field.boolean({
	label: 'Financed',
	help: 'Whether debt and tax are reckoned: with it all terms below are the usual ones unless they are stated.',
	default: false,
	source: 'no debt and no tax unless stated',
	quality: 'benchmark',
})

export const siteFields = {
	id: field.id({ label: 'Id', help: 'Names the site in scopes and references.' }),
	name: field.name({ label: 'Site', help: 'How the site is shown.' }),
	country: field.country({
		label: 'Country',
		help: 'Chooses the grid, labor market, hall cost and location factor; left out, that of the grid region or of the nearest known place.',
		defaultText: 'country of the grid region, else of the nearest known place',
	}),
	region: field.text({ label: 'State or region', help: 'For people; it changes no figure.' }),
	latitude: field.optionalNumber({
		label: 'Latitude',
		help: 'With longitude it finds the nearest climate, labor and cost rows.',
		unit: 'degrees',
		min: -90,
		max: 90,
		neededWhen: 'climate zone and grid region are not given',
	}),
	longitude: field.optionalNumber({
		label: 'Longitude',
		help: 'East is positive.',
		unit: 'degrees',
		min: -180,
		max: 180,
		neededWhen: 'climate zone and grid region are not given',
	}),
	gridRegion: field.optionalReference({
		label: 'Grid region',
		help: 'Price and carbon of grid power; left out, that of the country, or of its nearest town whose grid is known.',
		reference: 'gridRegions',
		defaultText: 'of the country’s nearest town whose grid is known, else the country’s, else the world’s',
		neededWhen: 'the coordinates are not given',
	}),
	climate: field.optionalReference({
		label: 'Climate zone',
		help: 'PUE and water by month; left out, the nearest zone by great circle.',
		reference: 'climates',
		defaultText: 'nearest zone',
		neededWhen: 'the coordinates are not given',
	}),
	labourMarket: field.optionalReference({
		label: 'Labor market',
		help: 'Local hands by trade; left out, the nearest market of the country within 300 km.',
		reference: 'labourMarkets',
		defaultText: 'nearest market in the country within 300 km, else none',
	}),
	costMarket: field.optionalReference({
		label: 'Hall cost market',
		help: 'USD per watt of hall; left out, the nearest market of the country within 500 km, else its mean, else the world’s.',
		reference: 'costs',
		defaultText: 'nearest market in the country within 500 km, else its mean, else the world’s',
	}),
	cooling: field.optionalReference({
		label: 'Cooling',
		help: 'Sets PUE, water and the work of the mechanical plant; a hall may differ.',
		reference: 'coolingTechnologies',
		default: 'd2c_dry_trim',
		source: 'usual for racks above 100 kW',
		quality: 'guess',
	}),
	redundancy: field.optionalReference({
		label: 'Redundancy',
		help: 'Sets how many UPS, generators and transformers stand for one load; a hall may differ.',
		reference: 'redundancyTopologies',
		default: 'N+1',
		source: 'usual for AI halls',
		quality: 'guess',
	}),
	supplyRedundancy: field.choice({
		label: 'Reserve of the supply',
		help: 'What firm power survives: a machine of each plant standing by, nothing, or the loss of any one unit of the whole supply.',
		choices: ['unit', 'none', 'N-1'],
		default: 'unit',
		source: 'a machine in reserve in each plant, usual for prime power',
		quality: 'benchmark',
	}),
	operatingModel: field.choice({
		label: 'Operating model',
		help: 'Scales the operations team: lean hyperscaler, base, tenant plus landlord, or a landlord alone, who has nobody at the racks.',
		choices: ['lean', 'base', 'tenant_and_landlord', 'landlord'],
		default: 'base',
		source: 'workforce reference, operations staffing',
		quality: 'benchmark',
	}),
	designPue: field.optionalNumber({
		label: 'Design PUE',
		help: 'Full-load annual mean; left out, computed from climate and cooling.',
		unit: 'ratio',
		min: 1,
		max: 3,
		defaultText: 'the climate’s figure for the cooling, else the cooling’s own',
	}),
	peakPue: field.optionalNumber({
		label: 'Peak PUE',
		help: 'PUE of the 0.4 % hour, which sizes power; left out, computed from climate and cooling.',
		unit: 'ratio',
		min: 1,
		max: 4,
		defaultText: 'the climate’s figure for the cooling, else the cooling’s own',
	}),
	targetItMW: field.optionalNumber({
		label: 'Target',
		help: 'IT load the site is meant to reach; left out, what its chips draw.',
		unit: 'itMW',
		max: 100_000,
		defaultText: 'the chips’ IT load',
	}),
	targetMonth: field.optionalMonth({
		label: 'Target by',
		help: 'Month by which all of the target is to run; left out, no date is asked. A target that comes in steps has them in its own table.',
	}),
	...sequenceFields,
	exportLimitMW: field.optionalNumber({
		label: 'Export limit',
		help: 'Most that surplus of plant on the site may send out; left out, none.',
		unit: 'facilityMW',
		max: 20_000,
		default: 0,
		source: 'no export unless agreed',
		quality: 'benchmark',
	}),
	exportPriceUsdPerMWh: field.optionalNumber({
		label: 'Export price',
		help: 'For what is sent out; left out, wholesale less what sun loses on it.',
		unit: 'usdPerMWh',
		min: -100,
		max: 1000,
		defaultText: 'wholesale × capture share',
	}),
	siteControl: field.choice({
		label: 'Site control',
		help: 'By what right the land is held; a utility asks for it before it studies a request. It changes no figure.',
		choices: SITE_CONTROLS,
		defaultText: 'not said',
	}),
	landHectares: field.optionalNumber({
		label: 'Land',
		help: 'What is bought, or what the site has; left out, what a full site usually takes. A warning says where it needs more.',
		unit: 'hectares',
		max: 1e6,
		defaultText: 'what the full site usually takes',
	}),
	landUsdPerHectare: field.optionalNumber({
		label: 'Land price',
		help: 'Of sites with a hall built from the ground; 0 where the land is owned or rented. Left out, by country, near a city or rural.',
		unit: 'usdPerHectare',
		max: 1e9,
		defaultText: 'price of land in its country',
	}),
	landMonth: field.optionalMonth({
		label: 'Land paid',
		help: 'Left out, 12 months before the first hall from the ground starts.',
		defaultText: '12 months before the first greenfield hall',
	}),
	staffUsdPerYear: field.optionalNumber({
		label: 'Operations staff',
		help: 'What the operations team costs once a hall is finished; left out, its people at their wages.',
		unit: 'usdPerYear',
		max: 1e12,
		defaultText: 'its people at their wages',
	}),
	waterLimitM3PerYear: field.optionalNumber({
		label: 'Water limit',
		help: 'A warning names the first year above it.',
		unit: 'm3PerYear',
		max: 1e12,
	}),
	emissionsLimitTonnesPerYear: field.optionalNumber({
		label: 'Emissions limit',
		help: 'A warning names the first year above it.',
		unit: 'tonnesPerYear',
		max: 1e12,
	}),
} as const

/** What a site is to carry, step by step. */
export const targetFields = {
	month: field.month({ label: 'By', help: 'Month by which so much is to run.' }),
	itMW: field.number({
		label: 'Target',
		help: 'IT load that the site is to carry from then on.',
		unit: 'itMW',
		max: 100_000,
	}),
} as const

export const delayFields = {
	p50: field.optionalNumber({
		label: 'Likely delay',
		help: 'Shifts the date by these months; left out, none.',
		unit: 'gridMonths',
		max: 240,
		default: 0,
		source: 'on the planned date',
		quality: 'guess',
	}),
	p90: field.optionalNumber({
		label: 'Late case',
		help: 'Nine chances in ten it is no later; left out, as likely. Used for the odds only.',
		unit: 'gridMonths',
		max: 240,
		defaultText: 'the likely delay',
	}),
	low: field.optionalNumber({
		label: 'Early case',
		help: 'One chance in ten that it is less; left out, as the late case lets expect. Negative is early. Used for the odds only.',
		unit: 'gridMonths',
		min: -MOST_EARLY,
		max: 240,
		defaultText: 'as the late case lets expect',
	}),
} as const
