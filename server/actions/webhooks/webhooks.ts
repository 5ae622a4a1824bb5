import { isIP } from 'node:net'
import type { Actor } from '#server/access/actor.ts'
import { seal } from '#server/store/seal.ts'
import { newId, newToken } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { requireMember } from '#server/access/require-member.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import { lockTeam } from '#server/store/rows/teams.ts'
import {
	countWebhooks,
	createDeliveries,
	createWebhook as createRow,
	deleteWebhook,
	listDeliveries,
	listWebhooks as listRows,
	resumeWebhook as resumeRow,
	type DeliveryRow,
	type WebhookRow,
	listForgotten,
	listToTell,
} from '#server/store/rows/webhooks.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import type { WebhookEvent } from '#shared/programs/webhook-events.ts'
import { isPublicAddress } from './deliver.ts'
import { faultFields, log } from '#server/log.ts'
import type { JsonRecord } from '#server/store/rows/plan-documents.ts'
import { sendJob } from '#server/actions/jobs/job-queue.ts'

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

const MOST_WEBHOOKS = 20
const SHOWN = 50

export type WebhookWish = { readonly url: string; readonly events: readonly WebhookEvent[] }
export type TeamWebhooks = { readonly webhooks: readonly WebhookRow[]; readonly deliveries: readonly DeliveryRow[] }

/** Why an address cannot be told anything; null where it can. Where its name leads is looked at each time it is told. */
export function problemOfAddress(text: string): string | null {
	if (!URL.canParse(text)) return 'This is not an address. One looks like https://example.com/strata.'
	const { protocol, hostname, username, password } = new URL(text)
	if (protocol !== 'https:') return 'Give an address that begins with https://.'
	if (username !== '' || password !== '')
		return 'Leave name and password out of the address: check the signature instead.'
	const host = hostname.replace(/^\[|\]$/g, '')
	const isOwn =
		isIP(host) === 0 ? !host.includes('.') || /\.(local|internal|localhost)$/i.test(host) : !isPublicAddress(host)
	return isOwn ? 'This address is inside a network or a machine. Give one that is reached from anywhere.' : null
}

/**
 * A team's webhooks and what was told last.
 * @throws not_found for strangers, forbidden below admin
 */
export async function listWebhooks(actor: Actor, teamId: string): Promise<TeamWebhooks> {
	await requireMember(actor, teamId, 'manageTeam')
	const [webhooks, deliveries] = await Promise.all([listRows({ teamId }), listDeliveries({ teamId }, SHOWN)])
	return { webhooks, deliveries }
}

type CreateWebhookResult =
	{ readonly ok: true; readonly secret: string } | { readonly ok: false; readonly errors: { url: string[] } }

/**
 * Has an address told of events, and gives the secret that it checks them with: that is shown this once.
 * @throws not_found for strangers, forbidden below admin, too_large at the limit
 */
export async function createWebhook(
	actor: Actor,
	teamId: string,
	{ url, events }: WebhookWish,
): Promise<CreateWebhookResult> {
	return await inTransaction(async () => {
		await lockTeam({ teamId })
		await requireMember(actor, teamId, 'manageTeam')
		const problem = problemOfAddress(url)
		if (problem !== null) return { ok: false, errors: { url: [problem] } }
		if ((await countWebhooks({ teamId })) >= MOST_WEBHOOKS) {
			const userMessage = `This team has ${String(MOST_WEBHOOKS)} webhooks, the limit.`
			throw new AppError('too_large', { userMessage, mend: 'Remove one you no longer use.' })
		}
		const secret = newToken()
		const kept = { id: newId(), url, events: [...events], sealedSecret: seal(secret), createdById: actor.userId }
		await createRow({ teamId }, kept)
		await writeAuditEntry(actor, teamId, { action: 'webhook.created', subject: url })
		return { ok: true, secret }
	})
}

/**
 * Ends a webhook, with what was told to it.
 * @throws not_found for strangers and where there is none, forbidden below admin
 */
export async function removeWebhook(actor: Actor, teamId: string, id: string): Promise<void> {
	await requireMember(actor, teamId, 'manageTeam')
	const url = await deleteWebhook({ teamId }, id)
	if (url === null) throw notFound('webhook')
	await writeAuditEntry(actor, teamId, { action: 'webhook.removed', subject: url })
}

/**
 * Tells a webhook again that was paused after failures.
 * @throws not_found for strangers and where there is none, forbidden below admin
 */
export async function resumeWebhook(actor: Actor, teamId: string, id: string): Promise<void> {
	const webhook = await webhookOf(actor, teamId, id)
	await resumeRow({ teamId }, id)
	await writeAuditEntry(actor, teamId, { action: 'webhook.resumed', subject: webhook.url })
}

/**
 * Sends a message that says nothing, to see whether it arrives.
 * @throws not_found for strangers and where there is none, forbidden below admin
 */
export async function testWebhook(actor: Actor, teamId: string, webhookId: string): Promise<void> {
	await webhookOf(actor, teamId, webhookId)
	const id = newId()
	const body = { id, event: 'test', at: new Date().toISOString(), team: teamId, by: actor.name }
	await createDeliveries({ teamId }, [{ id, webhookId, event: 'test', body }])
	handOn([{ teamId, id }])
}

async function webhookOf(actor: Actor, teamId: string, id: string): Promise<WebhookRow> {
	await requireMember(actor, teamId, 'manageTeam')
	const found = (await listRows({ teamId })).find((one) => one.id === id)
	if (found === undefined) throw notFound('webhook')
	return found
}
