import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { db } from '#server/store/transaction.ts'
import type { JsonRecord } from './plan-documents.ts'
import type { TeamScope } from './teams.ts'

export type WebhookRow = {
	id: string
	url: string
	events: string[]
	createdAt: Date
	failures: number
	pausedAt: Date | null
}
export type DeliveryRow = {
	id: string
	webhookId: string
	event: string
	createdAt: Date
	attempts: number
	lastAnswer: string
	deliveredAt: Date | null
	givenUpAt: Date | null
}
/** A delivery with where it goes. */
export type DueDelivery = Pick<DeliveryRow, 'id' | 'event' | 'createdAt' | 'attempts'> & {
	body: unknown
	webhook: { id: string; url: string; sealedSecret: Uint8Array; pausedAt: Date | null }
}

const columns = { id: true, url: true, events: true, createdAt: true, failures: true, pausedAt: true } as const
const deliveryColumns = {
	...{ id: true, webhookId: true, event: true, createdAt: true },
	...{ attempts: true, lastAnswer: true, deliveredAt: true, givenUpAt: true },
} as const

export async function createWebhook(
	{ teamId }: TeamScope,
	webhook: { id: string; url: string; events: string[]; sealedSecret: Uint8Array<ArrayBuffer>; createdById: string },
): Promise<void> {
	await db().webhook.create({ data: { teamId, ...webhook }, select: { id: true } })
}

/** A team's webhooks, the oldest first. */
export async function listWebhooks({ teamId }: TeamScope): Promise<WebhookRow[]> {
	return await db().webhook.findMany({ where: { teamId }, select: columns, orderBy: { createdAt: 'asc' } })
}

export async function countWebhooks({ teamId }: TeamScope): Promise<number> {
	return await db().webhook.count({ where: { teamId } })
}

/** Removes a webhook and gives its address; null where there is none. */
export async function deleteWebhook({ teamId }: TeamScope, id: string): Promise<string | null> {
	const row = await db().webhook.findFirst({ where: { teamId, id }, select: { url: true } })
	await db().webhook.deleteMany({ where: { teamId, id } })
	return row?.url ?? null
}

/** Begins to tell a webhook again that was paused; false where there is none. */
export async function resumeWebhook({ teamId }: TeamScope, id: string): Promise<boolean> {
	const { count } = await db().webhook.updateMany({ where: { teamId, id }, data: { pausedAt: null, failures: 0 } })
	return count === 1
}

/** Counts what was given up; past `most` in a row the webhook is paused, and true is told. */
export async function countFailure({ teamId }: TeamScope, id: string, most: number): Promise<boolean> {
	await db().webhook.updateMany({ where: { teamId, id }, data: { failures: { increment: 1 } } })
	const { count } = await db().webhook.updateMany({
		where: { teamId, id, failures: { gte: most }, pausedAt: null },
		data: { pausedAt: new Date() },
	})
	return count === 1
}

export async function forgetFailures({ teamId }: TeamScope, id: string): Promise<void> {
	await db().webhook.updateMany({ where: { teamId, id, failures: { gt: 0 } }, data: { failures: 0 } })
}

/** Which of a team's webhooks an event is told to. */
export async function listToTell({ teamId }: TeamScope, event: string): Promise<{ id: string }[]> {
	return await db().webhook.findMany({
		where: { teamId, pausedAt: null, events: { has: event } },
		select: { id: true },
	})
}

export async function createDeliveries(
	{ teamId }: TeamScope,
	deliveries: readonly { id: string; webhookId: string; event: string; body: JsonRecord }[],
): Promise<void> {
	await db().webhookDelivery.createMany({ data: deliveries.map((one) => ({ teamId, ...one })) })
}

/** The latest deliveries of a team, the newest first. */
export async function listDeliveries({ teamId }: TeamScope, count: number): Promise<DeliveryRow[]> {
	const where = { teamId }
	return await db().webhookDelivery.findMany({
		where,
		select: deliveryColumns,
		orderBy: { createdAt: 'desc' },
		take: count,
	})
}

/** A delivery that is still to be made; null where it is made, given up or gone. */
export async function findDueDelivery({ teamId }: TeamScope, id: string): Promise<DueDelivery | null> {
	return await db().webhookDelivery.findFirst({
		where: { teamId, id, deliveredAt: null, givenUpAt: null },
		select: {
			...{ id: true, event: true, createdAt: true, attempts: true, body: true },
			webhook: { select: { id: true, url: true, sealedSecret: true, pausedAt: true } },
		},
	})
}

/** Writes what a try came to. */
export async function updateDelivery(
	{ teamId }: TeamScope,
	id: string,
	{ answer, ended }: { answer: string; ended: 'delivered' | 'given up' | null },
): Promise<void> {
	await db().webhookDelivery.updateMany({
		where: { teamId, id },
		data: {
			attempts: { increment: 1 },
			lastAnswer: answer,
			...(ended === 'delivered' && { deliveredAt: new Date() }),
			...(ended === 'given up' && { givenUpAt: new Date() }),
		},
	})
}

/** Deliveries that nobody has tried yet, though it is time: those whose place in the line was lost. */
export async function listForgotten(before: Date): Promise<{ teamId: string; id: string }[]> {
	const where = { deliveredAt: null, givenUpAt: null, attempts: 0, createdAt: { lt: before } }
	return await acrossTeams(() =>
		db().webhookDelivery.findMany({ where, select: { teamId: true, id: true }, take: 1000 }),
	)
}

export async function deleteDeliveriesBefore(time: Date): Promise<void> {
	await db().webhookDelivery.deleteMany({ where: { createdAt: { lt: time } } })
}
