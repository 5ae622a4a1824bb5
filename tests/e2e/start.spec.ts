import { expect, test } from './fixtures.ts'

test('a newcomer answers three questions by keyboard and has a sized plan within three minutes', async ({
	page,
	login,
	expectAccessible,
}) => {
	test.setTimeout(180_000)
	const begun = Date.now()
	await login()
	await page.getByRole('link', { name: 'New plan' }).first().click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Three answers make a whole plan')
	await expectAccessible(page)

	await page.getByRole('combobox', { name: 'Place' }).focus()
	await page.keyboard.type('new albany')
	await expect(page.getByRole('option', { name: 'New Albany, Ohio, United States' })).toBeVisible()
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('Enter')
	await expect(page.getByRole('combobox', { name: 'Place' })).toHaveValue('New Albany, Ohio, United States')
	await page.keyboard.press('Tab')
	await page.keyboard.type('lots')
	await page.keyboard.press('Tab')
	await page.keyboard.type('2035-Q3')
	await page.keyboard.press('Enter')
	await expect(page.getByText('Expected an amount of power')).toBeVisible()
	await expect(page.getByLabel('All of it running by')).toHaveValue('2035-Q3')
	await expect(page.getByRole('combobox', { name: 'Place' })).toHaveValue('New Albany, Ohio, United States')

	await page.getByLabel('IT power').fill('40 MW')
	await page.keyboard.press('Enter')
	await page.waitForURL(/\/p\/[^/]+$/, { timeout: 120_000 })
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
	await expect(page.getByText('All 40 MW IT at New Albany run from September 2035')).toBeVisible()
	await expectAccessible(page)
	expect(Date.now() - begun).toBeLessThan(180_000)
})
