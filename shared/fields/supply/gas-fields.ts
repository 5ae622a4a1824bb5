import { field } from '../field.ts'

/** One pipe for all gas on a site. Rule lP39. */
export const gasSupplyFields = {
	maxMMBtuPerDay: field.optionalNumber({
		label: 'Gas a day',
		help: 'The most that the pipe brings for all gas on the site; left out, no limit.',
		unit: 'MMBtuPerDay',
		min: 0.001,
		max: 1e8,
		defaultText: 'no limit',
		neededWhen: 'where price, least share or start of the gas supply is stated',
	}),
	usdPerMMBtu: field.optionalNumber({
		label: 'Gas price',
		help: 'Of the pipe, for plants that state no fuel price of their own.',
		unit: 'usdPerMMBtu',
		max: 1000,
		defaultText: 'the plant’s or its kind’s',
	}),
	takeOrPayShare: field.optionalNumber({
		label: 'Gas take or pay',
		help: 'Share of the most a day that is paid for, burned or not.',
		unit: 'share',
		max: 1,
		default: 0,
		source: 'none unless contracted',
		quality: 'benchmark',
	}),
	startMonth: field.optionalMonth({
		label: 'Gas from',
		help: 'First month of the pipe; left out, as soon as a plant runs.',
		defaultText: 'with the first plant',
	}),
} as const
