import { createTransport } from 'nodemailer'
import { seal } from '#server/store/seal.ts'
import { newId } from '#server/access/tokens.ts'
import { requireNoTransaction } from '#server/store/transaction.ts'
import { currentEnv } from '#server/env.ts'
import { createMail, markMailFailed, markMailSent } from '#server/store/rows/mails.ts'
import { cutText } from '#shared/schemas/storable-text.ts'

export type Mail = { readonly to: string; readonly subject: string; readonly text: string }

/** Whether mail leaves this server at all; without a mail server people hand on links themselves. */
export function mailIsOn(): boolean {
	return currentEnv().SMTP_URL !== undefined
}

/**
 * Keeps a mail in the outbox and, where there is a mail server, hands it over. It does not wait for that server: what
 * asked for the mail takes the same time whether it goes or not, and a mail that could not go stays in the outbox.
 */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
	requireNoTransaction('A mail is sent')
	const id = newId()
	const line = oneLine(subject)
	await createMail({ id, recipient: to, subject: line, sealedText: seal(text) })
	const { SMTP_URL } = currentEnv()
	if (SMTP_URL !== undefined) void deliver(SMTP_URL, { id, to, subject: line, text })
}

async function deliver(smtpUrl: string, mail: Mail & { id: string }): Promise<void> {
	const { id, to, subject, text } = mail
	const from = `Strata <no-reply@${new URL(currentEnv().ORIGIN ?? 'http://localhost').hostname}>`
	try {
		await createTransport(smtpUrl).sendMail({ from, to: { name: '', address: to }, subject, text })
		await markMailSent(id)
	} catch (error) {
		await markMailFailed(id, error instanceof Error ? error.message.slice(0, 500) : 'unknown').catch(() => undefined)
	}
}

// A name with a line break in it must not become a header of its own.
function oneLine(text: string): string {
	return cutText(text.replace(/\p{Cc}+/gu, ' '), 200)
}
