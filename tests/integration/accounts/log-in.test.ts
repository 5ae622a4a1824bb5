import { randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { database } from '#server/store/client.ts'
import { cookieIsSecure, endAllSessions, endSession, findActor, startSession } from '#server/access/sessions.ts'
import { readDevice, rememberDevice } from '#server/access/device.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { hashToken } from '#server/access/tokens.ts'
import { unseal } from '#server/store/seal.ts'
import { listMails, type MailRow } from '#server/store/rows/mails.ts'
import { logIn } from '#server/actions/accounts/log-in.ts'
import { requestPasswordReset } from '#server/actions/accounts/request-password-reset.ts'
import { canResetPassword, resetPassword } from '#server/actions/accounts/reset-password.ts'
import { signUp } from '#server/actions/accounts/sign-up.ts'
import { anAddress, aPerson, PASSWORD } from '../../factories/people.ts'

// why: what an address costs is counted, in hashes; a clock would tell of the machine. Every hash is made as ever.
vi.mock('@node-rs/argon2', async (original) => {
	const argon2 = await original<typeof import('@node-rs/argon2')>()
	return { ...argon2, hash: vi.fn(argon2.hash) }
})

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
	for (const email of [ana.email, anAddress()]) {
		vi.mocked(hash).mockClear()
		await guess(email, anIp())
		expect(vi.mocked(hash).mock.calls.map(([, options]) => options)).toEqual([
			expect.objectContaining({ memoryCost: 65_536, timeCost: 3, parallelism: 1 }),
		])
	}
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

const guess = (email: string, origin: Origin) => logIn(origin, null, { email, password: 'a wrong guess' })
const refused = { code: 'rate_limited' }
/** One after another: of guesses at once, each is counted by three counters in an order of its own. */
async function guesses(count: number, email: string, origin: Origin) {
	const made: PromiseSettledResult<unknown>[] = []
	for (let tried = 0; tried < count; tried += 1) made.push(...(await Promise.allSettled([guess(email, origin)])))
	return made
}
const answered = (tries: readonly PromiseSettledResult<unknown>[]) =>
	tries.filter(({ status }) => status === 'fulfilled').length
const deviceIn = (cookie: string) => readDevice(withCookie(cookie))

describe('tries', () => {
	// why: tries are counted by the quarter of an hour on the clock, and a test may begin at its end.
	beforeEach(() => {
		vi.useFakeTimers({ toFake: ['Date'] })
	})
	afterEach(() => {
		vi.useRealTimers()
	})

	test('the eleventh guess from one network is refused, and the owner gets in from a browser that the account knows', async () => {
		const ana = await aPerson()
		const mallory = anIp()
		expect(answered(await guesses(8, ana.email, mallory))).toBe(8)
		expect(answered(await guesses(6, ana.email, mallory))).toBe(2)
		await expect(logIn(mallory, null, { email: ana.email, password: PASSWORD })).rejects.toMatchObject(refused)
		const device = deviceIn(rememberDevice(new Request('http://localhost/'), ana.userId))
		expect((await logIn({ ...anIp(), device }, null, { email: ana.email, password: PASSWORD })).ok).toBe(true)
	})

	test('of a hundred guesses at one account from a hundred networks ten a day reach the hash, and the owner gets in', async () => {
		const ana = await aPerson()
		const right = { email: ana.email, password: PASSWORD }
		vi.setSystemTime(new Date('2026-11-30T09:00:00Z'))
		const networks = Array.from({ length: 100 }, () => anIp())
		expect(answered(await Promise.allSettled(networks.map((network) => guess(ana.email, network))))).toBe(10)
		// Not a quarter of an hour later, and not by the right password from a browser that nobody knows.
		vi.setSystemTime(new Date('2026-11-30T18:00:00Z'))
		expect(answered(await guesses(5, ana.email, anIp()))).toBe(0)
		const late = await logIn(anIp(), null, right).catch((error: unknown) => error)
		expect(late).toMatchObject({ ...refused, userMessage: expect.stringMatching(/in 6 hours/) })
		const home = anIp()
		const device = deviceIn(rememberDevice(new Request('http://localhost/'), ana.userId))
		await guess(ana.email, { ...home, device })
		await guess(ana.email, { ...home, device })
		expect((await logIn({ ...home, device }, null, right)).ok).toBe(true)
		vi.setSystemTime(new Date('2026-12-01T00:00:01Z'))
		expect((await logIn(anIp(), null, right)).ok).toBe(true)
	})

	test('whoever logs in rightly, however often, uses up no tries', async () => {
		const ana = await aPerson()
		const home = anIp()
		for (let times = 0; times < 12; times += 1)
			expect((await logIn(home, null, { email: ana.email, password: PASSWORD })).ok).toBe(true)
	})

	test('a browser that the account knows gets in from a network that has used up its tries, and a stranger’s does not', async () => {
		const ana = await aPerson()
		const office = anIp()
		await guesses(12, ana.email, office)
		const known = deviceIn(rememberDevice(new Request('http://localhost/'), ana.userId))
		const right = { email: ana.email, password: PASSWORD }
		expect((await logIn({ ...office, device: known }, null, right)).ok).toBe(true)
		// Somebody who made an account of their own on the same address has a browser that knows that one alone.
		const sham = await signUp(anIp(), null, {
			name: 'Mallory',
			email: ana.email,
			password: 'another gravel otter window',
		})
		const theirs = deviceIn(rememberDevice(new Request('http://localhost/'), sham.ok ? sham.userId : ''))
		expect((await logIn({ ...office, device: theirs }, null, right)).ok).toBe(false)
		const forged = { id: known?.id ?? '', vouchers: ['x'.repeat(43)] }
		expect((await logIn({ ...office, device: forged }, null, right)).ok).toBe(false)
	})

	test('a known browser has ten guesses of its own and no more', async () => {
		const ana = await aPerson()
		const office = anIp()
		await guesses(12, ana.email, office)
		const device = deviceIn(rememberDevice(new Request('http://localhost/'), ana.userId))
		expect(answered(await guesses(12, ana.email, { ...office, device }))).toBe(10)
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
})

test('a link for a new password works once, ends every session, and no table tells its token', async () => {
	const ana = await aPerson()
	const cookie = await startSession(new Request('http://localhost/'), ana.userId)
	await requestPasswordReset(anIp(), { email: ana.email, address: 'https://strata.example' })
	const [mail] = await mailsTo(ana.email)
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

test('after a new password the owner gets in where guesses were made before, and older links are dead', async () => {
	const ana = await aPerson()
	const office = anIp()
	await guesses(12, ana.email, office)
	const [older, token] = [await aLinkFor(ana.email), await aLinkFor(ana.email)]
	const renewed = 'marble lantern pickle ferry'
	expect((await resetPassword(office, { token, password: renewed })).ok).toBe(true)
	expect((await logIn(office, null, { email: ana.email, password: renewed })).ok).toBe(true)
	expect(await canResetPassword(older)).toBe(false)
})

test('however often others ask for a new password, the answer is the same, one mail goes out and its link works', async () => {
	const ana = await aPerson()
	for (let times = 0; times < 15; times += 1) await requestPasswordReset(anIp(), askFor(ana.email))
	await requestPasswordReset(anIp(), askFor(ana.email))
	const [mail] = await mailsTo(ana.email)
	expect(await canResetPassword(tokensIn(mail)[0] ?? '')).toBe(true)
	// Ten minutes later there is a fresh one, and the first one still works.
	await database().accountToken.updateMany({
		where: { userId: ana.userId },
		data: { createdAt: new Date(Date.now() - 601_000) },
	})
	await requestPasswordReset(anIp(), askFor(ana.email))
	const links = (await mailsTo(ana.email, 2)).flatMap(tokensIn)
	expect(await Promise.all(links.map(canResetPassword))).toEqual([true, true])
})

test('accounts that others make on an address take no link away from its owner', async () => {
	const email = anAddress()
	for (let others = 0; others < 7; others += 1)
		await signUp(anIp(), null, { name: `Sham ${others}`, email, password: `another gravel otter ${others} window` })
	const ana = await aPerson('Ana Lucas', email)
	await requestPasswordReset(anIp(), askFor(email))
	const [mail] = await mailsTo(email)
	expect(tokensIn(mail)).toHaveLength(8)
	const own = /“Ana Lucas”[^:]*:\n\S+\/reset\/([\w-]+)/.exec(textOf(mail))?.[1] ?? ''
	const reset = await resetPassword(anIp(), { token: own, password: 'marble lantern pickle ferry' })
	expect(reset).toEqual({ ok: true, userId: ana.userId })
	// From now on theirs stands first.
	await database().accountToken.deleteMany({})
	await requestPasswordReset(anIp(), askFor(email))
	const [newest] = await mailsTo(email, 2)
	expect(/“([^”]+)”/.exec(textOf(newest))?.[1]).toBe('Ana Lucas')
})

test('no mail is written for an address without an account', async () => {
	const email = anAddress()
	const ana = await aPerson()
	await requestPasswordReset(anIp(), askFor(email))
	await requestPasswordReset(anIp(), askFor(ana.email))
	// The second request’s mail is there: the first one’s would be too.
	expect(await mailsTo(ana.email)).toHaveLength(1)
	expect(await listMails(email)).toEqual([])
})

const askFor = (email: string) => ({ email, address: 'https://strata.example' })
const textOf = (mail: MailRow | undefined) => unseal(mail?.sealedText ?? new Uint8Array())
const tokensIn = (mail: MailRow | undefined) =>
	Array.from(textOf(mail).matchAll(/\/reset\/([\w-]+)/g), ([, token = '']) => token)

/** A live link as a mail would carry it. */
async function aLinkFor(email: string): Promise<string> {
	await database().accountToken.updateMany({ data: { createdAt: new Date(Date.now() - 601_000) } })
	const before = (await listMails(email)).length
	await requestPasswordReset(anIp(), askFor(email))
	return tokensIn((await mailsTo(email, before + 1))[0])[0] ?? ''
}

/** The mails of an address, newest first, once there are as many as are waited for. */
async function mailsTo(email: string, count = 1): Promise<MailRow[]> {
	await vi.waitUntil(async () => (await listMails(email)).length >= count, { timeout: 10_000, interval: 20 })
	return await listMails(email)
}
