import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import * as energy from '#app/routes/p.$project.energy/route.tsx'
import * as logInPage from '#app/routes/login/route.tsx'
import { hashPassword, newSalt } from '#server/access/password-hash.ts'
import { requireReady } from '#server/store/ready.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { withClient } from '#server/store/with-client.ts'
import { askEngine, askThread } from '#server/runs/ask-engine.ts'
import { currentEnv } from '#server/env.ts'
import { createApp } from '#server/http/create-app.ts'
import { findScenario } from '#server/store/rows/scenarios.ts'
import { sendMail } from '#server/actions/mail.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { promoteScenario } from '#server/actions/scenarios/promote.ts'
import { createScenario } from '#server/actions/scenarios/scenarios.ts'
import { changeRole, removeMember } from '#server/actions/teams/members.ts'
import { aBrowser, type Answer } from '../../factories/browser.ts'
import { getPlan } from '../../factories/get-plan.ts'
import { aMember, aPerson, PASSWORD, type Person } from '../../factories/people.ts'
import { contract, planFile } from '../../factories/plan-file.ts'
import { aToken, callApi } from '../../factories/programs/api.ts'
import { statementsSent } from '../../factories/statements-sent.ts'

/** What happens while the engine has decided an edit and nothing of it is written, once each; and the edits it decided. */
const meanwhile = { next: [] as (() => Promise<unknown>)[], decided: [] as number[] }
// why: the moment between decision and writing is the subject, and a clock would not hit it. Every question is really asked.
vi.mock('#server/runs/ask-engine.ts', async (original) => {
	const door = await original<typeof import('#server/runs/ask-engine.ts')>()
	const asked: typeof door.askEngine = (kind, asking) => {
		if (kind !== 'edit') return door.askEngine(kind, asking)
		meanwhile.decided.push(asking.at.rev)
		const happens = meanwhile.next.shift()
		return door.askEngine(kind, asking).finally(() => happens?.())
	}
	return { ...door, askEngine: asked }
})
beforeEach(() => {
	meanwhile.next = []
	meanwhile.decided = []
})

/** Another server on the same database: what this one remembers of edits under way it does not know. */
async function anotherServer() {
	vi.resetModules()
	const { updatePlanItem } = await import('#server/actions/plans/edits.ts')
	return {
		set: (who: Person, ref: PlanRef, [itemId, value]: readonly [string, number]) =>
			updatePlanItem(who, ref, { patches: [{ kind: 'powerContracts', itemId, field: 'capacityMW', value }] }),
	}
}
let elsewhere: ReturnType<typeof anotherServer>
beforeAll(() => {
	elsewhere = anotherServer()
})

const CONTRACTS = ['grid', 'gas', 'solar']

/** A plan and its owner at a browser, who types capacities. */
async function aDesk(of?: Person) {
	const owner = of ?? (await aPerson())
	const plan = planFile({ powerContracts: CONTRACTS.map((id) => contract(id)) })
	const { projectId } = await createProject(owner, owner.teamId, plan)
	const browser = await aBrowser(owner)
	/** the page, or what says why there is none */
	const look = async (): Promise<Answer> => {
		try {
			await browser.load(energy.loader, { path: `/p/${projectId}/energy`, params: { project: projectId } })
			return new Response()
		} catch (refused) {
			if (refused instanceof Response) return refused
			throw refused
		}
	}
	return { owner, ref: { projectId }, look, type: await typistOf(owner, projectId) }
}

const waits = (answer: Answer) => (answer instanceof Response ? Number(answer.headers.get('Retry-After')) : 0)

async function typistOf(person: Person, projectId: string) {
	const browser = await aBrowser(person)
	const at = { path: `/p/${projectId}/energy`, params: { project: projectId } }
	return (id: string, value: number, baseRev?: number): Promise<Answer> => {
		const cells = JSON.stringify([{ id, field: 'capacityMW', text: String(value), baseRev }])
		return browser.send(energy.action, at, { intent: 'set', list: 'powerContracts', cells })
	}
}

async function capacities(who: Person, ref: PlanRef) {
	const { plan } = await getPlan(who, ref)
	return Object.fromEntries(plan.powerContracts.map(({ id, capacityMW }) => [id, capacityMW]))
}

function aGate() {
	let open: () => void = () => {}
	const opened = new Promise<void>((resolve) => (open = resolve))
	return { opened, open: () => open() }
}

/** Asks a server of ours, over HTTP, whether it is ready. */
async function aReadyPage() {
	const app = createApp({
		env: currentEnv(),
		root: '/nowhere',
		health: { isDraining: () => false, databaseIsUp: () => true, databaseIsReady: () => requireReady(null) },
		build: () => Promise.reject<ServerBuild>(new Error('No page is asked for.')),
		bundler: null,
	})
	const server = createServer(app).listen(0, '127.0.0.1')
	onTestFinished(() => void server.close())
	await new Promise((resolve) => server.once('listening', resolve))
	const { port } = server.address() as AddressInfo
	return async () => (await fetch(`http://127.0.0.1:${String(port)}/readyz`)).status
}

/** Logs in at the page, in a browser that nobody knows. */
async function logsIn({ email }: Person): Promise<number> {
	const body = new URLSearchParams({ email, password: PASSWORD })
	const request = new Request('http://localhost/login', { method: 'POST', body })
	const context = { cspNonce: '', requestId: 'test', clientAddress: '127.0.0.1', gone: new AbortController().signal }
	return (await logInPage.action({ request, params: {}, context })).status
}

/** Connections that hold a transaction in which nothing is done. */
async function idleInTransaction(): Promise<number> {
	const ofThese = `select count(*)::int as idle from pg_stat_activity
		where datname = current_database() and state like 'idle in transaction%'`
	const { rows } = await withClient(currentEnv().DATABASE_URL ?? '', (client) =>
		client.query<{ idle: number }>(ofThese),
	)
	return rows[0]?.idle ?? 0
}

test('edits that wait for the engine hold nothing of the database: people come in, and Strata is ready', async () => {
	const owner = await aPerson()
	const desks = await Promise.all(Array.from({ length: 14 }, () => aDesk(owner)))
	const ready = await aReadyPage()
	expect(await ready()).toBe(200)
	const gate = aGate()
	meanwhile.next = desks.map(() => () => gate.opened)
	const edits = desks.map(({ type }, at) => type('gas', 300 + at))
	await vi.waitFor(() => expect(meanwhile.decided.length).toBeGreaterThanOrEqual(10), 10_000)
	const seen = [await idleInTransaction(), await ready(), await logsIn(owner)]
	gate.open()
	const answers = await Promise.all(edits)
	expect(seen).toEqual([0, 200, 302])
	expect(answers.map(({ status }) => status)).toEqual(desks.map(() => 200))
	const kept = await Promise.all(desks.map(({ ref }) => capacities(owner, ref)))
	expect(kept.map(({ gas }) => gas)).toEqual(desks.map((_, at) => 300 + at))
}, 60_000)

test('while every connection is at work people still come in; a page says when to come back, and it is no failure', async () => {
	const { owner, ref, type, look } = await aDesk()
	const token = await aToken(owner)
	const call = () => callApi(`/projects/${ref.projectId}`, { token })
	const ready = await aReadyPage()
	expect(await ready()).toBe(200)
	const gate = aGate()
	const work = Array.from({ length: 10 }, () => inTransaction(() => gate.opened))
	const asked = [type('gas', 310), look()]
	const called = call()
	const seen = [await ready(), await logsIn(owner)]
	const answers = await Promise.all(asked)
	const { status, headers } = await called
	gate.open()
	await Promise.all(work)
	expect(seen).toEqual([200, 302])
	expect([status, headers.get('Retry-After')]).toEqual([503, '5'])
	for (const answer of answers) {
		expect([answer.status, waits(answer)]).toEqual([503, 5])
		expect(await answer.text()).toContain('The database has more to do than it can answer soon.')
	}
	expect(await capacities(owner, ref)).toMatchObject({ gas: 200 })
}, 60_000)

test('of two servers that edit one plan at once both are kept: the second edit is decided again on what the first has left', async () => {
	const { owner, ref, type } = await aDesk()
	const colleague = await aMember(owner.teamId, 'editor')
	const { set } = await elsewhere
	meanwhile.next = [() => set(colleague, ref, ['solar', 222])]
	expect((await type('gas', 333)).status).toBe(200)
	expect(await capacities(owner, ref)).toMatchObject({ gas: 333, solar: 222 })
	expect(meanwhile.decided).toEqual([1, 1, 2])
	expect((await getPlan(owner, ref)).rev).toBe(3)
}, 60_000)

test('what a colleague writes at another server while an edit of the same place is decided is not replaced unseen', async () => {
	const { owner, ref, type } = await aDesk()
	const colleague = await aMember(owner.teamId, 'editor')
	const { set } = await elsewhere
	meanwhile.next = [() => set(colleague, ref, ['gas', 222])]
	const answer = await type('gas', 333, 1)
	expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('222')])
	expect(await capacities(owner, ref)).toMatchObject({ gas: 222 })
}, 60_000)

test('an edit that finds the plan changed three times is refused in words and writes nothing', async () => {
	const { owner, ref, type } = await aDesk()
	const colleague = await aMember(owner.teamId, 'editor')
	const { set } = await elsewhere
	const others = (times: number): (() => Promise<unknown>)[] =>
		Array.from({ length: times }, (_, at) => [
			() => set(colleague, ref, ['solar', 201 + at]),
			() => Promise.resolve(),
		]).flat()
	meanwhile.next = others(3)
	const answer = await type('gas', 333)
	expect(answer.status).toBe(503)
	expect(waits(answer)).toBeGreaterThan(0)
	expect(await answer.text()).toContain('Nothing of yours was written.')
	expect(await capacities(owner, ref)).toMatchObject({ gas: 200, solar: 203 })
	expect((await getPlan(owner, ref)).rev).toBe(4)
	// The third of three tries is one that counts.
	meanwhile.next = others(2)
	expect((await type('gas', 334)).status).toBe(200)
}, 60_000)

test('at one server the edits of a plan stand in a line: each is decided once', async () => {
	const { owner, ref, type } = await aDesk()
	const others = await Promise.all(Array.from({ length: 7 }, () => aMember(owner.teamId, 'editor')))
	const typists = [type, ...(await Promise.all(others.map((one) => typistOf(one, ref.projectId))))]
	const answers = await Promise.all(typists.map((typed, at) => typed(CONTRACTS[at % 3] ?? '', 500 + at)))
	expect(answers.map(({ status }) => status)).toEqual(typists.map(() => 200))
	expect(meanwhile.decided).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
}, 60_000)

test('who is taken out of a team, or may no longer edit, while their edit is decided writes nothing', async () => {
	const { owner, ref } = await aDesk()
	const { teamId } = owner
	const [leaving, lowered] = [await aMember(teamId, 'editor'), await aMember(teamId, 'editor')]
	const [typesFirst, typesNext] = [await typistOf(leaving, ref.projectId), await typistOf(lowered, ref.projectId)]
	meanwhile.next = [() => removeMember(owner, teamId, leaving.userId)]
	expect((await typesFirst('gas', 333)).status).toBe(404)
	meanwhile.next = [() => changeRole(owner, teamId, { userId: lowered.userId, role: 'viewer' })]
	expect((await typesNext('gas', 333)).status).toBe(403)
	expect((await getPlan(owner, ref)).rev).toBe(1)
}, 60_000)

test('a scenario that is changed at another server while it is being promoted is not promoted', async () => {
	const { owner, ref } = await aDesk()
	const colleague = await aMember(owner.teamId, 'editor')
	const trial = { ...ref, scenarioId: await createScenario(owner, ref, { label: 'More gas', about: '' }) }
	const { set } = await elsewhere
	await set(owner, trial, ['gas', 333])
	const seen = (await findScenario(owner, ref.projectId, trial.scenarioId))?.rev ?? 0
	meanwhile.next = [() => set(colleague, trial, ['gas', 444])]
	await expect(promoteScenario(owner, trial, { seen })).rejects.toThrow('“More gas” changed after you opened this page')
	expect(await capacities(owner, ref)).toMatchObject({ gas: 200 })
}, 60_000)

test('what takes its time cannot be done in a transaction', async () => {
	const { owner, ref } = await aDesk()
	const { scenario } = await getPlan(owner, ref)
	const slow = [
		() => askThread('readPlace', { team: owner.teamId, question: { text: 'Abilene' } }),
		() => hashPassword('test', PASSWORD, newSalt()),
		() => sendMail({ to: owner.email, subject: 'Late', text: 'Late' }),
		() =>
			askEngine('plan', {
				team: owner.teamId,
				at: { scenarioId: scenario.id, rev: 1, month: '2026-11' },
				source: () => Promise.reject(new Error('No thread reads it.')),
				question: undefined,
			}),
	]
	for (const work of slow)
		await expect(inTransaction(async () => await work())).rejects.toThrow('in a transaction: do it before')
})

test('an edit of a cell takes no more statements than it took with the plan held throughout', async () => {
	const { owner, ref, type } = await aDesk()
	await type('gas', 311)
	const sent = statementsSent()
	expect((await type('gas', 312)).status).toBe(200)
	sent.end()
	console.log(
		sent.texts().length,
		sent.texts().map((t) => t.slice(0, 90)),
	)
	expect(sent.texts().length).toBeLessThanOrEqual(12)
	expect(await capacities(owner, ref)).toMatchObject({ gas: 312 })
})
