import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { readPdf } from '../factories/pdf/read-pdf.ts'
import { expect, test } from './fixtures.ts'

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

async function downloaded(page: Page, start: () => Promise<void>): Promise<Download> {
	const [download] = await Promise.all([page.waitForEvent('download', { timeout: 30_000 }), start()])
	return download
}

async function readDownload(download: Download) {
	return await readPdf(new Uint8Array(await readFile(await download.path())))
}

async function openSample(page: Page): Promise<void> {
	await page.goto('/')
	await page.getByRole('button', { name: 'Open the sample plan' }).first().click()
	await page.waitForURL(/\/p\/[^/]+$/)
	await expect(page.getByRole('navigation', { name: 'Plan' })).toBeVisible()
}

test('a newcomer takes the report of the sample plan away as PDF, and it says what the page says', async ({ page }) => {
	await openSample(page)
	const finding = plain(await page.getByRole('heading', { level: 1 }).innerText())
	const capex = plain(await page.locator('.figure', { hasText: 'Capex' }).locator('.figure-value').innerText())
	await page.getByRole('link', { name: 'Import & export' }).click()
	const download = await downloaded(page, () => page.getByRole('link', { name: 'Buildout report (PDF)' }).click())
	expect(download.suggestedFilename()).toMatch(/-now-\d{4}-\d{2}-\d{2}\.pdf$/)
	const pdf = await readDownload(download)
	expect(pdf.tagged).toBe(true)
	expect(pdf.pages.length).toBeGreaterThanOrEqual(4)
	expect(pdf.pages.length).toBeLessThanOrEqual(8)
	expect(pdf.pages[0]).toContain(finding)
	expect(pdf.pages[0]?.replace(/\s/g, '')).toContain(capex.replace(/\s/g, ''))
})

test('a report is issued under a number and can be downloaded again', async ({ page, login, expectAccessible }) => {
	await login('Mara Ortiz')
	await openSample(page)
	await page.getByRole('navigation', { name: 'Plan' }).getByRole('link', { name: 'Reports' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('No reports issued yet')
	await expectAccessible(page)
	await expect(page.getByText(/^Page 1 of \d+$/)).toBeVisible({ timeout: 20_000 })
	const brief = await page.getByText(/^Page 1 of \d+$/).innerText()
	await page.getByLabel('Audience', { exact: true }).selectOption('Lender')
	await expect(page.getByLabel('Length')).toHaveValue('brief')
	await expect(page.getByText(/^Page 1 of \d+$/)).not.toHaveText(brief, { timeout: 20_000 })
	await page.getByLabel('Audience', { exact: true }).selectOption('Board')
	await page.getByLabel('Marking').selectOption('Internal')
	await page.getByLabel('Note').fill('For the board of 3 December')
	await expect(page.getByLabel('Reason')).toHaveAttribute('required')
	await page.getByLabel('Reason').fill('The board decides before the utility answers')
	await expect(page.locator('.report-paper')).toContainText('For the board of 3 December', { timeout: 20_000 })
	await page.getByRole('button', { name: 'Issue R01' }).click()
	await page.getByRole('link', { name: 'Open', exact: true }).click({ timeout: 60_000 })
	await expect(page.getByText('R01 is ready.').first()).toBeVisible()
	await expect(page.getByRole('row', { name: /R01/ })).toContainText('The board decides before the utility answers')
	await expectAccessible(page)
	const download = await downloaded(page, () => page.getByRole('link', { name: 'Download R01', exact: true }).click())
	expect(download.suggestedFilename()).toMatch(/-R01-\d{4}-\d{2}-\d{2}\.pdf$/)
	const pdf = await readDownload(download)
	expect(pdf.pages[0]).toContain('DRAFT')
	expect(pdf.text).toContain('Board paper, R01')
	expect(pdf.text).toContain('Internal')
	expect(pdf.pages[0]).toContain('For the board of 3 December')
})

test('an owner approves a draft with its open points by name, and the paper lists them', async ({
	page,
	login,
	expectAccessible,
}) => {
	await login('Mara Ortiz')
	await openSample(page)
	await page.getByRole('navigation', { name: 'Plan' }).getByRole('link', { name: 'Reports' }).click()
	await page.getByLabel('Reason').fill('For the board')
	await page.getByRole('button', { name: 'Issue R01' }).click()
	await page.getByRole('link', { name: 'Open', exact: true }).click({ timeout: 60_000 })
	const card = page.getByRole('region', { name: 'R01 waits for approval' })
	await expect(card).toBeVisible()
	await expectAccessible(page)
	const ticks = card.getByRole('checkbox')
	const points = await ticks.count()
	expect(points).toBeGreaterThan(1)
	const named = await card.locator('label.tick').allInnerTexts()
	for (let at = 1; at < points; at++) await ticks.nth(at).check()
	await card.getByLabel('Reason for the others').fill('The board knows it')
	await card.getByRole('button', { name: /^Approve R01/ }).click()
	// What is left out is refused by name, and what was typed stays.
	await expect(card.getByRole('status')).toContainText(plain(named[0] ?? '').replace(/\.$/, ''))
	await expect(card.getByLabel('Reason for the others')).toHaveValue('The board knows it')
	await ticks.nth(0).check()
	await card
		.getByLabel(/^Reason for:/)
		.first()
		.fill('Requests are shortened')
	await card.getByRole('button', { name: /^Approve R01/ }).click()
	await expect(page.getByText('R01 is issued.')).toBeVisible({ timeout: 60_000 })
	await page.getByRole('link', { name: 'Open items of R01' }).click()
	await expect(page.getByRole('region', { name: /^Mara Ortiz approved R01 with/ })).toContainText(
		'Requests are shortened',
	)
	await expectAccessible(page)
	const download = await downloaded(page, () => page.getByRole('link', { name: 'R01 as PDF', exact: true }).click())
	const { text } = await readDownload(download)
	expect(text).not.toContain('DRAFT')
	for (const said of [...named, 'The board knows it', 'Requests are shortened'])
		expect(text.replace(/\s/g, '')).toContain(said.replace(/\s/g, ''))
})
