import { expect, openSample, test } from './fixtures.ts'

test('money opens its steps, a stated term moves the return, and financing can be removed and taken up again', async ({
	page,
	expectAccessible,
}) => {
	const plan = await openSample(page)
	await page.goto(`${plan}/finance?tab=cash`)
	await expect(page).toHaveURL(/\/money\?tab=cash$/)
	await page.getByText('Cash flow by quarter').first().click()
	const table = page.getByRole('table', { name: /Cash flow by quarter/ })
	await expect(table.getByRole('columnheader', { name: 'DSCR' })).toBeVisible()
	await expectAccessible(page)

	await page.goto(`${plan}/costs`)
	await expect(page).toHaveURL(/\/money$/)
	await expectAccessible(page)
	const irr = page.getByTitle('Why project irr')
	const before = await irr.innerText()
	await page.getByTitle('Why minimum dscr').click()
	await expect(page.getByRole('complementary', { name: 'Explanation' })).toContainText('debt service')

	await page.goto(`${plan}/settings?tab=financing`)
	await expect(page).toHaveURL(/\/money\?tab=terms$/)
	await page.getByRole('textbox', { name: 'Loan to cost optional', exact: true }).fill('40')
	await page.getByRole('button', { name: 'Save terms' }).click()
	await expect(page.getByText('Saved.')).toBeVisible()
	await expectAccessible(page)

	await page.getByRole('button', { name: 'Remove financing' }).click()
	await expect(page.getByRole('button', { name: 'Finance this plan' })).toBeVisible()
	await page.goto(`${plan}/money?tab=margin`)
	await expect(page.getByRole('heading', { name: 'Enter debt to see DSCR' })).toBeVisible()
	await expect(page.getByText('needs financing terms', { exact: true })).toBeVisible()
	await expect(irr).not.toHaveText(before)
	await page.getByRole('link', { name: 'Enter financing terms' }).click()
	await page.getByRole('button', { name: 'Finance this plan' }).click()
	await expect(page.getByRole('button', { name: 'Save terms' })).toBeVisible()
})

test('without a price the page asks for one first, and one price brings revenue and return', async ({
	page,
	expectAccessible,
}) => {
	const plan = await openSample(page)
	await page.goto(`${plan}/money?tab=prices`)
	const prices = page.getByRole('textbox', { name: /^(Output tokens|Input tokens|Accelerator-hours)/ })
	for (const price of await prices.all()) await price.fill('')
	await page.getByRole('button', { name: 'Save prices' }).click()
	await expect(page.getByText('Saved.')).toBeVisible()
	await expectAccessible(page)
	await page.goto(`${plan}/money`)
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('No price is entered, so there is no return to show')
	await expect(page.getByText('needs a price').first()).toBeVisible()
	await expectAccessible(page)
	await page.getByLabel('USD per million tokens').fill('15')
	await page.getByRole('button', { name: 'Use this price' }).click()
	await expect(page.getByTitle('Why project irr')).toBeVisible()
})

test('a price typed beside dollars, after the plan has changed to euros, is refused in its field and taken with its currency', async ({
	page,
	context,
}) => {
	const plan = await openSample(page)
	await page.goto(`${plan}/money?tab=prices`)
	const price = page.getByRole('textbox', { name: /^Output tokens/ }).first()
	await expect(price).toBeVisible()
	const settings = await context.newPage()
	await settings.goto(`${plan}/settings`)
	await settings.getByLabel('Display currency').fill('EUR')
	await settings.getByLabel('Exchange rate').fill('1.1')
	await settings.getByRole('button', { name: 'Save settings' }).click()
	await expect(settings.getByText('Amounts keep their value in US dollars')).toBeVisible()
	await price.fill('5')
	await page.getByRole('button', { name: 'Save prices' }).click()
	await expect(page.getByText('Write 5 USD or 5 EUR.')).toBeVisible()
	// The button is far below: who sent it is taken to what is wrong.
	await expect(price).toBeFocused()
	await expect(price).toHaveValue('5')
	await price.fill('5 EUR')
	await page.getByRole('button', { name: 'Save prices' }).click()
	await expect(page.getByText('Saved.')).toBeVisible()
	await expect(price).toHaveValue('5')
	await page.goto(`${plan}/energy`)
	await expect(page.getByText('EUR/MWh').first()).toBeVisible()
})
