import { expect, test } from 'vitest'
import { z } from 'zod'
import { decisionsSchema, trialSchema, verdictSchema } from '#server/http/api/verdict-schemas.ts'
import { listChanges } from '#server/actions/plans/history/list-changes.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { callApi, aToken, type Call } from '../../factories/programs/api.ts'
import { aPerson } from '../../factories/people.ts'
import { contract, hall, planFile } from '../../factories/plan-file.ts'

/** 40 MW asked for by January 2028; power comes a year later. */
const LATE = planFile({
	startMonth: '2026-11',
	horizonMonths: 60,
	asOfMonth: '2026-11',
	sites: [
		{
			...{ id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 },
			...{ targetItMW: 40, targetMonth: '2028-01' },
		},
	],
	powerContracts: [contract('grid', { capacityMW: 60, startMonth: '2029-01', rampMonths: 1 })],
	// It stands: nothing is left to order, so that power is what is late.
	buildPhases: [hall('a', { itMW: 44, scope: 'existing', startMonth: '2026-12' })],
	chipOrders: [
		{
			...{ id: 'lot', siteId: 'abilene', chip: 'gb200-nvl72', accelerators: 26_000 },
			...{ orderMonth: '2027-01', leadTimeMonths: 8 },
		},
	],
})

/** A team with that plan, and a token that may only read it. */
async function aReader() {
	const owner = await aPerson()
	const { projectId } = await createProject(owner, owner.teamId, LATE)
	const token = await aToken(owner, 'read')
	const call = (path: string, asked: Call = {}) => callApi(`/projects/${projectId}${path}`, { token, ...asked })
	return { owner, projectId, call }
}

const resultSchema = z.object({ verdict: z.unknown() })

test('a program reads the verdict that stands in the result, and the decisions by value', async () => {
	const { call } = await aReader()
	const [verdict, result] = await Promise.all([call('/verdict'), call('/result')])
	expect(verdict.status).toBe(200)
	expect(verdict.body).toEqual(resultSchema.parse(result.body).verdict)
	expect(verdictSchema.parse(verdict.body).fullPower.monthsLate).toBeGreaterThan(6)
	const decisions = await call('/decisions')
	const found = decisionsSchema.parse(decisions.body)
	expect([decisions.status, found.complete, found.statusMonth]).toEqual([200, true, '2026-11'])
	expect(found.decisions.length + found.tooLate.length).toBeGreaterThan(0)
	expect((await call('/remedies')).body).toEqual(decisions.body)
})

test('a patch is tried with a token that may only read: both verdicts, and nothing is written', async () => {
	const { call, owner, projectId } = await aReader()
	const patch = { powerContracts: { grid: { startMonth: '2028-01' } } }
	const tried = await call('/trials', { method: 'POST', body: patch })
	expect(tried.status).toBe(200)
	const { before, after } = trialSchema.parse(tried.body)
	expect(before).toEqual(verdictSchema.parse((await call('/verdict')).body))
	expect(after.fullPower.monthsLate ?? Infinity).toBeLessThan(before.fullPower.monthsLate ?? Infinity)
	expect(after.totals.late.mwMonths).toBeLessThan(before.totals.late.mwMonths)
	expect(await listChanges(owner, { projectId })).toHaveLength(1)
	expect((await call('', { method: 'PATCH', headers: { 'If-Match': '*' }, body: patch })).status).toBe(403)
})

test('a patch that makes no valid plan is refused with every problem, and one too large unread', async () => {
	const { call } = await aReader()
	const wrong = await call('/trials', { method: 'POST', body: { powerContracts: { grid: { kind: 'sunshine' } } } })
	expect(wrong.status).toBe(422)
	expect(wrong.text).toContain('kind')
	const long = { description: 'x'.repeat(300_000) }
	expect((await call('/trials', { method: 'POST', body: long })).status).toBe(413)
})

test('nobody else’s token learns that the plan is there', async () => {
	const { projectId } = await aReader()
	const token = await aToken(await aPerson(), 'write')
	for (const [path, method, body] of [
		['verdict', 'GET', undefined],
		['decisions', 'GET', undefined],
		['trials', 'POST', {}],
	] as const)
		expect([path, (await callApi(`/projects/${projectId}/${path}`, { token, method, body })).status]).toEqual([
			path,
			404,
		])
})

/** Bodies that a broken or a hostile program sends: as text where they are no JSON of an object. */
const NASTY: Readonly<Record<string, unknown>> = {
	nothing: '',
	'no JSON': '{"powerContracts":',
	'no object': [1, 2, 3],
	null: 'null',
	'a number': '7',
	'nested a thousand deep': `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`,
	'arrays ten thousand deep': `{"notes":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
	'a prototype': '{"__proto__":{"admin":true},"sites":{"abilene":{"__proto__":{"name":"x"}}}}',
	'a constructor': { constructor: { prototype: { name: 'x' } } },
	'an unknown key': { powerPlants: {} },
	'an unknown field': { powerContracts: { grid: { megawatts: 4 } } },
	'an unknown item': { powerContracts: { elsewhere: { capacityMW: 4 } } },
	'a list in place of rows': { powerContracts: [[[]]] },
	'text for a number': { powerContracts: { grid: { capacityMW: 'NaN' } } },
	'a number beyond all': '{"powerContracts":{"grid":{"capacityMW":1e999}}}',
	'a month that is none': { powerContracts: { grid: { startMonth: '2027-13' } } },
	'a horizon without end': { horizonMonths: 1e9 },
	'a thousand rows': {
		buildPhases: Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`h${String(at)}`, {}])),
	},
	'a name of control characters': { name: '\u0000\u202e\ud800' },
}

test.each(Object.entries(NASTY))('a trial of %s is refused in words, and nothing is written', async (_, body) => {
	const { call, owner, projectId } = await aReader()
	const before = await listChanges(owner, { projectId })
	const tried = await call('/trials', { method: 'POST', body })
	expect([400, 413, 415, 422]).toContain(tried.status)
	expect(tried.headers.get('Content-Type')).toMatch(/problem\+json/)
	expect(tried.text).not.toMatch(/\bat \w+ \(|node_modules|prisma|undefined/i)
	expect(tried.text.length).toBeLessThan(64_000)
	expect(await listChanges(owner, { projectId })).toEqual(before)
	expect(Object.prototype).not.toHaveProperty('admin')
})
