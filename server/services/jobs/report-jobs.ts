import { z } from 'zod'
import type { Actor } from '#server/auth/actor.ts'
import { newId } from '#server/auth/tokens.ts'
import { AppError, notFound } from '#server/http/refusals/app-error.ts'
import { requireMember } from '#server/http/gates/require-member.ts'
import { countUnended, createJob, findJob, updateJob, type JobState } from '#server/repositories/api-jobs.ts'
import { findUser } from '#server/repositories/accounts/users.ts'
import { getScenario, type PlanRef } from '#server/services/plans/get-scenario.ts'
import { issueReport } from '#server/services/reports/issue-report.ts'
import { issueInputSchema, type IssueInput } from '#shared/schemas/report-form.ts'
import { findGrant } from '#server/services/tokens/admit-token.ts'
import { sendJob, type JobWork } from './job-queue.ts'

const askedSchema = z.object({
	scenarioId: z.string(),
	by: z.string(),
	/** the token that asked; jobs from before this was kept have none */
	token: z.string().nullable().default(null),
	input: issueInputSchema,
})
const outcomeSchema = z.object({ number: z.number() })
const problemSchema = z.object({ problem: z.string() })

export type JobView = {
	readonly id: string
	readonly state: JobState
	readonly projectId: string
	/** the number of the report; null until it is there */
	readonly number: number | null
	readonly problem: string | null
}

/** Reports of a team that may wait at once: all teams stand in one line. */
const MOST_WAITING = 50
const HOUR_MS = 3_600_000

/**
 * Has a report issued by and by: who asked looks after the job.
 * @throws not_found for strangers, forbidden for roles and tokens that may not change plans, rate_limited where many of
 * the team's wait already, unavailable
 */
export async function requestReport(actor: Actor, ref: PlanRef, input: IssueInput): Promise<{ jobId: string }> {
	const { project, scenario } = await getScenario(actor, ref, 'changePlans')
	const { teamId } = project
	if ((await countUnended({ teamId }, new Date(Date.now() - HOUR_MS))) >= MOST_WAITING) throw tooManyWaiting()
	const id = newId()
	const asked = { scenarioId: scenario.id, by: actor.name, token: actor.token?.id ?? null, input }
	await createJob({ teamId }, { id, projectId: project.id, userId: actor.userId, kind: 'report', asked })
	await sendJob('report', { teamId, id })
	return { jobId: id }
}

function tooManyWaiting(): AppError {
	const userMessage = `${String(MOST_WAITING)} reports of this team wait to be drawn, as many as may.`
	const mend = 'Ask again when some of them are done.'
	return new AppError('rate_limited', { userMessage, mend, retryAfterSeconds: 30 })
}

/**
 * How far a job is.
 * @throws not_found for strangers and where there is none
 */
export async function getJob(actor: Actor, teamId: string, id: string): Promise<JobView> {
	await requireMember(actor, teamId, 'seePlans')
	const job = await findJob({ teamId }, id)
	if (job === null) throw notFound('job')
	const { state, projectId, outcome } = job
	const done = outcomeSchema.safeParse(outcome)
	const failed = problemSchema.safeParse(outcome)
	return {
		...{ id, state, projectId },
		number: done.success ? done.data.number : null,
		problem: failed.success ? failed.data.problem : null,
	}
}

/** Passing troubles, which are tried again. */
const PASSES: readonly AppError['code'][] = ['rate_limited', 'unavailable', 'conflict']

/** Issues the report of a job, for whoever asked for it and with what they may do today. */
export const workOnReport: JobWork = async ({ teamId, id }, { last }) => {
	const job = await findJob({ teamId }, id)
	if (job === null || job.state === 'done' || job.state === 'failed') return
	await updateJob({ teamId }, id, { state: 'running' })
	const fail = (problem: string) => updateJob({ teamId }, id, { state: 'failed', outcome: { problem } })
	const { scenarioId, by, token, input } = askedSchema.parse(job.asked)
	const user = await findUser(job.userId)
	if (user === null) return await fail('Whoever asked for it has no account any more.')
	const grant = token === null ? undefined : await findGrant({ teamId }, token)
	if (grant === null) return await fail('The token that asked for it opens nothing any more.')
	const actor = { userId: user.id, name: by, email: user.email, requestId: id, ...(grant && { token: grant }) }
	try {
		await issueReport(
			actor,
			{ projectId: job.projectId, scenarioId },
			{ ...input, kept: (number) => updateJob({ teamId }, id, { state: 'done', outcome: { number } }) },
		)
	} catch (error) {
		const passes = !(error instanceof AppError) || PASSES.includes(error.code)
		if (passes && !last) throw error
		await fail(error instanceof AppError ? error.userMessage : 'The report could not be drawn.')
		if (!(error instanceof AppError)) throw error
	}
}
