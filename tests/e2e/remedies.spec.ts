import { expect, test } from './fixtures.ts'
import type { Page } from '@playwright/test'

/** The engine runs some hundred times before the first answer, beside the other tests of this machine. */
const FOUND_WITHIN = 90_000

/** Advice lies ahead of the status month, so the test must not depend on the month it is run in. */
async function lookFrom(page: Page, month: string): Promise<void> {
	const rail = page.getByRole('navigation', { name: 'Plan' })
	await page.goto(`${new URL(page.url()).pathname}/settings`)
	await page.getByLabel('Status month').fill(month)
	await page.getByRole('button', { name: 'Save settings' }).click()
	await expect(page.getByText('Saved', { exact: false }).first()).toBeVisible()
	await rail.getByRole('link', { name: 'Overview' }).click()
}

test('a plan says what would have to change, a change is tried, and the limit moves', async ({ page }) => {
	test.setTimeout(150_000)
	await page.goto('/')
	await page.getByRole('button', { name: 'Open the sample plan' }).click()
	await page.waitForURL(/\/p\/[^/]+$/)
	await lookFrom(page, '2026-01')
	const card = page.getByRole('region', { name: 'Decisions' })
	const change = card.getByRole('button', { name: /^Make this change: Bring Utility, phase 2 forward/ })
	await expect(change).toBeVisible({ timeout: FOUND_WITHIN })
	await expect(card).toContainText('Clears Apr–Nov 2026')

	const strip = page.getByRole('img', { name: /Coverage of each layer by month/ }).first()
	const before = await strip.getAttribute('aria-label')
	await change.click()
	await expect(strip).not.toHaveAttribute('aria-label', before ?? '')
	await expect(change).toBeHidden({ timeout: FOUND_WITHIN })

	await card.getByRole('link', { name: 'Activity' }).click()
	await page.waitForURL(/\/activity/)
	await expect(page.getByRole('main')).toContainText('From the decisions')
	await page.getByRole('button', { name: 'Undo my last change' }).click()
	await expect(page.getByText('Undo of edit', { exact: false }).first()).toBeVisible()
	await page.getByRole('navigation', { name: 'Plan' }).getByRole('link', { name: 'Overview' }).click()
	await expect(strip).toHaveAttribute('aria-label', before ?? '')
})

test('without scripts the causes say what would move them', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false })
	const page = await context.newPage()
	await page.goto('/')
	await page.getByRole('button', { name: 'Open the sample plan' }).click()
	await page.waitForURL(/\/p\/[^/]+$/)
	await lookFrom(page, '2026-01')
	const card = page.getByRole('region', { name: 'Decisions' })
	await expect(card).toContainText('Utility, phase 2 at Abilene starts in October 2026')
	await context.close()
})
