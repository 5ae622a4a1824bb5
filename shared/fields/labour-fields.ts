import { field } from './field.ts'

/** Days on and days off, each 1 to 60. */
const ROTATION = /^([1-9]|[1-5]\d|60)\/([1-9]|[1-5]\d|60)$/

export const siteLabourFields = {
	weeklyHours: field.optionalNumber({
		label: 'Weekly hours',
		help: 'Crew hours per week on site.',
		unit: 'hoursPerWeek',
		min: 20,
		max: 84,
		defaultText: 'assumption, else country norm',
	}),
	rotation: field.code({
		label: 'Rotation',
		help: 'Days on and off, e.g. 14/14. Blank: every week worked.',
		unit: 'days',
		pattern: ROTATION,
		expected: 'expected days on and days off, 1 to 60 each, such as 14/14',
	}),
	shifts: field.optionalInteger({
		label: 'Shifts',
		help: 'Shifts per day; 2nd and 3rd are less productive.',
		unit: 'count',
		min: 1,
		max: 3,
		default: 1,
		source: 'typical on construction sites',
		quality: 'benchmark',
	}),
	travellersCap: field.optionalNumber({
		label: 'Max travelers',
		help: 'Non-local workers, all trades.',
		unit: 'heads',
		max: 1e6,
		defaultText: 'country maximum per site',
	}),
	beds: field.optionalNumber({
		label: 'Beds',
		help: 'Caps travelers on site; rotations share beds. Blank: no cap.',
		unit: 'heads',
		max: 1e6,
	}),
	netAddsPerMonth: field.optionalNumber({
		label: 'Travelers per month',
		help: 'Net new travelers per month.',
		unit: 'headsPerMonth',
		max: 100_000,
		default: 300,
		source: 'assumption netAddsPerMonth',
		quality: 'benchmark',
	}),
	apprenticeIntakePerYear: field.optionalNumber({
		label: 'Apprentices per year',
		help: 'Intake at the start of each plan year.',
		unit: 'heads',
		max: 100_000,
		default: 0,
		source: 'none unless planned',
		quality: 'benchmark',
	}),
	union: field.boolean({
		label: 'Union labor',
		help: 'Raises labor burden from 1.43 to 1.67.',
		default: false,
		source: 'workforce reference, wages',
		quality: 'benchmark',
	}),
	productivityFactor: field.optionalNumber({
		label: 'Productivity factor',
		help: 'Multiplies site hours (climate, crowding, first of a kind).',
		unit: 'ratio',
		min: 0.2,
		max: 5,
		default: 1,
		low: 0.85,
		high: 1.25,
		source: 'reference conditions of the work packages',
		quality: 'benchmark',
	}),
} as const
