import { z } from 'zod'
import { publicAddress } from '#server/services/mail/public-address.ts'
import { getHeading } from '#server/services/plans/plan-heading.ts'
import { readTalk } from '#server/services/talk/list-threads.ts'
import { settleThread, writeComment } from '#server/services/talk/write-comment.ts'
import { ALL_TALK, readTalkKey, talkKey, type TalkThread } from '#shared/together/talk.ts'
import { ApiProblem } from '../api-problem.ts'
import { operation } from '../operation.ts'
import { none, projectParams, refOf, scenarioQuery } from '../plan-params.ts'
import { commentWishSchema, threadIdSchema, threadsSchema } from '../schemas.ts'

const OF = { tag: 'Comments', params: projectParams } as const
const place = z
	.string()
	.max(900)
	.default(ALL_TALK)
	.describe('A place, such as `powerContracts/grid`; the whole plan without.')
/** Of letters that take four bytes each, escaped. */
const WISH_BYTES = 60_000

const threadBody = ({ id, place: at, label, scenarioId, resolvedBy, comments }: TalkThread) => ({
	...{ id, place: talkKey(at), label, scenario: scenarioId, resolvedBy },
	comments: comments.map(({ id: comment, author: by, at: when, parts }) => ({
		...{ id: comment, by, at: when },
		text: parts.map(({ text }) => text).join(''),
	})),
})

export const commentOperations = [
	operation({
		...OF,
		path: '/projects/{project}/comments',
		query: z.object({ place }),
		method: 'GET',
		id: 'listComments',
		summary: 'Read what was said in a plan, or at a place of it, by thread, the unsettled first.',
		more: 'Nothing counts as read by it for whoever made the token.',
		needs: 'read',
		answers: { 200: { says: 'The threads.', schema: threadsSchema } },
		handle: async ({ actor, params, query }) => {
			const heading = await getHeading(actor, refOf({ params, query: {} }))
			const { threads } = await readTalk(actor, heading, { key: query.place, isSeen: false })
			return { status: 200, body: { items: threads.map(threadBody) } }
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/comments',
		query: scenarioQuery,
		method: 'POST',
		id: 'writeComment',
		summary: 'Say something at a place of the plan, or answer a thread. Whoever it names, `@Name`, is told.',
		needs: 'write',
		body: { as: 'json', types: ['application/json'], maxBytes: WISH_BYTES, schema: commentWishSchema },
		answers: { 201: { says: 'It stands there.', schema: threadIdSchema } },
		handle: async (call) => {
			const { text, place: key, thread } = call.body
			const at = thread === undefined ? readTalkKey(key ?? '') : null
			if (thread === undefined && at === null)
				throw new ApiProblem('This names no place.', [{ path: 'place', message: 'expected list/id or a thread' }])
			const where = at === null ? { threadId: thread ?? '' } : { place: at }
			const said = await writeComment(call.actor, refOf(call), {
				text,
				at: where,
				address: publicAddress(call.request),
			})
			if (!said.ok) throw new ApiProblem('Nothing was said.', [{ path: 'text', message: said.problem }])
			return { status: 201, body: { thread: said.threadId } }
		},
	}),
	...(['resolve', 'reopen'] as const).map((way) =>
		operation({
			...OF,
			path: `/projects/{project}/comments/{thread}/${way}`,
			params: projectParams.extend({ thread: z.string().min(1).max(100).describe('The id of a thread.') }),
			query: none,
			method: 'POST',
			id: `${way}Thread`,
			summary: way === 'resolve' ? 'Settle a thread.' : 'Open a settled thread again.',
			needs: 'write',
			answers: { 200: { says: 'It is.', schema: threadIdSchema } },
			handle: async ({ actor, params: { project: projectId, thread: threadId } }) => {
				await settleThread(actor, { projectId, threadId }, way === 'resolve')
				return { status: 200, body: { thread: threadId } }
			},
		}),
	),
]
