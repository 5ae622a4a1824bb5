import { z } from 'zod'
import { readFeed } from '#server/actions/exchange/read-feed.ts'
import { saveTable } from '#server/actions/exchange/exports.ts'
import { explainFigure } from '#server/actions/plans/explain-figure.ts'
import { getHeading } from '#server/actions/plans/plan-heading.ts'
import { getResultText } from '#server/actions/plans/answers.ts'
import { LIST_TABLES, RESULT_TABLES } from '#server/views/grid/saved-tables.ts'
import { download } from '#server/http/download.ts'
import { ApiProblem } from '../api-problem.ts'
import { etagOf, isKnown } from '../etag.ts'
import { json } from '../json-response.ts'
import { operation } from '../operation.ts'
import { month, projectParams, refOf, scenarioQuery } from '../plan-params.ts'
import { explanationSchema, resultSchema, tableRowsSchema, tablesSchema } from '../schemas.ts'

const OF = { tag: 'Results', params: projectParams, method: 'GET', needs: 'read' } as const
const FEED = scenarioQuery.extend({
	key: z
		.string()
		.max(2000)
		.optional()
		.describe('Keys of the result, with commas between: `facilityPowerMW,layers.energy.coverage`; all without.'),
	place: z.string().max(200).optional().describe('One place: `plan`, `site:abilene`; all without.'),
	month: month.optional(),
})
type Feed = z.output<typeof FEED>

const askedOf = ({ key, place, month: only }: Feed) => ({
	keys: key === undefined || key === '' ? [] : key.split(',').map((one) => one.trim()),
	place: place ?? null,
	month: only ?? null,
})

const CSV = 'text/csv; charset=utf-8'
const PARQUET = 'application/vnd.apache.parquet'
const csvTable = z.enum([...LIST_TABLES, ...RESULT_TABLES].map(({ name }) => name))

export const resultOperations = [
	operation({
		...OF,
		path: '/projects/{project}/result',
		query: scenarioQuery,
		id: 'getResult',
		summary: 'Read the result of a plan: every figure of every month.',
		takes: ['If-None-Match'],
		answers: {
			200: { says: 'The result document.', schema: resultSchema, headers: ['ETag'] },
			304: { says: 'It is the version that was named.' },
		},
		handle: async (call) => {
			const { actor, request } = call
			const { rev } = await getHeading(actor, refOf(call))
			if (isKnown(request, rev)) return { status: 304, headers: { ETag: etagOf(rev) } }
			const { text, version } = await getResultText(actor, refOf(call), call.gone)
			return json(200, text, { ETag: etagOf(version) })
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/explain',
		query: scenarioQuery.extend({
			quantity: z.string().min(1).max(200).describe('A key of the result, or the id of a formula.'),
			scope: z.string().max(200).optional().describe('A place: `plan`, `site:abilene`.'),
			month: month.optional(),
		}),
		id: 'explainFigure',
		summary: 'Read why a figure is what it is: its formula, its inputs with values, units and sources.',
		answers: { 200: { says: 'One level; request an input to go deeper.', schema: explanationSchema } },
		handle: async (call) => {
			const { quantity, scope, month: only } = call.query
			const heading = await getHeading(call.actor, refOf(call))
			const question = { quantity, scope: scope ?? null, month: only ?? null }
			const answer = await explainFigure(heading, question, call.gone)
			if (!answer.ok) throw new ApiProblem('There is no such figure.', [{ path: 'quantity', message: answer.message }])
			const { explanation, scopes } = answer
			return { status: 200, body: { explanation, scopes } }
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/result.csv',
		query: FEED,
		id: 'feedResultCsv',
		summary: 'Read figures as CSV: a row for each figure, place and month.',
		answers: { 200: { says: 'key, figure, place, address, unit, month, value.', file: 'text/csv' } },
		handle: async (call) => {
			const asked = { ...askedOf(call.query), as: 'csv' as const, signal: call.gone }
			return download({ ...(await readFeed(call.actor, refOf(call), asked)), type: CSV })
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/result.parquet',
		query: FEED,
		id: 'feedResultParquet',
		summary: 'Read the same figures as Apache Parquet, up to 2,000,000 rows.',
		answers: {
			200: {
				says: 'Columns key, figure, place, address, unit, month, value; date, where a figure is a month.',
				file: PARQUET,
			},
		},
		handle: async (call) => {
			const asked = { ...askedOf(call.query), as: 'parquet' as const, signal: call.gone }
			return download({ ...(await readFeed(call.actor, refOf(call), asked)), type: PARQUET })
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/result.json',
		query: FEED,
		id: 'feedResultJson',
		summary: 'Read the same figures as JSON: a list of records.',
		answers: { 200: { says: 'Records of key, figure, place, address, unit, month, value.', schema: tableRowsSchema } },
		handle: async (call) => {
			const asked = { ...askedOf(call.query), as: 'json' as const, signal: call.gone }
			const { body, version } = await readFeed(call.actor, refOf(call), asked)
			return json(200, String(body), { ETag: etagOf(version) })
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/tables',
		query: scenarioQuery,
		id: 'listTables',
		summary:
			'List the tables that the pages save: each list of the plan, and results by kind of place with months across.',
		answers: { 200: { says: 'Their names and addresses.', schema: tablesSchema } },
		handle: async (call) => {
			const { project } = await getHeading(call.actor, refOf(call))
			const { scenario } = call.query
			const which = scenario === undefined ? '' : `?scenario=${encodeURIComponent(scenario)}`
			const items = [...LIST_TABLES, ...RESULT_TABLES].map(({ name, label }) => {
				return { name, label, csv: `/api/v1/projects/${project.id}/tables/${name}.csv${which}` }
			})
			return { status: 200, body: { items } }
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/tables/{table}.csv',
		params: projectParams.extend({ table: csvTable }),
		query: scenarioQuery,
		id: 'getTable',
		summary: 'Read one of these tables as CSV.',
		answers: { 200: { says: 'The table, with a header row.', file: 'text/csv' } },
		handle: async (call) => {
			const asked = { table: call.params.table, signal: call.gone }
			const { text, fileName } = await saveTable(call.actor, refOf(call), asked)
			return download({ fileName, type: CSV, body: text })
		},
	}),
]
