import { listUnended } from '#server/repositories/api-jobs.ts'
import { handOnForgotten } from '#server/services/webhooks/tell-webhooks.ts'
import { deliveryWork } from '#server/services/webhooks/deliver.ts'
import { sendJob, startQueue } from './job-queue.ts'
import { LIFELESS_SECONDS, workOnReport } from './work-on-report.ts'

/** Begins to do what waits in the line of jobs; the answer ends that. */
export async function startJobs(databaseUrl: string): Promise<() => Promise<void>> {
	const end = await startQueue(databaseUrl, { report: workOnReport, webhook: deliveryWork() })
	try {
		await handOnForgotten()
		await takeUpUnended()
	} catch (error) {
		await end()
		throw error
	}
	return end
}

/**
 * A turn for each that a stopped server has left. Where one was at work, it may be another server that still is: it is taken
 * once that gives no sign of life.
 */
async function takeUpUnended(): Promise<void> {
	for (const { teamId, id, stirredAt } of await listUnended()) {
		const silentFor = stirredAt === null ? Infinity : (Date.now() - stirredAt.getTime()) / 1000
		await sendJob('report', { teamId, id }, Math.max(0, Math.ceil(LIFELESS_SECONDS - silentFor)))
	}
}
