import { readFile } from 'node:fs/promises'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { expect, openSample, test } from './fixtures.ts'

const CONTRACT = 'Utility, phase 1'

/** The workbook with another capacity of the contract in its sheet, as a planner saves it. */
async function withCapacity(file: string, capacity: number): Promise<Buffer> {
	const { sheets } = await readXlsx(await readFile(file))
	const changed = sheets.map(({ name, rows }) => {
		const capacityAt = name === 'Power contracts' ? (rows[0]?.indexOf('Capacity') ?? -1) : -1
		const isContract = (row: readonly unknown[]) => capacityAt >= 0 && row.includes(CONTRACT)
		return { name, rows: rows.map((row) => (isContract(row) ? row.with(capacityAt, capacity) : row)) }
	})
	return Buffer.from(await writeXlsx({ sheets: changed }))
}

test('a workbook comes back: what was changed in it is shown first and taken as one edit, a newer value stays', async ({
	page,
}) => {
	const plan = await openSample(page)
	await page.goto(`${plan}/exchange`)
	const [book] = await Promise.all([
		page.waitForEvent('download', { timeout: 60_000 }),
		page.getByRole('link', { name: 'Download workbook' }).click(),
	])
	const saved = await book.path()
	const entries = page.getByRole('region', { name: 'Import a workbook' })
	const compare = async (buffer: Buffer) => {
		await page.goto(`${plan}/exchange`)
		await entries.getByLabel('Workbook', { exact: true }).setInputFiles({
			...{ name: 'plan.xlsx', buffer },
			mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		})
		await entries.getByRole('button', { name: 'Compare' }).click()
	}
	const one = page.getByRole('heading', { name: 'The file has one change' })
	const row = page.getByRole('row', { name: new RegExp(CONTRACT) })
	await compare(await withCapacity(saved, 250))
	await expect(one).toBeVisible({ timeout: 60_000 })
	await expect(row).toContainText('250')
	await page.getByRole('button', { name: 'Apply selected' }).click()
	await expect(one).toBeHidden()

	const cell = page
		.getByRole('row')
		.filter({ has: page.getByRole('rowheader', { name: CONTRACT, exact: true }) })
		.locator('[data-field="capacityMW"]')
	await page.goto(`${plan}/energy`)
	await expect(cell).toHaveText(/250/)

	await compare(await readFile(saved))
	await expect(page.getByRole('heading', { name: 'No changes in the file' })).toBeVisible({ timeout: 60_000 })
	await expect(page.getByText(/newer in the plan than in the file, kept: .*Utility, phase 1/)).toBeVisible()
})

test('files go in and out by one dialog from every page, and its address opens the same without scripts', async ({
	page,
	browser,
	expectAccessible,
}) => {
	const plan = await openSample(page)
	const open = page.getByRole('link', { name: 'Import & export' })
	const dialog = page.getByRole('dialog', { name: 'Import & export' })
	for (const path of ['', '/money', '/reports']) {
		await page.goto(plan + path)
		await open.first().click()
		await expect(dialog.getByRole('region', { name: 'Import a workbook' })).toBeVisible()
		await expect(dialog.getByRole('link', { name: 'Plan file (JSON)' })).toBeVisible()
		await expect(page).toHaveURL(new RegExp(`${plan}${path}$`))
		await page.keyboard.press('Escape')
		await expect(dialog).toBeHidden()
		await expect(open.first()).toBeFocused()
	}
	await open.first().click()
	await expectAccessible(page)
	const entries = dialog.getByRole('region', { name: 'Import a workbook' })
	await entries.getByLabel('Workbook', { exact: true }).setInputFiles({
		...{ name: 'plan.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('no workbook') },
	})
	await entries.getByRole('button', { name: 'Compare' }).click()
	await expect(entries.getByRole('alert').or(entries.locator('.field-error'))).toBeVisible({ timeout: 30_000 })
	await expect(dialog).toBeVisible()

	const state = await page.context().storageState()
	const plain = await (await browser.newContext({ javaScriptEnabled: false, storageState: state })).newPage()
	await plain.goto(`${plan}/money`)
	await plain.getByRole('link', { name: 'Import & export' }).first().click()
	await expect(plain.getByRole('heading', { level: 1 })).toHaveText('Import & export')
	await expect(plain.getByRole('link', { name: 'Download workbook' })).toBeVisible()
	await plain.context().close()
})
