import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carryOut } from '#app/routes/p.$project/carry-out.ts'
import type { AskedEdit } from '#server/plan-edits/deed.ts'
import { exportPlan } from '#server/services/plans/export-plan.ts'
import { getPlan } from '#server/services/plans/get-plan.ts'
import type { PlanRef } from '#server/services/plans/get-scenario.ts'
import { undoChange } from '#server/services/plans/undo-change.ts'
import { createProject } from '#server/services/projects/create-project.ts'
import type { GridList } from '#shared/presentation/grid/grid-lists.ts'
import { planRows } from '#shared/presentation/grid/grid-rows.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { FIELD_LISTS } from '#shared/fields/registry.ts'
import { aPerson, type Person } from '../factories/people.ts'
import { planFile } from '../factories/plan-file.ts'
import { randomPlans } from '../factories/random/random-plan.ts'
import { EDITED, everyKind, FILLING_ORDER, typedEntry } from '../factories/typed-entry.ts'

type On = { readonly owner: Person; readonly ref: PlanRef }

async function opened(plan: Parameters<typeof createProject>[2], owner: Person): Promise<On> {
	const { projectId } = await createProject(owner, owner.teamId, plan)
	return { owner, ref: { projectId } }
}

const formOf = (fields: Readonly<Record<string, string>>): FormData => {
	const form = new FormData()
	for (const [name, text] of Object.entries(fields)) form.append(name, text)
	return form
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

/** Whether the edit was made and has changed something; what is refused is refused in plain words. */
async function edit(on: On, asked: AskedEdit, fields: Readonly<Record<string, string>> = {}): Promise<boolean> {
	const { rev } = await getPlan(on.owner, on.ref)
	const reply = await carryOut(asked, {
		...on,
		actor: on.owner,
		request: new Request('http://localhost/'),
		form: formOf(fields),
	})
	if (!reply.ok) expectPlainWords(reply.problems.map(({ text }) => text))
	return reply.ok && reply.rev > rev
}

async function mustEdit(on: On, asked: AskedEdit, fields: Readonly<Record<string, string>> = {}): Promise<void> {
	const reply = await carryOut(asked, {
		...on,
		actor: on.owner,
		request: new Request('http://localhost/'),
		form: formOf(fields),
	})
	expect([asked, fields, reply.ok ? [] : reply.problems]).toEqual([asked, fields, []])
}

async function undone(on: On, times: number): Promise<void> {
	for (let count = 0; count < times; count += 1) {
		const answer = await undoChange(on.owner, on.ref)
		expect(answer.ok ? [] : answer.problems).toEqual([])
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

test('in random plans any entry is duplicated, edited, removed with all that rests on it, and undone, byte for byte', async () => {
	const owner = await aPerson('Bo Chen')
	const plans = fc.sample(randomPlans, { numRuns: 10, seed: 7 })
	for (const plan of plans) {
		const on = await opened(plan, owner)
		const before = await exported(on)
		for (const list of FILLING_ORDER) {
			const [row] = planRows(await now(on), list)
			if (row === undefined) continue
			const { field, typed } = EDITED[list]
			const done = [
				await edit(on, { intent: 'duplicate', list, itemId: row.id }),
				await edit(on, { intent: 'set', list, cells: [{ id: row.id, field, text: typed[0] }] }),
				await edit(on, { intent: 'remove', list, itemId: row.id }),
			]
			expect([list, done[2]]).toEqual([list, true])
			await undone(on, done.filter(Boolean).length)
			expect([list, await exported(on)]).toEqual([list, before])
		}
	}
}, 600_000)

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
