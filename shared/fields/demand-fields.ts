import { field } from './field.ts'

const GROWTHS = ['constant', 'linear', 'exponential', 's_curve'] as const

/** Where its users are; a region more than once counts with all its shares. Rules pW6, pW7. */
export const demandRegionFields = {
	region: field.reference({
		label: 'Region',
		help: 'Where users are: its hours of the day, and how far it is from sites.',
		reference: 'demandRegions',
	}),
	share: field.number({
		label: 'Share',
		help: 'Of the demand; shares are taken as parts of their sum.',
		unit: 'ratio',
		min: 1e-6,
	}),
} as const

const archetype = { defaultText: 'by the kind of use' } as const

export const applicationFields = {
	id: field.id({ label: 'Id', help: 'Names the application.' }),
	name: field.text({ label: 'Application', help: 'What it is called in the plan.', defaultText: 'its id' }),
	archetype: field.reference({
		label: 'Kind of use',
		help: 'Gives requests, tokens, peak and hours unless stated here.',
		reference: 'archetypes',
	}),
	unitsAtStart: field.number({
		label: 'Units at the start',
		help: 'Users, contacts, robots: the unit is that of the kind of use.',
		unit: 'count',
		max: 1e12,
	}),
	unitsAtEnd: field.optionalNumber({
		label: 'Units at the end',
		help: 'Left out, as at the start.',
		unit: 'count',
		max: 1e12,
		defaultText: 'as at the start',
	}),
	growth: field.choice({
		label: 'Growth',
		help: 'How units move from start to end.',
		choices: GROWTHS,
		default: 'linear',
		source: 'the plainest path',
		quality: 'guess',
	}),
	startMonth: field.optionalMonth({
		label: 'From',
		help: 'Left out, the plan’s first month.',
		defaultText: 'the plan’s first month',
	}),
	endMonth: field.optionalMonth({ label: 'Until', help: 'Left out, the last month.', defaultText: 'the last month' }),
	adoption: field.optionalNumber({
		label: 'Adoption',
		help: 'Share of units that use it.',
		unit: 'share',
		max: 1,
		default: 1,
		source: 'units are counted as users',
		quality: 'benchmark',
	}),
	requestsPerUnitPerDay: field.optionalNumber({
		...archetype,
		label: 'Requests a unit and active day',
		help: 'Left out, by the kind of use.',
		unit: 'requests',
		max: 1e9,
	}),
	inputTokensPerRequest: field.optionalNumber({
		...archetype,
		label: 'Input tokens a request',
		help: 'Cached ones included.',
		unit: 'tokens',
		max: 1e8,
	}),
	outputTokensPerRequest: field.optionalNumber({
		...archetype,
		label: 'Output tokens a request',
		help: 'Before the reasoning multiplier.',
		unit: 'tokens',
		max: 1e8,
	}),
	reasoningMultiplier: field.optionalNumber({
		...archetype,
		label: 'Reasoning multiplier',
		help: 'Multiplies output tokens, stated ones too.',
		unit: 'ratio',
		max: 1000,
	}),
	activeHoursPerDay: field.optionalNumber({
		...archetype,
		label: 'Active hours a day',
		help: 'The window requests fall into.',
		unit: 'hoursPerDay',
		min: 0.1,
		max: 24,
	}),
	activeDaysPerMonth: field.optionalNumber({
		label: 'Active days a month',
		help: '30.4, or 21.7 where the unit is a workday.',
		unit: 'daysPerMonth',
		min: 0.1,
		max: 30.4,
		defaultText: 'by the kind of use',
	}),
	peakFactor: field.optionalNumber({
		...archetype,
		label: 'Peak factor',
		help: 'Peak ÷ mean inside the active window.',
		unit: 'ratio',
		min: 1,
		max: 1000,
	}),
	revenueUsdPerMillionTokens: field.optionalNumber({
		label: 'Revenue',
		help: 'Of a million served output tokens; left out, none.',
		unit: 'usdPerMillionTokens',
		max: 1e6,
	}),
	revenueUsdPerMillionInputTokens: field.optionalNumber({
		label: 'Revenue of input',
		help: 'Of a million input tokens of what is served; left out, input earns nothing.',
		unit: 'usdPerMillionTokens',
		max: 1e6,
		defaultText: 'input earns nothing',
	}),
	cachedInputPriceShare: field.optionalNumber({
		label: 'Price of cached input',
		help: 'Over that of fresh input.',
		unit: 'share',
		max: 1,
		default: 1,
		source: 'cached input at the full price unless agreed',
		quality: 'benchmark',
	}),
	priceDeclinePerYear: field.optionalNumber({
		label: 'Fall of token prices',
		help: 'Of both prices, a year from the plan’s first month.',
		unit: 'sharePerYear',
		min: -1,
		max: 0.9,
		default: 0,
		source: 'prices as stated unless a fall is',
		quality: 'benchmark',
	}),
} as const
