import { z } from 'zod'
import { field, monthSchema } from './field.ts'
import { NOTE_QUALITIES } from './note-qualities.ts'

export const labourPoolFields = {
	id: field.id({ label: 'Id', help: 'Names the pool.' }),
	siteId: field.reference({ label: 'Site', help: 'Whose crews it feeds.', reference: 'sites' }),
	trade: field.reference({ label: 'Trade', help: 'Whose heads they are.', reference: 'trades' }),
	kind: field.choice({
		label: 'Pool',
		help: 'Heads of a market, or the members of a union hall, of whom one project can have a part.',
		choices: ['market', 'hall'],
		default: 'market',
		source: 'as stated heads are unless a local is named',
		quality: 'benchmark',
	}),
	available: field.number({
		label: 'Available',
		help: 'Heads this plan can have, of a union hall its members; replaces the market.',
		unit: 'heads',
		max: 1e7,
	}),
	annualGrowth: field.optionalNumber({
		label: 'Growth a year',
		help: 'Of the pool.',
		unit: 'share',
		min: -0.9,
		max: 5,
		default: 0,
		source: 'flat unless stated',
		quality: 'benchmark',
	}),
	travellersCap: field.optionalNumber({
		label: 'Travelers at most',
		help: 'Of this trade; left out, the site’s own limits.',
		unit: 'heads',
		max: 1e7,
	}),
} as const

export const actualFields = {
	ref: field.reference({
		label: 'What',
		help: 'The hall, contract or order it is a report of.',
		reference: 'schedule',
	}),
	month: field.month({ label: 'Month', help: 'The report is of the end of this month.' }),
	percentComplete: field.optionalNumber({
		label: 'Complete',
		help: 'Share of the work done by then.',
		unit: 'share',
		max: 1,
		neededWhen: 'neither people nor hours are given',
	}),
	headcount: field.optionalNumber({
		label: 'People on site',
		help: 'In that month.',
		unit: 'heads',
		max: 1e7,
		neededWhen: 'neither the share done nor hours are given',
	}),
	hoursToDate: field.optionalNumber({
		label: 'Hours to date',
		help: 'Of crafts and staff since the work began; left out, by the people reported where two months are.',
		unit: 'labourHours',
		max: 1e9,
		defaultText: 'by the people reported',
	}),
} as const

/** An end of a range: a figure, or of a month a month. */
const rangeEnd = (label: string, help: string) => {
	const { schema, ...facts } = field.optionalNumber({ label, help, min: -1e18, max: 1e18 })
	return { ...facts, schema: z.union([schema, monthSchema], { error: 'expected a number or YYYY-MM' }) }
}

export const noteFields = {
	low: rangeEnd('P10', 'One chance in ten that it is less, or earlier. Feeds the odds.'),
	high: rangeEnd('P90', 'Nine chances in ten that it is no more, or no later. Feeds the odds.'),
	why: field.text({ label: 'Why', help: 'The reason for the figure.' }),
	source: field.text({ label: 'Source', help: 'Where the figure is from.' }),
	quality: field.choice({ label: 'Quality', help: 'How good the figure is.', choices: NOTE_QUALITIES }),
} as const
