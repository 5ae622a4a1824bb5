import { faultFields, log } from '#server/log.ts'
import { listUnended } from '#server/store/rows/api-jobs.ts'
import { handOnForgotten } from '#server/actions/webhooks/webhooks.ts'
import { deliveryWork } from '#server/actions/webhooks/deliver.ts'
import { sendJob, startQueue } from './job-queue.ts'
import { LIFELESS_SECONDS } from './work-on-job.ts'
import { workOnReport } from './work-on-report.ts'
import { workOnSimulation } from './work-on-simulation.ts'

/** With the time that a job may be silent, well within a minute of its worker's end. */
const LOOK_EVERY_MS = 10_000

/** Begins to do what waits in the line of jobs, and what a server has left that ended without a word; the answer ends that. */
export async function startJobs(databaseUrl: string, lookEveryMs = LOOK_EVERY_MS): Promise<() => Promise<void>> {
	const end = await startQueue(databaseUrl, {
		report: workOnReport,
		simulation: workOnSimulation,
		webhook: deliveryWork(),
	})
	try {
		await handOnForgotten()
		await takeUpUnended()
	} catch (error) {
		await end()
		throw error
	}
	const looking = setInterval(() => void takeUpSilent(), lookEveryMs)
	looking.unref()
	return async () => {
		clearInterval(looking)
		await end()
	}
}

/**
 * A turn for each whose worker gives no sign of life: its own turn ends only when the line itself gives it up. And one for the
 * first that waits: where a server has ended before it could put a job in the line, that is done in it or in one of the next.
 */
async function takeUpSilent(): Promise<void> {
	try {
		const lifeless = Date.now() - LIFELESS_SECONDS * 1000
		const isOld = (time: Date) => time.getTime() < lifeless
		const unended = await listUnended()
		const silent = unended.filter(({ stirredAt }) => stirredAt !== null && isOld(stirredAt))
		const waits = unended.find(({ stirredAt, createdAt }) => stirredAt === null && isOld(createdAt))
		for (const { kind, teamId, id } of waits === undefined ? silent : [...silent, waits])
			await sendJob(kind, { teamId, id })
	} catch (error) {
		// The next look tries again.
		log('warn', 'silent_jobs_not_taken_up', faultFields(error))
	}
}

/**
 * A turn for each that a stopped server has left. Where one was at work, it may be another server that still is: it is taken
 * once that gives no sign of life.
 */
async function takeUpUnended(): Promise<void> {
	for (const { kind, teamId, id, stirredAt } of await listUnended()) {
		const silentFor = stirredAt === null ? Infinity : (Date.now() - stirredAt.getTime()) / 1000
		await sendJob(kind, { teamId, id }, Math.max(0, Math.ceil(LIFELESS_SECONDS - silentFor)))
	}
}
