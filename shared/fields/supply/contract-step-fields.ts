import { field } from '../field.ts'

export const minimumBillStepFields = {
	month: field.month({ label: 'Start', help: 'First month of this minimum.' }),
	demandMW: field.optionalNumber({
		label: 'Demand',
		help: 'Base for the minimum share.',
		unit: 'plantMW',
		max: 100_000,
		defaultText: 'load served',
	}),
	billUsdPerMonth: field.optionalNumber({
		label: 'Minimum monthly bill',
		help: 'Floor on energy plus demand charges, at first-month prices.',
		unit: 'usd',
		max: 1e11,
		defaultText: 'no floor',
	}),
} as const

/** An hour of a day in local standard time, which is the sun's within half an hour. */
export const tariffFields = {
	months: field.calendarMonths({
		label: 'Months',
		help: 'Months of the year, e.g. 6, 7, 8.',
		unit: 'count',
		defaultText: 'all months',
	}),
	fromHour: field.integer({
		label: 'Start hour',
		help: 'Hour of day; a night takes two rows.',
		unit: 'hours',
		max: 24,
	}),
	toHour: field.integer({ label: 'End hour', help: 'Ends before this hour; 24 at most.', unit: 'hours', max: 24 }),
	addUsdPerMWh: field.number({
		label: 'Price adder',
		help: 'Added to the energy price in these hours; may be negative.',
		unit: 'usdPerMWh',
		min: -500,
		max: 1000,
	}),
} as const

export const rampStepFields = {
	month: field.month({ label: 'Start', help: 'First month of this step.' }),
	MW: field.number({ label: 'Capacity', help: 'Capacity from this month.', unit: 'plantMW', max: 100_000 }),
} as const
