import { statementsSent } from '../../factories/statements-sent.ts'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { findOperations } from '#server/http/api/answer-api.ts'
import { OPERATIONS } from '#server/http/api/operations.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import { openApiText } from '#server/http/api/openapi.ts'
import { newId } from '#server/access/tokens.ts'
import { database } from '#server/store/client.ts'
import { createJob } from '#server/store/rows/api-jobs.ts'
import { findScenario } from '#server/store/rows/scenarios.ts'
import { getJob } from '#server/actions/jobs/report-jobs.ts'
import { workOnReport } from '#server/actions/jobs/work-on-report.ts'
import { startJobs } from '#server/actions/jobs/start-jobs.ts'
import { currentEnv } from '#server/env.ts'
import { updateRole } from '#server/store/rows/members.ts'
import { listProjects } from '#server/actions/projects/projects.ts'
import { listReports } from '#server/actions/reports/issues.ts'
import { inviteMembers } from '#server/actions/teams/invitations.ts'
import { removeMember } from '#server/actions/teams/members.ts'
import { getNotifications } from '#server/actions/talk/notifications.ts'
import { writeComment } from '#server/actions/talk/comments.ts'
import { createToken, listTokens, revokeToken, setTokenAccess } from '#server/actions/tokens.ts'
import { issueInputSchema } from '#shared/schemas/report/report-form.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { callApi, aToken, type Call } from '../../factories/programs/api.ts'
import { generatedClient } from '../../factories/programs/generated-client.ts'
import { must } from '../../factories/must.ts'
import { aMember, aPerson, type Person } from '../../factories/people.ts'
import { contract, hall, planFile } from '../../factories/plan-file.ts'

/** A server that does not stop. */
const NEVER = new AbortController().signal
const aPlan = (names: readonly string[] = ['grid', 'gas']) =>
	toPlanFile(planFile({ powerContracts: names.map((name) => contract(name)) }))
const madeSchema = z.object({ id: z.string(), version: z.number() })
const jobSchema = z.object({ id: z.string(), state: z.string(), result: z.object({ number: z.number() }).nullable() })
const problemSchema = z.object({
	status: z.number(),
	detail: z.string(),
	errors: z.array(z.object({ path: z.string() })).default([]),
	changes: z.array(z.object({ by: z.string() })).default([]),
	conflicts: z.array(z.object({ field: z.string(), was: z.unknown(), now: z.unknown() })).default([]),
})
const problemOf = ({ body }: { readonly body: unknown }) => problemSchema.parse(body)

/** A team with a plan of two contracts, and a token that may write it. */
async function aDesk() {
	const owner = await aPerson()
	const token = await aToken(owner)
	const made = await callApi('/projects', { method: 'POST', token, body: aPlan() })
	const { id } = madeSchema.parse(made.body)
	const call = (path: string, asked: Call = {}) => callApi(`/projects/${id}${path}`, { token, ...asked })
	const patch = (version: number | string, body: object, query = '') =>
		call(query, { method: 'PATCH', headers: { 'If-Match': `"${String(version)}"` }, body })
	return { owner, token, id, call, patch }
}

test('the document tells every call there is and no other', async () => {
	const text = openApiText()
	const { paths } = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) }).parse(JSON.parse(text))
	const told = Object.entries(paths).flatMap(([path, methods]) =>
		Object.keys(methods).map((method) => `${method} ${path}`),
	)
	expect(told.toSorted()).toEqual(OPERATIONS.map(({ method, path }) => `${method.toLowerCase()} ${path}`).toSorted())
	expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length)
	for (const { id, path, method } of OPERATIONS) {
		const found = findOperations(path.replaceAll(/\{\w+\}/g, 'x')).filter(
			({ operation }) => operation.method === method,
		)
		expect([id, found.map(({ operation }) => operation.id)]).toEqual([id, [id]])
	}
	expect((await callApi('/openapi.json')).text).toBe(text)
})

test('a client made of the document makes a plan, changes it, reads its result and has its report issued', async () => {
	const owner = await aPerson()
	const endJobs = await startJobs(currentEnv().DATABASE_URL ?? '')
	const client = generatedClient(await aToken(owner))
	const { id: project } = madeSchema.parse((await client('createProject', {}, aPlan())).body)
	const read = await client('getPlan', { project })
	const patched = await client(
		'patchPlan',
		{ project, 'If-Match': read.headers.get('ETag') ?? '', why: 'The utility has said so' },
		{ powerContracts: { grid: { capacityMW: 215 } }, assumptions: { siteReserve: 1.1 } },
	)
	expect(patched.body).toMatchObject({ version: 3 })
	expect((await client('getResult', { project })).body).toMatchObject({ format: 'strata.result/1' })
	const rows = z
		.array(z.object({ key: z.string(), value: z.number().nullable() }))
		.parse(
			(await client('feedResultJson', { project, month: '2026-08', place: 'site:abilene', key: 'contractedFirmMW' }))
				.body,
		)
	expect(rows).toEqual([expect.objectContaining({ key: 'sites.contractedFirmMW', value: 415 })])
	const asked = await client(
		'issueReport',
		{ project, 'Idempotency-Key': 'report of today'.replaceAll(' ', '-') },
		{ note: 'For the board', reason: 'To see what is missing', length: 'brief', units: 'us' },
	)
	expect(asked.headers.get('Location')).toMatch(/^\/api\/v1\/jobs\//)
	const { id: job } = jobSchema.parse(asked.body)
	await expect
		.poll(async () => jobSchema.parse((await client('getJob', { job })).body), { timeout: 15_000, interval: 100 })
		.toMatchObject({ state: 'done', result: { number: 1 } })
	expect((await client('cancelJob', { job })).status).toBe(409)
	const pdf = await client('getReportPdf', { project, issue: 1 })
	expect(pdf.text.startsWith('%PDF')).toBe(true)
	for (const packet of ['large-load', 'training'] as const) await client('getPacket', { project, packet })
	expect(await listReports(owner, project)).toMatchObject([
		{ number: 1, note: 'For the board', status: 'draft', createdByName: 'Ana Lucas via CI' },
	])
	for (const operation of ['getCaller', 'listProjects'] as const) await client(operation)
	for (const operation of ['listScenarios', 'listChanges', 'listRevisions', 'listTables', 'listReports'] as const)
		await client(operation, { project })
	await client('explainFigure', { project, quantity: 'facilityPowerMW' })
	await client('getRemedies', { project })
	await endJobs()
}, 60_000)

test('a write that rests on an old version keeps what others wrote, and learns what that is', async () => {
	const { call, patch } = await aDesk()
	expect((await patch(1, { powerContracts: { grid: { capacityMW: 222 } } })).status).toBe(200)
	const same = await patch(1, { powerContracts: { grid: { capacityMW: 223 } } })
	expect([same.status, problemOf(same).conflicts]).toEqual([412, [{ field: 'capacityMW', was: 200, now: 222 }]])
	expect((await patch(1, { powerContracts: { gas: { capacityMW: 90 } } }, '?why=Turbine+sizes')).status).toBe(200)
	const put = { method: 'PUT', body: aPlan() }
	const late = await call('', { ...put, headers: { 'If-Match': '"1"' } })
	expect([late.status, problemOf(late).changes.length]).toEqual([412, 2])
	expect((await call('', put)).status).toBe(428)
	expect((await patch(99, { name: 'Tomorrow' })).status).toBe(412)
	const kept = z.object({ powerContracts: z.array(z.object({ capacityMW: z.number() })) }).parse((await call('')).body)
	expect(kept.powerContracts.map(({ capacityMW }) => capacityMW)).toEqual([222, 90])
	const log = z
		.object({ items: z.array(z.object({ by: z.string(), why: z.string() })) })
		.parse((await call('/changes?after=2')).body)
	expect(log.items).toEqual([{ by: 'Ana Lucas via CI', why: 'Turbine sizes' }])
})

test('a plan put in the place of another is read back as it was sent, and any version comes back', async () => {
	const { call } = await aDesk()
	const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
	const other = {
		...aPlan(['seven', 'five', 'grid', 'three']),
		notes: { 'powerContracts/grid/capacityMW': { why: 'As signed' } },
		assumptions: { siteReserve: { value: 1.1, why: 'Ours' } },
	}
	const first = await call('')
	const versions = [first.text]
	for (const body of [aPlan(['grid', ...names]), other, aPlan(['six', 'grid'])]) {
		const put = await call('', { method: 'PUT', headers: { 'If-Match': '*' }, body })
		expect([put.status, (await call('')).body]).toEqual([200, body])
		versions.push((await call('')).text)
	}
	const revisions = z
		.object({ items: z.array(z.object({ version: z.number() })) })
		.parse((await call('/revisions')).body).items
	for (const [at, text] of versions.entries()) {
		const version = revisions.at(-1 - at)?.version ?? 0
		expect((await call(`/revisions/${String(version)}/restore`, { method: 'POST' })).status).toBe(200)
		expect([at, (await call('')).text]).toEqual([at, text])
	}
})

test('versions are told page by page, each step whole and once, and no page reads the log beyond itself', async () => {
	const { owner, id, call } = await aDesk()
	const scope = { teamId: owner.teamId, projectId: id }
	const { id: scenarioId } = must(await findScenario(scope, id, null))
	// Three records a step, so that pages of five hundred end within one.
	const step = (rev: number) => rev - ((rev - 2) % 3)
	const data = Array.from({ length: 1500 }, (_, at) => {
		const row = { rev: at + 2, step: step(at + 2), action: 'update', kind: 'head', itemId: '', userName: 'Ana Lucas' }
		const fields = [{ field: 'description', before: '', after: String(at) }]
		return { ...row, fields, teamId: owner.teamId, scenarioId, userId: owner.userId }
	})
	await database().change.createMany({ data })
	await database().scenario.updateMany({ where: { id: scenarioId }, data: { rev: 1501 } })
	const page = z.object({
		items: z.array(z.object({ version: z.number(), changes: z.number() })),
		next: z.number().nullable(),
	})
	const seen: z.infer<typeof page>['items'] = []
	for (let before = '', pages = 0; pages < 9; pages += 1) {
		const sent = statementsSent()
		const { items, next } = page.parse((await call(`/revisions${before}`)).body)
		expect(sent.mostRows()).toBeLessThanOrEqual(500)
		sent.end()
		seen.push(...items)
		if (next === null) break
		before = `?before=${String(next)}`
	}
	expect(seen.slice(0, -1).map(({ changes }) => changes)).toEqual(Array.from({ length: 500 }, () => 3))
	expect(seen.map(({ version }) => version)).toEqual([...Array.from({ length: 500 }, (_, at) => 1501 - 3 * at), 1])
})

test('a report that was asked for with a token is not drawn once the token opens nothing', async () => {
	const { owner, id } = await aDesk()
	const { teamId } = owner
	const { id: token } = await createToken(owner, teamId, { name: 'Nightly', scope: 'write', days: null })
	const { id: scenarioId } = must(await findScenario({ teamId }, id, null))
	const input = issueInputSchema.parse({})
	const jobOf = async (asked: object) => {
		const job = { id: newId(), projectId: id, userId: owner.userId, userName: owner.name, kind: 'report' as const }
		await createJob({ teamId }, { ...job, asked: { scenarioId, by: 'Ana Lucas via Nightly', input, ...asked } })
		await workOnReport({ teamId, id: job.id }, { last: true, stopping: NEVER })
		return await getJob(owner, teamId, job.id)
	}
	await revokeToken(owner, teamId, token)
	expect(await jobOf({ token })).toMatchObject({
		state: 'failed',
		problem: 'The token that requested it no longer works.',
	})
	const reading = await createToken(owner, teamId, { name: 'Reader', scope: 'read', days: null })
	expect(await jobOf({ token: reading.id })).toMatchObject({
		state: 'failed',
		problem: 'This token may not change plans.',
	})
	expect(await listReports(owner, id)).toEqual([])
})

test('when a token was used is written once a minute, however often it calls', async () => {
	const { token, call } = await aDesk()
	const sent = statementsSent()
	for (let calls = 0; calls < 3; calls += 1) await call('/scenarios', { token })
	const written = sent.texts().filter((text) => /^UPDATE.+api_tokens/s.test(text))
	sent.end()
	// The one of this minute was written as the desk was set up.
	expect(written).toEqual([])
})

test('what is wrong with what is sent comes back by path, and nothing is written', async () => {
	const { token, call, patch } = await aDesk()
	const bad = await callApi('/projects', { method: 'POST', token, body: { ...aPlan(), startMonth: 'May' } })
	expect([bad.status, problemOf(bad).errors[0]?.path]).toEqual([422, 'startMonth'])
	const unknown = await patch(1, { powerContracts: { grid: { capacity: 1 } }, colour: 'red' })
	expect([
		unknown.status,
		problemOf(unknown)
			.errors.map(({ path }) => path)
			.toSorted(),
	]).toEqual([422, ['colour', 'powerContracts[0].capacity']])
	expect((await callApi('/projects', { method: 'POST', token, body: '{"a":' })).status).toBe(422)
	expect((await patch(1, JSON.parse('{"__proto__": {"polluted": true}}') as object)).status).toBe(422)
	const many = Object.fromEntries(Array.from({ length: 1001 }, (_, key) => [`k${String(key)}`, 1]))
	expect(await patch(1, { assumptions: many })).toMatchObject({
		status: 422,
		body: { errors: [{ message: expect.stringContaining('at most 1000 entries') as unknown }] },
	})
	expect(
		(await call('', { method: 'PATCH', headers: { 'If-Match': '"1"', 'Content-Type': 'text/plain' }, body: '{}' }))
			.status,
	).toBe(415)
	expect((await call('/explain?quantity=nothing')).status).toBe(422)
	expect((await call('/nothing')).status).toBe(404)
	expect((await call('/result', { method: 'DELETE' })).headers.get('Allow')).toBe('GET')
	const large = await patch(1, { description: 'x'.repeat(1_000_001) })
	expect([large.status, large.headers.get('Content-Type')]).toEqual([413, 'application/problem+json; charset=utf-8'])
	expect((await call('')).headers.get('ETag')).toBe('"1"')
})

test('the month a plan is looked at from is written into it, and no door tells another, whatever the day', async () => {
	const owner = await aPerson()
	const token = await aToken(owner)
	const halls = { buildPhases: [hall('a')], actuals: [{ ref: 'phase:a', month: '2026-03', headcount: 4 }] }
	const sent = { ...aPlan(), ...halls }
	const { id } = madeSchema.parse((await callApi('/projects', { method: 'POST', token, body: sent })).body)
	expect((await callApi(`/projects/${id}`, { token })).body).toMatchObject({ asOfMonth: '2026-03' })
	const { body } = await callApi(`/projects/${id}/result`, { token })
	expect(body).toMatchObject({ asOfMonth: computePlan(planFile(sent)).asOfMonth })
	expect(body).toMatchObject({ asOfMonth: '2026-03' })
})

test('a patch of the target changes a single step, and is refused where there are several', async () => {
	const { call, patch } = await aDesk()
	const asked = { targets: [{ month: '2027-06', itMW: 40 }] }
	expect((await patch(1, { sites: { abilene: asked } })).status).toBe(200)
	expect((await patch(2, { sites: { abilene: { targetItMW: 60 } } })).status).toBe(200)
	const held = (await call('')).body
	expect(held).toMatchObject({ sites: [{ targetItMW: 60, targetMonth: '2027-06' }] })
	const steps = [...asked.targets, { month: '2028-01', itMW: 90 }]
	const inSteps = { targets: steps, targetItMW: null, targetMonth: null }
	expect((await patch(3, { sites: { abilene: inSteps } })).status).toBe(200)
	const refused = await patch(4, { sites: { abilene: { targetItMW: 80 } } })
	expect([refused.status, problemOf(refused).errors[0]?.path]).toEqual([422, 'sites[0].targetItMW'])
	expect((await call('')).body).toMatchObject({ sites: [{ targets: steps }] })
})

test('fifty POSTs of one key make one plan and answer the same; the key with other contents is refused', async () => {
	const owner = await aPerson()
	const token = await aToken(owner)
	const send = (body: object) =>
		callApi('/projects', { method: 'POST', token, body, headers: { 'Idempotency-Key': 'nightly-import-7' } })
	const answers = await Promise.all(Array.from({ length: 50 }, () => send(aPlan())))
	expect(
		new Set(answers.map(({ status, text, headers }) => `${String(status)} ${text} ${headers.get('Location') ?? ''}`))
			.size,
	).toBe(1)
	expect((await listProjects(owner, owner.teamId)).length).toBe(1)
	expect((await send(aPlan(['other']))).status).toBe(409)
}, 60_000)

const tried = async (token: string | null, id: string): Promise<readonly number[]> => {
	const read = await callApi(`/projects/${id}`, { token })
	const headers = { 'If-Match': '*' }
	const write = await callApi(`/projects/${id}`, { method: 'PATCH', token, headers, body: { description: 'x' } })
	return [read.status, write.status]
}

test('a token opens its own team as far as its scope, its maker’s role and the team’s switch allow', async () => {
	const { owner, token, id } = await aDesk()
	expect(await tried(token, id)).toEqual([200, 200])
	expect(await tried(await aToken(owner, 'read'), id)).toEqual([200, 403])
	expect(await tried(await aToken(await aPerson()), id)).toEqual([404, 404])
	expect(await tried(null, id)).toEqual([401, 401])
	expect(await tried('strata_made-up', id)).toEqual([401, 401])
	// Its maker's other teams stay closed.
	const guest = await aMember(owner.teamId, 'editor')
	expect(await tried(await aToken(guest), id)).toEqual([404, 404])
	await setTokenAccess(owner, owner.teamId, 'read')
	expect(await tried(token, id)).toEqual([200, 403])
	await setTokenAccess(owner, owner.teamId, 'none')
	expect(await tried(token, id)).toEqual([403, 403])
	await setTokenAccess(owner, owner.teamId, 'write')
	expect(await tried(token, id)).toEqual([200, 200])
})

test('a token ends with its maker’s role and membership, with its time, and when it is revoked', async () => {
	const { owner, id } = await aDesk()
	const { teamId } = owner
	const admin: Person = { ...(await aMember(teamId, 'admin')), teamId }
	const [theirs, again] = [await aToken(admin), await aToken(admin, 'read', 'Second')]
	expect(await tried(theirs, id)).toEqual([200, 200])
	await updateRole({ teamId }, admin.userId, 'editor')
	expect(await tried(theirs, id)).toEqual([401, 401])
	expect((await listTokens(owner, teamId)).tokens.map(({ ended }) => ended)).toEqual(['maker', 'maker', null])
	await updateRole({ teamId }, admin.userId, 'admin')
	const { tokens } = await listTokens(owner, teamId)
	await revokeToken(owner, teamId, tokens.find(({ name }) => name === 'Second')?.id ?? '')
	expect([await tried(again, id), await tried(theirs, id)]).toEqual([
		[401, 401],
		[200, 200],
	])
	await removeMember(owner, teamId, admin.userId)
	expect(await tried(theirs, id)).toEqual([401, 401])
	const { token: past } = await createToken(owner, teamId, { name: 'Past', scope: 'read', days: -1 })
	expect(await tried(past, id)).toEqual([401, 401])
})

test('no token manages people, whatever its maker may', async () => {
	const owner = await aPerson()
	const grant = { id: 'x', teamId: owner.teamId, scope: 'write' as const }
	const program = { ...owner, token: grant }
	const wish = { addresses: 'ana@crew.example', role: 'admin' as const, note: '', address: 'https://strata.example' }
	await expect(inviteMembers(program, owner.teamId, wish)).rejects.toMatchObject({ code: 'forbidden' })
	await expect(createToken(program, owner.teamId, { name: 'x', scope: 'write', days: null })).rejects.toMatchObject({
		code: 'forbidden',
	})
})

test('pages of the list are told once each, and what one has already is not sent again', async () => {
	const { token, id, call, patch } = await aDesk()
	for (let made = 0; made < 2; made += 1) await callApi('/projects', { method: 'POST', token, body: aPlan() })
	const page = z.object({ items: z.array(z.object({ id: z.string() })), next: z.string().nullable() })
	const seen: string[] = []
	for (let cursor: string | null = ''; cursor !== null;) {
		const query: string = cursor === '' ? '' : `&cursor=${cursor}`
		const { items, next }: z.infer<typeof page> = page.parse(
			(await callApi(`/projects?limit=2${query}`, { token })).body,
		)
		seen.push(...items.map((one) => one.id))
		cursor = next
	}
	expect([seen.length, new Set(seen).size, seen.at(-1)]).toEqual([3, 3, id])
	expect((await callApi('/projects?cursor=x', { token })).status).toBe(400)
	await patch(1, { description: 'Followed' })
	const found = await call('', { headers: { 'If-None-Match': '"2"' } })
	expect([found.status, found.headers.get('RateLimit-Limit')]).toEqual([304, '600'])
	const log = z.object({ items: z.array(z.object({ version: z.number() })), next: z.number().nullable() })
	const logOf = async (query: string) => log.parse((await call(`/changes?limit=1${query}`)).body)
	expect(await logOf('')).toEqual({ items: [{ version: 1 }], next: 1 })
	expect(await logOf('&after=1')).toEqual({ items: [{ version: 2 }], next: null })
})

test(
	'a program says something, answers and settles; what it reads stays unread for its maker',
	{ timeout: 60_000 },
	async () => {
		const { owner, id, call } = await aDesk()
		const threadSchema = z.object({ thread: z.string() })
		const said = await call('/comments', {
			method: 'POST',
			body: { text: 'Is this firm?', place: 'powerContracts/grid' },
		})
		expect(said.status).toBe(201)
		const { thread } = threadSchema.parse(said.body)
		const jun = await aMember(owner.teamId, 'commenter')
		const asked = { text: `@${owner.name} It is.`, at: { threadId: thread }, address: 'https://strata.example' }
		await writeComment(jun, { projectId: id }, asked)
		expect((await call('/comments?place=powerContracts/grid')).body).toMatchObject({
			items: [
				{
					...{ id: thread, place: 'powerContracts/grid', resolvedBy: null },
					comments: [{ by: `${owner.name} via CI`, text: 'Is this firm?' }, { text: `@${owner.name} It is.` }],
				},
			],
		})
		expect(await getNotifications({ ...owner })).toMatchObject([{ isUnread: true }])
		expect((await call(`/comments/${thread}/resolve`, { method: 'POST' })).status).toBe(200)
		expect((await call('/comments')).body).toMatchObject({ items: [{ resolvedBy: `${owner.name} via CI` }] })
		for (const body of [{ text: 'Where?' }, { text: 'Where?', place: 'nowhere' }, { text: ' ', thread }])
			expect((await call('/comments', { method: 'POST', body })).status).toBe(422)
		const reader = await aToken(owner, 'read')
		expect((await call('/comments', { method: 'POST', token: reader, body: { text: 'No', thread } })).status).toBe(403)
		// Without a draft there is nothing to approve, and what has not failed is not tried again.
		expect((await call('/reports/1/approve', { method: 'POST' })).status).toBe(404)
	},
)

test(
	'a program reads comments page by page and its maker’s threads to their first, edits and deletes what its maker wrote, and nothing of others',
	{ timeout: 60_000 },
	async () => {
		const { owner, id, call } = await aDesk()
		const page = z.object({
			items: z.array(
				z.object({
					id: z.string(),
					comments: z.array(
						z.object({
							...{ id: z.string(), version: z.number(), text: z.string(), deleted: z.boolean() },
							editedAt: z.string().nullable(),
						}),
					),
				}),
			),
			next: z.string().nullable(),
		})
		const write = async (body: object) => {
			const { body: said } = await call('/comments', { method: 'POST', body })
			return z.object({ thread: z.string() }).parse(said).thread
		}
		const threads: string[] = []
		for (let count = 0; count < 23; count += 1)
			threads.unshift(await write({ text: `Thread ${String(count)}`, place: 'powerContracts/grid' }))
		const first = page.parse((await call('/comments')).body)
		const rest = page.parse((await call(`/comments?before=${encodeURIComponent(must(first.next))}`)).body)
		expect([first.items.length, rest.next]).toEqual([20, null])
		expect([...first.items, ...rest.items].map((one) => one.id)).toEqual(threads)

		// An edit rests on the text that was seen.
		const thread = must(threads.at(-1))
		const path = `/comments/${thread}`
		const edit = (version: string, text: string, asked: Call = {}) =>
			call(path, { method: 'PATCH', headers: { 'If-Match': version }, body: { text }, ...asked })
		expect((await call(path, { method: 'PATCH', body: { text: 'No version' } })).status).toBe(428)
		const edited = await edit('"1"', 'Said better')
		expect([edited.status, edited.body, edited.headers.get('ETag')]).toEqual([200, { thread, version: 2 }, '"2"'])
		expect((await edit('"1"', 'Late')).status).toBe(412)
		expect(problemOf(await edit('*', ' ')).errors).toMatchObject([{ path: 'text' }])
		expect((await edit('*', 'No', { token: await aToken(owner, 'read') })).status).toBe(403)
		await write({ text: 'An answer', thread })
		expect((await call(path)).body).toMatchObject({
			comments: [
				{ text: 'Said better', version: 2, editedAt: expect.any(String) },
				{ text: 'An answer', editedAt: null },
			],
			earlier: null,
		})
		expect(page.parse((await call('/comments')).body).items[0]?.id).toBe(thread)

		// Of others no token changes anything, though the role of its maker might.
		const jun = await aMember(owner.teamId, 'commenter')
		const asked = { text: 'Mine', at: { threadId: thread }, address: 'https://strata.example' }
		await writeComment(jun, { projectId: id }, asked)
		const ofThread = z.object({
			comments: z.array(z.object({ id: z.string(), text: z.string(), deleted: z.boolean() })),
		})
		const theirs = must(ofThread.parse((await call(path)).body).comments.at(-1))
		const remove = (comment: string) => call(`/comments/${comment}`, { method: 'DELETE', headers: { 'If-Match': '*' } })
		expect((await remove(theirs.id)).status).toBe(403)

		expect((await remove(thread)).status).toBe(204)
		expect(ofThread.parse((await call(path)).body).comments.map(({ text, deleted }) => [text, deleted])).toEqual([
			['', true],
			['An answer', false],
			['Mine', false],
		])
		expect((await remove(thread)).status).toBe(404)
		expect((await call('/comments/nothing')).status).toBe(404)
	},
)
