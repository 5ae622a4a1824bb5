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
		return { answer: `No answer: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}`, ok: false }
	}
}
