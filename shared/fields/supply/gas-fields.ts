import { field } from '../field.ts'

/** One pipe for all gas on a site. Rule lP39. */
export const gasSupplyFields = {
	maxMMBtuPerDay: field.optionalNumber({
		label: 'Gas limit',
		help: 'Maximum pipeline delivery for all gas on site.',
		section: 'gas',
		unit: 'MMBtuPerDay',
		min: 0.001,
		max: 1e8,
		defaultText: 'no limit',
		neededWhen: 'gas price, take-or-pay or start is set',
	}),
	usdPerMMBtu: field.optionalNumber({
		label: 'Gas price',
		help: 'Pipeline price, for plants without a fuel price.',
		section: 'gas',
		unit: 'usdPerMMBtu',
		max: 1000,
		defaultText: 'plant or type default',
	}),
	takeOrPayShare: field.optionalNumber({
		label: 'Gas take-or-pay',
		help: 'Share of the daily limit billed even if unburned.',
		section: 'gas',
		unit: 'share',
		max: 1,
		default: 0,
		source: 'none unless contracted',
		quality: 'benchmark',
	}),
	startMonth: field.optionalMonth({
		label: 'Gas start',
		help: 'First month of the pipeline.',
		section: 'gas',
		defaultText: 'with the first plant',
	}),
} as const
