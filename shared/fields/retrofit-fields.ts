import { field } from './field.ts'

/** An existing hall is neither built nor equipped. */
export const BUILT = { scope: ['greenfield', 'shell_exists', 'fit_out_only'] }

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
