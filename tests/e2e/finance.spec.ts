import { expect, openSample, test } from './fixtures.ts'

test('loan and cover of a financed plan open their steps, a stated term moves them, and financing can be left out and taken up again', async ({
	page,
	expectAccessible,
}) => {
	const plan = await openSample(page)
	await page.goto(`${plan}/finance`)
	const table = page.getByRole('table', { name: /Cash flow by quarter/ })
	await expect(table.getByRole('columnheader', { name: 'Cover of debt service' })).toBeVisible()
	await expectAccessible(page)
	const equity = page.getByTitle('Why return of equity')
	const before = await equity.innerText()
	await page.getByTitle('Why least cover').click()
	await expect(page.getByRole('complementary', { name: 'Explanation' })).toContainText('debt service')

	await page.goto(`${plan}/settings?tab=financing`)
	await page.getByRole('textbox', { name: 'Debt share optional', exact: true }).fill('40')
	await page.getByRole('button', { name: 'Save terms' }).click()
	await expect(page.getByText('Saved.')).toBeVisible()
	await page.goto(`${plan}/finance`)
	await expect(equity).not.toHaveText(before)

	await page.goto(`${plan}/settings?tab=financing`)
	await page.getByRole('button', { name: 'Leave financing out' }).click()
	await expect(page.getByRole('button', { name: 'Finance this plan' })).toBeVisible()
	await page.goto(`${plan}/finance`)
	await expect(page.getByText('Excludes debt and tax')).toBeVisible()
	await expect(page.getByText('Least cover')).toHaveCount(0)

	await page.goto(`${plan}/settings?tab=financing`)
	await page.getByRole('button', { name: 'Finance this plan' }).click()
	await expect(page.getByRole('button', { name: 'Save terms' })).toBeVisible()
})
