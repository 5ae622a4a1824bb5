import { field } from '../field.ts'

/** A buyer who takes the heat of the halls at the fence. */
export const heatFields = {
	MW: field.optionalNumber({
		label: 'Heat taken',
		help: 'Most that a buyer takes at the fence. Blank: no buyer.',
		unit: 'thermalMW',
		max: 20_000,
		defaultText: 'no buyer',
	}),
	temperatureC: field.optionalNumber({
		label: 'Network temperature',
		help: 'Temperature the buyer lifts heat to. Changes no figure, only a warning.',
		unit: 'celsius',
		min: 20,
		max: 120,
		defaultText: 'unspecified',
	}),
	usdPerMWh: field.optionalNumber({
		label: 'Heat price',
		help: 'Price at the fence. Blank: the heat is free to the buyer.',
		unit: 'usdPerHeatMWh',
		min: -100,
		max: 300,
		default: 0,
		source: 'no price unless agreed',
		quality: 'guess',
	}),
	months: field.calendarMonths({
		label: 'Months of heat',
		help: 'Calendar months, 1 for January. Blank: October to April.',
		unit: 'gridMonths',
		defaultText: 'October to April',
	}),
} as const
