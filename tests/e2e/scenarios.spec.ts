import { expect, openSample, test } from './fixtures.ts'

/** The engine runs some hundred times before the first answer, beside the other tests of this machine. */
const FOUND_WITHIN = 90_000

test('a way out is tried as a scenario, compared with the baseline, promoted and taken back', async ({
	page,
	expectAccessible,
}) => {
	test.setTimeout(180_000)
	await page.goto('/')
	await page.getByRole('button', { name: 'Open the sample plan' }).click()
	await page.waitForURL(/\/p\/[^/]+$/)
	const plan = page.url()
	await page.goto(`${plan}/settings`)
	await page.getByLabel('Status month').fill('2026-01')
	await page.getByRole('button', { name: 'Save settings' }).click()
	await expect(page.getByText('Saved', { exact: false }).first()).toBeVisible()
	await page.goto(plan)
	const strip = page.getByRole('img', { name: /Coverage of each layer by month/ }).first()
	const before = (await strip.getAttribute('aria-label')) ?? ''

	const way = page.getByRole('button', { name: /^Try as scenario: By January 2026: / }).first()
	await expect(way).toBeVisible({ timeout: FOUND_WITHIN })
	await way.click()
	await page.waitForURL(/\?scenario=/)
	await expect(strip).not.toHaveAttribute('aria-label', before)
	await expect(page.getByText('edits here do not change the baseline')).toBeVisible()
	await page.getByRole('link', { name: 'Back to the baseline' }).click()
	await expect(strip).toHaveAttribute('aria-label', before)
	await page.goto(plan)
	await expect(strip).toHaveAttribute('aria-label', before)

	await page.goto(`${plan}/scenarios`)
	await expect(page).toHaveURL(/\/options\?tab=manage$/)
	await expect(page.getByRole('main')).toContainText('Differs in one value')
	await page.getByRole('navigation', { name: 'Plan' }).getByRole('link', { name: 'Options' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/recovers .+ MW-months|No scenario beats/)
	const compared = page.getByRole('table', { name: 'Scenarios side by side' })
	await expect(compared).toContainText('Inputs that differ')
	await expectAccessible(page)

	await page.getByRole('link', { name: 'Manage' }).click()
	await page.getByRole('link', { name: /^Promote .+ to the baseline$/ }).click()
	await expect(page.getByText('Today’s baseline is kept as scenario')).toBeVisible()
	await expectAccessible(page)
	await page.getByRole('button', { name: 'Promote', exact: true }).click()
	await expect(page.getByText('is now the baseline, in one step', { exact: false })).toBeVisible()
	await page.goto(plan)
	await expect(strip).not.toHaveAttribute('aria-label', before)
	await page.goBack()
	await expect(page.getByText('is now the baseline, in one step', { exact: false })).toBeVisible()
	await page.getByRole('button', { name: /^Undo \(/ }).click()
	await expect(page.getByText('is now the baseline, in one step', { exact: false })).toBeHidden()
	await page.goto(plan)
	await expect(strip).toHaveAttribute('aria-label', before)
})

test('two inputs are set against each other, and a cell of their table becomes a scenario', async ({ page }) => {
	test.setTimeout(180_000)
	const plan = await openSample(page)
	await page.goto(`${plan}/scenarios?tab=two`)
	await expect(page).toHaveURL(/\/options\?tab=two$/)
	for (const [side, words] of [
		['Across', 'Utility, phase 2'],
		['Down', 'Hall 8'],
	] as const) {
		// The browser's own list without scripts is a combobox too: theirs comes with them.
		const choice = page.locator('[aria-autocomplete]').and(page.getByRole('combobox', { name: side }))
		await choice.fill(words)
		await page.getByRole('option').filter({ hasText: words }).first().click()
	}
	// Out of reach for once: the page says so and keeps what was chosen.
	await page.route(/\/two-way\?/, (route) => route.abort())
	await page.getByRole('button', { name: 'Make table' }).click()
	await expect(page.getByText('The server did not respond.', { exact: false })).toBeVisible()
	await expect(page.locator('[aria-autocomplete]').and(page.getByRole('combobox', { name: 'Down' }))).toHaveValue(
		/Hall 8/,
	)
	await page.unroute(/\/two-way\?/)
	await page.getByRole('button', { name: 'Try again' }).click()
	const table = page.getByRole('table', { name: /across,.+down/ })
	await expect(table).toBeVisible({ timeout: FOUND_WITHIN })
	await table.getByRole('button').first().click()
	await page.getByRole('button', { name: /^Try as scenario/ }).click()
	await page.waitForURL(/scenario=/)
	await expect(page.getByText('edits here do not change the baseline')).toBeVisible()
})
