import { z } from 'zod'
import { field, monthSchema } from './field.ts'
import { NOTE_QUALITIES } from './note-qualities.ts'

export const labourPoolFields = {
	id: field.id({ label: 'ID', help: 'Identifies the pool.' }),
	siteId: field.reference({ label: 'Site', help: 'Site whose crews it supplies.', reference: 'sites' }),
	trade: field.reference({ label: 'Trade', help: 'Trade of its workers.', reference: 'trades' }),
	kind: field.choice({
		label: 'Pool type',
		help: 'Market headcount, or a union local’s members.',
		choices: ['market', 'hall'],
		default: 'market',
		source: 'headcount unless a union local is named',
		quality: 'benchmark',
	}),
	available: field.number({
		label: 'Available',
		help: 'Workers available, or the local’s members. Replaces the market.',
		unit: 'heads',
		max: 1e7,
	}),
	annualGrowth: field.optionalNumber({
		label: 'Annual growth',
		help: 'Growth of the pool per year.',
		unit: 'share',
		min: -0.9,
		max: 5,
		default: 0,
		source: 'flat unless set',
		quality: 'benchmark',
	}),
	travellersCap: field.optionalNumber({
		label: 'Max travelers',
		help: 'Non-local workers of this trade. Blank: site limits.',
		unit: 'heads',
		max: 1e7,
	}),
} as const

export const actualFields = {
	ref: field.reference({
		label: 'Item',
		help: 'Hall, contract or order reported on.',
		reference: 'schedule',
	}),
	month: field.month({ label: 'Month', help: 'Status at month end.' }),
	percentComplete: field.optionalNumber({
		label: 'Complete',
		help: 'Share of work complete.',
		unit: 'share',
		max: 1,
		neededWhen: 'headcount and hours are blank',
	}),
	headcount: field.optionalNumber({
		label: 'People on site',
		help: 'Headcount in that month.',
		unit: 'heads',
		max: 1e7,
		neededWhen: 'progress and hours are blank',
	}),
	hoursToDate: field.optionalNumber({
		label: 'Hours to date',
		help: 'Craft and staff hours since the start.',
		unit: 'labourHours',
		max: 1e9,
		defaultText: 'from reported headcount',
	}),
} as const

/** An end of a range: a figure, or of a month a month. */
const rangeEnd = (label: string, help: string) => {
	const { schema, ...facts } = field.optionalNumber({ label, help, min: -1e18, max: 1e18 })
	return { ...facts, schema: z.union([schema, monthSchema], { error: 'expected a number or YYYY-MM' }) }
}

export const noteFields = {
	low: rangeEnd('P10', '10% chance of less, or earlier. Feeds the odds.'),
	high: rangeEnd('P90', '90% chance of no more, or no later. Feeds the odds.'),
	why: field.text({ label: 'Why', help: 'Reason for the figure.' }),
	source: field.text({ label: 'Source', help: 'Where the figure is from.' }),
	quality: field.choice({ label: 'Grade', help: 'Evidence grade of the figure.', choices: NOTE_QUALITIES }),
} as const
