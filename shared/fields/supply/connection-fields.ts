import { field } from '../field.ts'

const RIDE_THROUGH = ['trips', 'own_supply', 'stays_on'] as const

export const interconnectionFields = {
	limitMW: field.optionalNumber({
		label: 'Import limit',
		help: 'Maximum import. Blank: set by the contracts.',
		unit: 'facilityMW',
		max: 100_000,
	}),
	spareTransformers: field.optionalInteger({
		label: 'Spare transformers',
		help: 'De-energized spares. With one, all listed units may import.',
		unit: 'count',
		max: 10,
		default: 0,
		source: 'none unless planned',
		quality: 'benchmark',
	}),
	voltageKV: field.optionalNumber({
		label: 'Voltage',
		help: 'Connection voltage; for reference and equipment lists.',
		unit: 'kV',
		max: 2000,
	}),
	connectionPoint: field.text({
		label: 'Point of interconnection',
		help: 'Substation, bus or line, and its owner. Changes no figures.',
		defaultText: 'not set',
	}),
	otherRequestsMW: field.optionalNumber({
		label: 'Duplicate requests',
		help: 'MW requested elsewhere for the same load; 0 if none.',
		unit: 'facilityMW',
		max: 100_000,
		defaultText: 'not set',
	}),
	rideThrough: field.choice({
		label: 'Ride-through',
		help: 'Response to grid dips: trip, transfer, or ride through.',
		choices: RIDE_THROUGH,
		defaultText: 'not set',
	}),
	powerQuality: field.text({
		label: 'Power quality',
		help: 'Harmonics, flicker and ramp limits, and their standard.',
		defaultText: 'not set',
	}),
} as const

export const transformerFields = {
	MVA: field.number({ label: 'Rating', help: 'Rating of one transformer.', unit: 'MVA', min: 0.1, max: 5000 }),
	count: field.integer({
		label: 'Count',
		help: 'Import is limited to N−1; a single unit carries its rating.',
		unit: 'count',
		min: 1,
		max: 500,
	}),
} as const
