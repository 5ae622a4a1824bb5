import { db } from '#server/store/transaction.ts'

export type MailRow = {
	id: string
	recipient: string
	subject: string
	sealedText: Uint8Array
	createdAt: Date
	sentAt: Date | null
}

/** Puts a mail in the outbox. */
export async function createMail(mail: {
	id: string
	recipient: string
	subject: string
	sealedText: Uint8Array<ArrayBuffer>
}): Promise<void> {
	await db().mail.create({ data: mail, select: { id: true } })
}

/** Marks a mail as handed to the mail server. */
export async function markMailSent(id: string): Promise<void> {
	await db().mail.updateMany({ where: { id }, data: { sentAt: new Date(), attempts: { increment: 1 } } })
}

/** Keeps why a mail could not be handed over; it stays in the outbox. */
export async function markMailFailed(id: string, lastError: string): Promise<void> {
	await db().mail.updateMany({ where: { id }, data: { lastError, attempts: { increment: 1 } } })
}

/** The latest mails of an address, newest first. */
export async function listMails(recipient: string): Promise<MailRow[]> {
	return await db().mail.findMany({
		where: { recipient },
		select: { id: true, recipient: true, subject: true, sealedText: true, createdAt: true, sentAt: true },
		orderBy: { createdAt: 'desc' },
		take: 20,
	})
}

/** Removes mails written before the given time, sent or not. */
export async function deleteMailsBefore(time: Date): Promise<number> {
	const { count } = await db().mail.deleteMany({ where: { createdAt: { lt: time } } })
	return count
}
