import { expect, test } from 'vitest'
import { z } from 'zod'
import { once } from '#server/http/forms/once.ts'
import { listProjects } from '#server/actions/projects/list-projects.ts'
import { makeProject } from '#server/actions/projects/make-project.ts'
import { aPerson, type Person } from '../factories/people.ts'

const answer = z.object({ ok: z.literal(true), projectId: z.string() })

/** The form for a blank plan, sent as a browser or a program sends it. */
function send(actor: Person, { name, key, header }: { name: string; key?: string; header?: string }) {
	const form = new FormData()
	form.set('name', name)
	if (key !== undefined) form.set('once', key)
	const headers = header === undefined ? {} : { 'Idempotency-Key': header }
	const request = new Request('https://strata.example/t/x/projects/new', { method: 'POST', headers })
	const source = { from: 'blank' as const, name, startMonth: '2026-01' }
	const work = () => makeProject(actor, actor.teamId, source)
	return once({ actor, teamId: actor.teamId, request, form }, { answer, work })
}

test('fifty equal posts with one key make one plan and get one answer, from a form and by header', async () => {
	const owner = await aPerson()
	for (const [index, by] of [{ key: 'key-of-a-form' }, { header: 'key-of-a-program' }].entries()) {
		const answers = await Promise.all(Array.from({ length: 50 }, () => send(owner, { name: 'Northfield', ...by })))
		expect(new Set(answers.map((made) => (made.ok ? made.projectId : 'refused'))).size).toBe(1)
		expect(await listProjects(owner, owner.teamId)).toHaveLength(index + 1)
	}
})

test('a refused post keeps no answer, other contents under a used key are refused, and keys are one’s own', async () => {
	const [owner, other] = [await aPerson(), await aPerson()]
	expect(await send(owner, { name: '', key: 'first-key' })).toMatchObject({ ok: false })
	expect(await send(owner, { name: '', key: 'first-key' })).toMatchObject({ ok: false })
	expect(await send(owner, { name: 'Northfield', key: 'second-key' })).toMatchObject({ ok: true })
	await expect(send(owner, { name: 'Southfield', key: 'second-key' })).rejects.toMatchObject({ code: 'conflict' })
	expect(await send(other, { name: 'Southfield', key: 'second-key' })).toMatchObject({ ok: true })
	await send(owner, { name: 'Northfield' })
	expect(await listProjects(owner, owner.teamId)).toHaveLength(2)
})
