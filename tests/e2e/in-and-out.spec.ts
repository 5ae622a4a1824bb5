import { expect, openSample, test } from './fixtures.ts'

test('a workbook saved before an edit brings the old value back, shown first, taken as one edit', async ({ page }) => {
	test.setTimeout(120_000)
	const plan = await openSample(page)
	await page.goto(`${plan}/exchange`)
	const [book] = await Promise.all([
		page.waitForEvent('download', { timeout: 60_000 }),
		page.getByRole('link', { name: 'Save the workbook' }).click(),
	])
	const file = await book.path()

	await page.goto(`${plan}/energy?edit=powerContracts/utility-1`)
	const form = page.getByRole('dialog')
	const capacity = form.getByRole('textbox', { name: 'Capacity', exact: true })
	const before = await capacity.inputValue()
	await capacity.fill('250')
	await form.getByRole('button', { name: 'Save', exact: true }).click()
	await expect(form).toBeHidden()
	const cell = page
		.getByRole('row')
		.filter({ has: page.getByRole('rowheader', { name: 'Utility, phase 1', exact: true }) })
		.locator('[data-field="capacityMW"]')
	await expect(cell).toHaveText(/250/)

	await page.goto(`${plan}/exchange`)
	const entries = page.getByRole('region', { name: 'Entries from a workbook' })
	await entries.getByLabel('Workbook', { exact: true }).setInputFiles(file)
	await entries.getByRole('button', { name: 'Compare' }).click()
	await expect(page.getByRole('heading', { name: 'The file changes one field' })).toBeVisible({ timeout: 60_000 })
	await expect(page.getByRole('row', { name: /Utility, phase 1/ })).toContainText('250')
	await page.getByRole('button', { name: 'Take what is ticked' }).click()
	await expect(page.getByRole('heading', { name: 'The file changes one field' })).toBeHidden()
	await page.goto(`${plan}/energy`)
	await expect(cell).toHaveText(before)
})
