import { expect, openSample, startBlank, test } from './fixtures.ts'

test('the strip tells every month, and says in its readout what each layer has of what is needed', async ({ page }) => {
	const plan = await openSample(page)
	await page.goto(plan)
	await expect(page.getByText(/by month\. Full band/)).toBeVisible()
	const cursor = page.getByRole('slider', { name: 'Month to read' }).first()
	await cursor.focus()
	await page.keyboard.press('Home')
	await expect(cursor).toHaveAttribute('aria-valuetext', /2026/)
	await expect(page.getByRole('button', { name: 'Quarter', exact: true })).toHaveCount(0)
})

test('a target stands in the strip and in the schedule, and its words say how late it is met', async ({ page, login }) => {
	await login()
	const plan = await startBlank(page, 'Dated')
	await page.getByRole('combobox', { name: 'Town' }).fill('Frankfurt am Main, Germany')
	await page.getByLabel('IT power').fill('40 MW')
	await page.getByRole('button', { name: 'Add the site' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('A place with nothing on it yet: add power next')
	await page.goto(`${plan}/sites`)
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
