import { z } from 'zod'
import { getHeading } from '#server/actions/plans/plan-heading.ts'
import { createScenario, binScenario, restoreScenario, describeScenario } from '#server/actions/scenarios/scenarios.ts'
import { promoteScenario } from '#server/actions/scenarios/promote.ts'
import { scenarioInputSchema } from '#shared/schemas/scenario-form.ts'
import { editAnswered } from '../edit-answer.ts'
import { matched } from '../etag.ts'
import { operation, type BodySpec } from '../operation.ts'
import { none, projectParams, scenarioQuery } from '../plan-params.ts'
import { scenarioSchema, scenariosSchema, versionSchema } from '../schemas.ts'

const ALL = { tag: 'Scenarios', path: '/projects/{project}/scenarios', params: projectParams } as const
const ONE = {
	tag: 'Scenarios',
	path: '/projects/{project}/scenarios/{scenario}',
	params: projectParams.extend({ scenario: z.string().min(1).max(100).describe('The id of a scenario.') }),
	query: none,
} as const
const BODY = {
	as: 'json',
	types: ['application/json'],
	maxBytes: 10_000,
	schema: scenarioInputSchema,
} as const satisfies BodySpec

const refIn = ({ project, scenario }: { project: string; scenario: string }) => ({
	projectId: project,
	scenarioId: scenario,
})

export const scenarioOperations = [
	operation({
		...ALL,
		query: none,
		method: 'GET',
		id: 'listScenarios',
		summary: 'List the scenarios of a project, the baseline first.',
		needs: 'read',
		answers: { 200: { says: 'All of them.', schema: scenariosSchema } },
		handle: async ({ actor, params }) => {
			const { scenarios } = await getHeading(actor, { projectId: params.project })
			const items = scenarios.map(({ id, label, about, baseline, rev }) => ({
				id,
				label,
				about,
				baseline,
				version: rev,
			}))
			return { status: 200, body: { items } }
		},
	}),
	operation({
		...ALL,
		query: scenarioQuery,
		method: 'POST',
		id: 'createScenario',
		summary: 'Make a scenario that differs from the baseline in what the named one does.',
		needs: 'write',
		takes: ['Idempotency-Key'],
		body: BODY,
		answers: { 201: { says: 'It is made.', schema: scenarioSchema } },
		handle: async ({ actor, params, query, body }) => {
			const from = { projectId: params.project, scenarioId: query.scenario ?? null }
			const id = await createScenario(actor, from, body)
			const { scenario } = await getHeading(actor, { projectId: params.project, scenarioId: id })
			const { label, about, baseline, rev } = scenario
			return { status: 201, body: { id, label, about, baseline, version: rev } }
		},
	}),
	operation({
		...ONE,
		method: 'PUT',
		id: 'describeScenario',
		summary: 'Give a scenario another name and description.',
		needs: 'write',
		body: BODY,
		answers: { 204: { says: 'It has them.' } },
		handle: async ({ actor, params, body }) => {
			await describeScenario(actor, refIn(params), body)
			return { status: 204 }
		},
	}),
	operation({
		...ONE,
		method: 'DELETE',
		id: 'binScenario',
		summary: 'Delete a scenario; it can be restored for 30 days.',
		needs: 'write',
		answers: { 204: { says: 'It is deleted.' } },
		handle: async ({ actor, params }) => {
			await binScenario(actor, refIn(params))
			return { status: 204 }
		},
	}),
	operation({
		...ONE,
		path: `${ONE.path}/restore`,
		method: 'POST',
		id: 'restoreScenario',
		summary: 'Take a deleted scenario back.',
		needs: 'write',
		answers: { 204: { says: 'It is back.' } },
		handle: async ({ actor, params }) => {
			await restoreScenario(actor, params.project, params.scenario)
			return { status: 204 }
		},
	}),
	operation({
		...ONE,
		path: `${ONE.path}/promote`,
		method: 'POST',
		id: 'promoteScenario',
		summary: 'Write what a scenario states into the baseline, as one step that can be undone.',
		more: 'The version in If-Match is the scenario’s. What the baseline was is kept as a scenario.',
		needs: 'write',
		takes: ['If-Match'],
		answers: { 200: { says: 'It is in the baseline, at this version.', schema: versionSchema, headers: ['ETag'] } },
		handle: async ({ actor, params, request }) => {
			const seen = matched(request) ?? (await getHeading(actor, refIn(params))).rev
			return editAnswered(await promoteScenario(actor, refIn(params), { seen }))
		},
	}),
]
