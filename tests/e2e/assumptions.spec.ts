import { expect, test } from './fixtures.ts'

const CHIP = 'NVIDIA H100 SXM 80GB'

test('a default is replaced, a figure as it is typed and a chip by its name, and taken back', async ({
	page,
	expectAccessible,
}) => {
	await page.goto('/')
	await page.getByRole('button', { name: 'Open the sample plan' }).click()
	await page.waitForURL(/\/p\/[^/]+$/)
	await page
		.getByRole('navigation', { name: 'Plan' })
		.getByRole('link', { name: /^To do/ })
		.click()
	await page.getByRole('link', { name: 'By page' }).click()
	const find = async (name: string) => {
		await page.getByRole('searchbox', { name: 'Search assumptions' }).fill(name)
		await page.getByRole('button', { name: 'Search', exact: true }).click()
		const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${name}`) }) })
		await expect(row).toHaveCount(1)
		return row
	}

	const chip = await find('Default chip')
	await chip.getByLabel('Replace: Default chip').click()
	await chip.getByLabel('Default chip, new choice').selectOption({ label: CHIP })
	await chip.getByLabel('Why').fill('What we would buy')
	await expectAccessible(page)
	await chip.getByRole('button', { name: 'Save' }).click()
	await expect(chip.getByLabel('Change: Default chip')).toBeVisible()
	await expect(chip).toContainText(CHIP)
	await expect(chip).toContainText('default NVIDIA GB200')
	await expect(page.getByRole('main')).toContainText(/One default of \d+ replaced/)

	const discount = await find('Discount rate')
	await discount.getByLabel('Replace: Discount rate').click()
	await discount.getByLabel('Discount rate, new value').fill('7.5')
	await discount.getByRole('button', { name: 'Save' }).click()
	await expect(discount).toContainText('7.5%')
	await expect(page.getByRole('main')).toContainText(/Two defaults of \d+ replaced/)

	await find('Default chip')
	await chip.getByLabel('Change: Default chip').click()
	await chip.getByRole('button', { name: 'Restore default' }).click()
	await expect(chip.getByLabel('Replace: Default chip')).toBeVisible()
	await expect(page.getByRole('main')).toContainText(/One default of \d+ replaced/)
})
