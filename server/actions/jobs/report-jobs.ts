import { z } from 'zod'
import type { Actor } from '#server/access/actor.ts'
import { newId } from '#server/access/tokens.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import { requireMember, requireProject } from '#server/access/require-member.ts'
import {
	countUnended,
	createJob,
	endJob,
	findJob,
	listJobs,
	reopenJob,
	type JobKind,
	type JobRow,
	type JobState,
} from '#server/store/rows/api-jobs.ts'
import { logoProblem } from '#server/views/report/printable-logo.ts'
import {
	permissionFor,
	checkBeforeIssue,
	requireAccepted,
	requireReason,
} from '#server/actions/reports/issue-report.ts'
import { getScenario, type PlanRef } from '#server/actions/plans/get-scenario.ts'
import { getHeading } from '#server/actions/plans/plan-heading.ts'
import { may } from '#shared/permissions.ts'
import { blocks } from '#shared/report/report-point.ts'
import { issueInputSchema, type IssueInput } from '#shared/schemas/report/report-form.ts'
import { requireQueue, sendJob } from './job-queue.ts'
import { simulationOutcome } from './simulation-jobs.ts'
import { sendNotice } from '#server/store/rows/notices.ts'

type TellOfJobParams = Pick<JobRow, 'projectId' | 'id' | 'userId' | 'state' | 'partsDone' | 'parts' | 'part'>

/** Tells whoever has the plan open how far a job is. */
export async function tellOfJob(job: TellOfJobParams, number: number | null = null): Promise<void> {
	const { projectId, id, userId: by, state, partsDone, parts, part } = job
	const share = state === 'done' ? 1 : parts === 0 ? 0 : partsDone / parts
	await sendNotice({ kind: 'job', projectId, id, by, state, share, part, number })
}

export const askedSchema = z.object({
	scenarioId: z.string(),
	by: z.string(),
	/** the token that asked; jobs from before this was kept have none */
	token: z.string().nullable().default(null),
	input: issueInputSchema,
})
const outcomeSchema = z.object({ number: z.number(), note: z.string().nullable().default(null) })
const problemSchema = z.object({ problem: z.string() })

export type JobView = {
	readonly id: string
	readonly kind: JobKind
	readonly state: JobState
	readonly projectId: string
	readonly by: { readonly userId: string; readonly name: string }
	/** the share of its parts that are done, and the one at work */
	readonly share: number
	readonly part: string
	readonly askedAt: Date
	/** the number of the report; null until it is there */
	readonly number: number | null
	/** of a simulation that is done: the edit of the plan it is of, and how many draws it has */
	readonly simulated: { readonly version: number; readonly draws: number } | null
	/** what the report goes without; null where it has all that was asked */
	readonly note: string | null
	readonly problem: string | null
}

/** Reports of a team that may wait at once: all teams stand in one line, and have their turns one after the other. */
const MOST_WAITING = 50
const HOUR_MS = 3_600_000

/**
 * Has a report issued by and by: who asked looks after the job, and is told when it is done.
 * @throws not_found for strangers, forbidden for roles and tokens that may not do what is asked, open_points where they
 * are open without a reason or, of an approved report, not accepted, conflict where the logo can't be drawn, rate_limited where many of the team's wait already, unavailable
 */
export async function requestReport(actor: Actor, ref: PlanRef, input: IssueInput): Promise<{ jobId: string }> {
	const { project, scenario } = await getScenario(actor, ref, permissionFor(input))
	const { teamId } = project
	requireQueue()
	await requireLogo(input)
	await requireRoom(teamId)
	const { status, accept } = input
	if (input.reason === '' || status === 'approved') {
		const open = (await checkBeforeIssue(await getHeading(actor, ref))).filter(blocks)
		if (status === 'approved') requireAccepted(open, { accept, what: 'This report' })
		else requireReason(open, input)
	}
	const id = newId()
	const asked = { scenarioId: scenario.id, by: actor.name, token: actor.token?.id ?? null, input }
	const { userId, name: userName } = actor
	await createJob({ teamId }, { id, projectId: project.id, userId, userName, kind: 'report', asked })
	await sendJob('report', { teamId, id })
	return { jobId: id }
}

/** A picture that can't be drawn is told to whoever asks for the report, kept or sent: none is left out unsaid. */
async function requireLogo({ logo }: Pick<IssueInput, 'logo'>): Promise<void> {
	const problem = await logoProblem(logo)
	if (problem === null) return
	throw new AppError('conflict', { userMessage: problem, mend: 'Choose the logo again, or tick “Print without it”.' })
}

async function requireRoom(teamId: string): Promise<void> {
	if ((await countUnended({ teamId }, 'report', new Date(Date.now() - HOUR_MS))) < MOST_WAITING) return
	const userMessage = `${String(MOST_WAITING)} reports of this team are waiting, the limit.`
	const mend = 'Try again when some of them are done.'
	throw new AppError('rate_limited', { userMessage, mend, retryAfterSeconds: 30 })
}

/**
 * How far a job is.
 * @throws not_found for strangers and where there is none
 */
export async function getJob(actor: Actor, teamId: string, id: string): Promise<JobView> {
	await requireMember(actor, teamId, 'seePlans')
	const job = await findJob({ teamId }, id)
	if (job === null) throw notFound('job')
	return viewOf(job)
}

/**
 * The reports of a project that are being made, and those that came to nothing within the hour; none for a guest.
 * @throws not_found for strangers
 */
export async function listReportJobs(actor: Actor, projectId: string): Promise<readonly JobView[]> {
	const { teamId, id, guest } = await requireProject(actor, projectId, 'seePlans')
	if (guest) return []
	return (await listJobs({ teamId }, id, new Date(Date.now() - HOUR_MS))).map(viewOf)
}

/**
 * Gives a job up. What is being drawn for it is not kept.
 * @throws not_found for strangers, forbidden where it is another's and the role may not approve reports, conflict where it
 * has ended
 */
export async function cancelJob(actor: Actor, teamId: string, id: string): Promise<JobView> {
	const job = await ownJob(actor, teamId, id)
	const outcome = { problem: `Given up by ${actor.name}.` }
	if (!(await endJob({ teamId }, id, { state: 'cancelled', outcome })))
		throw hasEnded(job.kind === 'report' ? 'This report is made already.' : 'This simulation has ended.')
	return await told(job)
}

/**
 * Has another try at a job that came to nothing.
 * @throws not_found for strangers, forbidden where it is another's and the role may not approve reports, conflict where it
 * did not come to nothing, rate_limited where many wait already
 */
export async function retryJob(actor: Actor, teamId: string, id: string): Promise<JobView> {
	const job = await ownJob(actor, teamId, id)
	if (job.kind === 'report') await requireRoom(teamId)
	if (!(await reopenJob({ teamId }, id)))
		throw hasEnded(
			job.kind === 'report' ? 'This report is being made, or is made already.' : 'This simulation runs, or is done.',
		)
	await sendJob(job.kind, { teamId, id })
	return await told(job)
}

async function ownJob(actor: Actor, teamId: string, id: string): Promise<JobRow> {
	const role = await requireMember(actor, teamId, 'changePlans')
	const job = await findJob({ teamId }, id)
	if (job === null) throw notFound('job')
	if (job.userId !== actor.userId && !may(role, 'issueReports')) {
		throw new AppError('forbidden', {
			userMessage: `${job.userName === '' ? 'Someone else' : job.userName} requested this ${job.kind}.`,
			mend: 'They can give it up, or an owner or admin of the team.',
		})
	}
	return job
}

async function told({ teamId, id }: JobRow): Promise<JobView> {
	const job = await findJob({ teamId }, id)
	if (job === null) throw notFound('job')
	await tellOfJob(job)
	return viewOf(job)
}

const hasEnded = (userMessage: string) =>
	new AppError('conflict', { userMessage, mend: 'Reload the page to see its status.' })

export function viewOf(job: JobRow): JobView {
	const { id, state, projectId, outcome, userId, userName } = job
	const done = outcomeSchema.safeParse(outcome)
	const failed = problemSchema.safeParse(outcome)
	const simulation = job.kind === 'simulation' && state === 'done' ? simulationOutcome(outcome) : null
	return {
		...{ id, kind: job.kind, state, projectId, part: job.part, askedAt: job.createdAt },
		by: { userId, name: userName },
		share: state === 'done' ? 1 : job.parts === 0 ? 0 : job.partsDone / job.parts,
		...(state === 'done' && done.success ? done.data : { number: null, note: null }),
		simulated: simulation && { version: simulation.version, draws: simulation.result.draws },
		problem: (state === 'failed' || state === 'cancelled') && failed.success ? failed.data.problem : null,
	}
}
