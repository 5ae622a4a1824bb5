import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { expect, test, vi } from 'vitest'
import * as dataFile from '#app/routes/account.data[.]json/route.ts'
import { beginSecondStep, halfLogInId } from '#server/access/half-log-in.ts'
import { createPasskey } from '#server/store/rows/accounts/passkeys.ts'
import { updateSecondStepPolicy } from '#server/store/rows/teams.ts'
import { addPasskey } from '#server/actions/passkeys/passkeys.ts'
import { listPasskeys, removePasskey } from '#server/actions/passkeys/own-passkeys.ts'
import { renewCodes, getSecondStep } from '#server/actions/second-step/second-step.ts'
import { awaitedSecondStep, passSecondStep } from '#server/actions/second-step/pass-second-step.ts'
import { aBrowser } from '../../factories/browser.ts'
import { aPerson, PASSWORD, type Person } from '../../factories/people.ts'

// why: a key is made by a browser; what the library says of one is its own concern, and the browser tests make a real one.
vi.mock('@simplewebauthn/server', async (original) => ({
	...(await original<typeof import('@simplewebauthn/server')>()),
	verifyRegistrationResponse: vi.fn(),
}))

let made = 0
const verified = vi.mocked(verifyRegistrationResponse)
verified.mockImplementation(async () => {
	made += 1
	const credential = { id: `key-${String(made)}`, publicKey: new Uint8Array(4), counter: 0 }
	return { verified: true, registrationInfo: { credential, credentialBackedUp: false } } as Awaited<
		ReturnType<typeof verifyRegistrationResponse>
	>
})

const ANSWER = JSON.stringify({
	...{ id: 'k', rawId: 'k', type: 'public-key' },
	response: { clientDataJSON: 'x', attestationObject: 'x' },
})
const PARTY = { id: 'localhost', origin: 'http://localhost' }
const here = { ip: 'here' }
const PROOF = { current: PASSWORD, code: '' }

const add = (person: Person, name = 'Laptop') =>
	addPasskey(here, person, { party: PARTY, challenge: 'c', answer: ANSWER, name, sessionId: null })
const remove = async (person: Person) => {
	const [key] = await listPasskeys(person)
	return await removePasskey(here, person, { id: key?.id ?? '', proof: PROOF })
}
const codesOf = (answer: Awaited<ReturnType<typeof add>>) => (answer.ok ? answer.codes : [])

async function halfOf({ userId }: Person): Promise<string | null> {
	const cookie = await beginSecondStep(new Request('http://localhost/'), userId)
	return halfLogInId(new Request('http://localhost/', { headers: { Cookie: cookie.split(';')[0] ?? '' } }))
}

test('the first passkey comes with recovery codes, which log-in takes in its place; they go with the last key', async () => {
	const ana = await aPerson()
	const codes = codesOf(await add(ana))
	expect(codes).toHaveLength(8)
	expect(codesOf(await add(ana, 'Phone'))).toEqual([])
	const halfId = await halfOf(ana)
	expect(await awaitedSecondStep(halfId)).toEqual({ app: false, passkey: true, codes: true })
	const wrong = await passSecondStep(here, null, { halfId, code: '0000-0000-0000-0000' })
	expect(wrong.ok).toBe(false)
	expect(await passSecondStep(here, null, { halfId, code: codes[0] ?? '' })).toMatchObject({ ok: true })
	const again = await passSecondStep(here, null, { halfId: await halfOf(ana), code: codes[0] ?? '' })
	expect(again.ok).toBe(false)
	expect(await getSecondStep(ana)).toEqual({ state: 'off', codesLeft: 7 })
	// New ones for the password: there is no app whose code could be asked for.
	const renewed = await renewCodes(here, ana, PROOF)
	expect([renewed.ok && renewed.codes.length, await getSecondStep(ana)]).toEqual([8, { state: 'off', codesLeft: 8 }])
	await remove(ana)
	expect(await getSecondStep(ana)).toMatchObject({ codesLeft: 8 })
	await remove(ana)
	expect(await getSecondStep(ana)).toMatchObject({ codesLeft: 0 })
})

test('the last second step stays while a team asks for one, and the refusal names the team', async () => {
	const ana = await aPerson('Ana Lucas')
	await add(ana)
	await updateSecondStepPolicy({ teamId: ana.teamId }, true)
	await expect(remove(ana)).rejects.toMatchObject({
		code: 'conflict',
		userMessage: 'This is your last authentication factor, and Ana Lucas’s team opens only to members with one.',
	})
	expect(await listPasskeys(ana)).toHaveLength(1)
	await add(ana, 'Phone')
	expect(await remove(ana)).toMatchObject({ ok: true })
})

test('three browsers that make the twentieth key at once make one', async () => {
	const ana = await aPerson()
	for (let count = 0; count < 19; count += 1) {
		const key = { id: `${ana.userId} ${String(count)}`, userId: ana.userId, name: 'Old', publicKey: new Uint8Array(4) }
		await createPasskey({ ...key, counter: 0n, transports: [], backedUp: false })
	}
	const done = await Promise.allSettled([add(ana), add(ana), add(ana)])
	expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
	expect(await listPasskeys(ana)).toHaveLength(20)
})

test('one’s data names the passkeys, and holds nothing that opens', async () => {
	const ana = await aPerson()
	await add(ana, 'Work laptop')
	const file = await (await aBrowser(ana)).load(dataFile.loader, { path: '/account/data.json', params: {} })
	const saved: { passkeys?: unknown[] } = JSON.parse(await file.text())
	expect(saved.passkeys).toEqual([
		{ name: 'Work laptop', createdAt: expect.any(String), lastUsedAt: null, backedUp: false },
	])
})
