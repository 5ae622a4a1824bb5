import { db } from '#server/store/transaction.ts'
import type { Notice } from '#server/store/events/notice.ts'

/** The channel of the database on which servers hear of each other's edits. */
export const CHANNEL = 'strata'

/** Tells every server, with the transaction it is called in: what is not committed is not told. */
export async function sendNotice(notice: Notice): Promise<void> {
	await db().$executeRaw`SELECT pg_notify(${CHANNEL}, ${JSON.stringify(notice)})`
}
