import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { currentEnv } from '#server/env.ts'
import { startQueue } from '#server/actions/jobs/job-queue.ts'
import { workOnSimulation } from '#server/actions/jobs/work-on-simulation.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { simulationSchema } from '#server/http/api/simulation-schemas.ts'
import { jobSchema } from '#server/http/api/schemas.ts'
import { aPerson } from '../../factories/people.ts'
import { contract, hall, planFile } from '../../factories/plan-file.ts'
import { aToken, callApi } from '../../factories/programs/api.ts'

/** A line whose turns the test takes itself. */
let endQueue = () => Promise.resolve()
beforeAll(async () => {
	const wait = () => Promise.resolve()
	endQueue = await startQueue(currentEnv().DATABASE_URL ?? '', { report: wait, simulation: wait, webhook: wait })
})
afterAll(() => endQueue())

const takeTurn = () => workOnSimulation({ teamId: '', id: '' }, { last: false, stopping: new AbortController().signal })

async function aPlanner() {
	const owner = await aPerson()
	const plan = planFile({
		powerContracts: [contract('grid', { startDelayMonths: { p50: 0, p90: 6 } })],
		buildPhases: [hall('a')],
	})
	const { projectId } = await createProject(owner, owner.teamId, plan)
	const token = await aToken(owner)
	const ask = (body?: unknown, as = token) =>
		callApi(`/projects/${projectId}/simulations`, { method: 'POST', token: as, ...(body !== undefined && { body }) })
	return { owner, projectId, token, ask }
}

test(
	'a program has odds drawn: a job that tells how far it is, then where they are, to the digit the same',
	{ timeout: 120_000 },
	async () => {
		const { token, ask, projectId, owner } = await aPlanner()
		const reader = await aToken(owner, 'read')
		const wish = { draws: 24, seed: 7 }
		const simulate = async () => {
			const asked = await ask(wish)
			expect(asked.status).toBe(202)
			const { id } = jobSchema.parse(asked.body)
			expect(asked.headers.get('Location')).toBe(`/api/v1/jobs/${id}`)
			const early = await callApi(`/projects/${projectId}/simulations/${id}`, { token })
			expect(early.status).toBe(404)
			await takeTurn()
			const job = jobSchema.parse((await callApi(`/jobs/${id}`, { token: reader })).body)
			expect(job).toMatchObject({ kind: 'simulation', state: 'done', progress: 1, problem: null })
			const href = z.object({ href: z.string() }).parse(job.result).href
			return await callApi(href.replace('/api/v1', ''), { token: reader })
		}
		const first = await simulate()
		const found = simulationSchema.parse(first.body)
		expect([found.draws, found.seed, found.failed]).toEqual([24, 7, 0])
		expect(found.inputs.map(({ name }) => name)).toContain('powerContracts/grid/startDelayMonths')
		expect((await simulate()).body).toEqual(first.body)
	},
)

test('odds are drawn for who may change the plan, and told nobody else', { timeout: 60_000 }, async () => {
	const { ask, owner, projectId } = await aPlanner()
	expect((await ask({ draws: 1 }, await aToken(owner, 'read'))).status).toBe(403)
	const stranger = await aToken(await aPerson())
	expect((await ask({ draws: 1 }, stranger)).status).toBe(404)
	const asked = await ask({ draws: 1 })
	await takeTurn()
	const { id } = jobSchema.parse(asked.body)
	expect((await callApi(`/projects/${projectId}/simulations/${id}`, { token: stranger })).status).toBe(404)
	const other = await createProject(owner, owner.teamId, planFile())
	const own = await aToken(owner)
	expect((await callApi(`/projects/${other.projectId}/simulations/${id}`, { token: own })).status).toBe(404)
})

test('a wish that is none is refused, with what is wrong with it', { timeout: 60_000 }, async () => {
	const { ask } = await aPlanner()
	for (const [body, says] of [
		[{ draws: 10_001 }, 'draws'],
		[{ draws: 0 }, 'draws'],
		[{ draws: 1.5 }, 'draws'],
		[{ seed: -1 }, 'seed'],
		[{ seed: 2 ** 60 }, 'seed'],
		[{ off: 'all' }, 'off'],
		[{ off: Array.from({ length: 2001 }, (_, index) => `assumptions/a${String(index)}`) }, 'off'],
		[{ off: ['x'.repeat(201)] }, 'off'],
		[{ rho: { 'builder/abilene': 1 } }, 'rho'],
		[{ rho: { 'builder/abilene': -0.1 } }, 'rho'],
		[{ budget: 1 }, 'budget'],
		['[]', ''],
		['{"seed":1e999}', 'seed'],
		['{"rho":{"__proto__":0.5}}', 'rho'],
	] as const) {
		const { status, text } = await ask(body)
		expect([body, status]).toEqual([body, 422])
		expect(text).toContain(says)
	}
	expect((await ask({ off: Array.from({ length: 2000 }, () => 'x'.repeat(300)) })).status).toBe(413)
	expect((await ask({ draws: 1, scenario: 'none' })).status).toBe(404)
})
