import { createServer } from 'node:net'
import { expect, test, vi } from 'vitest'
import { database } from '#server/store/client.ts'
import { readOutbox } from '#server/store/read-outbox.ts'
import { currentEnv, rememberEnv } from '#server/env.ts'
import { publicAddress } from '#server/actions/mail/public-address.ts'
import { sendMail } from '#server/actions/mail/send-mail.ts'
import { inviteMembers } from '#server/actions/teams/invite-members.ts'
import { anAddress, aPerson } from '../factories/people.ts'

/** A mail server that takes everything, as far as the protocol goes. */
async function aMailServer() {
	const taken: string[] = []
	const server = createServer((socket) => {
		let body = false
		socket.setEncoding('utf8').write('220 test\r\n')
		socket.on('data', (chunk: string) => {
			taken.push(chunk)
			if (body && !chunk.endsWith('\r\n.\r\n')) return
			const answer = body
				? '250 ok'
				: chunk.startsWith('DATA')
					? '354 go'
					: chunk.startsWith('QUIT')
						? '221 bye'
						: '250 ok'
			body = chunk.startsWith('DATA')
			socket.write(`${answer}\r\n`)
		})
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const address = server.address()
	const port = typeof address === 'object' && address !== null ? address.port : 0
	return {
		url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
		text: () => taken.join('').replaceAll('=\r\n', ''),
		close: () => server.close(),
	}
}

const until = (isSo: () => Promise<boolean>) => vi.waitUntil(isSo, { timeout: 15_000, interval: 50 })

const isSent = (recipient: string) => async () =>
	(await database().mail.count({ where: { recipient, sentAt: { not: null } } })) === 1

test('with a mail server an invitation is mailed, with who, which team, which role and the link', async () => {
	const server = await aMailServer()
	const env = currentEnv()
	rememberEnv({ ...env, SMTP_URL: server.url })
	const owner = await aPerson('Ana\r\nBcc: everybody@example.com')
	const email = anAddress()
	const invite = { addresses: email, role: 'editor' as const, note: 'Check hall 5.', address: 'https://strata.example' }
	const [result] = await inviteMembers(owner, owner.teamId, invite)
	await until(isSent(email))
	rememberEnv(env)
	server.close()
	const text = server.text()
	expect(text).toContain(`RCPT TO:<${email}>`)
	expect(text).not.toContain('RCPT TO:<everybody@example.com>')
	const [head = ''] = text.split('\r\n\r\n')
	expect(head).not.toMatch(/^Bcc:/m)
	expect(text).toContain(result?.link ?? 'no link')
	expect(text).toContain('as Editor')
})

test('a mail that no server takes stays in the outbox, and whoever runs the server can read it', async () => {
	const env = currentEnv()
	rememberEnv({ ...env, SMTP_URL: 'smtp://127.0.0.1:9?connectionTimeout=500' })
	const email = anAddress()
	await sendMail({ to: email, subject: 'A new password for Strata', text: 'https://strata.example/reset/abc' })
	await until(
		async () => (await database().mail.count({ where: { recipient: email, lastError: { not: null } } })) === 1,
	)
	rememberEnv(env)
	const row = await database().mail.findFirstOrThrow({ where: { recipient: email } })
	expect(row.sentAt).toBeNull()
	expect(Buffer.from(row.sealedText).toString('utf8')).not.toContain('reset')
	expect(await readOutbox(env.DATABASE_URL ?? '', email)).toContain('https://strata.example/reset/abc')
})

test('a link in a mail never leads where a forged Host header says', () => {
	expect(publicAddress(new Request('http://evil.example/forgot'))).toMatch(/^http:\/\/localhost:/)
	expect(publicAddress(new Request('http://localhost:4000/forgot'))).toBe('http://localhost:4000')
})
