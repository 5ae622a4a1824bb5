import type { Actor } from '#server/access/actor.ts'
import { newId } from '#server/access/tokens.ts'
import { AppError } from '#server/access/app-error.ts'
import { faultFields, log } from '#server/log.ts'
import type { JsonRecord } from '#server/store/rows/plan-documents.ts'
import { createDeliveries, listForgotten, listToTell } from '#server/store/rows/webhooks.ts'
import { sendJob } from '#server/actions/jobs/job-queue.ts'
import type { WebhookEvent } from '#shared/programs/webhook-events.ts'

type Noted = readonly { readonly teamId: string; readonly id: string }[]

/**
 * Notes what happened for each webhook that is told of it: in the transaction in which it happens, so that neither is there
 * without the other. What is told are names and numbers; whoever wants to know more reads it with a token.
 */
export async function noteEvent(
	actor: Actor,
	teamId: string,
	{ event, about }: { readonly event: WebhookEvent; readonly about: JsonRecord },
): Promise<Noted> {
	const hooks = await listToTell({ teamId }, event)
	if (hooks.length === 0) return []
	const at = new Date().toISOString()
	const deliveries = hooks.map(({ id: webhookId }) => {
		const id = newId()
		return { id, webhookId, event, body: { id, event, at, team: teamId, by: actor.name, ...about } }
	})
	await createDeliveries({ teamId }, deliveries)
	return deliveries.map(({ id }) => ({ teamId, id }))
}

/** Hands on what was noted, once that is written. What cannot be handed on now is found again by `handOnForgotten`. */
export function handOn(noted: Noted): void {
	for (const one of noted) {
		sendJob('webhook', one).catch((error: unknown) => {
			// A server that does no jobs has said so when it started: not again at each edit.
			if (!(error instanceof AppError)) log('warn', 'webhook_not_handed_on', faultFields(error))
		})
	}
}

const LONG_ENOUGH_MS = 60_000

export async function handOnForgotten(): Promise<void> {
	handOn(await listForgotten(new Date(Date.now() - LONG_ENOUGH_MS)))
}
