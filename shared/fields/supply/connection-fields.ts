import { field } from '../field.ts'

const RIDE_THROUGH = ['trips', 'own_supply', 'stays_on'] as const

export const interconnectionFields = {
	limitMW: field.optionalNumber({
		label: 'Import limit',
		help: 'Most the grid connection carries; left out, the contracts decide.',
		unit: 'facilityMW',
		max: 100_000,
	}),
	spareTransformers: field.optionalInteger({
		label: 'Spare transformers',
		help: 'Stand by on site, not energized: with one, all that are listed may carry import.',
		unit: 'count',
		max: 10,
		default: 0,
		source: 'none unless planned',
		quality: 'benchmark',
	}),
	voltageKV: field.optionalNumber({
		label: 'Voltage',
		help: 'Of the connection; for people and equipment lists.',
		unit: 'kV',
		max: 2000,
	}),
	connectionPoint: field.text({
		label: 'Point of connection',
		help: 'Where the grid ends and the site begins: substation, bus or line, and whose it is. It changes no figure.',
		defaultText: 'not said',
	}),
	otherRequestsMW: field.optionalNumber({
		label: 'Asked for elsewhere',
		help: 'What is asked of other utilities, or at other places, for the same load; 0 where nothing is. It changes no figure.',
		unit: 'facilityMW',
		max: 100_000,
		defaultText: 'not said',
	}),
	rideThrough: field.choice({
		label: 'Ride-through',
		help: 'What the load does when voltage or frequency dips: it trips, goes over to its own supply, or stays on the grid. It changes no figure.',
		choices: RIDE_THROUGH,
		defaultText: 'not said',
	}),
	powerQuality: field.text({
		label: 'Power quality',
		help: 'Limits kept at the meter, such as harmonics, flicker and the fastest change of load, and by which standard. It changes no figure.',
		defaultText: 'not said',
	}),
} as const

export const transformerFields = {
	MVA: field.number({ label: 'Rating', help: 'Of one transformer.', unit: 'MVA', min: 0.1, max: 5000 }),
	count: field.integer({
		label: 'Count',
		help: 'Import is limited to all but the largest; one alone carries its rating.',
		unit: 'count',
		min: 1,
		max: 500,
	}),
} as const
