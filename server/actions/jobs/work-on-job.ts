import { withinTeams } from '#server/store/tenancy/admit.ts'
import { AppError } from '#server/access/app-error.ts'
import type { Actor } from '#server/access/actor.ts'
import { faultFields, log } from '#server/log.ts'
import {
	endJob,
	letGoOfJob,
	noteProgress,
	noteSignOfLife,
	takeNextJob,
	type JobKind,
	type JobRow,
} from '#server/store/rows/api-jobs.ts'
import { findUser } from '#server/store/rows/accounts/users.ts'
import { findGrant } from '#server/actions/admit-token.ts'
import type { JobWork } from './job-queue.ts'
import { tellOfJob } from './report-jobs.ts'

/** How a kind of job is done, and what is said where it could not be. */
export type JobCraft = {
	readonly kind: JobKind
	readonly carryOut: (job: JobRow, stopping: AbortSignal) => Promise<void>
	readonly failed: (job: JobRow, problem: string) => Promise<void>
	/** where it is nobody's fault */
	readonly says: string
}

/** Passing troubles, which are tried again; and how often. */
const PASSES: readonly AppError['code'][] = ['rate_limited', 'unavailable']
const MOST_TRIES = 4
/** Whoever works on a job gives a sign of life that often; without one for so long it is taken by another. */
const SIGN_EVERY_MS = 5000
export const LIFELESS_SECONDS = 30
const BETWEEN_NOTES_MS = 400

/** Thrown in the transaction that would keep what nobody wants any more. */
export class GivenUp extends Error {}

/**
 * A turn of the line: the job that is done in it is the oldest of the team whose turn is longest ago, so that no team waits
 * behind all that another has asked for.
 */
export const workOnJobs =
	(craft: JobCraft): JobWork =>
	async (_turn, { stopping }) => {
		const job = await takeNextJob(craft.kind, new Date(Date.now() - LIFELESS_SECONDS * 1000))
		if (job !== null) await withinTeams([job.teamId], () => workOn(craft, job, stopping))
	}

async function workOn(craft: JobCraft, job: JobRow, stopping: AbortSignal): Promise<void> {
	const signs = setInterval(() => void giveSign(job), SIGN_EVERY_MS)
	try {
		await craft.carryOut(job, stopping)
	} catch (error) {
		if (error instanceof GivenUp) return
		await afterFailure(craft, job, { error, isStopped: stopping.aborted })
	} finally {
		clearInterval(signs)
	}
}

const giveSign = (job: JobRow) =>
	noteSignOfLife(job, job.id).catch((error: unknown) => log('warn', 'job_progress_not_noted', faultFields(error)))

type JobPart = { readonly partsDone: number; readonly parts: number; readonly part: string }

/** Writes down how far a job is, not more often than somebody could read it; stops where it is given up meanwhile. */
export function noting(job: JobRow, stopping: AbortSignal) {
	const stop = new AbortController()
	let isGivenUp = false
	let at = 0
	let last: Promise<void> = Promise.resolve()
	const note = async (part: JobPart) => {
		const isWanted = await noteProgress(job, job.id, part)
		isGivenUp ||= !isWanted
		if (isWanted) await tellOfJob({ ...job, ...part, state: 'running' })
		else stop.abort()
	}
	return {
		signal: AbortSignal.any([stop.signal, stopping]),
		isGivenUp: () => isGivenUp,
		found: (part: JobPart) => {
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
	craft: JobCraft,
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
	await failJob(craft, job, error instanceof AppError ? error.userMessage : craft.says)
	if (!(error instanceof AppError)) throw error
}

/** A job comes to nothing, and whoever asked for it is told. */
export async function failJob({ failed }: Pick<JobCraft, 'failed'>, job: JobRow, problem: string): Promise<void> {
	if (!(await endJob(job, job.id, { state: 'failed', outcome: { problem } }))) return
	await tellOfJob({ ...job, state: 'failed' })
	// Whoever has no account any more is told nothing.
	if ((await findUser(job.userId)) !== null) await failed(job, problem)
}

type AskerFacts = { readonly by: string; readonly token: string | null }

/** Who has asked for a job, with what they may do today; or why they may nothing any more. */
export async function askerOf({ teamId, id, userId }: JobRow, { by, token }: AskerFacts): Promise<Actor | string> {
	const user = await findUser(userId)
	if (user === null) return 'The person who requested it no longer has an account.'
	const grant = token === null ? undefined : await findGrant({ teamId }, token)
	if (grant === null) return 'The token that requested it no longer works.'
	return { userId: user.id, name: by, email: user.email, requestId: id, ...(grant && { token: grant }) }
}
