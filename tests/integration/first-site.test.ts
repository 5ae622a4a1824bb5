import { expect, test } from 'vitest'
import * as overview from '#app/routes/p.$project._index/route.tsx'
import { getPlan } from '../factories/get-plan.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { aBrowser } from '../factories/browser.ts'
import { aMember, aPerson, type Person } from '../factories/people.ts'
import { planFile } from '../factories/plan-file.ts'

const overviewOf = (projectId: string) => ({ path: `/p/${projectId}?index`, params: { project: projectId } })

async function aBlankPlan() {
	const owner = await aPerson()
	const { projectId } = await createProject(owner, owner.teamId, planFile({ sites: [] }))
	const send = async (fields: Readonly<Record<string, string>>, who: Person = owner) =>
		await (await aBrowser(who)).send(overview.action, overviewOf(projectId), fields)
	return { owner, projectId, send, sites: async () => (await getPlan(owner, { projectId })).plan.sites }
}

test('the first site is added by the name of its town, once', async () => {
	const { send, sites } = await aBlankPlan()
	const asked = { place: 'Frankfurt am Main', itMW: '0.1 GW', once: 'one-first-site' }
	expect((await send(asked)).status).toBe(200)
	expect((await send(asked)).status).toBe(200)
	expect(await sites()).toMatchObject([{ name: 'Frankfurt am Main', country: 'DE', targetItMW: 100 }])
	const [site] = await sites()
	expect(site?.latitude).toBeCloseTo(50.1, 0)
	expect(site?.longitude).toBeCloseTo(8.7, 0)
})

test('a town that is not known and a power that is none are told at their fields, and nothing is added', async () => {
	const { send, sites } = await aBlankPlan()
	const refused = await send({ place: 'Frankfurt', itMW: 'lots' })
	expect(refused.status).toBe(422)
	expect(JSON.parse(await refused.text())).toMatchObject({
		problems: [
			{ field: 'place', text: expect.stringContaining('Several places match.') },
			{ field: 'itMW', text: expect.stringContaining('such as 450 MW') },
		],
	})
	expect(await sites()).toEqual([])
})

test('the checklist is put away by whoever sees the plan, for that plan alone', async () => {
	const { owner, projectId, send } = await aBlankPlan()
	const viewer = await aMember(owner.teamId, 'viewer')
	const answer = await send({ steps: 'hide' }, viewer)
	expect(answer.status).toBe(302)
	const cookie = answer instanceof Response ? (answer.headers.get('Set-Cookie') ?? '') : ''
	expect(cookie).toMatch(new RegExp(`^strata_steps=${projectId}; `))
	expect((await send({ place: 'Paris' }, viewer)).status).toBe(403)
	expect((await send({ steps: 'hide' }, await aPerson())).status).toBe(404)
})
