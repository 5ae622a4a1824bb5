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

test('a plan says what can still be decided, a decision is made, and the limit moves', async ({ page }) => {
	test.setTimeout(150_000)
	await page.goto('/')
	await page.getByRole('button', { name: 'Open the sample plan' }).click()
	await page.waitForURL(/\/p\/[^/]+$/)
	await lookFrom(page, '2026-01')
	const card = page.getByRole('region', { name: 'Decisions' })
	const change = card.getByRole('button', { name: /^Apply change: By January 2026: / }).first()
	await expect(change).toBeVisible({ timeout: FOUND_WITHIN })
	await expect(card).toContainText(/Recovers .* MW-months and \$/)

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

test('without scripts the causes say why something is lost and how much, the dearest first', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false })
	const page = await context.newPage()
	await page.goto('/')
	await page.getByRole('button', { name: 'Open the sample plan' }).click()
	await page.waitForURL(/\/p\/[^/]+$/)
	const plan = page.url()
	await lookFrom(page, '2026-01')
	const card = page.getByRole('region', { name: 'Decisions' })
	await expect(card).toContainText('Applications: demand uses only')
	await expect(card).toContainText(/Idle chips: \$[\d.]+B, [\d,]+ MW-months, Mar 2026–Dec 2029/)
	await page.goto(`${plan}?tab=ways`)
	await expect(card).toContainText('Energy: Utility, phase 2 starts in October 2026')
	await expect(card.getByRole('listitem').first()).toContainText('demand uses only')
	await context.close()
})
