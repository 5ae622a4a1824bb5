import { field } from './field.ts'

/** Days on and days off, each 1 to 60. */
const ROTATION = /^([1-9]|[1-5]\d|60)\/([1-9]|[1-5]\d|60)$/

export const siteLabourFields = {
	weeklyHours: field.optionalNumber({
		label: 'Hours a week',
		help: 'Of the construction crews in a week on site; left out, as the assumptions say, else the country’s.',
		unit: 'hoursPerWeek',
		min: 20,
		max: 84,
		defaultText: 'the plan’s assumption, else the country’s week',
	}),
	rotation: field.code({
		label: 'Rotation',
		help: 'Days on site and days off, such as 14/14; left out, every week is worked.',
		unit: 'days',
		pattern: ROTATION,
		expected: 'expected days on and days off, 1 to 60 each, such as 14/14',
	}),
	shifts: field.optionalInteger({
		label: 'Shifts',
		help: 'Crews a day; second and third work a little slower.',
		unit: 'count',
		min: 1,
		max: 3,
		default: 1,
		source: 'usual on building sites',
		quality: 'benchmark',
	}),
	travellersCap: field.optionalNumber({
		label: 'Travelers at most',
		help: 'Workers from elsewhere, all trades together; left out, as many as one site of the country may find.',
		unit: 'heads',
		max: 1e6,
		defaultText: 'what the country’s row says',
	}),
	beds: field.optionalNumber({
		label: 'Beds',
		help: 'Caps travelers on site, all trades together; on rotation several share one. Left out, no cap.',
		unit: 'heads',
		max: 1e6,
	}),
	netAddsPerMonth: field.optionalNumber({
		label: 'Travelers added a month',
		help: 'How fast a site can take on workers; left out, as the assumptions say.',
		unit: 'headsPerMonth',
		max: 100_000,
		default: 300,
		source: 'assumption netAddsPerMonth',
		quality: 'benchmark',
	}),
	apprenticeIntakePerYear: field.optionalNumber({
		label: 'Apprentices a year',
		help: 'Taken on at the start of each plan year by this site’s crews.',
		unit: 'heads',
		max: 100_000,
		default: 0,
		source: 'none unless planned',
		quality: 'benchmark',
	}),
	union: field.boolean({
		label: 'Union labor',
		help: 'Labor burden is 1.67 instead of 1.43.',
		default: false,
		source: 'workforce reference, wages',
		quality: 'benchmark',
	}),
	productivityFactor: field.optionalNumber({
		label: 'Productivity factor',
		help: 'Multiplies all site hours: climate, crowding, live campus, first of kind.',
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
