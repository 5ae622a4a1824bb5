import { expect, openSample, test } from './fixtures.ts'

test('the strip tells every month, and says in its readout what each layer has of what is needed', async ({ page }) => {
	const plan = await openSample(page)
	await page.goto(plan)
	await expect(page.getByText(/by month\. Full band/)).toBeVisible()
	const cursor = page.getByRole('slider', { name: 'Month shown' }).first()
	await cursor.focus()
	await page.keyboard.press('Home')
	await expect(cursor).toHaveAttribute('aria-valuetext', /2026/)
	await expect(page.getByRole('button', { name: 'Quarter', exact: true })).toHaveCount(0)
})
