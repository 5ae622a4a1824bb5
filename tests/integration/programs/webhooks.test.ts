import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { database } from '#server/store/client.ts'
import { seal } from '#server/store/seal.ts'
import { newId } from '#server/access/tokens.ts'
import { createWebhook as createRow } from '#server/store/rows/webhooks.ts'
import { editPlan } from '#server/actions/plans/edit-plan.ts'
import { createProject } from '#server/actions/projects/create-project.ts'
import { deliveryWork } from '#server/actions/webhooks/deliver.ts'
import { createWebhook, listWebhooks, resumeWebhook, testWebhook } from '#server/actions/webhooks/manage-webhooks.ts'
import { isPublicAddress } from '#server/actions/webhooks/public-network.ts'
import { postSafely } from '#server/actions/webhooks/post-safely.ts'
import { signatureOf } from '#server/actions/webhooks/signature.ts'
import { aPerson } from '../../factories/people.ts'
import { planFile } from '../../factories/plan-file.ts'

/** A server that does not stop. */
const NEVER = new AbortController().signal

test('an address inside a network or a machine is refused in every spelling, when it is given and when it is told', async () => {
	const owner = await aPerson()
	const create = (url: string) => createWebhook(owner, owner.teamId, { url, events: ['plan.changed'] })
	const inside = [
		...['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
		...[
			'[::1]',
			'[::ffff:127.0.0.1]',
			'[::ffff:a9fe:a9fe]',
			'[::ffff:0:7f00:1]',
			'[fd00::1]',
			'[fe80::1]',
			'[64:ff9b::7f00:1]',
			'[2002:7f00:1::]',
		],
		...['2130706433', '0x7f.1', '0177.0.0.1', 'localhost', 'db', 'printer.local', 'metadata.internal'],
	]
	for (const host of inside) expect([host, await create(`https://${host}/`)]).toMatchObject([host, { ok: false }])
	for (const url of ['http://example.com', 'https://ana:secret@example.com', 'ftp://example.com', 'example.com', ''])
		expect([url, await create(url)]).toMatchObject([url, { ok: false }])
	for (const open of ['8.8.8.8', '2606:4700::1111']) expect([open, isPublicAddress(open)]).toEqual([open, true])
	// A name that leads inside is found out as the connection is made.
	const sent = { headers: {}, body: '{}' }
	await expect(postSafely(new URL('http://localhost:9/'), sent)).rejects.toThrow('not public')
	await expect(postSafely(new URL('http://127.0.0.1:9/'), sent)).rejects.toThrow('not public')
})

test('what is sent arrives signed, and a redirect is not followed', async () => {
	const got: { url: string | undefined; signature: unknown; body: string }[] = []
	const receiver = createServer((request, response) => {
		let body = ''
		request.on('data', (chunk) => (body += String(chunk)))
		request.on('end', () => {
			got.push({ url: request.url, signature: request.headers['strata-signature'], body })
			response.writeHead(request.url === '/moved' ? 302 : 204, { Location: '/elsewhere' }).end()
		})
	})
	await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
	const { port } = receiver.address() as AddressInfo
	const body = '{"event":"test"}'
	const signature = signatureOf('secret', body, new Date(1_764_331_200_000))
	const send = (path: string) =>
		postSafely(new URL(`http://127.0.0.1:${String(port)}${path}`), {
			headers: { 'Strata-Signature': signature },
			body,
			allows: () => true,
		})
	expect([await send('/'), await send('/moved')]).toEqual([204, 302])
	expect(got.map(({ url }) => url)).toEqual(['/', '/moved'])
	// openssl dgst -sha256 -hmac secret over «1764331200.{"event":"test"}».
	expect(got[0]).toEqual({
		url: '/',
		signature: 't=1764331200,v1=fcc6cba578604f013968ec3507d78a607646f82054c9620b6723f6a025929b0b',
		body,
	})
	receiver.close()
})

test('an edit reaches a server that listens, once, signed over the very bytes that came; what it refuses is tried again', async () => {
	const owner = await aPerson()
	const { teamId } = owner
	const got: { event: unknown; delivery: unknown; signature: string; body: string }[] = []
	const answers = [500, 204]
	const receiver = createServer((request, response) => {
		let body = ''
		request.on('data', (chunk) => (body += String(chunk)))
		request.on('end', () => {
			const { 'strata-event': event, 'strata-delivery': delivery, 'strata-signature': signature } = request.headers
			got.push({ event, delivery, signature: String(signature), body })
			response.writeHead(answers.shift() ?? 410).end()
		})
	})
	await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
	const { port } = receiver.address() as AddressInfo
	const url = `http://127.0.0.1:${String(port)}/hook`
	const kept = { id: newId(), url, events: ['plan.changed'], createdById: owner.userId }
	await createRow({ teamId }, { ...kept, sealedSecret: seal('what both know') })
	const { projectId } = await createProject(owner, teamId, planFile())
	const edit = { action: 'update', kind: 'head', itemId: '', field: 'description', value: 'Told' } as const
	await editPlan(owner, { projectId }, { command: 'edits', edits: [edit] })
	const [due] = (await listWebhooks(owner, teamId)).deliveries
	const id = due?.id ?? ''
	const work = deliveryWork({ allows: () => true })
	await expect(work({ teamId, id }, { last: false, stopping: NEVER })).rejects.toThrow('Answered 500')
	await work({ teamId, id }, { last: false, stopping: NEVER })
	// Handed on once more, it is seen to be done.
	await work({ teamId, id }, { last: false, stopping: NEVER })
	receiver.close()
	expect(got.map(({ event, delivery }) => [event, delivery])).toEqual([
		['plan.changed', id],
		['plan.changed', id],
	])
	for (const { signature, body } of got) {
		const [, seconds = ''] = /^t=(\d+),/.exec(signature) ?? []
		expect(signature).toBe(signatureOf('what both know', body, new Date(Number(seconds) * 1000)))
		expect(JSON.parse(body)).toMatchObject({ event: 'plan.changed', project: projectId, by: owner.name })
	}
	expect((await listWebhooks(owner, teamId)).deliveries[0]).toMatchObject({ attempts: 2, lastAnswer: 'Answered 204' })
})

test('a secret that cannot be read any more fails the delivery, with words, and no more than that', async () => {
	const owner = await aPerson()
	const { teamId } = owner
	await createWebhook(owner, teamId, { url: 'https://strata.invalid/hook', events: ['plan.changed'] })
	await database().webhook.updateMany({ where: { teamId }, data: { sealedSecret: new Uint8Array(40) } })
	const [webhook] = (await listWebhooks(owner, teamId)).webhooks
	await testWebhook(owner, teamId, webhook?.id ?? '')
	const [due] = (await listWebhooks(owner, teamId)).deliveries
	await deliveryWork()({ teamId, id: due?.id ?? '' }, { last: true, stopping: NEVER })
	expect((await listWebhooks(owner, teamId)).deliveries[0]).toMatchObject({
		lastAnswer: expect.stringContaining('secret has changed') as string,
		givenUpAt: expect.any(Date) as Date,
	})
})

test('an edit is told once it is written; five given up in a row pause the webhook until somebody resumes it', async () => {
	const owner = await aPerson()
	const { teamId } = owner
	// A name that nothing answers to.
	await createWebhook(owner, teamId, { url: 'https://strata.invalid/hook', events: ['plan.changed'] })
	const { projectId } = await createProject(owner, teamId, planFile())
	const refused = await editPlan(
		owner,
		{ projectId },
		{ command: 'edits', edits: [{ action: 'add', kind: 'sites', item: {} }] },
	)
	expect([refused.ok, (await listWebhooks(owner, teamId)).deliveries]).toEqual([false, []])
	const edit = { action: 'update', kind: 'head', itemId: '', field: 'description', value: 'Told' } as const
	await editPlan(owner, { projectId }, { command: 'edits', edits: [edit] })
	const [webhook] = (await listWebhooks(owner, teamId)).webhooks
	const id = webhook?.id ?? ''
	for (let more = 0; more < 5; more += 1) await testWebhook(owner, teamId, id)
	const { deliveries } = await listWebhooks(owner, teamId)
	expect(deliveries.map(({ event }) => event).toSorted()).toEqual([
		'plan.changed',
		...Array.from({ length: 5 }, () => 'test'),
	])
	const [first, ...others] = deliveries.toReversed()
	const tryOf = (one: typeof first, last: boolean) =>
		deliveryWork()({ teamId, id: one?.id ?? '' }, { last, stopping: NEVER })
	await expect(tryOf(first, false)).rejects.toThrow('Not delivered')
	for (const one of [first, ...others.slice(0, 4)]) await tryOf(one, true)
	const paused = await listWebhooks(owner, teamId)
	expect(paused.webhooks[0]?.pausedAt).toBeInstanceOf(Date)
	expect(paused.deliveries.toReversed()[0]).toMatchObject({
		attempts: 2,
		deliveredAt: null,
		givenUpAt: expect.any(Date) as Date,
	})
	await resumeWebhook(owner, teamId, id)
	expect((await listWebhooks(owner, teamId)).webhooks[0]).toMatchObject({ pausedAt: null, failures: 0 })
})
