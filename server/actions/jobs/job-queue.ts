import PgBoss from 'pg-boss'
import { onCatchUp, onWork } from '#server/store/events/hub.ts'
import { faultFields, log } from '#server/log.ts'
import { remembered } from '#server/remembered.ts'
import { AppError } from '#server/access/app-error.ts'
import { sendNotice } from '#server/store/rows/notices.ts'

/** What a job carries: whose it is and which; all else stands in our own tables. */
export type JobData = { readonly teamId: string; readonly id: string }
/** Does a job. Throws where it is to be tried again; `last` where it will not be. `stopping` fires when the server stops. */
export type JobWork = (job: JobData, tried: { readonly last: boolean; readonly stopping: AbortSignal }) => Promise<void>

/**
 * How often each is tried, and how long after: of webhooks 30 s, then twice as long each time, for some four hours.
 * `short`: one that waits already is not put in the line again.
 */
const QUEUES = {
	report: { policy: 'short', retryLimit: 3, retryDelay: 5, retryBackoff: true, expireInSeconds: 180 },
	simulation: { policy: 'short', retryLimit: 3, retryDelay: 5, retryBackoff: true, expireInSeconds: 1800 },
	webhook: { policy: 'short', retryLimit: 8, retryDelay: 30, retryBackoff: true, expireInSeconds: 60 },
} as const
/** How many are done side by side: an address that does not answer holds up a few others for a while, not the whole line. */
const AT_ONCE = { report: 1, simulation: 1, webhook: 10 } as const
export type QueueName = keyof typeof QUEUES
/** Work that is handed on wakes whoever does it; this often it is looked for where nobody tells, or where it was to wait. */
const LOOK_EVERY_SECONDS = 2

const slot = remembered('jobQueue', (value): value is PgBoss => value instanceof PgBoss)

/** Begins to take jobs from the database; the answer ends that, after those at work are done. */
export async function startQueue(
	url: string,
	works: Readonly<Record<QueueName, JobWork>>,
	lookEverySeconds = LOOK_EVERY_SECONDS,
): Promise<() => Promise<void>> {
	const boss = new PgBoss({ connectionString: url, schema: 'jobs', max: 2, schedule: false })
	boss.on('error', (error) => log('warn', 'job_queue_failed', faultFields(error)))
	await boss.start()
	const stop = new AbortController()
	const workers = new Map<string, string>()
	const wake = (name: string) => boss.notifyWorker(workers.get(name) ?? '')
	for (const name of names()) {
		await boss.createQueue(name, { name, ...QUEUES[name] })
		const options = {
			includeMetadata: true,
			pollingIntervalSeconds: lookEverySeconds,
			batchSize: AT_ONCE[name],
		} as const
		const worker = await boss.work<JobData>(name, options, async (jobs) => {
			const tries = jobs.map(({ data, retryCount, retryLimit }) => {
				return works[name](data, { last: retryCount >= retryLimit, stopping: stop.signal })
			})
			await Promise.allSettled(tries)
			// More may wait than one look brings.
			wake(name)
			// Where one has failed, all of them come again: those that are done see that they are.
			await Promise.all(tries)
		})
		workers.set(name, worker)
	}
	slot.write(boss)
	const leaves = [onWork(wake), onCatchUp(() => names().forEach(wake))]
	return async () => {
		slot.clear()
		for (const leave of leaves) leave()
		stop.abort()
		await boss.stop({ graceful: true, timeout: 5000, wait: true })
	}
}

const names = (): QueueName[] => ['report', 'simulation', 'webhook']

/**
 * Sees that jobs handed on here are done.
 * @throws unavailable where this server takes none
 */
export function requireQueue(): PgBoss {
	const boss = slot.read()
	if (boss !== undefined) return boss
	throw new AppError('unavailable', { userMessage: 'This server does no jobs just now.', retryAfterSeconds: 30 })
}

/**
 * Hands a job on, once however often it is handed on while it waits; to be begun at once or some seconds later.
 * @throws unavailable where this server takes none
 */
export async function sendJob(name: QueueName, data: JobData, afterSeconds = 0): Promise<void> {
	const put = await requireQueue().send(name, data, { singletonKey: data.id, startAfter: afterSeconds })
	if (put === null || afterSeconds > 0) return
	// Where nobody can be woken the work is found at the next look.
	await sendNotice({ kind: 'work', queue: name }).catch((error: unknown) => {
		log('warn', 'workers_not_woken', faultFields(error))
	})
}
