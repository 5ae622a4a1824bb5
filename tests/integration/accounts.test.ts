import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { database } from '#server/db/client.ts'
import { cookieIsSecure, endAllSessions, endSession, findActor, startSession } from '#server/auth/sessions.ts'
import { hashToken } from '#server/auth/tokens.ts'
import { unseal } from '#server/auth/seal.ts'
import { listMails } from '#server/repositories/mails.ts'
import { logIn } from '#server/services/accounts/log-in.ts'
import { requestPasswordReset } from '#server/services/accounts/request-password-reset.ts'
import { canResetPassword, resetPassword } from '#server/services/accounts/reset-password.ts'
import { signUp } from '#server/services/accounts/sign-up.ts'
import { anAddress, aPerson, PASSWORD } from '../factories/people.ts'

const anIp = () => ({ ip: randomBytes(4).toString('hex') })
const withCookie = (cookie: string) =>
	new Request('http://localhost/', { headers: { Cookie: cookie.split(';')[0] ?? '' } })
const tokenOf = (cookie: string) => /=([^;]+)/.exec(cookie)?.[1] ?? ''

test('the session cookie is out of scripts’ and other sites’ reach, and the database holds only its hash', async () => {
	const ana = await aPerson()
	const cookie = await startSession(new Request('http://localhost/'), ana.userId)
	expect(cookie).toMatch(/^__Host-strata_session=[\w-]{43};/)
	for (const flag of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag)
	expect(cookie).not.toContain('Domain')
	const rows = await database().session.findMany({ where: { userId: ana.userId } })
	expect(rows.map(({ id }) => id)).toEqual([hashToken(tokenOf(cookie))])
	expect(JSON.stringify(rows)).not.toContain(tokenOf(cookie))
	expect((await findActor(withCookie(cookie), null))?.userId).toBe(ana.userId)
})

test('the cookie goes without Secure only where a browser would refuse it: plain http elsewhere, or Safari', () => {
	const chrome = 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
	const safari = 'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15'
	expect(cookieIsSecure(undefined, safari)).toBe(false)
	expect(cookieIsSecure('https://strata.example.com', safari)).toBe(true)
	expect(cookieIsSecure(undefined, chrome)).toBe(true)
	expect(cookieIsSecure('https://strata.example.com', chrome)).toBe(true)
	expect(cookieIsSecure('http://localhost:3000', chrome)).toBe(true)
	expect(cookieIsSecure('http://127.0.0.1:3000', chrome)).toBe(true)
	expect(cookieIsSecure('http://192.168.1.5:3000', chrome)).toBe(false)
})

test('a log-in gives a new token and kills the one before', async () => {
	const ana = await aPerson()
	const before = await startSession(new Request('http://localhost/'), ana.userId)
	const after = await startSession(withCookie(before), ana.userId)
	expect(tokenOf(after)).not.toBe(tokenOf(before))
	expect(await findActor(withCookie(before), null)).toBeNull()
	expect(await findActor(withCookie(after), null)).not.toBeNull()
})

test('a logged-out cookie is worthless at the server', async () => {
	const ana = await aPerson()
	const cookie = await startSession(new Request('http://localhost/'), ana.userId)
	expect(await endSession(withCookie(cookie))).toMatch(/Max-Age=0/)
	expect(await findActor(withCookie(cookie), null)).toBeNull()
})

test('a session ends after 30 days however busy it is, and after 14 days idle', async () => {
	const ana = await aPerson()
	const old = await startSession(new Request('http://localhost/'), ana.userId)
	await database().session.update({
		where: { id: hashToken(tokenOf(old)) },
		data: { endsAt: new Date(Date.now() - 1000) },
	})
	expect(await findActor(withCookie(old), null)).toBeNull()
	const idle = await startSession(new Request('http://localhost/'), ana.userId)
	const row = await database().session.findUniqueOrThrow({ where: { id: hashToken(tokenOf(idle)) } })
	const days = (date: Date) => Math.round((date.getTime() - Date.now()) / 86_400_000)
	expect([days(row.expiresAt), days(row.endsAt)]).toEqual([14, 30])
	await database().session.update({ where: { id: row.id }, data: { expiresAt: new Date(Date.now() - 1000) } })
	expect(await findActor(withCookie(idle), null)).toBeNull()
})

test('a password is kept as argon2id with 64 MiB and three passes', async () => {
	const ana = await aPerson()
	const { passwordHash } = await database().user.findUniqueOrThrow({ where: { id: ana.userId } })
	expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
})

test('log-in answers the same for an unknown address as for a wrong password, and takes one hash either way', async () => {
	const ana = await aPerson()
	const wrong = await logIn(anIp(), null, { email: ana.email, password: 'not the password at all' })
	const unknown = await logIn(anIp(), null, { email: anAddress(), password: 'not the password at all' })
	expect(wrong.ok).toBe(false)
	expect(unknown).toEqual(wrong)
	const times = { known: [] as number[], unknown: [] as number[] }
	for (let round = 0; round < 9; round++) {
		times.known.push(await timed(() => logIn(anIp(), null, { email: ana.email, password: 'a wrong guess' })))
		times.unknown.push(await timed(() => logIn(anIp(), null, { email: anAddress(), password: 'a wrong guess' })))
	}
	const ratio = median(times.known) / median(times.unknown)
	// A missing hash would make this 10 or more; the rest is the noise of a busy machine.
	expect(ratio).toBeGreaterThan(0.5)
	expect(ratio).toBeLessThan(2)
})

test('signing up with a known address looks like any sign-up, and opens nothing of the account that is there', async () => {
	const ana = await aPerson()
	const answer = await signUp(anIp(), null, {
		name: 'Mallory',
		email: ana.email,
		password: 'another gravel otter window',
	})
	expect(answer.ok).toBe(true)
	expect(answer.ok && answer.userId).not.toBe(ana.userId)
	const again = await logIn(anIp(), null, { email: ana.email, password: PASSWORD })
	expect(again).toEqual({ ok: true, userId: ana.userId })
})

test('signing up again with one’s own password opens the account that is there, also when two tabs do so at once', async () => {
	const email = anAddress()
	const account = { name: 'Ana Lucas', email, password: PASSWORD }
	const answers = await Promise.all([signUp(anIp(), null, account), signUp(anIp(), null, account)])
	const third = await signUp(anIp(), null, account)
	expect(new Set([...answers, third].map((answer) => answer.ok && answer.userId)).size).toBe(1)
})

test('the eleventh guess at one account is refused, wherever it comes from, and a new password still gets the owner in', async () => {
	const ana = await aPerson()
	const guesses = await Promise.allSettled(
		Array.from({ length: 14 }, () => logIn(anIp(), null, { email: ana.email, password: 'a wrong guess' })),
	)
	expect(guesses.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
	await expect(logIn(anIp(), null, { email: ana.email, password: PASSWORD })).rejects.toMatchObject({
		code: 'rate_limited',
	})
	await requestPasswordReset(anIp(), { email: ana.email, address: 'http://localhost' })
})

test('when tries can’t be counted, nobody gets to try', async () => {
	await database().$executeRaw`ALTER TABLE "rate_limits" RENAME TO "rate_limits_away"`
	try {
		await expect(logIn(anIp(), null, { email: anAddress(), password: PASSWORD })).rejects.toMatchObject({
			code: 'unavailable',
		})
	} finally {
		await database().$executeRaw`ALTER TABLE "rate_limits_away" RENAME TO "rate_limits"`
	}
})

test('a link for a new password works once, ends every session, and no table tells its token', async () => {
	const ana = await aPerson()
	const cookie = await startSession(new Request('http://localhost/'), ana.userId)
	await requestPasswordReset(anIp(), { email: ana.email, address: 'https://strata.example' })
	const [mail] = await waitForMail(ana.email)
	const token = /\/reset\/([\w-]+)/.exec(unseal(mail?.sealedText ?? new Uint8Array()))?.[1] ?? ''
	expect(token).toHaveLength(43)
	const dump = JSON.stringify([
		await database().accountToken.findMany(),
		(await database().mail.findMany()).map((row) => Buffer.from(row.sealedText).toString('latin1')),
	])
	expect(dump).not.toContain(token)
	expect(await canResetPassword(token)).toBe(true)
	const renewed = 'marble lantern pickle ferry'
	const tries = await Promise.all([1, 2].map(() => resetPassword(anIp(), { token, password: renewed })))
	expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
	expect(await findActor(withCookie(cookie), null)).toBeNull()
	expect((await logIn(anIp(), null, { email: ana.email, password: renewed })).ok).toBe(true)
	expect((await logIn(anIp(), null, { email: ana.email, password: PASSWORD })).ok).toBe(false)
	await endAllSessions(ana.userId)
})

test('no mail is written for an address without an account', async () => {
	const email = anAddress()
	await requestPasswordReset(anIp(), { email, address: 'http://localhost' })
	await new Promise((resolve) => setTimeout(resolve, 200))
	expect(await listMails(email)).toEqual([])
})

async function waitForMail(email: string) {
	for (let tries = 0; tries < 50; tries++) {
		const mails = await listMails(email)
		if (mails.length > 0) return mails
		await new Promise((resolve) => setTimeout(resolve, 50))
	}
	return []
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now()
	await work()
	return performance.now() - start
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
