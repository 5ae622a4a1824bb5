import { field } from './field.ts'

const GROWTHS = ['constant', 'linear', 'exponential', 's_curve'] as const

/** Where its users are; a region more than once counts with all its shares. Rules pW6, pW7. */
export const demandRegionFields = {
	region: field.reference({
		label: 'Region',
		help: 'User location; sets time of day and distance.',
		reference: 'demandRegions',
	}),
	share: field.number({
		label: 'Share',
		help: 'Share of demand; scaled to total 100%.',
		unit: 'ratio',
		min: 1e-6,
	}),
} as const

const archetype = { defaultText: 'use-case default' } as const

export const applicationFields = {
	id: field.id({ label: 'ID', help: 'Identifies the application.' }),
	name: field.text({ label: 'Application', help: 'Name in the plan.', defaultText: 'its id' }),
	archetype: field.reference({
		label: 'Use case',
		help: 'Sets default requests, tokens, peak and hours.',
		reference: 'archetypes',
	}),
	unitsAtStart: field.number({
		label: 'Units at start',
		help: 'Users, contacts or robots, by use case.',
		unit: 'count',
		max: 1e12,
	}),
	unitsAtEnd: field.optionalNumber({
		label: 'Units at end',
		help: 'Units in the last month.',
		unit: 'count',
		max: 1e12,
		defaultText: 'as at start',
	}),
	growth: field.choice({
		label: 'Growth',
		help: 'Growth curve from start to end.',
		choices: GROWTHS,
		default: 'linear',
		source: 'simplest path',
		quality: 'guess',
	}),
	startMonth: field.optionalMonth({
		label: 'Start',
		help: 'First month.',
		defaultText: 'first plan month',
	}),
	endMonth: field.optionalMonth({ label: 'End', help: 'Last month.', defaultText: 'last plan month' }),
	adoption: field.optionalNumber({
		label: 'Adoption',
		help: 'Share of units that use it.',
		unit: 'share',
		max: 1,
		default: 1,
		source: 'every unit is a user',
		quality: 'benchmark',
	}),
	requestsPerUnitPerDay: field.optionalNumber({
		...archetype,
		label: 'Requests per day',
		help: 'Requests per unit and active day.',
		unit: 'requests',
		max: 1e9,
	}),
	inputTokensPerRequest: field.optionalNumber({
		...archetype,
		label: 'Input tokens',
		help: 'Tokens per request, incl. cached.',
		unit: 'tokens',
		max: 1e8,
	}),
	outputTokensPerRequest: field.optionalNumber({
		...archetype,
		label: 'Output tokens',
		help: 'Tokens per request, before the reasoning multiplier.',
		unit: 'tokens',
		max: 1e8,
	}),
	reasoningMultiplier: field.optionalNumber({
		...archetype,
		label: 'Reasoning multiplier',
		help: 'Multiplies output tokens, entered ones too.',
		unit: 'ratio',
		max: 1000,
	}),
	activeHoursPerDay: field.optionalNumber({
		...archetype,
		label: 'Active hours',
		help: 'Hours per day with requests.',
		unit: 'hoursPerDay',
		min: 0.1,
		max: 24,
	}),
	activeDaysPerMonth: field.optionalNumber({
		label: 'Active days',
		help: 'Days per month: 30.4, or 21.7 for workdays.',
		unit: 'daysPerMonth',
		min: 0.1,
		max: 30.4,
		defaultText: 'use-case default',
	}),
	peakFactor: field.optionalNumber({
		...archetype,
		label: 'Peak factor',
		help: 'Peak ÷ average in active hours.',
		unit: 'ratio',
		min: 1,
		max: 1000,
	}),
	revenueUsdPerMillionTokens: field.optionalNumber({
		label: 'Output price',
		help: 'Price per million output tokens. Blank: no revenue.',
		unit: 'usdPerMillionTokens',
		max: 1e6,
	}),
	revenueUsdPerMillionInputTokens: field.optionalNumber({
		label: 'Input price',
		help: 'Price per million input tokens.',
		unit: 'usdPerMillionTokens',
		max: 1e6,
		defaultText: 'no input revenue',
	}),
	cachedInputPriceShare: field.optionalNumber({
		label: 'Cached input price',
		help: 'Share of the fresh input price.',
		unit: 'share',
		max: 1,
		default: 1,
		source: 'full price unless agreed',
		quality: 'benchmark',
	}),
	priceDeclinePerYear: field.optionalNumber({
		label: 'Token price decline',
		help: 'Annual decline of both prices from the first month.',
		unit: 'sharePerYear',
		min: -1,
		max: 0.9,
		default: 0,
		source: 'flat unless agreed',
		quality: 'benchmark',
	}),
} as const
