import { handOnForgotten } from '#server/services/webhooks/tell-webhooks.ts'
import { deliveryWork } from '#server/services/webhooks/deliver.ts'
import { startQueue } from './job-queue.ts'
import { workOnReport } from './report-jobs.ts'

/** Begins to do what waits in the line of jobs; the answer ends that. */
export async function startJobs(databaseUrl: string): Promise<() => Promise<void>> {
	const end = await startQueue(databaseUrl, { report: workOnReport, webhook: deliveryWork() })
	await handOnForgotten()
	return end
}
