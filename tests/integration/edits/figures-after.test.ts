import { expect, test } from 'vitest'
import { z } from 'zod'
import * as energy from '#app/routes/p.$project.energy/route.tsx'
import * as rows from '#app/routes/p.$project.rows/route.ts'
import * as frame from '#app/routes/p.$project/route.tsx'
import { createProject } from '#server/actions/projects/create-project.ts'
import { STAYS } from '#shared/grid/edit-reply.ts'
import { aBrowser } from '../../factories/browser.ts'
import { aMember, aPerson } from '../../factories/people.ts'
import { contract, planFile } from '../../factories/plan-file.ts'

const answerSchema = z.object({
	ok: z.boolean(),
	figures: z
		.object({
			frame: z.record(z.string(), z.unknown()),
			page: z.looseObject({ list: z.record(z.string(), z.unknown()) }),
			list: z.object({ asked: z.string(), list: z.unknown() }).optional(),
		})
		.optional(),
})

/** As it crosses to a browser, without the key of a form, which is new each time. */
const sent = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'once' ? '' : part)))

async function aLongList() {
	const owner = await aPerson('Ana Lucas')
	const powerContracts = Array.from({ length: 40 }, (_, at) => contract(`c${String(at)}`))
	const { projectId } = await createProject(owner, owner.teamId, planFile({ powerContracts }))
	const browser = await aBrowser(owner)
	const at = (path: string) => ({ path: `/p/${projectId}/${path}`, params: { project: projectId } })
	const set = async (text: string, more: Readonly<Record<string, string>>) => {
		const cells = JSON.stringify([{ id: 'c1', field: 'capacityMW', text }])
		const fields = { intent: 'set', list: 'powerContracts', cells, ...more }
		return answerSchema.parse(JSON.parse(await (await browser.send(energy.action, at('energy'), fields)).text()))
	}
	return { owner, browser, at, set }
}

test('the answer to an edit brings what frame, page and rows would then be asked for', async () => {
	const { browser, at, set } = await aLongList()
	const query = '?list=powerContracts'
	const before = sent(await browser.load(energy.loader, at('energy')))
	const { figures } = await set('77', { [STAYS]: query })
	const page = sent(await browser.load(energy.loader, at('energy')))
	expect(sent(figures?.page)).toEqual(page)
	expect(page).not.toEqual(before)
	expect(figures?.frame).toEqual(sent(await browser.load(frame.loader, at('energy'))))
	const whole: unknown = await (await browser.load(rows.loader, at(`rows${query}`))).json()
	expect(figures?.list).toEqual({ asked: query, list: whole })
}, 120_000)

test('nothing is brought for whom did not ask for it, and with no edit that is refused', async () => {
	const { set } = await aLongList()
	expect(await set('78', {})).toEqual({ ok: true })
	expect(await set('much', { [STAYS]: '' })).toEqual({ ok: false })
	expect((await set('79', { [STAYS]: '' })).figures?.list).toBeUndefined()
}, 120_000)

/** What is not written has the number of the edit that the plan stands at. */
const numberless = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(sent(value), (key, part: unknown) => (key === 'rev' ? 0 : part)))

test('what is still being typed is shown as the plan would be, of the plan nothing is written', async () => {
	const { browser, at, set } = await aLongList()
	const query = '?list=powerContracts'
	const before = sent(await browser.load(energy.loader, at('energy')))
	const { ok, figures } = await set('77', { [STAYS]: query, ahead: 'yes' })
	expect(ok).toBe(false)
	expect(figures?.frame['rev']).toBe(1)
	expect(sent(await browser.load(energy.loader, at('energy')))).toEqual(before)
	const kept = await set('77', { [STAYS]: query })
	expect(kept.figures?.frame['rev']).toBe(2)
	expect(numberless(figures)).toEqual(numberless(kept.figures))
}, 120_000)

test('nothing is shown ahead of what would be refused or changes nothing, nor to who may not edit', async () => {
	const { owner, at, set } = await aLongList()
	expect(await set('much', { [STAYS]: '', ahead: 'yes' })).toEqual({ ok: false })
	await set('77', {})
	expect(await set('77', { [STAYS]: '', ahead: 'yes' })).toEqual({ ok: false })
	const viewer = await aBrowser(await aMember(owner.teamId, 'viewer'))
	const cells = JSON.stringify([{ id: 'c1', field: 'capacityMW', text: '78' }])
	const asked = { intent: 'set', list: 'powerContracts', cells, [STAYS]: '', ahead: 'yes' }
	const answer = await viewer.send(energy.action, at('energy'), asked)
	expect(answer.status).toBe(403)
	expect(answerSchema.parse(JSON.parse(await answer.text())).figures).toBeUndefined()
}, 120_000)
