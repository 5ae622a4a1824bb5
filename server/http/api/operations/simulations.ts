import { getJob } from '#server/actions/jobs/report-jobs.ts'
import { getSimulated, requestSimulation } from '#server/actions/jobs/simulation-jobs.ts'
import { USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'
import { jobBody } from '../job-body.ts'
import { operation } from '../operation.ts'
import { none, projectParams } from '../plan-params.ts'
import { jobSchema } from '../schemas.ts'
import { jobName, simulationSchema, simulationWishSchema } from '../simulation-schemas.ts'

/** 2,000 names of inputs. */
const MOST_BYTES = 400_000

export const simulationOperations = [
	operation({
		tag: 'Results',
		path: '/projects/{project}/simulations',
		params: projectParams,
		query: none,
		method: 'POST',
		id: 'simulate',
		summary: 'Have the odds of a plan drawn: percentiles of dates and figures, and what drives them.',
		more: 'The same plan with the same settings has the same odds to the digit. At most 10,000 draws, fewer of a large plan; 2,000 uncertain inputs.',
		needs: 'write',
		takes: ['Idempotency-Key'],
		body: {
			as: 'json',
			types: ['application/json'],
			maxBytes: MOST_BYTES,
			schema: simulationWishSchema,
			optional: true,
		},
		answers: { 202: { says: 'Accepted; the job reports its progress.', schema: jobSchema, headers: ['Location'] } },
		handle: async ({ actor, teamId, params, body }) => {
			const { scenario = null, seed = USUAL_SETTINGS.seed, draws = null, off = [], rho = {} } = body
			const ref = { projectId: params.project, scenarioId: scenario }
			const names = [...new Set(off)].toSorted()
			const { jobId } = await requestSimulation(actor, ref, { seed, draws, off: names, rho })
			const job = await getJob(actor, teamId, jobId)
			return { status: 202, body: jobBody(job), headers: { Location: `/api/v1/jobs/${jobId}` } }
		},
	}),
	operation({
		tag: 'Results',
		path: '/projects/{project}/simulations/{job}',
		params: projectParams.extend({ job: jobName }),
		query: none,
		method: 'GET',
		id: 'getSimulation',
		summary: 'Read the odds that a job has drawn.',
		needs: 'read',
		answers: { 200: { says: 'Figures, odds, bands by month and drivers.', schema: simulationSchema } },
		handle: async ({ actor, params }) => {
			const { version, result } = await getSimulated(actor, params.project, params.job)
			return { status: 200, body: { version, ...result } }
		},
	}),
]
