import { newId } from '#server/access/tokens.ts'
import type { JobRow } from '#server/store/rows/api-jobs.ts'
import { sendNotice } from '#server/store/rows/notices.ts'
import { createNotifications } from '#server/store/rows/notifications.ts'
import { issueNumber } from '#shared/report/issue-name.ts'

type Told = Pick<JobRow, 'projectId' | 'id' | 'userId' | 'state' | 'partsDone' | 'parts' | 'part'>

/** Tells whoever has the plan open how far a job is. */
export async function tellOfJob(job: Told, number: number | null = null): Promise<void> {
	const { projectId, id, userId: by, state, partsDone, parts, part } = job
	const share = state === 'done' ? 1 : parts === 0 ? 0 : partsDone / parts
	await sendNotice({ kind: 'job', projectId, id, by, state, share, part, number })
}

type Outcome = { readonly number: number | null; readonly problem?: string; readonly note?: string | null }
type Ended = Pick<JobRow, 'teamId' | 'projectId' | 'userId'>

/** Tells whoever asked for a report that it is there, or why it is not: they may be elsewhere by then. */
export async function notifyOfReport(
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
