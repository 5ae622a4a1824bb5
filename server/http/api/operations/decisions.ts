import type { z } from 'zod'
import { getDecisions, getVerdict, tryPatch } from '#server/actions/plans/answers.ts'
import { AppError } from '#server/access/app-error.ts'
import type { PlanDecisions } from '#shared/decisions.ts'
import { ApiProblem } from '../api-problem.ts'
import { operation, type Answered, type Caller } from '../operation.ts'
import { month, projectParams, refOf, scenarioQuery } from '../plan-params.ts'
import { patchSchema } from '../schemas.ts'
import { decisionsSchema, trialSchema, verdictSchema } from '../verdict-schemas.ts'

const OF = { tag: 'Results', params: projectParams, needs: 'read' } as const
/** A trial is one run: what is longer than this is a plan, and none of its fields alone. */
const MOST_BYTES = 200_000

const MONTHLY = scenarioQuery.extend({ month: month.optional() })
type Asked = Caller & {
	readonly params: z.output<typeof projectParams>
	readonly query: z.output<typeof MONTHLY>
}

async function decisionsFound(call: Asked): Promise<Answered> {
	const { found } = await getDecisions(call.actor, refOf(call), { month: call.query.month, signal: call.gone })
	let latest: PlanDecisions | null = null
	for await (const one of found) latest = one
	if (latest === null) {
		const userMessage = 'The decisions could not be found just now.'
		throw new AppError('unavailable', { userMessage, retryAfterSeconds: 30 })
	}
	return { status: 200, body: latest }
}

const DECISIONS = {
	...OF,
	method: 'GET',
	query: MONTHLY,
	answers: { 200: { says: 'The decisions, and what comes too late.', schema: decisionsSchema } },
	handle: decisionsFound,
} as const

export const decisionOperations = [
	operation({
		...OF,
		method: 'GET',
		path: '/projects/{project}/verdict',
		query: scenarioQuery,
		id: 'getVerdict',
		summary: 'Read whether the target is met, what is lost, and why.',
		answers: { 200: { says: 'The verdict, the same as in the result.', schema: verdictSchema } },
		handle: async (call) => ({ status: 200, body: await getVerdict(call.actor, refOf(call), call.gone) }),
	}),
	operation({
		...DECISIONS,
		path: '/projects/{project}/decisions',
		id: 'listDecisions',
		summary: 'Find what can still be decided, by value: what to change, by when, what it costs and what it regains.',
		more: 'The first answer to an edit takes some seconds.',
	}),
	operation({
		...DECISIONS,
		path: '/projects/{project}/remedies',
		id: 'getRemedies',
		summary: 'The same as decisions, at their former address.',
	}),
	operation({
		...OF,
		method: 'POST',
		path: '/projects/{project}/trials',
		query: scenarioQuery,
		id: 'tryPatch',
		summary: 'Try a merge patch of a plan: the verdict before it and with it. Nothing is written.',
		body: {
			as: 'json',
			types: ['application/merge-patch+json', 'application/json'],
			maxBytes: MOST_BYTES,
			schema: patchSchema,
		},
		answers: { 200: { says: 'Both verdicts.', schema: trialSchema } },
		handle: async (call) => {
			const tried = await tryPatch(call.actor, refOf(call), { patch: call.body, signal: call.gone })
			if (!tried.ok) throw new ApiProblem('The plan would not be valid.', tried.problems)
			const { before, after } = tried
			return { status: 200, body: { before, after } }
		},
	}),
]
