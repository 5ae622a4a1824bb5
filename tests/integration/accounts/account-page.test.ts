import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import * as accountPage from '#app/routes/account._index/route.tsx'
import * as sessionsPage from '#app/routes/account.sessions/route.tsx'
import * as verifyPage from '#app/routes/verify.$token/route.tsx'
import * as signUpPage from '#app/routes/signup/route.tsx'
import { findActor, startSession } from '#server/access/sessions.ts'
import { hashToken } from '#server/access/tokens.ts'
import { unseal } from '#server/store/seal.ts'
import { database } from '#server/store/client.ts'
import { listMails } from '#server/store/rows/mails.ts'
import { signUp, logIn } from '#server/actions/accounts/sign-up.ts'
import { sendVerification } from '#server/actions/accounts/send-verification.ts'
import { aBrowser } from '../../factories/browser.ts'
import { anAddress, aPerson, PASSWORD, type Person } from '../../factories/people.ts'

const NEW_PASSWORD = 'copper ladder monsoon fig'
const ACCOUNT = { path: '/account', params: {} }
const SESSIONS = { path: '/account/sessions', params: {} }
const anIp = () => ({ ip: randomBytes(4).toString('hex') })
const mailsTo = async (email: string) => (await listMails(email)).map(({ sealedText }) => unseal(sealedText))
const linkIn = (mail: string | undefined) => /\/verify\/([\w-]{43})/.exec(mail ?? '')?.[1] ?? ''
const verifyAt = (token: string) => ({ path: `/verify/${token}`, params: { token } })
const proofOf = async (person: Person, token: string) => {
	const browser = await aBrowser(person)
	return (await (await browser.load(verifyPage.loader, verifyAt(token))).json()).proof
}
const requestWith = (cookie: string) =>
	new Request('http://localhost/', { headers: { Cookie: cookie.split(';')[0] ?? '' } })

test('a name is changed and read back; an empty one is refused beside the field', async () => {
	const ana = await aPerson()
	const browser = await aBrowser(ana)
	const refused = await browser.send(accountPage.action, ACCOUNT, { intent: 'rename', name: '  ' })
	expect([refused.status, await refused.text()]).toEqual([
		400,
		expect.stringContaining('"name":["Write the name your teammates know you by."]'),
	])
	expect((await browser.send(accountPage.action, ACCOUNT, { intent: 'rename', name: 'Ana L. Reis' })).status).toBe(302)
	expect((await browser.load(accountPage.loader, ACCOUNT)).account.name).toBe('Ana L. Reis')
})

test('a newcomer is told at once of everything that is wrong, and never gets the password back', async () => {
	const body = new URLSearchParams({ name: '', email: 'ana at example', password: 'short', redirectTo: '' })
	const request = new Request('http://localhost/signup', { method: 'POST', body })
	const context = { cspNonce: '', requestId: 'test', clientAddress: anIp().ip, gone: new AbortController().signal }
	const answer = await signUpPage.action({ request, params: {}, context })
	expect(answer.status).toBe(400)
	const said: unknown = await answer.json()
	expect(said).toMatchObject({
		typed: { email: 'ana at example' },
		errors: {
			name: ['Write the name your teammates know you by.'],
			email: ['This is not an email address. One looks like ana@example.com.'],
			password: [expect.stringContaining('Use at least 12 characters; this has 5.')],
		},
	})
	expect(JSON.stringify(said)).not.toContain('short')
})

test('a new password needs the one there is, ends every session, and starts one for this browser', async () => {
	const ana = await aPerson()
	const elsewhere = await startSession(new Request('http://localhost/'), ana.userId)
	const browser = await aBrowser(ana)
	const send = (current: string, password: string) =>
		browser.send(accountPage.action, ACCOUNT, { intent: 'password', current, password })
	const wrong = await send('not my password', NEW_PASSWORD)
	const text = await wrong.text()
	expect([wrong.status, text]).toEqual([
		400,
		expect.stringContaining('"current":["Incorrect password. Try again, or log out and reset it.'),
	])
	expect(text).not.toContain(NEW_PASSWORD)
	const weak = await send(PASSWORD, 'short')
	expect([weak.status, await weak.text()]).toEqual([400, expect.stringContaining('"password":["Use at least 12')])
	const same = await send(PASSWORD, PASSWORD)
	expect(await same.text()).toContain('This is the password you have.')
	expect(await findActor(requestWith(elsewhere), null)).not.toBeNull()

	expect((await send(PASSWORD, NEW_PASSWORD)).status).toBe(302)
	expect(await findActor(requestWith(elsewhere), null)).toBeNull()
	expect(await database().session.count({ where: { userId: ana.userId } })).toBe(1)
	expect((await logIn(anIp(), null, { email: ana.email, password: PASSWORD })).ok).toBe(false)
	expect(await logIn(anIp(), null, { email: ana.email, password: NEW_PASSWORD })).toMatchObject({ userId: ana.userId })
	expect((await mailsTo(ana.email)).join()).toContain('was changed on its account page')
})

test('a password that another account of the address has is refused, and neither account is harmed', async () => {
	const ana = await aPerson()
	const other = await signUp(anIp(), null, { name: 'Mallory', email: ana.email, password: NEW_PASSWORD })
	const browser = await aBrowser(ana)
	const sent = { intent: 'password', current: PASSWORD, password: NEW_PASSWORD }
	const refused = await browser.send(accountPage.action, ACCOUNT, sent)
	expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('can’t be had')])
	expect(await logIn(anIp(), null, { email: ana.email, password: NEW_PASSWORD })).toEqual(other)
})

test('eleven wrong guesses at the current password are held back as those of a log-in are', async () => {
	const ana = await aPerson()
	const browser = await aBrowser(ana)
	const statuses: number[] = []
	for (let tried = 0; tried < 11; tried += 1) {
		const sent = { intent: 'address', current: 'a wrong guess', email: anAddress() }
		statuses.push((await browser.send(accountPage.action, ACCOUNT, sent)).status)
	}
	expect(statuses).toEqual([...Array.from({ length: 10 }, () => 400), 429])
})

test('an address changes by its link, once, in the account it was sent for, and the old address is told', async () => {
	const [ana, stranger] = [await aPerson(), await aPerson('Sam Stray')]
	const browser = await aBrowser(ana)
	const email = anAddress()
	const asked = await browser.send(accountPage.action, ACCOUNT, { intent: 'address', email, current: PASSWORD })
	expect(asked.status).toBe(302)
	const shown = await browser.load(accountPage.loader, ACCOUNT)
	expect(shown.account).toMatchObject({ email: ana.email, awaited: email })
	expect((await mailsTo(ana.email)).join()).toContain(`requested ${email} as the address of your Strata account`)
	expect((await mailsTo(ana.email)).join()).not.toContain('/verify/')
	const token = linkIn((await mailsTo(email))[0])

	expect(await proofOf(stranger, token)).toEqual({ state: 'other_account', signedInAs: stranger.email })
	const theirs = await aBrowser(stranger)
	expect((await theirs.send(verifyPage.action, verifyAt(token), {})).status).toBe(404)
	expect(await proofOf(ana, token)).toEqual({ state: 'ready', email, isNew: true })

	const twice = await Promise.all([1, 2, 3].map(() => browser.send(verifyPage.action, verifyAt(token), {})))
	expect(twice.map(({ status }) => status).sort()).toEqual([302, 404, 404])
	expect(await logIn(anIp(), null, { email, password: PASSWORD })).toMatchObject({ ok: true, userId: ana.userId })
	expect((await logIn(anIp(), null, { email: ana.email, password: PASSWORD })).ok).toBe(false)
	expect((await mailsTo(ana.email))[0]).toContain(`now has the address ${email}`)
	const moved = await aBrowser(ana)
	expect((await moved.load(accountPage.loader, ACCOUNT)).account).toMatchObject({
		email,
		isProven: true,
		awaited: null,
	})
})

test('a changed password, or keeping the address, kills the link to another one', async () => {
	const ana = await aPerson()
	const browser = await aBrowser(ana)
	const [first, second] = [anAddress(), anAddress()]
	await browser.send(accountPage.action, ACCOUNT, { intent: 'address', email: first, current: PASSWORD })
	await browser.send(accountPage.action, ACCOUNT, { intent: 'keep' })
	expect(await proofOf(ana, linkIn((await mailsTo(first))[0]))).toEqual({ state: 'spent' })
	await browser.send(accountPage.action, ACCOUNT, { intent: 'address', email: second, current: PASSWORD })
	const token = linkIn((await mailsTo(second))[0])
	expect(await proofOf(ana, token)).toMatchObject({ state: 'ready' })
	await browser.send(accountPage.action, ACCOUNT, { intent: 'password', current: PASSWORD, password: NEW_PASSWORD })
	expect(await proofOf(ana, token)).toEqual({ state: 'spent' })
})

test('sign-up sends a link that confirms the address; without it one works all the same', async () => {
	const email = anAddress()
	const body = new URLSearchParams({ name: 'Ana Lucas', email, password: PASSWORD, redirectTo: '' })
	const request = new Request('http://localhost/signup', { method: 'POST', body })
	const context = { cspNonce: '', requestId: 'test', clientAddress: anIp().ip, gone: new AbortController().signal }
	const answer = await signUpPage.action({ request, params: {}, context })
	const cookie = answer.headers.get('Set-Cookie') ?? ''
	const actor = await findActor(requestWith(cookie), null)
	const ana = { userId: actor?.userId ?? '' }
	const browser = await aBrowser(ana)
	expect((await browser.load(accountPage.loader, ACCOUNT)).account.isProven).toBe(false)
	const token = linkIn((await mailsTo(email))[0])
	await database().accountToken.update({ where: { id: hashToken(token) }, data: { expiresAt: new Date() } })
	expect((await browser.send(verifyPage.action, verifyAt(token), {})).status).toBe(404)
	expect((await browser.send(accountPage.action, ACCOUNT, { intent: 'verify' })).status).toBe(302)
	const again = linkIn((await mailsTo(email))[0])
	expect((await browser.send(verifyPage.action, verifyAt(again), {})).status).toBe(302)
	expect((await browser.load(accountPage.loader, ACCOUNT)).account.isProven).toBe(true)
	const mails = await mailsTo(email)
	await sendVerification(ana.userId, 'http://localhost')
	expect(await mailsTo(email)).toEqual(mails)
})

test('looking at a link confirms nothing, and somebody who is not signed in learns nothing of whose it is', async () => {
	const ana = await aPerson()
	await sendVerification(ana.userId, 'http://localhost')
	const token = linkIn((await mailsTo(ana.email))[0])
	const context = { cspNonce: '', requestId: 'test', clientAddress: '127.0.0.1', gone: new AbortController().signal }
	const request = new Request(`http://localhost/verify/${token}`)
	const answer = await verifyPage.loader({ request, params: { token }, context })
	expect((await answer.json()).proof).toEqual({ state: 'stranger' })
	const row = await database().user.findUniqueOrThrow({ where: { id: ana.userId } })
	expect(row.emailVerifiedAt).toBeNull()
})

test('one’s sessions are listed with this one first, and ended one by one or all but this', async () => {
	const [ana, stranger] = [await aPerson(), await aPerson('Sam Stray')]
	const firefox = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0'
	const other = await startSession(new Request('http://localhost/', { headers: { 'User-Agent': firefox } }), ana.userId)
	await startSession(new Request('http://localhost/'), ana.userId)
	const theirs = await startSession(new Request('http://localhost/'), stranger.userId)
	const theirId = hashToken(/=([^;]+)/.exec(theirs)?.[1] ?? '')
	const browser = await aBrowser(ana)
	const listed = async () => (await browser.load(sessionsPage.loader, SESSIONS)).sessions
	const before = await listed()
	expect(before.map(({ isThis }) => isThis)).toEqual([true, false, false])
	const named = before.find(({ device }) => device === 'Firefox on Windows')
	await browser.send(sessionsPage.action, SESSIONS, { intent: 'end', session: named?.id ?? '' })
	expect(await findActor(requestWith(other), null)).toBeNull()
	await browser.send(sessionsPage.action, SESSIONS, { intent: 'end', session: theirId })
	expect(await findActor(requestWith(theirs), null)).not.toBeNull()
	await browser.send(sessionsPage.action, SESSIONS, { intent: 'end-others' })
	expect((await listed()).map(({ isThis }) => isThis)).toEqual([true])
})

test('when somebody was last here is noted every five minutes, not at every page', async () => {
	const ana = await aPerson()
	const cookie = await startSession(new Request('http://localhost/'), ana.userId)
	const seen = async () =>
		(await database().session.findFirstOrThrow({ where: { userId: ana.userId } })).lastSeenAt.getTime()
	const first = await seen()
	await findActor(requestWith(cookie), null)
	expect(await seen()).toBe(first)
	await database().session.updateMany({
		where: { userId: ana.userId },
		data: { lastSeenAt: new Date(Date.now() - 301_000) },
	})
	await findActor(requestWith(cookie), null)
	expect(Date.now() - (await seen())).toBeLessThan(60_000)
})
