import { unseal } from '#server/store/seal.ts'
import { withinTeams } from '#server/store/tenancy/admit.ts'
import {
	countFailure,
	findDueDelivery,
	forgetFailures,
	updateDelivery,
	type DueDelivery,
} from '#server/store/rows/webhooks.ts'
import { createAuditEntry } from '#server/store/rows/audit-log.ts'
import type { JobData, JobWork } from '#server/actions/jobs/job-queue.ts'
import { postSafely } from './post-safely.ts'
import { signatureOf } from './signature.ts'

/** Given up one after the other, before a webhook is told nothing more until somebody looks. */
const MOST_FAILURES = 5

type Door = Pick<Parameters<typeof postSafely>[1], 'allows'>

/** Makes a delivery; throws where it failed and is to be tried again. `allows`: addresses that a test may speak to. */
export const deliveryWork =
	(door: Door = {}): JobWork =>
	(job, { last }) =>
		withinTeams([job.teamId], () => deliver(job, { last, door }))

async function deliver({ teamId, id }: JobData, { last, door }: { last: boolean; door: Door }): Promise<void> {
	const due = await findDueDelivery({ teamId }, id)
	if (due === null) return
	const { webhook } = due
	if (webhook.pausedAt !== null) {
		await updateDelivery({ teamId }, id, { answer: 'The webhook is paused', ended: 'given up' })
		return
	}
	const { answer, ok } = await send(due, door)
	if (ok) {
		await updateDelivery({ teamId }, id, { answer, ended: 'delivered' })
		await forgetFailures({ teamId }, webhook.id)
		return
	}
	await updateDelivery({ teamId }, id, { answer, ended: last ? 'given up' : null })
	if (!last) throw new Error(`Not delivered: ${answer}`)
	if (!(await countFailure({ teamId }, webhook.id, MOST_FAILURES))) return
	const entry = {
		actorId: null,
		actorName: 'Strata',
		action: 'webhook.paused',
		subject: webhook.url,
		requestId: null,
	}
	await createAuditEntry({ teamId }, entry)
}

/** What people are told of the errors that a wrong or silent address brings. */
const REASONS = new Map([
	['ENOTFOUND', 'nobody has this name'],
	['EAI_AGAIN', 'its name could not be looked up'],
	['ECONNREFUSED', 'nobody listens there'],
	['ECONNRESET', 'it hung up'],
	['TimeoutError', 'it took too long'],
	['AbortError', 'it took too long'],
])

function whyNone(error: unknown): string {
	if (!(error instanceof Error)) return 'unknown'
	const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
	return REASONS.get(code) ?? REASONS.get(error.name) ?? error.message.slice(0, 200)
}

/** Told where the webhook stands: nothing that comes later can be signed either. */
const LOST_SECRET = 'Not sent: this server’s secret has changed since, so nothing can be signed. Make the webhook anew'

function secretOf(sealed: Uint8Array): string | null {
	try {
		return unseal(sealed)
	} catch {
		return null
	}
}

async function send({ id, event, body, webhook }: DueDelivery, door: Door): Promise<{ answer: string; ok: boolean }> {
	const text = JSON.stringify(body)
	const secret = secretOf(webhook.sealedSecret)
	if (secret === null) return { answer: LOST_SECRET, ok: false }
	const headers = {
		'Content-Type': 'application/json; charset=utf-8',
		'User-Agent': 'Strata webhooks',
		'Strata-Event': event,
		'Strata-Delivery': id,
		'Strata-Signature': signatureOf(secret, text, new Date()),
	}
	try {
		const status = await postSafely(new URL(webhook.url), { headers, body: text, ...door })
		return { answer: `Answered ${String(status)}`, ok: status >= 200 && status < 300 }
	} catch (error) {
		return { answer: `No answer: ${whyNone(error)}`, ok: false }
	}
}
