import { expect, test } from 'vitest'
import { action, loader } from '#app/routes/p.$project.share/route.tsx'
import { createShareLink, listShareLinks } from '#server/actions/sharing/share-links.ts'
import { linkSections, PLAN_ALONE } from '#shared/together/link-scope.ts'
import { must } from '../../factories/must.ts'
import { aHouse, type Caller, type House } from '../access/house.ts'

const HOST = 'http://localhost'

function askedBy(house: House, caller: Caller, { form, over }: { form?: Record<string, string>; over?: boolean } = {}) {
	const body = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }
	const headers = { Cookie: house.cookies.get(caller) ?? '' }
	const request = new Request(`${HOST}/p/${house.projectId}/share${over === true ? '?over=1' : ''}`, {
		headers,
		...body,
	})
	const context = { cspNonce: '', requestId: 'test', clientAddress: '127.0.0.1', gone: new AbortController().signal }
	return { request, params: { project: house.projectId }, context }
}

test('people of the team stand beside the links, with what each reader may do about them and no more', async () => {
	const house = await aHouse()
	const shown = async (caller: Caller) => {
		const view = await loader(askedBy(house, caller))
		const others = view.members.filter(({ self }) => !self)
		return {
			members: view.members.length,
			mayChange: others.filter(({ roles }) => roles.length > 0).length,
			maySendAway: others.filter(({ mayGo }) => mayGo).length,
			invitations: view.invitations.length,
			links: view.links.length,
			roles: view.roles,
		}
	}
	expect(await shown('owner')).toEqual({
		...{ members: 5, mayChange: 4, maySendAway: 4, invitations: 1, links: 1 },
		roles: ['viewer', 'commenter', 'editor', 'admin'],
	})
	// An admin decides over everybody but the owner.
	expect(await shown('admin')).toMatchObject({ mayChange: 3, maySendAway: 3, invitations: 1, links: 1 })
	for (const caller of ['editor', 'commenter', 'viewer'] as const)
		expect(await shown(caller)).toEqual({
			...{ members: 5, mayChange: 0, maySendAway: 0, invitations: 0, links: 0, roles: [] },
		})
})

test('a dialog over another page is told that its form is done, where the page of links is led back to', async () => {
	const house = await aHouse()
	const owner = must(house.people.get('owner'))
	const link = { name: 'bank', days: null, password: '', shows: { ...PLAN_ALONE, sections: linkSections } }
	await createShareLink({ ip: 'here' }, owner, { projectId: house.projectId, link })
	const [first, second] = await listShareLinks(owner, house.projectId)
	const end = (id: string, over: boolean) =>
		action(askedBy(house, 'owner', { form: { intent: 'end', link: id }, over }))
	const told = await end(must(first).id, true)
	expect([told.status, await told.json()]).toEqual([200, { ok: true }])
	const led = await end(must(second).id, false)
	expect([led.status, led.headers.get('Location')]).toEqual([302, `/p/${house.projectId}/share`])
	expect(await listShareLinks(owner, house.projectId)).toEqual([])
	// The dialog opens no door of its own.
	await expect(
		action(askedBy(house, 'editor', { form: { intent: 'end', link: 'x' }, over: true })),
	).rejects.toMatchObject({
		status: 403,
	})
})
