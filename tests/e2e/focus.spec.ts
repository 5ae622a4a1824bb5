import type { Page } from '@playwright/test'
import { expect, openSample, startBlank, test } from './fixtures.ts'

const focused = (page: Page) => page.locator(':focus')

test('a refused cell opens with its text chosen, and no key leads to another', async ({ page, expectAccessible }) => {
	const plan = await openSample(page)
	await page.goto(`${plan}/energy`)
	await expect(page.getByRole('button', { name: 'Paste rows' })).toBeVisible()
	const [name, start] = [page.locator('[data-cell="0:0"]'), page.locator('[data-cell="0:4"]')]
	const before = await name.textContent()
	const refuse = async () => {
		await start.click()
		await page.keyboard.type('Frühling 2028')
		await page.keyboard.press('Enter')
		await expect(page.getByRole('alert')).toContainText('Expected a month')
		await expect(start).toHaveAttribute('aria-invalid', 'true')
	}
	await refuse()
	await expectAccessible(page)
	await start.click()
	await page.keyboard.press('Control+a')
	await expect(focused(page)).toHaveValue('Frühling 2028')
	await page.keyboard.type('2031-03')
	await page.keyboard.press('Enter')
	await expect(start).toHaveText('2031-03')
	await expect(name).toHaveText(before ?? '')
	await expect(page.getByRole('alert')).toBeHidden()
	await refuse()
	await page.getByRole('button', { name: 'Correct it' }).click()
	await expect(focused(page)).toHaveValue('Frühling 2028')
	await page.keyboard.press('Escape')
	await expect(start).toHaveText('2031-03')
	await expect(start).toBeFocused()
	// Where nothing was refused all cells are chosen, around the one that has the focus.
	await page.keyboard.press('Control+a')
	await expect(start).toBeFocused()
	await expect(name).toHaveAttribute('aria-selected', 'true')
})

test('who applies a decision is told so where it stood, undoes it there, and never loses the focus', async ({
	page,
}) => {
	test.setTimeout(240_000)
	await openSample(page)
	const apply = page.getByRole('button', { name: /^Apply change: / }).first()
	await apply.waitFor({ timeout: 120_000 })
	const title = ((await apply.getAttribute('aria-label')) ?? '').replace('Apply change: ', '')
	await apply.click()
	const told = page.getByText(`Applied to the plan: ${title}.`)
	await expect(told).toBeVisible({ timeout: 60_000 })
	await expect(focused(page)).toContainText('Applied to the plan')
	await page.getByRole('region', { name: 'Decisions' }).getByRole('button', { name: 'Undo' }).click()
	await expect(told).toBeHidden({ timeout: 60_000 })
	await expect(focused(page)).toHaveText('Decisions')
})

test('what closes or goes leaves the focus on what comes after it', async ({ page, login }) => {
	await login()
	const plan = await startBlank(page, 'Focus')
	await page.getByLabel('Town').fill('Abilene, Texas')
	await page.getByRole('button', { name: 'Add the site' }).click()
	await expect(focused(page)).toHaveText(/Add an? /)
	await page.goto(`${plan}/money?why=finance.totals.capexUsd&scope=plan`)
	await expect(page.getByRole('complementary', { name: 'Explanation' })).toBeFocused()
	await page.keyboard.press('Escape')
	await expect(page.getByRole('complementary', { name: 'Explanation' })).toBeHidden()
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
	await page.goto('/app')
	await page.getByRole('link', { name: 'New plan' }).first().click()
	await page.getByLabel('IT power').fill('lots')
	await page.getByLabel('Full power by').fill('soon')
	await page.locator('form.start-questions').evaluate((form: HTMLFormElement) => {
		form.noValidate = true
	})
	await page.getByRole('button', { name: 'Create this plan' }).click()
	await expect(page.getByText(/No plan yet/)).toBeVisible()
	await expect(page.getByRole('combobox', { name: 'Place' })).toBeFocused()
})
