import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import * as activity from '#app/routes/p.$project.activity/route.tsx'
import * as energy from '#app/routes/p.$project.energy/route.tsx'
import type { PageEdit } from '#server/runs/edits/plan-command.ts'
import { exportPlan } from '#server/actions/plans/export-plan.ts'
import { getPlan } from '../factories/get-plan.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { createProject } from '#server/actions/projects/create-project.ts'
import type { GridList } from '#shared/grid/grid-lists.ts'
import { planRows } from '#server/views/grid/grid-rows.ts'
import { FIELD_LISTS, fieldsOf } from '#shared/fields/registry.ts'
import { aBrowser } from '../factories/browser.ts'
import { aPerson, type Person } from '../factories/people.ts'
import { planFile } from '../factories/plan-file.ts'
import { randomPlans } from '../factories/random/random-plan.ts'
import { EDITED, everyKind, FILLING_ORDER, typedEntry } from '../factories/typed-entry.ts'

type Fields = Readonly<Record<string, string>>
type On = { readonly owner: Person; readonly ref: PlanRef; readonly browser: Awaited<ReturnType<typeof aBrowser>> }

async function opened(plan: Parameters<typeof createProject>[2], owner: Person): Promise<On> {
	const { projectId } = await createProject(owner, owner.teamId, plan)
	return { owner, ref: { projectId }, browser: await aBrowser(owner) }
}
const exported = async ({ owner, ref }: On) => (await exportPlan(owner, ref)).text
const now = async ({ owner, ref }: On) => (await getPlan(owner, ref)).plan

/** Names that only files, the command line and the code have. */
const HIDDEN = new Set(
	FIELD_LISTS.flatMap((list) => fieldsOf(list).map(({ name }) => name)).filter((name) => /[a-z][A-Z]/.test(name)),
)
/** What a person may be told: no path, no key, no command. */
function expectPlainWords(texts: readonly string[]): void {
	for (const text of texts) {
		expect(text).not.toMatch(/`|strata |\[\d+\]|catalogue\.|unknown field|«undefined»/)
		expect(text.split(/[^A-Za-z]+/).filter((word) => HIDDEN.has(word))).toEqual([])
	}
}

const replySchema = z.object({ problems: z.array(z.object({ text: z.string() })) })
const pageOf = ({ ref }: On, name: string) => ({
	path: `/p/${ref.projectId}/${name}`,
	params: { project: ref.projectId },
})

/** Sends an edit as the page of a list does; why it was refused, in plain words, or nothing. */
async function edit(on: On, asked: PageEdit, fields: Fields = {}): Promise<readonly string[]> {
	const { intent, list, ...rest } = asked
	const to = 'by' in rest ? { by: String(rest.by) } : {}
	const said = 'cells' in rest ? { cells: JSON.stringify(rest.cells) } : 'itemId' in rest ? { itemId: rest.itemId } : {}
	const answer = await on.browser.send(energy.action, pageOf(on, 'energy'), { intent, list, ...said, ...to, ...fields })
	if (answer.status < 400) return []
	expect(answer.status).toBe(422)
	const texts = replySchema.parse(JSON.parse(await answer.text())).problems.map(({ text }) => text)
	expect(texts).not.toEqual([])
	expectPlainWords(texts)
	return texts
}

async function mustEdit(on: On, asked: PageEdit, fields: Fields = {}): Promise<void> {
	expect([asked, fields, await edit(on, asked, fields)]).toEqual([asked, fields, []])
}

const undo = ({ browser, ...on }: On) =>
	browser.send(activity.action, pageOf({ browser, ...on }, 'activity'), { way: 'undo', stay: 'yes' })

async function undone(on: On, times: number): Promise<void> {
	for (let count = 0; count < times; count += 1) {
		const answer = await undo(on)
		expect([answer.status, await answer.text()]).toMatchObject([200, expect.stringContaining('Undone')])
	}
}

async function allUndone(on: On): Promise<void> {
	for (;;) {
		const answer = await undo(on)
		if (answer.status === 200) continue
		expect(await answer.text()).toContain('You have no change of your own to undo.')
		return
	}
}

/** The row that an edit has brought. */
async function newRow(on: On, list: GridList, before: ReadonlySet<string>): Promise<string> {
	const row = planRows(await now(on), list).find(({ id }) => !before.has(id))
	if (row === undefined) throw new Error(`Nothing was added to ${list}.`)
	return row.id
}
const idsOf = async (on: On, list: GridList) => new Set(planRows(await now(on), list).map(({ id }) => id))

test('on a blank plan an entry of every list and kind is added with what its form asks for, edited, duplicated, removed and undone', async () => {
	const on = await opened(planFile({ sites: [] }), await aPerson('Ana Lucas'))
	let last = ''
	for (const { list, kind } of everyKind(await now(on))) {
		// One of each list stays, so that what comes after can name it.
		const stays = list !== last
		last = list
		const before = await exported(on)
		const ids = await idsOf(on, list)
		await mustEdit(on, { intent: 'add', list }, typedEntry(await now(on), { list, kind }))
		const id = await newRow(on, list, ids)
		const { field, typed } = EDITED[list]
		await mustEdit(on, { intent: 'set', list, cells: [{ id, field, text: typed[0] }] })
		await mustEdit(on, { intent: 'save', list, itemId: id }, { [field]: typed[1] })
		await mustEdit(on, { intent: 'duplicate', list, itemId: id })
		const full = await exported(on)
		await mustEdit(on, { intent: 'remove', list, itemId: id })
		await undone(on, 1)
		expect(await exported(on)).toBe(full)
		await undone(on, 4)
		expect([list, kind, await exported(on)]).toEqual([list, kind, before])
		if (stays) await mustEdit(on, { intent: 'add', list }, typedEntry(await now(on), { list, kind }))
	}
}, 240_000)

const PLANS = 300
const ACTS_EACH = 2
const AT_ONCE = 4
const ACTS = ['add', 'set', 'save', 'duplicate', 'move', 'remove'] as const

/** One random act on a random entry of a random list; which it was, and whether it was done. */
async function actAtRandom(on: On, draw: (sides: number) => number) {
	const plan = await now(on)
	const act = ACTS[draw(ACTS.length)] ?? 'set'
	const list = FILLING_ORDER[draw(FILLING_ORDER.length)] ?? 'sites'
	const kinds = everyKind(plan).filter((entry) => entry.list === list)
	const kind = kinds[draw(kinds.length)]?.kind ?? ''
	const did = (refused: readonly string[]) => ({ act, list, done: refused.length === 0 })
	if (act === 'add') return did(await edit(on, { intent: act, list }, typedEntry(plan, { list, kind })))
	const rows = planRows(plan, list)
	const row = rows[draw(rows.length)]
	if (row === undefined) return { act, list, done: false }
	const { field, typed } = EDITED[list]
	const text = typed[draw(typed.length)] ?? typed[0]
	if (act === 'move') return did(await edit(on, { intent: act, list, itemId: row.id, by: draw(5) - 2 }))
	if (act === 'set') return did(await edit(on, { intent: act, list, cells: [{ id: row.id, field, text }] }))
	return did(await edit(on, { intent: act, list, itemId: row.id }, act === 'save' ? { [field]: text } : {}))
}

test('three hundred random plans are edited at random through the pages and undone, byte for byte', async () => {
	const owner = await aPerson('Bo Chen')
	const draws = fc.sample(fc.tuple(randomPlans, fc.infiniteStream(fc.nat())), { numRuns: PLANS, seed: 7 })
	const done: { readonly act: string; readonly list: string; readonly done: boolean }[] = []
	const work = async () => {
		for (let next = draws.pop(); next !== undefined; next = draws.pop()) {
			const [plan, dice] = next
			const on = await opened(plan, owner)
			const before = await exported(on)
			const draw = (sides: number) => Number(dice.next().value) % Math.max(1, sides)
			for (let act = 0; act < ACTS_EACH; act += 1) done.push(await actAtRandom(on, draw))
			await allUndone(on)
			expect(await exported(on)).toBe(before)
		}
	}
	await Promise.all(Array.from({ length: AT_ONCE }, work))
	const worked = done.filter((one) => one.done)
	expect(new Set(worked.map(({ act }) => act))).toEqual(new Set(ACTS))
	expect(new Set(worked.map(({ list }) => list))).toEqual(new Set(FILLING_ORDER))
}, 1_200_000)

test('a site goes with its contracts, halls, orders, notes and assumptions, and its workloads run elsewhere', async () => {
	const site = (id: string) => ({ id, name: id, country: 'US', latitude: 32, longitude: -99 })
	const contract = { id: 'c', siteId: 'a', kind: 'utility_firm', capacityMW: 9, startMonth: '2026-01' }
	const on = await opened(
		planFile({
			sites: [site('a'), site('b')],
			powerContracts: [contract, { ...contract, id: 'd', siteId: 'b' }],
			notes: { 'powerContracts/c/capacityMW': { why: 'term sheet' }, 'powerContracts/d/capacityMW': { why: 'kept' } },
			assumptions: { 'a/weeklyHours': 55, weeklyHours: 48 },
			applications: [{ id: 'use', archetype: 'customer-service', unitsAtStart: 10 }],
			workloads: [
				{
					id: 'w',
					kind: 'inference',
					model: 'llama-3.1-70b',
					startMonth: '2026-01',
					siteIds: ['a', 'b'],
					applicationIds: ['use'],
					shares: [1],
				},
			],
			actuals: [{ ref: 'contract:c', month: '2026-01', percentComplete: 0.2 }],
		}),
		await aPerson('Cy Dee'),
	)
	await mustEdit(on, { intent: 'remove', list: 'sites', itemId: 'a' })
	await mustEdit(on, { intent: 'remove', list: 'applications', itemId: 'use' })
	const left = await now(on)
	expect(left.powerContracts.map(({ id }) => id)).toEqual(['d'])
	expect(Object.keys(left.notes)).toEqual(['powerContracts/d/capacityMW'])
	expect(Object.keys(left.assumptions)).toEqual(['weeklyHours'])
	expect(left.actuals).toEqual([])
	expect(left.workloads[0]).toMatchObject({ siteIds: ['b'], applicationIds: [], shares: null })
})
