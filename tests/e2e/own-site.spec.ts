import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures.ts'

/** The engine runs some hundred times before the first answer, beside the other tests of this machine. */
const FOUND_WITHIN = 90_000

test('by keyboard alone, from nothing: a plan of three answers, its limit, a way out tried, promoted and undone, and a second site', async ({
	page,
	login,
	expectAccessible,
}) => {
	test.setTimeout(300_000)
	const press = async (button: Locator, key = 'Enter') => {
		await expect(button).toBeVisible()
		await button.focus()
		await expect(button).toBeFocused()
		await page.keyboard.press(key)
	}
	const rail = page.getByRole('navigation', { name: 'Plan' })
	await login()
	await press(page.getByRole('link', { name: 'New plan' }).first())

	// The place is chosen on the map: the cross begins in its middle, off Africa, and goes north to Spain.
	const map = page.getByRole('button', { name: /^Choose the place on the map/ })
	await expect(map).toBeVisible()
	await map.focus()
	for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowUp')
	await page.keyboard.press('Enter')
	const preview = page.getByRole('region', { name: 'Preview' })
	await expect(preview).toContainText('Local data for')
	const place = page.getByRole('combobox', { name: 'Place' })
	await expect(place).toHaveValue(/^-?\d+(\.\d+)?, -?\d+(\.\d+)?$/)
	await place.focus()
	await page.keyboard.press('Control+a')
	await page.keyboard.type('40.08, -82.81')
	await expect(preview).toContainText('Local data for New Albany')
	await page.getByLabel('IT power').focus()
	await page.keyboard.type('40 MW')
	await page.keyboard.press('Tab')
	await page.keyboard.type('2035-Q3')
	await expect(preview.getByRole('heading', { level: 2 }).first()).toHaveText(
		/^\$[\d.]+[MB] of chips idle from 2035: demand uses /,
		{
			timeout: FOUND_WITHIN,
		},
	)
	await expect(preview).toContainText('Sized for you')
	await expectAccessible(page)
	await page.keyboard.press('Enter')
	await page.waitForURL(/\/p\/[^/]+$/, { timeout: FOUND_WITHIN })
	const plan = new URL(page.url()).pathname

	// Half the grid: power binds, and what would mend it is found.
	await press(rail.getByRole('link', { name: 'Energy' }))
	await page.waitForURL(`**${plan}/energy`)
	await expect(page.getByRole('button', { name: 'Paste rows' })).toBeVisible()
	const capacity = page.locator('[data-cell="0:3"]')
	await capacity.focus()
	await page.keyboard.press('F2')
	await page.keyboard.press('Control+a')
	await page.keyboard.type('24 MW')
	await page.keyboard.press('Enter')
	await expect(capacity).toContainText('24')
	await expect(page.getByText(/^Saved/).first()).toBeVisible()
	await press(rail.getByRole('link', { name: 'Overview' }))
	await page.waitForURL(`**${plan}`)
	const heading = page.getByRole('heading', { level: 1 })
	await expect(heading).toContainText(/target|unserved|reached/)
	const short = await heading.innerText()

	const way = page.getByRole('button', { name: /^Try as scenario: / }).first()
	await expect(way).toBeVisible({ timeout: FOUND_WITHIN })
	await press(way)
	await page.waitForURL(/\?scenario=/)
	await expect(page.getByText('edits here do not change the baseline')).toBeVisible()
	await expect(heading).not.toHaveText(short)
	await press(rail.getByRole('link', { name: 'Options' }))
	await expect(page.getByRole('table', { name: 'Scenarios side by side' })).toContainText('Inputs that differ')
	await press(page.getByRole('link', { name: 'Manage' }))
	await press(page.getByRole('link', { name: /^Promote .+ to the baseline$/ }))
	await press(page.getByRole('button', { name: 'Promote', exact: true }))
	const promoted = page.getByText('is now the baseline, in one step', { exact: false })
	await expect(promoted).toBeVisible()
	await press(page.getByRole('button', { name: /^Undo \(/ }))
	await expect(promoted).toBeHidden()

	// And a second site, on the map again: under the name of the nearest town.
	await page.goto(`${plan}/sites`)
	await expect(heading).toContainText(/site/i)
	const adds = page.getByRole('button', { name: /^Add a site on the map/ })
	await press(adds, 'ArrowRight')
	await page.keyboard.press('Enter')
	const form = page.getByRole('dialog', { name: 'Add a site' })
	await expect(form.getByLabel('Latitude')).not.toHaveValue('')
	await expect(form.getByLabel('Country')).toHaveValue('US')
	await press(form.getByRole('button', { name: 'Save', exact: true }))
	await expect(form).toBeHidden()
	await expect(heading).toContainText(/^Two sites/)
})
