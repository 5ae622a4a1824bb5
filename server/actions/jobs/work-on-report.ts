import { endJob, type JobRow } from '#server/store/rows/api-jobs.ts'
import { logoProblem } from '#server/views/report/printable-logo.ts'
import { issueReport } from '#server/actions/reports/issue-report.ts'
import { askedSchema, tellOfJob } from './report-jobs.ts'
import { askerOf, failJob, GivenUp, noting, workOnJobs, type JobCraft } from './work-on-job.ts'
import { newId } from '#server/access/tokens.ts'
import { createNotifications } from '#server/store/rows/notifications.ts'
import { issueNumber } from '#shared/report/issue-name.ts'

type Outcome = { readonly number: number | null; readonly problem?: string; readonly note?: string | null }
type Ended = Pick<JobRow, 'teamId' | 'projectId' | 'userId'>

/** Tells whoever asked for a report that it is there, or why it is not: they may be elsewhere by then. */
async function notifyOfReport(
	{ teamId, projectId, userId }: Ended,
	{ number, problem = '', note = null }: Outcome,
): Promise<void> {
	const told =
		number === null
			? `a report could not be made. ${problem}`
			: `${issueNumber(number)} is ready${note === null ? '' : `. ${note}`}`
	const page = number === null ? 'reports' : `reports?issued=${String(number)}`
	const of = { commentId: null, threadId: null, cause: 'report', mailedAt: new Date() }
	await createNotifications([{ teamId, id: newId(), userId, projectId, told, page, ...of }])
}

/** Issues the report of a job, for whoever asked for it and with what they may do today. */
async function carryOut(job: JobRow, stopping: AbortSignal): Promise<void> {
	const { teamId, id, projectId } = job
	const { scenarioId, by, token, input } = askedSchema.parse(job.asked)
	const actor = await askerOf(job, { by, token })
	if (typeof actor === 'string') return await failJob(craft, job, actor)
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

const craft: JobCraft = {
	...{ kind: 'report', carryOut, says: 'The report could not be drawn.' },
	failed: (job, problem) => notifyOfReport(job, { number: null, problem }),
}
export const workOnReport = workOnJobs(craft)
