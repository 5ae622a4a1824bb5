import { expect, openSample, test } from './fixtures.ts'

test('the strip is told by quarter on every page once chosen, and by month again', async ({ page }) => {
	const plan = await openSample(page)
	await page.goto(plan)
	await expect(page.getByText(/by month\. Full band/)).toBeVisible()
	await page.getByRole('button', { name: 'Quarter', exact: true }).first().click()
	await expect(page.getByText(/in the worst month of each quarter\. Full band/)).toBeVisible()
	await page.reload()
	await expect(page.getByRole('button', { name: 'Quarter', exact: true }).first()).toHaveAttribute(
		'aria-pressed',
		'true',
	)
	await page.getByRole('button', { name: 'Month', exact: true }).first().click()
	await expect(page.getByText(/by month\. Full band/)).toBeVisible()
})

test('without scripts the strip can be told by quarter too', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false })
	const page = await context.newPage()
	const plan = await openSample(page)
	await page.goto(plan)
	await page.getByRole('button', { name: 'Quarter', exact: true }).first().click()
	await expect(page).toHaveURL(plan)
	await expect(page.getByText(/in the worst month of each quarter\. Full band/)).toBeVisible()
	await context.close()
})
