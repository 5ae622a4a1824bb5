import { exportPlan } from '#server/actions/plans/plan-file.ts'
import { patchPlan, replacePlan } from '#server/actions/plans/edits.ts'
import { getHeading } from '#server/actions/plans/plan-heading.ts'
import { json } from '../json-response.ts'
import { editAnswered } from '../edit-answer.ts'
import { etagOf, isKnown, matched } from '../etag.ts'
import { operation } from '../operation.ts'
import { editQuery, projectParams, refOf, scenarioQuery } from '../plan-params.ts'
import { patchSchema, versionSchema } from '../schemas.ts'
import { PLAN_BODY } from './projects.ts'
import { planFileSchema } from '#shared/schemas/plan-file.ts'

const PLAN = { tag: 'Plans', path: '/projects/{project}', params: projectParams } as const
const WRITTEN = { says: 'It is written.', schema: versionSchema, headers: ['ETag'] } as const

export const planOperations = [
	operation({
		...PLAN,
		query: scenarioQuery,
		method: 'GET',
		id: 'getPlan',
		summary: 'Read a plan as its plan file; the ETag is its version.',
		needs: 'read',
		takes: ['If-None-Match'],
		answers: {
			200: { says: 'The plan file.', schema: planFileSchema, headers: ['ETag'] },
			304: { says: 'It is the version that was named.' },
		},
		handle: async (call) => {
			const { actor, request } = call
			const { rev } = await getHeading(actor, refOf(call))
			if (isKnown(request, rev)) return { status: 304, headers: { ETag: etagOf(rev) } }
			const { text, version } = await exportPlan(actor, refOf(call), call.gone)
			return json(200, text, { ETag: etagOf(version) })
		},
	}),
	operation({
		...PLAN,
		query: editQuery,
		method: 'PUT',
		id: 'replacePlan',
		summary: 'Put another plan file in the place of the plan; what is the same in both is not touched.',
		more: 'Answers 412 with the edits since, where anybody has written after the version in If-Match.',
		needs: 'write',
		takes: ['If-Match'],
		body: PLAN_BODY,
		answers: { 200: WRITTEN },
		handle: async (call) => {
			const { actor, request, body, query } = call
			const baseRev = matched(request) ?? (await getHeading(actor, refOf(call))).rev
			return editAnswered(await replacePlan(actor, refOf(call), { text: body, baseRev, why: query.why }))
		},
	}),
	operation({
		...PLAN,
		query: editQuery,
		method: 'PATCH',
		id: 'patchPlan',
		summary: 'Write some fields of a plan, all of them or none.',
		more: 'Answers 412 with both values only where another edit changed the same fields after the version in If-Match.',
		needs: 'write',
		takes: ['If-Match'],
		body: {
			as: 'json',
			types: ['application/merge-patch+json', 'application/json'],
			maxBytes: 1_000_000,
			schema: patchSchema,
		},
		answers: { 200: WRITTEN },
		handle: async (call) => {
			const { actor, request, body, query } = call
			const baseRev = matched(request) ?? (await getHeading(actor, refOf(call))).rev
			return editAnswered(await patchPlan(actor, refOf(call), { patch: body, baseRev, why: query.why }))
		},
	}),
]
