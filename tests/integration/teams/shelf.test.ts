import { expect, test } from 'vitest'
import { createProject } from '#server/actions/projects/make-project.ts'
import { binProject, listProjects } from '#server/actions/projects/projects.ts'
import { archivePlan, filePlan, getShelf } from '#server/actions/projects/shelf.ts'
import { inRequest } from '#server/store/tenancy/in-request.ts'
import { must } from '../../factories/must.ts'
import { aPerson } from '../../factories/people.ts'
import { planFile } from '../../factories/plan-file.ts'
import { aHouse } from '../access/house.ts'
import { requestAs, ROUTES } from '../access/routes.ts'

test('a plan moved on the shelf is as it was, its last change too, and one in the bin stands on none', async () => {
	const ana = await aPerson()
	const { projectId } = await createProject(ana, ana.teamId, planFile())
	const [before] = await listProjects(ana, ana.teamId)
	await filePlan(ana, projectId, 'Texas')
	await archivePlan(ana, projectId, true)
	expect(await getShelf(ana, ana.teamId)).toMatchObject([
		{ folder: 'Texas', isArchived: true, owner: 'Ana Lucas', issued: null, updatedAt: must(before).updatedAt },
	])
	await archivePlan(ana, projectId, false)
	await filePlan(ana, projectId, '')
	expect(await getShelf(ana, ana.teamId)).toMatchObject([{ folder: '', isArchived: false }])
	await binProject(ana, projectId)
	expect(await getShelf(ana, ana.teamId)).toEqual([])
	await expect(archivePlan(ana, projectId, true)).rejects.toMatchObject({ code: 'not_found' })
})

test('an act that the shelf has not moves nothing', async () => {
	const house = await aHouse()
	const { owner, teamId, projectId } = house
	await archivePlan(owner, projectId, true)
	const { action } = await must(ROUTES.get('t.$team._index'))()
	const form = new URLSearchParams({ plan: projectId, act: 'burn' })
	const asked = requestAs(house, 'owner', { route: 't.$team._index', form })
	const answer: unknown = await inRequest(() => must(action)(asked)).catch((refused: unknown) => refused)
	expect(answer).toMatchObject({ status: 400 })
	const plan = (await getShelf(owner, teamId)).find(({ id }) => id === projectId)
	expect(plan).toMatchObject({ isArchived: true })
})
