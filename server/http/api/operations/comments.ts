import { z } from 'zod'
import { AppError, notFound } from '#server/access/app-error.ts'
import { publicAddress } from '#server/actions/mail.ts'
import { getHeading } from '#server/actions/plans/plan-heading.ts'
import { readTalk } from '#server/actions/talk/list-threads.ts'
import { settleThread, writeComment, deleteComment, editComment } from '#server/actions/talk/comments.ts'
import { ALL_TALK, readTalkKey, TALK_SHOWN, talkKey, type TalkThread } from '#shared/together/talk.ts'
import { ApiProblem } from '../api-problem.ts'
import { etagOf, matched } from '../etag.ts'
import { operation } from '../operation.ts'
import { none, projectParams, refOf, scenarioQuery } from '../plan-params.ts'
import {
	commentEditSchema,
	commentVersionSchema,
	commentWishSchema,
	threadIdSchema,
	threadSchema,
	threadsSchema,
} from '../schemas.ts'

const OF = { tag: 'Comments', params: projectParams } as const
const place = z
	.string()
	.max(900)
	.default(ALL_TALK)
	.describe('A place, such as `powerContracts/grid`; the whole plan without.')
/** Of letters that take four bytes each, escaped. */
const WISH_BYTES = 60_000

const before = z.string().max(200).optional().describe('Where the page before ended.')
const commentParams = projectParams.extend({ comment: z.string().min(1).max(100).describe('The id of a comment.') })

const threadBody = ({ id, place: at, label, scenarioId, resolvedBy, comments, earlier }: TalkThread) => ({
	...{ id, place: talkKey(at), label, scenario: scenarioId, resolvedBy },
	comments: comments.map(({ id: comment, version, author: by, at: when, edited, isDeleted, parts }) => ({
		...{ id: comment, version, by, at: when, editedAt: edited?.at ?? null, deleted: isDeleted },
		text: parts.map(({ text }) => text).join(''),
	})),
	earlier,
})

/** The answer to what was changed; where it was not, why. */
function versionOf(changed: Awaited<ReturnType<typeof editComment>>): { thread: string; version: number } {
	if (changed.ok) return { thread: changed.threadId, version: changed.version }
	if (changed.newer === undefined)
		throw new ApiProblem('Nothing was changed.', [{ path: 'text', message: changed.problem }])
	throw new AppError('outdated', {
		userMessage: changed.problem,
		mend: 'Read the comment again, and send its version in If-Match.',
	})
}

export const commentOperations = [
	operation({
		...OF,
		path: '/projects/{project}/comments',
		query: z.object({
			place,
			show: z.enum(TALK_SHOWN).default('all').describe('Which threads: all, open, or resolved.'),
			before,
		}),
		method: 'GET',
		id: 'listComments',
		summary:
			'Read what was said in a plan, or at a place of it, by thread: the unsettled first, of these the one in which something was said last.',
		more: 'Of a long thread what began it and its latest answers. Marks nothing as read for the token’s owner.',
		needs: 'read',
		answers: { 200: { says: 'A page of threads; `next` is the `before` of the page after.', schema: threadsSchema } },
		handle: async ({ actor, params, query: { place: key, ...query } }) => {
			const heading = await getHeading(actor, refOf({ params, query: {} }))
			const { threads, next } = await readTalk(actor, heading, { key, ...query, isSeen: false })
			return { status: 200, body: { items: threads.map(threadBody), next } }
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/comments/{comment}',
		params: commentParams,
		query: z.object({ before }),
		method: 'GET',
		id: 'readThread',
		summary: 'Read the thread of a comment: what began it, and its latest answers or those before a cursor.',
		needs: 'read',
		answers: { 200: { says: 'The thread; `earlier` is the `before` of what was said before.', schema: threadSchema } },
		handle: async ({ actor, params, query }) => {
			const heading = await getHeading(actor, refOf({ params, query: {} }))
			const asked = { key: ALL_TALK, thread: params.comment, ...query, isSeen: false }
			const [thread] = (await readTalk(actor, heading, asked)).threads
			if (thread === undefined) throw notFound('comment')
			return { status: 200, body: threadBody(thread) }
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/comments/{comment}',
		params: commentParams,
		query: none,
		method: 'PATCH',
		id: 'editComment',
		summary: 'Edit a comment of the token’s owner. People it newly mentions are notified.',
		more: 'Answers 412 where the comment was edited after the version in If-Match.',
		needs: 'write',
		takes: ['If-Match'],
		body: { as: 'json', types: ['application/json'], maxBytes: WISH_BYTES, schema: commentEditSchema },
		answers: { 200: { says: 'It reads so.', schema: commentVersionSchema, headers: ['ETag'] } },
		handle: async ({ actor, params: { project: projectId, comment: commentId }, request, body }) => {
			const ref = { projectId, commentId, version: matched(request) }
			const changed = versionOf(await editComment(actor, ref, { text: body.text, address: publicAddress(request) }))
			return { status: 200, body: changed, headers: { ETag: etagOf(changed.version) } }
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/comments/{comment}',
		params: commentParams,
		query: none,
		method: 'DELETE',
		id: 'deleteComment',
		summary: 'Delete a comment of the token’s owner; if it has replies, its place remains.',
		more: 'Answers 412 where the comment was edited after the version in If-Match.',
		needs: 'write',
		takes: ['If-Match'],
		answers: { 204: { says: 'Its text is gone.' } },
		handle: async ({ actor, params: { project: projectId, comment: commentId }, request }) => {
			versionOf(await deleteComment(actor, { projectId, commentId, version: matched(request) }))
			return { status: 204 }
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/comments',
		query: scenarioQuery,
		method: 'POST',
		id: 'writeComment',
		summary: 'Comment at a place in the plan, or reply to a thread. People it mentions, `@Name`, are notified.',
		needs: 'write',
		body: { as: 'json', types: ['application/json'], maxBytes: WISH_BYTES, schema: commentWishSchema },
		answers: { 201: { says: 'Posted.', schema: threadIdSchema } },
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
			summary: way === 'resolve' ? 'Resolve a thread.' : 'Reopen a resolved thread.',
			needs: 'write',
			answers: { 200: { says: 'It is.', schema: threadIdSchema } },
			handle: async ({ actor, params: { project: projectId, thread: threadId } }) => {
				await settleThread(actor, { projectId, threadId }, way === 'resolve')
				return { status: 200, body: { thread: threadId } }
			},
		}),
	),
]
