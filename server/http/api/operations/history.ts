import { z } from 'zod'
import { listRevisions } from '#server/actions/plans/history/list-revisions.ts'
import { listChangesAfter } from '#server/actions/plans/history/list-changes.ts'
import { restoreVersion } from '#server/actions/plans/history/restore-version.ts'
import { undoChange } from '#server/actions/plans/history/undo-change.ts'
import { changeView } from '../change-view.ts'
import { editAnswered } from '../edit-answer.ts'
import { eventStream } from '../event-stream.ts'
import { operation } from '../operation.ts'
import { editQuery, projectParams, refOf, scenarioQuery } from '../plan-params.ts'
import { changesSchema, revisionsSchema, versionSchema } from '../schemas.ts'

const OF = { tag: 'History', params: projectParams } as const
const WRITTEN = { says: 'It is written.', schema: versionSchema, headers: ['ETag'] } as const
const number = z.coerce.number().int().min(0).max(1e9)

export const historyOperations = [
	operation({
		...OF,
		path: '/projects/{project}/events',
		query: scenarioQuery,
		method: 'GET',
		id: 'followPlan',
		summary:
			'Follow a plan: server-sent events `changed`, each with the version and who wrote what, `job` and `presence`.',
		more: '`job` reports the progress of a report, as its address does; `presence` lists the people in the plan with their page and cell. A reconnecting client sends its version in Last-Event-ID and misses none.',
		needs: 'read',
		takes: ['Last-Event-ID'],
		answers: { 200: { says: 'Events, for as long as the client listens.', file: 'text/event-stream' } },
		handle: async (call) => await eventStream(call, refOf(call)),
	}),
	operation({
		...OF,
		path: '/projects/{project}/changes',
		query: scenarioQuery.extend({
			after: number.default(0).describe('The version that is known already.'),
			limit: z.coerce.number().int().min(1).max(1000).default(200),
		}),
		method: 'GET',
		id: 'listChanges',
		summary: 'Read the log of edits after a version, oldest first: who, when, before, after, why.',
		needs: 'read',
		answers: { 200: { says: 'Some of it; `next` is the version to go on after.', schema: changesSchema } },
		handle: async (call) => {
			const { after, limit } = call.query
			const { version, rows, next } = await listChangesAfter(call.actor, refOf(call), { after, most: limit })
			return { status: 200, body: { version, items: rows.map(changeView), next } }
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/revisions',
		query: scenarioQuery.extend({ before: number.optional().describe('`next` of the page before.') }),
		method: 'GET',
		id: 'listRevisions',
		summary: 'List what the plan has been, the latest first.',
		needs: 'read',
		answers: { 200: { says: 'Versions that can be restored.', schema: revisionsSchema } },
		handle: async (call) => {
			const { version, items, next } = await listRevisions(call.actor, refOf(call), call.query.before ?? null)
			return { status: 200, body: { version, next, items: items.map((one) => ({ ...one, at: one.at.toISOString() })) } }
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/revisions/{version}/restore',
		params: projectParams.extend({ version: number }),
		query: editQuery,
		method: 'POST',
		id: 'restoreRevision',
		summary: 'Bring a version back, as one more step that can be undone.',
		needs: 'write',
		takes: ['Idempotency-Key'],
		answers: { 200: WRITTEN },
		handle: async (call) => {
			const { version } = call.params
			const why = call.query.why === '' ? undefined : call.query.why
			return editAnswered(await restoreVersion(call.actor, refOf(call), { version, why }))
		},
	}),
	...(['undo', 'redo'] as const).map((way) =>
		operation({
			...OF,
			path: `/projects/{project}/${way}`,
			query: scenarioQuery,
			method: 'POST',
			id: `${way}Change`,
			summary: way === 'undo' ? 'Undo the latest step of the token’s owner.' : 'Do again what they took back last.',
			more: 'A step that someone else has replaced since is skipped for the one before it; `said` names it.',
			needs: 'write',
			answers: { 200: WRITTEN },
			handle: async (call) => editAnswered(await undoChange(call.actor, refOf(call), { way })),
		}),
	),
]
