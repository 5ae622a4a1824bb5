import { expect, test } from 'vitest'
import { z } from 'zod'
import * as energy from '#app/routes/p.$project.energy/route.tsx'
import * as keystroke from '#app/routes/p.$project.keystroke/route.ts'
import * as frame from '#app/routes/p.$project/route.tsx'
import { createProject } from '#server/actions/projects/make-project.ts'
import { aBrowser } from '../../factories/browser.ts'
import { aMember, aPerson } from '../../factories/people.ts'
import { contract, planFile } from '../../factories/plan-file.ts'

const shownSchema = z.object({
	frame: z.record(z.string(), z.unknown()).optional(),
	page: z.record(z.string(), z.unknown()).optional(),
	rows: z.object({ rev: z.number(), parts: z.array(z.unknown()) }).optional(),
})
const answerSchema = shownSchema.extend({ reply: z.object({ ok: z.boolean() }) })

/** As it crosses to a browser, without the key of a form, which is new each time. */
const sent = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'once' ? '' : part)))

const [PAGE, ROWS] = [{ page: 'energy' }, { rows: 'list=powerContracts' }]

async function aLongList() {
	const owner = await aPerson('Ana Lucas')
	const powerContracts = Array.from({ length: 40 }, (_, at) => contract(`c${String(at)}`))
	const { projectId } = await createProject(owner, owner.teamId, planFile({ powerContracts }))
	const browser = await aBrowser(owner)
	const at = (path: string) => ({ path: `/p/${projectId}/${path}`, params: { project: projectId } })
	const set = async (text: string, more: Readonly<Record<string, string>>) => {
		const cells = JSON.stringify([{ id: 'c1', field: 'capacityMW', text }])
		const fields = { intent: 'set', list: 'powerContracts', cells, ...more }
		const answer = await browser.send(keystroke.action, at('keystroke'), fields)
		return answerSchema.parse(JSON.parse(await answer.text()))
	}
	const shown = async (query: Readonly<Record<string, string>>) => {
		const address = at(`keystroke?${new URLSearchParams(query).toString()}`)
		return shownSchema.parse(JSON.parse(await (await browser.load(keystroke.loader, address)).text()))
	}
	return { owner, browser, at, set, shown }
}

test('the answer to an edit brings what frame, page and rows would then be asked for', async () => {
	const { browser, at, set, shown } = await aLongList()
	const before = sent(await browser.load(energy.loader, at('energy')))
	const answer = await set('77', { ...PAGE, ...ROWS })
	const page = sent(await browser.load(energy.loader, at('energy')))
	expect(sent(answer.page)).toEqual(page)
	expect(page).not.toEqual(before)
	expect(answer.frame).toEqual(sent(await browser.load(frame.loader, at('energy'))))
	expect({ rows: answer.rows }).toEqual(await shown(ROWS))
}, 120_000)

test('a page that is behind is brought up to date by one request', async () => {
	const { browser, at, set, shown } = await aLongList()
	await set('77', {})
	const { frame: around, page, rows } = await shown({ ...PAGE, ...ROWS })
	expect(sent(page)).toEqual(sent(await browser.load(energy.loader, at('energy'))))
	expect(around).toEqual(sent(await browser.load(frame.loader, at('energy'))))
	expect({ rows }).toEqual(await shown(ROWS))
	const overview = await shown({ page: '' })
	expect(overview.frame).toEqual(around)
	await expect(shown({ page: 'no-page' })).rejects.toMatchObject({ code: 'not_found' })
}, 120_000)

test('nothing is brought for whom did not ask for it, and with no edit that is refused', async () => {
	const { set } = await aLongList()
	expect(await set('78', {})).toEqual({ reply: { ok: true } })
	expect(await set('much', PAGE)).toEqual({ reply: { ok: false } })
	expect((await set('79', PAGE)).rows).toBeUndefined()
	expect(await set('80', { page: 'no-page' })).toEqual({ reply: { ok: true } })
}, 120_000)

/** What is not written has the number of the edit that the plan stands at. */
const numberless = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(sent(value), (key, part: unknown) => (key === 'rev' ? 0 : part)))

test('what is still being typed is shown as the plan would be, of the plan nothing is written', async () => {
	const { browser, at, set } = await aLongList()
	const before = sent(await browser.load(energy.loader, at('energy')))
	const { reply, ...ahead } = await set('77', { ...PAGE, ...ROWS, prefetch: 'yes' })
	expect(reply.ok).toBe(false)
	expect(ahead.frame?.['rev']).toBe(1)
	expect(sent(await browser.load(energy.loader, at('energy')))).toEqual(before)
	const { reply: _kept, ...kept } = await set('77', { ...PAGE, ...ROWS })
	expect(kept.frame?.['rev']).toBe(2)
	expect(numberless(ahead)).toEqual(numberless(kept))
}, 120_000)

test('nothing is shown ahead of what would be refused or changes nothing, nor to who may not edit', async () => {
	const { owner, at, set } = await aLongList()
	const ahead = { ...PAGE, prefetch: 'yes' }
	expect(await set('much', ahead)).toEqual({ reply: { ok: false } })
	await set('77', {})
	expect(await set('77', ahead)).toEqual({ reply: { ok: false } })
	const viewer = await aBrowser(await aMember(owner.teamId, 'viewer'))
	const cells = JSON.stringify([{ id: 'c1', field: 'capacityMW', text: '78' }])
	const asked = { intent: 'set', list: 'powerContracts', cells, ...ahead }
	const answer = await viewer.send(keystroke.action, at('keystroke'), asked)
	expect(answer.status).toBe(403)
	expect(answerSchema.parse(JSON.parse(await answer.text()))).toEqual({ reply: { ok: false } })
}, 120_000)
