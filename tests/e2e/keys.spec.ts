import { expect, openSample, test } from './fixtures.ts'

test('by keyboard alone: finds a page, an item, a figure and a term, and turns the tabs of a page', async ({
	page,
	expectAccessible,
}) => {
	const plan = await openSample(page)
	await expect(page.getByRole('button', { name: 'Find (Ctrl+K)' })).toBeVisible()
	const box = page.getByRole('combobox', { name: /^Find a page/ })
	const option = page.getByRole('listbox', { name: 'What was found' }).getByRole('option')

	await page.keyboard.press('Control+k')
	await expect(box).toBeFocused()
	await page.keyboard.type('sched')
	await expect(option.first()).toContainText('Schedule')
	await expectAccessible(page)
	await page.keyboard.press('Enter')
	await page.waitForURL(`**${plan}/schedule`)
	await expect(box).toBeHidden()

	const tab = page.getByRole('navigation', { name: 'Views of the schedule' }).locator('[aria-current]')
	await expect(tab).toContainText('Dates')
	await page.keyboard.press('2')
	await expect(tab).toContainText('To order')

	await page.keyboard.press('Control+k')
	await page.keyboard.type('utility phase 2')
	await expect(option.first()).toContainText('Utility, phase 2')
	await page.keyboard.press('Enter')
	const form = page.getByRole('dialog', { name: 'Utility, phase 2' })
	await expect(form).toBeVisible()
	await page.keyboard.press('Escape')
	await expect(form).toBeHidden()

	await page.keyboard.press('Control+k')
	await page.keyboard.type('demand not served')
	await expect(option.first()).toContainText('Figure')
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('Enter')
	const drawer = page.getByRole('complementary', { name: 'Explanation' })
	await expect(drawer).toBeVisible()
	await page.keyboard.press('Escape')
	await expect(drawer).toBeHidden()

	await page.keyboard.press('Control+k')
	await page.keyboard.type('nothing of this name')
	await expect(page.getByText('Nothing is called that.')).toBeVisible()
	await page.keyboard.press('Escape')
	await expect(box).toBeHidden()
})

test('a sheet tells every key, and those pressed alone can be switched off', async ({ page, expectAccessible }) => {
	const plan = await openSample(page)
	await page.goto(`${plan}/energy`)
	await expect(page.getByRole('button', { name: 'Find (Ctrl+K)' })).toBeVisible()
	await page.keyboard.press('?')
	const sheet = page.getByRole('dialog', { name: 'Keys' })
	await expect(sheet).toContainText('Undo your latest change')
	await expectAccessible(page)
	await sheet.getByRole('checkbox').uncheck()
	await page.keyboard.press('Escape')
	await expect(sheet).toBeHidden()
	await page.reload()
	await expect(page.getByRole('button', { name: 'Find (Ctrl+K)' })).toBeVisible()
	await page.keyboard.press('2')
	await page.keyboard.press('?')
	await expect(sheet).toBeHidden()
	expect(new URL(page.url()).search).toBe('')
})
