import { expect, test } from 'vitest'
import * as events from '#app/routes/p.$project.events/route.ts'
import * as presence from '#app/routes/p.$project.presence/route.ts'
import { eventStream } from '#server/http/api/event-stream.ts'
import { admitToken } from '#server/actions/tokens/admit-token.ts'
import { database } from '#server/store/client.ts'
import { cancelJob } from '#server/actions/jobs/report-jobs.ts'
import { catchUp } from '#server/store/events/hub.ts'
import { endAllSessions } from '#server/access/sessions.ts'
import { createProject } from '#server/actions/projects/create-project.ts'
import { createScenario } from '#server/actions/scenarios/create-scenario.ts'
import { updatePlanItem } from '#server/actions/plans/update-plan-item.ts'
import { aBrowser } from '../factories/browser.ts'
import { aToken } from '../factories/programs/api.ts'
import { aMember, aPerson, type Person } from '../factories/people.ts'
import { hearNotices } from '../factories/hear-notices.ts'
import { contract, planFile } from '../factories/plan-file.ts'

type Heard = { readonly name: string; readonly id: string | undefined; readonly data: Record<string, unknown> }

/** Reads a stream event by event. */
function readerOf(response: Response) {
	const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader()
	let waiting = ''
	const next = async (): Promise<Heard | null> => {
		for (;;) {
			const end = waiting.indexOf('\n\n')
			if (end < 0) {
				const { done, value } = await reader.read()
				if (done) return null
				waiting += value
				continue
			}
			const lines = waiting.slice(0, end).split('\n')
			waiting = waiting.slice(end + 2)
			const part = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
			const name = part('event')
			if (name !== undefined) return { name, id: part('id'), data: JSON.parse(part('data') ?? '{}') }
		}
	}
	const until = async (is: (heard: Heard) => boolean): Promise<Heard> => {
		for (let heard = await next(); heard !== null; heard = await next()) if (is(heard)) return heard
		throw new Error('The stream ended.')
	}
	return { next, until, leave: () => reader.cancel() }
}

/** The names of those who are told to be here. */
const namesOf = ({ here }: Heard['data']): unknown[] =>
	Array.isArray(here) ? here.map((one: { readonly name: unknown }) => one.name) : []

const set = (actor: Person, projectId: string, value: number) =>
	updatePlanItem(
		actor,
		{ projectId },
		{ patches: [{ kind: 'powerContracts', itemId: 'grid', field: 'capacityMW', value }] },
	)

async function aTeam() {
	const mara = await aPerson('Mara Ortiz')
	const jun = await aMember(mara.teamId, 'viewer')
	const { projectId } = await createProject(mara, mara.teamId, planFile({ powerContracts: [contract('grid')] }))
	const open = async (person: Person, search = '', gone = new AbortController().signal) => {
		const browser = await aBrowser(person)
		const at = { path: `/p/${projectId}/events${search}`, params: { project: projectId }, gone }
		return { browser, ...readerOf(await browser.load(events.loader, at)) }
	}
	return { mara, jun, projectId, open }
}

test('an edit is heard through the database by whoever has the plan open, with its number; who comes again is told what they missed', async () => {
	const close = await hearNotices()
	const { mara, jun, projectId, open } = await aTeam()
	const theirs = await open(jun, '?since=1')
	const hello = await theirs.until(({ name }) => name === 'hello')
	await set(mara, projectId, 125)
	const changed = await theirs.until(({ name }) => name === 'changed')
	expect(changed).toEqual({ name: 'changed', id: '2', data: { rev: 2 } })

	// Of a scenario that follows the plan, the edit counts in its own line.
	const scenarioId = await createScenario(mara, { projectId }, { label: 'Trial', about: '' })
	const followed = await open(jun, `?scenario=${scenarioId}&since=1000`)
	await followed.until(({ name }) => name === 'hello')
	await followed.leave()
	const behind = await open(jun, `?scenario=${scenarioId}&since=0`)
	expect((await behind.until(({ name }) => name === 'changed')).data['rev']).toBe(3)
	await set(mara, projectId, 130)
	expect((await behind.until(({ name }) => name === 'changed')).data['rev']).toBe(4)

	// Somebody types in a cell: both who they are and where is told, and that they have left.
	const own = await open(mara, '?since=3')
	const { data } = await own.until(({ name }) => name === 'hello')
	const where = {
		stream: String(data['stream']),
		page: 'energy',
		list: 'powerContracts',
		itemId: 'grid',
		field: 'capacityMW',
	}
	await own.browser.send(presence.action, { path: `/p/${projectId}/presence`, params: { project: projectId } }, where)
	const cell = { list: 'powerContracts', itemId: 'grid', field: 'capacityMW' }
	const seen = await theirs.until(
		({ name, data: said }) => name === 'people' && JSON.stringify(said).includes('capacityMW'),
	)
	expect(seen.data['here']).toContainEqual(
		expect.objectContaining({ name: 'Mara Ortiz', places: [expect.objectContaining({ page: 'energy', cell })] }),
	)
	// Nobody speaks for another's page.
	const forged = { ...where, stream: String(hello.data['stream']), field: 'forged' }
	await own.browser.send(presence.action, { path: `/p/${projectId}/presence`, params: { project: projectId } }, forged)
	await own.leave()
	const left = await theirs.until(({ name, data: said }) => name === 'people' && !JSON.stringify(said).includes('Mara'))
	expect(JSON.stringify(left)).not.toContain('forged')
	await theirs.leave()
	await behind.leave()

	// A program hears the same, with what was written.
	const { actor } = await admitToken({ token: await aToken(mara), network: '192.0.2.1', requestId: 'test' })
	const request = new Request('http://localhost/', { headers: { 'Last-Event-ID': '2' } })
	const caller = { actor, teamId: mara.teamId, request, gone: new AbortController().signal }
	const program = readerOf(await eventStream(caller, { projectId }))
	const missed = await program.until(({ name }) => name === 'changed')
	expect(missed).toMatchObject({ id: '3', data: { changes: [{ by: 'Mara Ortiz', version: 3 }] } })
	const here = ({ name, data: said }: Heard, names: readonly string[]) =>
		name === 'presence' && JSON.stringify(namesOf(said)) === JSON.stringify(names)
	await program.until((heard) => here(heard, []))
	const asked = { teamId: mara.teamId, projectId, userId: mara.userId, kind: 'report', asked: {} }
	const job = await database().apiJob.create({ data: { ...asked, id: 'job', state: 'waiting' } })
	await cancelJob(mara, mara.teamId, job.id)
	expect((await program.until(({ name }) => name === 'job')).data).toMatchObject({
		...{ id: job.id, state: 'cancelled', progress: 0, result: null, problem: 'Given up by Mara Ortiz.' },
	})
	const opened = await open(mara, '?since=3')
	await program.until((heard) => here(heard, ['Mara Ortiz']))
	await opened.leave()
	await program.leave()

	const back = await open(jun, '?since=2')
	expect((await back.until(({ name }) => name === 'changed')).data['rev']).toBe(3)
	// Who is signed out, or out of the team, hears nothing more.
	await endAllSessions(jun.userId)
	catchUp()
	await expect(back.until(() => false)).rejects.toThrow('The stream ended.')
	await close()
}, 60_000)

test('a stranger hears nothing of a plan, and nobody opens more windows than anybody looks at', async () => {
	const { jun, open } = await aTeam()
	await expect(open(await aPerson())).rejects.toMatchObject({ status: 404 })
	const lines = []
	for (let at = 0; at < 12; at += 1) lines.push(await open(jun))
	await expect(open(jun)).rejects.toMatchObject({ status: 429 })
	await lines[0]?.leave()
	const again = await open(jun)
	for (const line of [...lines.slice(1), again]) await line.leave()
	// Who opens them all at once has no more of them.
	const opened = await Promise.allSettled(Array.from({ length: 20 }, () => open(jun)))
	const those = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
	expect(those).toHaveLength(12)
	for (const line of those) await line.leave()
	// Whoever goes without a word has left too, whatever their request still says.
	const gone = new AbortController()
	const last = await open(jun, '', gone.signal)
	gone.abort()
	await expect(last.until(() => false)).rejects.toThrow('The stream ended.')
})

test('where nothing is heard through the database, edits and who is there are told at the next look', async () => {
	const { mara, jun, projectId, open } = await aTeam()
	const theirs = await open(jun, '?since=1')
	await theirs.until(({ name }) => name === 'hello')
	await set(mara, projectId, 125)
	expect(await theirs.until(({ name }) => name === 'changed')).toMatchObject({ id: '2', data: { rev: 2 } })
	const own = await open(mara, '?since=2')
	await theirs.until(({ name, data }) => name === 'people' && namesOf(data).includes('Mara Ortiz'))
	await own.leave()
	await theirs.until(({ name, data }) => name === 'people' && !namesOf(data).includes('Mara Ortiz'))
	await theirs.leave()
}, 60_000)
