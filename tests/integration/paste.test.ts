import { expect, test } from 'vitest'
import { z } from 'zod'
import * as activity from '#app/routes/p.$project.activity/route.tsx'
import * as energy from '#app/routes/p.$project.energy/route.tsx'
import { exportPlan } from '#server/actions/plans/export-plan.ts'
import { getPlan } from '../factories/get-plan.ts'
import { createProject } from '#server/actions/projects/create-project.ts'
import type { GridList } from '#shared/grid/grid-lists.ts'
import { planRows } from '#server/views/grid/grid-rows.ts'
import { aBrowser } from '../factories/browser.ts'
import { aPerson } from '../factories/people.ts'
import { planFile } from '../factories/plan-file.ts'
import { everyKind, FILLING_ORDER, typedEntry } from '../factories/typed-entry.ts'

const previewSchema = z.object({
	preview: z.object({
		rows: z.array(z.object({ becomes: z.string(), problems: z.array(z.object({ text: z.string() })) })),
	}),
})

test('into every list of a blank plan a block is pasted: tried first, written as one edit, taken back by one undo', async () => {
	const owner = await aPerson('Ana Lucas')
	const { projectId } = await createProject(owner, owner.teamId, planFile({ sites: [] }))
	const [ref, browser] = [{ projectId }, await aBrowser(owner)]
	const pageOf = (name: string) => ({ path: `/p/${projectId}/${name}`, params: { project: projectId } })
	const text = async () => (await exportPlan(owner, ref)).text
	const now = async () => await getPlan(owner, ref)
	const paste = async (list: GridList, block: object, dry: object) => {
		const { rev } = await now()
		const sent = { intent: 'paste', list, block: JSON.stringify({ ...block, baseRev: rev }), ...dry }
		return await browser.send(energy.action, pageOf('energy'), sent)
	}
	for (const list of FILLING_ORDER) {
		const { plan } = await now()
		const entry = everyKind(plan).find((one) => one.list === list)
		if (entry === undefined) throw new Error(`There is no kind of ${list}.`)
		const typed = typedEntry(plan, entry)
		const fields = Object.keys(typed)
		const sound = { id: null, texts: Object.values(typed) }
		const before = await text()
		// A number that is none, or a choice that is not there.
		const bad = { id: null, texts: sound.texts.map((one, at) => (fields[at] === 'name' ? one : '?!')) }
		const tried = await paste(list, { fields, rows: [sound, bad] }, { dry: 'yes' })
		const { rows } = previewSchema.parse(JSON.parse(await tried.text())).preview
		expect([list, rows.map(({ becomes }) => becomes), rows[0]?.problems]).toEqual([list, ['new', 'refused'], []])
		expect((await paste(list, { fields, rows: [sound, bad] }, {})).status).toBe(422)
		expect(await text()).toBe(before)
		const written = async () => {
			expect((await paste(list, { fields, rows: [sound] }, {})).status).toBe(200)
			expect([list, planRows((await now()).plan, list).length]).toEqual([list, planRows(plan, list).length + 1])
		}
		await written()
		await browser.send(activity.action, pageOf('activity'), { way: 'undo', stay: 'yes' })
		expect(await text()).toBe(before)
		await written()
	}
}, 120_000)
