import { randomBytes } from 'node:crypto'
import type { ActionFunctionArgs } from '@remix-run/node'
import { TOTP, Secret } from 'otpauth'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as stepPage from '#app/routes/2fa/route.tsx'
import * as setUpPage from '#app/routes/account.second-step/route.tsx'
import * as logInPage from '#app/routes/login/route.tsx'
import * as signUpPage from '#app/routes/signup/route.tsx'
import { rememberDevice } from '#server/access/device.ts'
import { findActor, startSession } from '#server/access/sessions.ts'
import { unseal } from '#server/store/seal.ts'
import { connectDatabase, database } from '#server/store/client.ts'
import { secondStepOff } from '#server/store/second-step-off.ts'
import { currentEnv } from '#server/env.ts'
import { listMails } from '#server/store/rows/mails.ts'
import { openSample } from '#server/actions/projects/sample.ts'
import { cleanUp } from '#server/actions/upkeep.ts'
import { seedSample } from '../../../prisma/seed.ts'
import { aBrowser } from '../../factories/browser.ts'
import { aPerson, PASSWORD, type Person } from '../../factories/people.ts'

const PAGE = { path: '/account/second-step', params: {} }
const HALF_MINUTE = 30_000
const anIp = () => randomBytes(4).toString('hex')
const codeOf = (secret: string, shift = 0) =>
	new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + shift * HALF_MINUTE })

// why: a code is good for its half minute and those beside it, and a test may begin at the end of one.
beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
	vi.useRealTimers()
})

type Sent = { path: string; fields: Record<string, string>; cookies?: string; ip?: string }
type Door = (asked: ActionFunctionArgs) => Promise<Response>
const CONTEXT = { cspNonce: '', requestId: 'test', clientAddress: '', gone: new AbortController().signal }

/** A form as a browser without a session sends it. */
async function post(door: Door, { path, fields, cookies = '', ip = anIp() }: Sent) {
	const request = new Request(`http://localhost${path}`, {
		method: 'POST',
		headers: { Cookie: cookies },
		body: new URLSearchParams(fields),
	})
	const answer = await door({ request, params: {}, context: { ...CONTEXT, clientAddress: ip } })
	const cookie = (name: string) =>
		answer.headers
			.getSetCookie()
			.find((one) => one.startsWith(`__Host-strata_${name}=`))
			?.split(';')[0] ?? null
	return { status: answer.status, to: answer.headers.get('Location'), text: await answer.text(), cookie }
}

const logIn = (person: Person, more: Partial<Sent> = {}) =>
	post(logInPage.action, {
		path: '/login',
		fields: { email: person.email, password: PASSWORD, redirectTo: '/t/x' },
		...more,
	})
const giveCode = (half: string | null, code: string, more: Partial<Sent> = {}) =>
	post(stepPage.action, { path: '/2fa', fields: { code, redirectTo: '/t/x' }, cookies: half ?? '', ...more })

/** A person whose log-in has a second step, the key of their app, and their recovery codes. */
async function aCarefulPerson() {
	const person = await aPerson()
	const browser = await aBrowser(person)
	await browser.send(setUpPage.action, PAGE, { intent: 'begin', current: PASSWORD })
	const { view } = await browser.load(setUpPage.loader, PAGE)
	if (view.state !== 'begun') throw new Error(view.state)
	const answer = await browser.send(setUpPage.action, PAGE, { intent: 'confirm', code: codeOf(view.secret, -1) })
	const shown: unknown = JSON.parse(await answer.text())
	const codes = typeof shown === 'object' && shown && 'codes' in shown && Array.isArray(shown.codes) ? shown.codes : []
	return { person, browser, secret: view.secret, codes: codes.map(String) }
}

test('set-up needs the password and a right first code; then other browsers are out and the owner is told', async () => {
	const ana = await aPerson()
	const elsewhere = await startSession(new Request('http://localhost/'), ana.userId)
	const browser = await aBrowser(ana)
	const state = async () => (await browser.load(setUpPage.loader, PAGE)).view
	const wrong = await browser.send(setUpPage.action, PAGE, { intent: 'begin', current: 'not my password' })
	expect([wrong.status, (await state()).state]).toEqual([400, 'off'])
	await browser.send(setUpPage.action, PAGE, { intent: 'begin', current: PASSWORD })
	const begun = await state()
	if (begun.state !== 'begun') throw new Error(begun.state)
	expect(begun.address).toContain(`secret=${begun.secret}`)
	expect((await logIn(ana)).to).toBe('/t/x')
	const refused = await browser.send(setUpPage.action, PAGE, { intent: 'confirm', code: '000000' })
	expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('"code":["This is not')])

	const done = await browser.send(setUpPage.action, PAGE, { intent: 'confirm', code: codeOf(begun.secret) })
	const text = await done.text()
	expect([done.status, text.match(/[0-9a-z]{4}(-[0-9a-z]{4}){3}/g)?.length]).toEqual([200, 8])
	expect(await state()).toMatchObject({ state: 'on', codesLeft: 8 })
	expect(await findActor(new Request('http://localhost/', { headers: { Cookie: elsewhere } }), null)).toBeNull()
	const [mail] = await listMails(ana.email)
	expect(mail?.subject).toBe('Two-factor authentication is on for your Strata account')
}, 60_000)

test('the database holds neither the app’s secret nor a recovery code', async () => {
	const { person, secret, codes } = await aCarefulPerson()
	const factor = await database().secondFactor.findUniqueOrThrow({ where: { userId: person.userId } })
	expect(Buffer.from(factor.sealedSecret).includes(Buffer.from(secret))).toBe(false)
	expect(unseal(factor.sealedSecret)).toBe(secret)
	const kept = await database().recoveryCode.findMany({ where: { userId: person.userId } })
	expect(kept).toHaveLength(8)
	for (const { codeHash } of kept) expect(codeHash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
	const plain = codes.map((code) => code.replaceAll('-', ''))
	expect(plain.filter((code) => JSON.stringify(kept).includes(code))).toEqual([])
})

test('the right password leads to the second step and opens nothing; the code lets in, on to where one was going', async () => {
	const { person, secret } = await aCarefulPerson()
	const first = await logIn(person)
	expect([first.status, first.to, first.cookie('session')]).toEqual([302, '/2fa?redirectTo=%2Ft%2Fx', null])
	const half = first.cookie('half')
	expect(await findActor(new Request('http://localhost/', { headers: { Cookie: half ?? '' } }), null)).toBeNull()
	const wrong = await giveCode(half, '123456')
	expect([wrong.status, wrong.cookie('session')]).toEqual([400, null])
	const right = await giveCode(half, codeOf(secret))
	expect([right.status, right.to]).toEqual([302, '/t/x'])
	const actor = await findActor(
		new Request('http://localhost/', { headers: { Cookie: right.cookie('session') ?? '' } }),
		null,
	)
	expect(actor?.userId).toBe(person.userId)
	expect((await giveCode(half, codeOf(secret, 1))).text).toContain('More than ten minutes')
})

test('what a visitor worked on goes over to the account after the second step, not before', async () => {
	const { person, secret } = await aCarefulPerson()
	await seedSample()
	const { newVisitorId } = await openSample({ ip: anIp() }, null)
	const cookie = (await startSession(new Request('http://localhost/'), newVisitorId ?? '')).split(';')[0] ?? ''
	const teams = () => database().member.count({ where: { userId: person.userId } })
	const half = (await logIn(person, { cookies: cookie })).cookie('half')
	expect(await teams()).toBe(1)
	await giveCode(null, codeOf(secret), { cookies: `${cookie}; ${half ?? ''}` })
	expect(await teams()).toBe(2)
})

test('signing up again with one’s own password asks for the second step too', async () => {
	const { person } = await aCarefulPerson()
	const fields = { name: person.name, email: person.email, password: PASSWORD, redirectTo: '' }
	const again = await post(signUpPage.action, { path: '/signup', fields })
	expect([again.to, again.cookie('session')]).toEqual(['/2fa?redirectTo=%2Fapp', null])
})

test('a code opens once, however many try it at once, and a code of before never', async () => {
	const { person, secret } = await aCarefulPerson()
	const halves = await Promise.all([1, 2, 3, 4].map(async () => (await logIn(person)).cookie('half')))
	const code = codeOf(secret)
	const answers = await Promise.all(halves.map((half) => giveCode(half, code)))
	expect(answers.map(({ status }) => status).sort()).toEqual([302, 400, 400, 400])
	const next = (await logIn(person)).cookie('half')
	expect((await giveCode(next, codeOf(secret, -1))).status).toBe(400)
})

test('a recovery code opens once, typed in any way, and the owner is told how many are left', async () => {
	const { person, codes } = await aCarefulPerson()
	const code = codes[0] ?? ''
	const typed = code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O')
	const half = (await logIn(person)).cookie('half')
	expect((await giveCode(half, typed)).status).toBe(302)
	const again = (await logIn(person)).cookie('half')
	expect((await giveCode(again, code)).status).toBe(400)
	const mails = await listMails(person.email)
	expect(mails.map(({ sealedText }) => unseal(sealedText)).join()).toContain('7 are left')
})

test('a half log-in lasts ten minutes and dies with the password', async () => {
	const { person, secret, browser } = await aCarefulPerson()
	const half = (await logIn(person)).cookie('half')
	vi.useFakeTimers({ now: Date.now() + 601_000, toFake: ['Date'] })
	try {
		expect((await giveCode(half, codeOf(secret))).text).toContain('More than ten minutes')
	} finally {
		vi.useRealTimers()
	}
	const other = (await logIn(person)).cookie('half')
	const { action } = await import('#app/routes/account._index/route.tsx')
	const sent = { intent: 'password', current: PASSWORD, password: 'copper ladder monsoon fig' }
	await browser.send(action, { path: '/account', params: {} }, sent)
	expect((await giveCode(other, codeOf(secret))).text).toContain('More than ten minutes')
})

test('the eleventh wrong code is refused from anywhere, but the owner’s own browser still gets in', async () => {
	const { person, secret } = await aCarefulPerson()
	const half = (await logIn(person)).cookie('half')
	const statuses: number[] = []
	for (let tried = 0; tried < 11; tried += 1) statuses.push((await giveCode(half, '000001')).status)
	expect(statuses).toEqual([...Array.from({ length: 10 }, () => 400), 429])
	const device = rememberDevice(new Request('http://localhost/'), person.userId).split(';')[0] ?? ''
	const own = await logIn(person, { cookies: device })
	const cookies = `${device}; ${own.cookie('half') ?? ''}`
	expect((await giveCode(half, codeOf(secret))).status).toBe(429)
	expect((await giveCode('', codeOf(secret), { cookies })).status).toBe(302)
})

test('switching off and new codes need password and code; old recovery codes are worth nothing then', async () => {
	const { person, browser, secret, codes } = await aCarefulPerson()
	const send = (intent: string, current: string, code: string) =>
		browser.send(setUpPage.action, PAGE, { intent, current, code })
	const wrongPassword = await send('off', 'not my password', codeOf(secret))
	expect(await wrongPassword.text()).toContain('"current":["Incorrect password. Try again, or log out and reset it.')
	const wrongCode = await send('off', PASSWORD, '123456')
	expect([wrongCode.status, await wrongCode.text()]).toEqual([400, expect.stringContaining('"code":["This code')])
	const renewed = await send('renew', PASSWORD, codeOf(secret))
	const fresh = (await renewed.text()).match(/[0-9a-z]{4}(-[0-9a-z]{4}){3}/g) ?? []
	expect(fresh).toHaveLength(8)
	expect((await send('off', PASSWORD, codes[1] ?? '')).status).toBe(400)
	expect((await send('off', PASSWORD, fresh[0] ?? '')).status).toBe(302)
	expect((await browser.load(setUpPage.loader, PAGE)).view).toEqual({ state: 'off', codesLeft: 0 })
	expect(await database().recoveryCode.count({ where: { userId: person.userId } })).toBe(0)
	expect((await logIn(person)).to).toBe('/t/x')
	expect((await send('off', PASSWORD, '123456')).status).toBe(409)
}, 60_000)

test('with another session secret the app’s codes fail in words, and a recovery code still lets in', async () => {
	const { person, secret, codes } = await aCarefulPerson()
	await database().secondFactor.update({
		where: { userId: person.userId },
		data: { sealedSecret: new Uint8Array(64) },
	})
	const half = (await logIn(person)).cookie('half')
	expect((await giveCode(half, codeOf(secret))).status).toBe(400)
	expect((await giveCode(half, codes[2] ?? '')).status).toBe(302)
})

test('a set-up that was never finished asks nothing at log-in and is cleared away after a day', async () => {
	const ana = await aPerson()
	const browser = await aBrowser(ana)
	await browser.send(setUpPage.action, PAGE, { intent: 'begin', current: PASSWORD })
	expect((await logIn(ana)).to).toBe('/t/x')
	const count = () => database().secondFactor.count({ where: { userId: ana.userId } })
	await cleanUp(new Date())
	expect(await count()).toBe(1)
	await cleanUp(new Date(Date.now() + 86_401_000))
	expect(await count()).toBe(0)
})

test('whoever runs the server lets somebody in who has lost app and codes', async () => {
	const { person } = await aCarefulPerson()
	const url = currentEnv().DATABASE_URL ?? ''
	expect(await secondStepOff(url, person.email.toUpperCase())).toContain('the second step is switched off')
	expect(await secondStepOff(url, 'nobody@crew.example')).toContain('No account has')
	connectDatabase(url, 'every team')
	expect((await logIn(person)).to).toBe('/t/x')
})
