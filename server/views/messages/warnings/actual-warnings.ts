import { shortFigure } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import type { WarningRows } from './warning-row.ts'

/** Reports from the sites that tell nothing, or nothing that can be believed. */
export const ACTUAL_WARNINGS = {
	actual_after_as_of: {
		page: 'schedule',
		touches: 'dates',
		say: ({ of, month, asOf }) => ({
			text: `The report of ${of} for ${longMonth(month)} is dated after ${longMonth(asOf)}, the month the plan is looked at from: it is not used.`,
			mend: 'Move the status month in the settings, or date the report.',
		}),
	},
	actual_not_read: {
		page: 'schedule',
		touches: 'figures',
		say: ({ of, month, why }) => ({
			text:
				why === 'empty'
					? `The report of ${of} for ${longMonth(month)} says neither how much is done, nor who was there, nor the hours.`
					: `The report of ${of} for ${longMonth(month)} moves nothing: the plan builds nothing there.`,
			mend:
				why === 'empty'
					? 'State the share done, or remove it.'
					: 'Report on halls that are built, plants on site and chip orders.',
		}),
	},
	actuals_implausible: {
		page: 'schedule',
		touches: 'dates',
		say: ({ of, cpi, spi, least, most }) => {
			const paces = [
				...(cpi === null ? [] : [`an output of ${shortFigure(cpi)}`]),
				...(spi === null ? [] : [`a pace of ${shortFigure(spi)}`]),
			]
			return {
				text: `The reports of ${of} come to ${paces.join(' and ')}, where 1 is as planned: the forecast goes on at no less than ${shortFigure(least)} and no more than ${shortFigure(most)}.`,
				mend: 'Check the share done, the people and the hours reported.',
			}
		},
	},
	no_report: {
		page: 'schedule',
		touches: 'dates',
		say: ({ of, planned, asOf }) => ({
			text: `${of} was planned to be finished in ${longMonth(planned)} and nothing is reported of it by ${longMonth(asOf)}: it counts as planned.`,
			mend: 'Report the share done.',
		}),
	},
} satisfies Partial<WarningRows>
