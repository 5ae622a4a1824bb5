import { z } from 'zod'
import type { Actor } from '#server/access/actor.ts'
import { newId } from '#server/access/tokens.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import { getScenario, type PlanRef } from '#server/actions/plans/get-scenario.ts'
import { countUnended, createJob, findJob } from '#server/store/rows/api-jobs.ts'
import { isRecord } from '#shared/is-record.ts'
import { MOST_DRAWS, MOST_RHO } from '#shared/pages/simulation-address.ts'
import type { SimulationResult, SimulationSettings } from '#shared/result/simulation-result.ts'
import { requireQueue, sendJob } from './job-queue.ts'

const LONGEST_NAME = 200
const MOST_NAMES = 2000
const name = z.string().min(1).max(LONGEST_NAME)

/** What may be asked of a simulation, as it comes from outside and as a job keeps it. */
export const simulationSettingsSchema = z.strictObject({
	seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
	draws: z.number().int().min(1).max(MOST_DRAWS).nullable(),
	off: z.array(name).max(MOST_NAMES),
	rho: z.record(name, z.number().min(0).max(MOST_RHO)).refine((rho) => Object.keys(rho).length <= MOST_NAMES),
})

export const askedSimulationSchema = z.object({
	scenarioId: z.string(),
	by: z.string(),
	token: z.string().nullable(),
	settings: simulationSettingsSchema,
})

/** Simulations of a team that may wait at once: each has the engine for seconds. */
const MOST_WAITING = 10
const HOUR_MS = 3_600_000

/**
 * Has the odds of a plan drawn by and by: who asked looks after the job.
 * @throws not_found for strangers, forbidden for roles and tokens that may not change plans, rate_limited where many of the team's wait
 * already, unavailable
 */
export async function requestSimulation(
	actor: Actor,
	ref: PlanRef,
	settings: SimulationSettings,
): Promise<{ readonly jobId: string }> {
	const { project, scenario } = await getScenario(actor, ref, 'changePlans')
	const { teamId } = project
	requireQueue()
	if ((await countUnended({ teamId }, 'simulation', new Date(Date.now() - HOUR_MS))) >= MOST_WAITING) {
		throw new AppError('rate_limited', {
			userMessage: `${String(MOST_WAITING)} simulations of this team are waiting, the limit.`,
			mend: 'Try again when some of them are done.',
			retryAfterSeconds: 30,
		})
	}
	const id = newId()
	const { userId, name: userName } = actor
	const { off, rho, ...rest } = settings
	const asked = {
		...{ scenarioId: scenario.id, by: actor.name, token: actor.token?.id ?? null },
		settings: { ...rest, off: [...off], rho: { ...rho } },
	}
	await createJob({ teamId }, { id, projectId: project.id, userId, userName, kind: 'simulation', asked })
	await sendJob('simulation', { teamId, id })
	return { jobId: id }
}

/** What is kept of one that is done. */
export type SimulationOutcome = { readonly version: number; readonly result: SimulationResult }

/** The outcome of a job that has simulated, of our own making; null where it is none. */
export function simulationOutcome(outcome: unknown): SimulationOutcome | null {
	return isOutcome(outcome) ? outcome : null
}

const isOutcome = (outcome: unknown): outcome is SimulationOutcome =>
	isRecord(outcome) && typeof outcome['version'] === 'number' && isRecord(outcome['result'])

/**
 * The odds that a job has come to.
 * @throws not_found for strangers, and where there are none, or not yet
 */
export async function getSimulated(actor: Actor, projectId: string, id: string): Promise<SimulationOutcome> {
	const { teamId } = await requireProject(actor, projectId, 'seePlans')
	const job = await findJob({ teamId }, id)
	const outcome = job?.projectId === projectId && job.state === 'done' ? simulationOutcome(job.outcome) : null
	if (outcome === null) throw notFound('simulation')
	return outcome
}
