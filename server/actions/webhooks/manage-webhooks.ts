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
} from '#server/store/rows/webhooks.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import type { WebhookEvent } from '#shared/programs/webhook-events.ts'
import { isPublicAddress } from './public-network.ts'
import { handOn } from './tell-webhooks.ts'

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

type Made = { readonly ok: true; readonly secret: string } | { readonly ok: false; readonly errors: { url: string[] } }

/**
 * Has an address told of events, and gives the secret that it checks them with: that is shown this once.
 * @throws not_found for strangers, forbidden below admin, too_large where the team has as many as it may
 */
export async function createWebhook(actor: Actor, teamId: string, { url, events }: WebhookWish): Promise<Made> {
	return await inTransaction(async () => {
		await lockTeam({ teamId })
		await requireMember(actor, teamId, 'manageTeam')
		const problem = problemOfAddress(url)
		if (problem !== null) return { ok: false, errors: { url: [problem] } }
		if ((await countWebhooks({ teamId })) >= MOST_WEBHOOKS) {
			const userMessage = `This team has ${String(MOST_WEBHOOKS)} webhooks, as many as it may keep.`
			throw new AppError('too_large', { userMessage, mend: 'Remove those that nobody listens to.' })
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
