import { MOST_EARLY } from '#shared/ranges/range-facts.ts'
import { field } from '../field.ts'

export const delayFields = {
	p50: field.optionalNumber({
		label: 'Likely delay',
		help: 'Shifts the date by these months.',
		section: 'delay',
		unit: 'gridMonths',
		max: 240,
		default: 0,
		source: 'on the planned date',
		quality: 'guess',
	}),
	p90: field.optionalNumber({
		label: 'Late case (P90)',
		help: 'P90 delay. Used for the odds only.',
		section: 'delay',
		unit: 'gridMonths',
		max: 240,
		defaultText: 'likely delay',
	}),
	low: field.optionalNumber({
		label: 'Early case (P10)',
		help: 'P10 delay; negative is early. Used for the odds only.',
		section: 'delay',
		unit: 'gridMonths',
		min: -MOST_EARLY,
		max: 240,
		defaultText: 'from the late case',
	}),
} as const
