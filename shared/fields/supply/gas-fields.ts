import { field } from '../field.ts'

/** One pipe for all gas on a site. Rule lP39. */
export const gasSupplyFields = {
	maxMMBtuPerDay: field.optionalNumber({
		label: 'Gas supply limit',
		help: 'Most gas per day for all plants on the site.',
		unit: 'MMBtuPerDay',
		min: 0.001,
		max: 1e8,
		defaultText: 'no limit',
		neededWhen: 'another term of the gas supply is entered',
	}),
	usdPerMMBtu: field.optionalNumber({
		label: 'Gas price',
		help: 'Price at the site for plants without a fuel price of their own.',
		unit: 'usdPerMMBtu',
		max: 1000,
		defaultText: 'plant or type default',
	}),
	takeOrPayShare: field.optionalNumber({
		label: 'Gas take or pay',
		help: 'Share of the limit paid for, burned or not.',
		unit: 'share',
		max: 1,
		default: 0,
		source: 'none unless contracted',
		quality: 'benchmark',
	}),
	startMonth: field.optionalMonth({
		label: 'Gas supply start',
		help: 'First month of the gas supply.',
		defaultText: 'with the first plant',
	}),
} as const
