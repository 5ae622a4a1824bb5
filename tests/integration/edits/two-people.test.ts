import { expect, test } from 'vitest'
import { z } from 'zod'
import * as activity from '#app/routes/p.$project.activity/route.tsx'
import * as assumptions from '#app/routes/p.$project.assumptions/route.tsx'
import * as energy from '#app/routes/p.$project.energy/route.tsx'
import * as news from '#app/routes/p.$project.news/route.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { setAssumption } from '#server/actions/plans/edits.ts'
import { aBrowser, type Action } from '../../factories/browser.ts'
import { getPlan } from '../../factories/get-plan.ts'
import { aMember, aPerson, type Person } from '../../factories/people.ts'
import { contract, planFile } from '../../factories/plan-file.ts'
import { aToken, callApi } from '../../factories/programs/api.ts'

const side = z.object({ value: z.string(), note: z.string() })
const replySchema = z.object({
	ok: z.boolean(),
	rev: z.number().optional(),
	text: z.string().optional(),
	problems: z.array(z.object({ field: z.string(), text: z.string() })).optional(),
	typed: z.record(z.string(), z.string()).optional(),
	conflicts: z
		.object({
			rev: z.number(),
			found: z.array(
				z.object({ text: z.string(), was: side, now: side, mine: side, gone: z.array(z.string()).optional() }),
			),
		})
		.optional(),
})

/** Somebody at the pages of a plan. */
async function at(person: Person, projectId: string) {
	const pages = await aBrowser(person)
	const place = (page: string, query = '') => ({
		path: `/p/${projectId}/${page}${query}`,
		params: { project: projectId },
	})
	const send = async (action: Action, page: string, form: Readonly<Record<string, string>>) => {
		const answer = await pages.send(action, place(page), form)
		const text = await answer.text()
		return {
			status: answer.status,
			...(text === '' ? { ok: answer.status === 302 } : replySchema.parse(JSON.parse(text))),
		}
	}
	const list = 'powerContracts'
	return {
		type: async (
			id: string,
			text: string,
			{ form = {}, ...more }: { baseRev?: number; back?: number; form?: Record<string, string> },
		) => {
			const cells = JSON.stringify([{ id, field: 'capacityMW', text, ...more }])
			return await send(energy.action, 'energy', { intent: 'set', list, cells, ...form })
		},
		save: async (itemId: string, form: Readonly<Record<string, string>>) =>
			await send(energy.action, 'energy', { intent: 'save', list, itemId, ...form }),
		remove: async (itemId: string) => await send(energy.action, 'energy', { intent: 'remove', list, itemId }),
		undo: async () => await send(activity.action, 'activity', { way: 'undo', stay: 'yes' }),
		assume: async (form: Readonly<Record<string, string>>) => await send(assumptions.action, 'assumptions', form),
		isGone: async (id: string, since: number) => {
			const query = `?since=${String(since)}&row=powerContracts/${id}`
			const answer = await pages.load(news.loader, place('news', query))
			return z.object({ rev: z.number(), gone: z.string().nullable() }).parse(await answer.json())
		},
	}
}

async function twoPeople() {
	const ana = await aPerson('Ana Lucas')
	const jun = await aMember(ana.teamId, 'editor')
	const notes = { 'powerContracts/grid/capacityMW': { source: 'Offer', quality: 'quote' } }
	const made = planFile({ powerContracts: [contract('grid'), contract('gas')], notes })
	const { projectId } = await createProject(ana, ana.teamId, made)
	const [mine, theirs] = [await at(ana, projectId), await at(jun, projectId)]
	const contracts = async () =>
		(await getPlan(ana, { projectId })).plan.powerContracts.map(({ id, capacityMW }) => [id, capacityMW])
	return { ana, jun, mine, theirs, contracts, projectId, rev: (await getPlan(ana, { projectId })).rev }
}

test('a cell with a note is met once, and what others write while the choice waits is told when it is asked', async () => {
	const { mine, theirs, rev } = await twoPeople()
	await theirs.type('grid', '125', { baseRev: rev })
	const met = await mine.type('grid', '120', { baseRev: rev })
	expect(met.status).toBe(409)
	expect(met.conflicts?.found).toMatchObject([
		{ was: { value: '200 MW', note: 'Quote · Offer' }, now: { value: '125 MW', note: '' }, mine: { value: '120 MW' } },
	])
	await theirs.type('grid', '130', {})
	const dry = { dry: 'yes' } as const
	expect((await mine.type('grid', '120', { baseRev: rev, form: dry })).conflicts?.found).toMatchObject([
		{ was: { value: '200 MW' }, now: { value: '130 MW' } },
	])
	await theirs.undo()
	await theirs.undo()
	expect(await mine.type('grid', '120', { baseRev: rev, form: dry })).toMatchObject({ status: 200, problems: [] })
	expect((await mine.type('grid', '120', { baseRev: rev })).status).toBe(200)
})

test('a removed row comes back with what was typed, from its cell and from its form, as one step that can be undone', async () => {
	const { jun, mine, theirs, contracts, rev } = await twoPeople()
	await theirs.remove('grid')
	const met = await mine.type('grid', '120', { baseRev: rev })
	expect(met.conflicts?.found).toMatchObject([
		{ gone: [], text: expect.stringMatching(`^${jun.name} removed grid at`) },
	])
	const back = met.conflicts?.rev ?? 0
	expect((await mine.isGone('grid', rev)).gone).toMatch(new RegExp(`^${jun.name} removed grid at .* UTC\\.$`))
	expect(await mine.isGone('gas', rev)).toEqual({ rev: back, gone: null })
	// Without scripts the form of the row is not there any more: the answer holds what was typed, and on what it rests.
	const form = { 'was.capacityMW': '200', capacityMW: '140', 'was.name': 'grid', name: 'grid', baseRev: String(rev) }
	const refused = await mine.save('grid', form)
	expect(refused).toMatchObject({ status: 409, typed: { capacityMW: '140', baseRev: String(rev) } })
	expect((await mine.type('grid', '120', { baseRev: rev, back })).status).toBe(200)
	expect(await contracts()).toEqual([
		['grid', 120],
		['gas', 200],
	])
	expect((await mine.isGone('grid', rev)).gone).toBeNull()
	await mine.undo()
	expect(await contracts()).toEqual([['gas', 200]])
	expect((await mine.save('grid', { ...refused.typed, back: String(back) })).status).toBe(302)
	expect(await contracts()).toEqual([
		['grid', 140],
		['gas', 200],
	])
}, 60_000)

test('undo passes over what a colleague has replaced, on the page and through the API, and says so', async () => {
	const { ana, jun, mine, theirs, contracts, projectId } = await twoPeople()
	await mine.type('gas', '150', {})
	await mine.type('gas', '160', {})
	await mine.type('grid', '125', {})
	await theirs.type('grid', '130', {})
	const skipped = `Skipped Capacity of grid: ${jun.name} changed it at`
	expect(await mine.undo()).toMatchObject({ status: 200, text: expect.stringContaining(skipped) })
	expect(await contracts()).toEqual([
		['grid', 130],
		['gas', 150],
	])
	const token = await aToken(ana)
	const call = (way: string) => callApi(`/projects/${projectId}/${way}`, { method: 'POST', token })
	expect(await call('undo')).toMatchObject({ status: 200, body: { said: expect.stringContaining(skipped) } })
	expect(await call('undo')).toMatchObject({ status: 422 })
	expect(await call('redo')).toMatchObject({ status: 200, body: { said: null } })
	expect(await contracts()).toEqual([
		['grid', 130],
		['gas', 150],
	])
})

test('an assumption is put back to its default by whoever asks for that, not by a form that lacks its value', async () => {
	const { ana, mine, projectId } = await twoPeople()
	await setAssumption(ana, { projectId }, { key: 'siteReserve', entry: { text: '1.1', why: null, source: null } })
	const lacking = await mine.assume({ key: 'siteReserve', why: 'As built' })
	expect(lacking).toMatchObject({ status: 422, problems: [{ field: 'value' }] })
	const stated = async () => Object.keys((await getPlan(ana, { projectId })).plan.assumptions)
	expect(await stated()).toEqual(['siteReserve'])
	expect((await mine.assume({ key: 'siteReserve', intent: 'restore' })).status).toBe(200)
	expect(await stated()).toEqual([])
})
