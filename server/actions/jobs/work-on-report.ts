import { withinTeams } from '#server/store/tenancy/admit.ts'
import type { IssuePart } from '#server/runs/files/draw-report.ts'
import { AppError } from '#server/access/app-error.ts'
import { faultFields, log } from '#server/log.ts'
import {
	endJob,
	letGoOfJob,
	noteProgress,
	noteSignOfLife,
	takeNextJob,
	type JobRow,
} from '#server/store/rows/api-jobs.ts'
import { logoProblem } from '#server/views/report/printable-logo.ts'
import { findUser } from '#server/store/rows/accounts/users.ts'
import { issueReport } from '#server/actions/reports/issue-report.ts'
import { findGrant } from '#server/actions/tokens/admit-token.ts'
import type { JobWork } from './job-queue.ts'
import { askedSchema, REPORT_JOB } from './report-jobs.ts'
import { notifyOfReport, tellOfJob } from './tell-of-job.ts'

/** Passing troubles, which are tried again; and how often. */
const PASSES: readonly AppError['code'][] = ['rate_limited', 'unavailable']
const MOST_TRIES = 4
/** Whoever works on a job gives a sign of life that often; without one for so long it is taken by another. */
const SIGN_EVERY_MS = 5000
export const LIFELESS_SECONDS = 30
const BETWEEN_NOTES_MS = 400

/** Thrown in the transaction that would keep what nobody wants any more. */
class GivenUp extends Error {}

/**
 * A turn of the line: the job that is done in it is the oldest of the team whose turn is longest ago, so that no team waits
 * behind all that another has asked for.
 */
export const workOnReport: JobWork = async (_turn, { stopping }) => {
	const job = await takeNextJob(REPORT_JOB, new Date(Date.now() - LIFELESS_SECONDS * 1000))
	if (job !== null) await withinTeams([job.teamId], () => workOn(job, stopping))
}

async function workOn(job: JobRow, stopping: AbortSignal): Promise<void> {
	const signs = setInterval(() => void giveSign(job), SIGN_EVERY_MS)
	try {
		await carryOut(job, stopping)
	} catch (error) {
		if (error instanceof GivenUp) return
		await afterFailure(job, { error, isStopped: stopping.aborted })
	} finally {
		clearInterval(signs)
	}
}

const giveSign = (job: JobRow) =>
	noteSignOfLife(job, job.id).catch((error: unknown) => log('warn', 'job_progress_not_noted', faultFields(error)))

/** Issues the report of a job, for whoever asked for it and with what they may do today. */
async function carryOut(job: JobRow, stopping: AbortSignal): Promise<void> {
	const { teamId, id, projectId } = job
	const { scenarioId, by, token, input } = askedSchema.parse(job.asked)
	const user = await findUser(job.userId)
	if (user === null) return await fail(job, 'Whoever asked for it has no account any more.')
	const grant = token === null ? undefined : await findGrant({ teamId }, token)
	if (grant === null) return await fail(job, 'The token that asked for it opens nothing any more.')
	const actor = { userId: user.id, name: by, email: user.email, requestId: id, ...(grant && { token: grant }) }
	const progress = noting(job, stopping)
	// Who asks today is refused a picture that can't be drawn; a job from before that was asked goes without it, and says so.
	const problem = await logoProblem(input.logo)
	const note = problem === null ? null : `Made without its logo. ${problem}`
	const kept = async (number: number) => {
		if (!(await endJob({ teamId }, id, { state: 'done', outcome: { number, note } }))) throw new GivenUp()
		await notifyOfReport(job, { number, note })
		await tellOfJob({ ...job, state: 'done' }, number)
	}
	try {
		const asked = { input, kept, found: progress.found, signal: progress.signal }
		await issueReport(actor, { projectId, scenarioId }, asked)
	} catch (error) {
		if (progress.isGivenUp()) throw new GivenUp()
		throw error
	}
}

/** Writes down how far a job is, not more often than somebody could read it; stops where it is given up meanwhile. */
function noting(job: JobRow, stopping: AbortSignal) {
	const stop = new AbortController()
	let isGivenUp = false
	let at = 0
	let last: Promise<void> = Promise.resolve()
	const note = async (part: IssuePart) => {
		const isWanted = await noteProgress(job, job.id, part)
		isGivenUp ||= !isWanted
		if (isWanted) await tellOfJob({ ...job, ...part, state: 'running' })
		else stop.abort()
	}
	return {
		signal: AbortSignal.any([stop.signal, stopping]),
		isGivenUp: () => isGivenUp,
		found: (part: IssuePart) => {
			const now = Date.now()
			if (now - at < BETWEEN_NOTES_MS) return
			at = now
			last = last
				.then(() => note(part))
				.catch((error: unknown) => log('warn', 'job_progress_not_noted', faultFields(error)))
		},
	}
}

async function afterFailure(
	job: JobRow,
	{ error, isStopped }: { readonly error: unknown; readonly isStopped: boolean },
): Promise<void> {
	const { teamId, id, tries } = job
	// Where the server stops, another one takes it up, or this one when it is there again.
	const passes = !(error instanceof AppError) || PASSES.includes(error.code)
	if (isStopped || (passes && tries < MOST_TRIES)) {
		await letGoOfJob({ teamId }, id)
		throw error
	}
	await fail(job, error instanceof AppError ? error.userMessage : 'The report could not be drawn.')
	if (!(error instanceof AppError)) throw error
}

async function fail(job: JobRow, problem: string): Promise<void> {
	if (!(await endJob(job, job.id, { state: 'failed', outcome: { problem } }))) return
	await tellOfJob({ ...job, state: 'failed' })
	// Whoever has no account any more is told nothing.
	if ((await findUser(job.userId)) !== null) await notifyOfReport(job, { number: null, problem })
}
