import type { Locator, Page } from '@playwright/test'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import { gridKindField } from '#shared/grid/grid-facts.ts'
import { articled, gridList, type GridList } from '#shared/grid/grid-lists.ts'
import { planRows, type PlanRow } from '#server/views/grid/grid-rows.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { thisMonth } from '#shared/units/months.ts'
import {
	EDITED,
	everyKind,
	FILLING_ORDER,
	hasWhatItNames,
	typedEntry,
	withNewControls,
	type Entry,
} from '../factories/typed-entry.ts'
import { expect, startBlank, startPlan, test } from './fixtures.ts'

/** The plan file costs little to read. */
const OFTEN = { intervals: [50], timeout: 15_000 }

type On = { readonly page: Page; readonly plan: string }

async function planText({ page, plan }: On): Promise<string> {
	return await (await page.request.get(`${plan}/plan.json`)).text()
}
function parsed(text: string): PlanFile {
	const read = parsePlanFile(JSON.parse(text))
	if (!read.ok) throw new Error(JSON.stringify(read.problems))
	return read.plan
}
const planNow = async (on: On) => parsed(await planText(on))

/** Does something in the page, and waits until the plan file holds what came of it. */
async function changing(on: On, act: () => Promise<void>): Promise<string> {
	const before = await planText(on)
	await act()
	await expect.poll(() => planText(on), OFTEN).not.toBe(before)
	return await planText(on)
}

/** A field of a form, where it is folded away unfolded first. */
async function control(form: Locator, field: string): Promise<Locator> {
	const own = `select[name="${field}"], input[name="${field}"]:not([type=hidden])`
	// Several by name are typed into the search for more.
	const found = form.locator(`${own}, input[id="field-${field}"]`)
	await found.waitFor({ state: 'attached' })
	if (!(await found.isVisible())) await form.getByText('More', { exact: true }).click()
	return found
}

async function newRow(on: On, list: GridList, act: () => Promise<void>): Promise<PlanRow> {
	const before = new Set(planRows(await planNow(on), list).map(({ id }) => id))
	const after = planRows(parsed(await changing(on, act)), list)
	const row = after.find(({ id }) => !before.has(id))
	if (row === undefined) throw new Error(`Nothing was added to ${list}.`)
	return row
}

/** The row of the grid that the links beside it are of. */
const rowOf = (page: Page, list: GridList, { id }: PlanRow): Locator =>
	page.getByRole('row').filter({ has: page.locator(`a[href$="edit=${list}/${encodeURIComponent(id)}"]`) })

/** Fills the form of a new entry, the kind first, as its controls come. */
async function addByForm(on: On, asked: Entry): Promise<PlanRow> {
	const { page } = on
	const { list } = asked
	const noun = articled(gridList(list).noun)
	const kindField = gridKindField(list)
	const entries = Object.entries(typedEntry(await planNow(on), asked))
	return await newRow(on, list, async () => {
		await page
			.getByRole('link', { name: `Add ${noun}`, exact: true })
			.first()
			.click()
		const form = page.getByRole('dialog', { name: `Add ${noun}` })
		for (const [field, text] of entries.sort(
			([one], [other]) => Number(other === kindField) - Number(one === kindField),
		)) {
			const typed = await control(form, field)
			if (field === kindField) await typed.selectOption(text)
			else await typed.fill(text)
		}
		await form.getByRole('button', { name: 'Save', exact: true }).click()
		await expect(form).toBeHidden()
	})
}

async function editInGrid(on: On, list: GridList, row: PlanRow): Promise<void> {
	const { field, typed } = EDITED[list]
	await changing(on, async () => {
		await rowOf(on.page, list, row).locator(`[data-field="${field}"]`).click()
		await on.page.keyboard.type(typed[0])
		await on.page.keyboard.press('Enter')
	})
	await expect(on.page.locator('.is-saving')).toHaveCount(0)
}

async function editInForm(on: On, list: GridList, row: PlanRow): Promise<void> {
	const { field, typed } = EDITED[list]
	await changing(on, async () => {
		await rowOf(on.page, list, row)
			.getByRole('link', { name: /^Edit / })
			.click()
		const form = on.page.getByRole('dialog')
		await (await control(form, field)).fill(typed[1])
		await form.getByRole('button', { name: 'Save', exact: true }).click()
		await expect(form).toBeHidden()
	})
}

async function duplicateInGrid(on: On, list: GridList, row: PlanRow): Promise<void> {
	const count = planRows(await planNow(on), list).length
	const after = await changing(on, () =>
		rowOf(on.page, list, row)
			.getByRole('button', { name: /^Duplicate / })
			.click(),
	)
	expect(planRows(parsed(after), list)).toHaveLength(count + 1)
}

/** Removes a row, asked for beside it or in its form. */
async function remove(on: On, list: GridList, { row, by }: { row: PlanRow; by: 'grid' | 'form' }): Promise<void> {
	const { page } = on
	await changing(on, async () => {
		if (by === 'form')
			await rowOf(page, list, row)
				.getByRole('link', { name: /^Edit / })
				.click()
		const scope = by === 'form' ? page.getByRole('dialog') : rowOf(page, list, row)
		await scope.getByRole('link', { name: /^Remove / }).click()
		// By its name: a form still open has buttons of its own that remove one of several.
		await page
			.getByRole('dialog', { name: /^Remove / })
			.getByRole('button', { name: /^Remove/ })
			.click()
		await expect(page.getByRole('dialog')).toHaveCount(0)
	})
}

/** So many undos, and the plan file is as it was. */
async function undo(on: On, times: number, before: string): Promise<void> {
	const press = () => on.page.keyboard.press('Control+z')
	// Where the entry was removed the plan is as it was before anything is undone: only after the first can its end be seen.
	await changing(on, press)
	for (let count = 1; count < times; count += 1) await press()
	await expect.poll(() => planText(on), OFTEN).toBe(before)
}

const startTemplate = (page: Page, name: string): Promise<string> =>
	startPlan(page, async () => {
		await page.locator(`input[name="template"][value="${name}"]`).check()
		await page.getByRole('button', { name: 'Create plan' }).click()
	})
const openList = ({ page, plan }: On, list: GridList) => page.goto(`${plan}/${listAddress(list)}`)

/** A report's copy is of the month after it: in a plan that begins this month that is still to come, and is refused. */
async function mayCopy(on: On, list: GridList): Promise<boolean> {
	return list !== 'actuals' || (await planNow(on)).startMonth < thisMonth()
}

/**
 * Every door of the form and of the grid, for one new entry; the plan file is as it was. What each kind of every list asks for
 * and comes to is walked without a browser (`every-edit.test.ts`).
 */
async function throughEveryDoor(on: On, asked: Entry): Promise<void> {
	const { list } = asked
	const before = await planText(on)
	const row = await addByForm(on, asked)
	await editInGrid(on, list, row)
	await editInForm(on, list, row)
	const copied = await mayCopy(on, list)
	if (copied) await duplicateInGrid(on, list, row)
	await remove(on, list, { row, by: 'form' })
	await undo(on, copied ? 5 : 4, before)
}

test('on a blank plan an entry of every list is added, and one for each kind of control edited, duplicated, removed and undone', async ({
	page,
	login,
}) => {
	test.setTimeout(360_000)
	await login()
	const on = { page, plan: await startBlank(page, 'Blank campus') }
	const blank = await planNow(on)
	const [entries, walked] = [everyKind(blank), withNewControls(blank)]
	for (const list of FILLING_ORDER) {
		await openList(on, list)
		for (const asked of walked.filter((entry) => entry.list === list)) await throughEveryDoor(on, asked)
		// One of each list stays for what comes after to name.
		const stays = entries.find((entry) => entry.list === list)
		if (stays === undefined) throw new Error(`No entry of ${list} can be made.`)
		await addByForm(on, stays)
	}
})

/** Halls that stand have no step left to date. */
const standsWhole = ({ buildPhases }: PlanFile) => buildPhases.every(({ scope }) => scope === 'existing')

/** How much of a list a plan has to walk through: its rows, or what a first one would name; below 0: nothing. */
function roomFor(plan: PlanFile, list: GridList): number {
	if (list === 'hallSteps' && standsWhole(plan)) return -1
	const rows = planRows(plan, list).length
	return rows > 0 || hasWhatItNames(plan, list) ? rows : -1
}

/** Every list in the template that has most of it: its doors are the same in all. */
function busiest(list: GridList): string {
	const plans = TEMPLATES.map(({ name, plan }) => ({ name, room: roomFor(parsed(JSON.stringify(plan)), list) }))
	return plans.reduce((most, one) => (one.room > most.room ? one : most)).name
}
const LISTS_OF = TEMPLATES.map(({ name }) => ({ name, lists: FILLING_ORDER.filter((list) => busiest(list) === name) }))

for (const { name, lists } of LISTS_OF.filter(({ lists }) => lists.length > 0))
	test(`on the template ${name} an entry of ${lists.join(', ')} is added, edited, duplicated, removed and undone`, async ({
		page,
		login,
	}) => {
		test.setTimeout(360_000)
		await login()
		const on = { page, plan: await startTemplate(page, name) }
		for (const list of lists) {
			await openList(on, list)
			const before = await planText(on)
			const [kept] = planRows(parsed(before), list)
			if (kept === undefined) {
				const asked = everyKind(parsed(before)).find((entry) => entry.list === list)
				if (asked === undefined) throw new Error(`No entry of ${list} can be made.`)
				await throughEveryDoor(on, asked)
				continue
			}
			// What every entry of a plan goes through, by turns in the form and in the grid.
			const inForm = FILLING_ORDER.indexOf(list) % 2 === 0
			await duplicateInGrid(on, list, kept)
			await (inForm ? editInForm(on, list, kept) : editInGrid(on, list, kept))
			await remove(on, list, { row: kept, by: inForm ? 'grid' : 'form' })
			await undo(on, 3, before)
		}
	})
