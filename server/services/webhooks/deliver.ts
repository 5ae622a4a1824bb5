import { unseal } from '#server/auth/seal.ts'
import {
	countFailure,
	findDueDelivery,
	forgetFailures,
	updateDelivery,
	type DueDelivery,
} from '#server/repositories/webhooks.ts'
import { createAuditEntry } from '#server/repositories/audit-log.ts'
import type { JobWork } from '#server/services/jobs/job-queue.ts'
import { postSafely } from './post-safely.ts'
import { signatureOf } from './signature.ts'

/** Given up one after the other, before a webhook is told nothing more until somebody looks. */
const MOST_FAILURES = 5

/** Makes a delivery; throws where it failed and is to be tried again. */
export const workOnDelivery: JobWork = async ({ teamId, id }, { last }) => {
	const due = await findDueDelivery({ teamId }, id)
	if (due === null) return
	const { webhook } = due
	if (webhook.pausedAt !== null) {
		await updateDelivery({ teamId }, id, { answer: 'The webhook is paused', ended: 'given up' })
		return
	}
	const { answer, ok } = await send(due)
	if (ok) {
		await updateDelivery({ teamId }, id, { answer, ended: 'delivered' })
		await forgetFailures({ teamId }, webhook.id)
		return
	}
	await updateDelivery({ teamId }, id, { answer, ended: last ? 'given up' : null })
	if (!last) throw new Error(`Not delivered: ${answer}`)
	if (!(await countFailure({ teamId }, webhook.id, MOST_FAILURES))) return
	const entry = { actorId: null, actorName: 'Strata', action: 'webhook.paused', subject: webhook.url, requestId: null }
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

async function send({ id, event, body, webhook }: DueDelivery): Promise<{ answer: string; ok: boolean }> {
	const text = JSON.stringify(body)
	const headers = {
		'Content-Type': 'application/json; charset=utf-8',
		'User-Agent': 'Strata webhooks',
		'Strata-Event': event,
		'Strata-Delivery': id,
		'Strata-Signature': signatureOf(unseal(webhook.sealedSecret), text, new Date()),
	}
	try {
		const status = await postSafely(new URL(webhook.url), { headers, body: text })
		return { answer: `Answered ${String(status)}`, ok: status >= 200 && status < 300 }
	} catch (error) {
		return { answer: `No answer: ${whyNone(error)}`, ok: false }
	}
}
