import { exportSchedule } from '#server/actions/exchange/exports.ts'
import { download } from '#server/http/download.ts'
import { operation } from '../operation.ts'
import { projectParams, refOf, scenarioQuery } from '../plan-params.ts'

const AS = {
	xml: {
		id: 'getScheduleXml',
		summary: 'Read the schedule as MS Project XML: sites, halls and their steps, links with lags, trades, calendars.',
		file: 'application/xml',
	},
	xer: { id: 'getScheduleXer', summary: 'Read the same schedule as Primavera XER.', file: 'application/octet-stream' },
} as const

/** The schedule for the tools that planners keep theirs in. */
export const scheduleOperations = (['xml', 'xer'] as const).map((format) =>
	operation({
		tag: 'Results',
		method: 'GET',
		needs: 'read',
		path: `/projects/{project}/schedule.${format}`,
		params: projectParams,
		query: scenarioQuery,
		id: AS[format].id,
		summary: AS[format].summary,
		answers: { 200: { says: 'The file.', file: AS[format].file } },
		handle: async (call) => download(await exportSchedule(call.actor, refOf(call), { format, signal: call.gone })),
	}),
)
