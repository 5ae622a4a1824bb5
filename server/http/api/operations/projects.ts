import { z } from 'zod'
import { planFileSchema } from '#shared/schemas/plan-file.ts'
import { getHeading } from '#server/actions/plans/plan-heading.ts'
import { listProjectPage, renameProject, binProject } from '#server/actions/projects/projects.ts'
import { makeProject } from '#server/actions/projects/make-project.ts'
import { restoreProject } from '#server/actions/projects/restore-project.ts'
import { getTeam } from '#server/actions/teams/team.ts'
import { ApiProblem } from '../api-problem.ts'
import { etagOf } from '../etag.ts'
import { operation, type BodySpec } from '../operation.ts'
import { none, projectParams } from '../plan-params.ts'
import { madeSchema, meSchema, projectsSchema } from '../schemas.ts'

/** A plan file of the greatest size a plan may have. */
export const PLAN_BODY = {
	as: 'text',
	types: ['application/json'],
	maxBytes: 5_000_000,
	schema: planFileSchema,
} as const satisfies BodySpec

const PROJECTS = { tag: 'Projects', params: none, query: none } as const
const ONE = { tag: 'Projects', params: projectParams, query: none } as const
const MOST_ON_A_PAGE = 100

export const projectOperations = [
	operation({
		...PROJECTS,
		method: 'GET',
		path: '/me',
		id: 'getCaller',
		summary: 'Read whose token this is, of which team, and what it may do.',
		needs: 'read',
		answers: { 200: { says: 'Who calls.', schema: meSchema } },
		handle: async ({ actor, teamId }) => {
			const { id, name } = await getTeam(actor, teamId)
			return { status: 200, body: { team: { id, name }, name: actor.name, scope: actor.token.scope } }
		},
	}),
	operation({
		...PROJECTS,
		query: z.object({
			cursor: z.string().max(200).optional().describe('Where the page before ended.'),
			limit: z.coerce.number().int().min(1).max(MOST_ON_A_PAGE).default(50),
		}),
		method: 'GET',
		path: '/projects',
		id: 'listProjects',
		summary: 'List the team’s projects, the newest first.',
		needs: 'read',
		answers: { 200: { says: 'A page of them.', schema: projectsSchema } },
		handle: async ({ actor, teamId, query }) => {
			const { rows, next } = await listProjectPage(actor, teamId, { cursor: query.cursor ?? null, limit: query.limit })
			const items = rows.map(({ id, name, version, createdAt, updatedAt }) => {
				return { id, name, version, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() }
			})
			return { status: 200, body: { items, next } }
		},
	}),
	operation({
		...PROJECTS,
		method: 'POST',
		path: '/projects',
		id: 'createProject',
		summary: 'Make a project from a plan file.',
		needs: 'write',
		takes: ['Idempotency-Key'],
		body: PLAN_BODY,
		answers: { 201: { says: 'It is made.', schema: madeSchema, headers: ['Location', 'ETag'] } },
		handle: async ({ actor, teamId, body }) => {
			const made = await makeProject(actor, teamId, { from: 'file', text: body, name: '' })
			if (!made.ok) throw new ApiProblem('This is not a valid plan file.', made.problems)
			const { rev } = await getHeading(actor, { projectId: made.projectId })
			const headers = { Location: `/api/v1/projects/${made.projectId}`, ETag: etagOf(rev) }
			return { status: 201, body: { id: made.projectId, version: rev }, headers }
		},
	}),
	operation({
		...ONE,
		method: 'DELETE',
		path: '/projects/{project}',
		id: 'binProject',
		summary: 'Move a project to the trash, where it can be restored for 30 days.',
		needs: 'write',
		answers: { 204: { says: 'It is in the trash.' } },
		handle: async ({ actor, params }) => {
			await binProject(actor, params.project)
			return { status: 204 }
		},
	}),
	operation({
		...ONE,
		method: 'POST',
		path: '/projects/{project}/restore',
		id: 'restoreProject',
		summary: 'Restore a project from the trash.',
		needs: 'write',
		answers: { 204: { says: 'It is back.' } },
		handle: async ({ actor, params }) => {
			await restoreProject(actor, params.project)
			return { status: 204 }
		},
	}),
	operation({
		...ONE,
		method: 'PUT',
		path: '/projects/{project}/name',
		id: 'renameProject',
		summary: 'Give a project another name in the lists; its plans keep theirs.',
		needs: 'write',
		body: {
			as: 'json',
			types: ['application/json'],
			maxBytes: 10_000,
			schema: z.strictObject({ name: z.string().trim().min(1).max(200) }),
		},
		answers: { 204: { says: 'It has the name.' } },
		handle: async ({ actor, params, body }) => {
			await renameProject(actor, params.project, body.name)
			return { status: 204 }
		},
	}),
]
