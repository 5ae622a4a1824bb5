import { readFileSync } from 'node:fs'
import type { Page, Route } from '@playwright/test'
import { expect, openSample, test } from './fixtures.ts'

const cell = (page: Page, row: string, field: string) =>
	page
		.getByRole('row')
		.filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
		.locator(`[data-field="${field}"]`)
const goTo = (page: Page, name: string) =>
	page.getByRole('navigation', { name: 'Plan' }).getByRole('link', { name }).click()

const SEARCHED = { timeout: 60_000 }

test('a newcomer plans a site: opens the sample, moves a contract and sees the plan answer, opens a number, adds a site', async ({
	page,
}) => {
	test.setTimeout(150_000)
	await openSample(page)
	await expect(page.getByRole('heading', { level: 1 })).toContainText('of chips idle')
	const before = await page.getByRole('heading', { level: 1 }).innerText()
	const strip = page.getByRole('img', { name: /Coverage of each layer by month/ }).first()
	const stripBefore = await strip.getAttribute('aria-label')

	await goTo(page, 'Energy')
	await expect(page.getByRole('grid', { name: 'Power contracts' })).toBeVisible()
	const start = cell(page, 'Utility, phase 1', 'startMonth')
	await start.click()
	await page.keyboard.press('Enter')
	await page.getByRole('textbox', { name: 'Start, Utility, phase 1' }).fill('Jul 2027')
	await page.keyboard.press('Enter')
	await expect(start).toHaveText(/2027-07/)
	await expect(page.locator('.impact')).toContainText('was')

	await goTo(page, 'Overview')
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before)
	expect(await strip.getAttribute('aria-label')).not.toBe(stripBefore)

	await page.getByTitle('Why capex').click()
	const drawer = page.getByRole('complementary', { name: 'Explanation' })
	await expect(drawer).toContainText('Capital spent before and over the plan')
	await expect(drawer.getByRole('heading', { name: 'Inputs' })).toBeVisible()
	// Found by runs of the engine, which stand in line behind everybody else's.
	await expect(drawer.getByRole('heading', { name: 'The five inputs that matter most' })).toBeVisible(SEARCHED)
	await drawer.locator('details.explain-tree > summary').first().click()
	await expect(drawer.locator('details.explain-tree[open] .explain-input').first()).toBeVisible()
	await page.keyboard.press('Escape')
	await expect(drawer).toBeHidden()
	await expect(page.getByTitle('Why capex')).toBeFocused()

	await goTo(page, 'Sites')
	await page.getByRole('link', { name: 'Add a site' }).click()
	const form = page.getByRole('dialog', { name: 'Add a site' })
	await form.getByLabel('Site', { exact: true }).fill('Shackelford County')
	await form.getByLabel('Latitude').fill('32.75')
	await form.getByLabel('Longitude').fill('−99.35')
	await form.getByRole('button', { name: 'Save', exact: true }).click()
	await expect(
		page.getByRole('grid', { name: 'Sites' }).getByRole('rowheader', { name: 'Shackelford County' }),
	).toBeVisible()
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Two sites')
})

test('a value that cannot be is refused beside the grid and what was typed stays', async ({ page }) => {
	await openSample(page)
	await goTo(page, 'Energy')
	const capacity = cell(page, 'Utility, phase 1', 'capacityMW')
	await capacity.click()
	await page.keyboard.press('F2')
	await page.getByRole('textbox', { name: 'Capacity, Utility, phase 1' }).fill('lots')
	await page.keyboard.press('Enter')
	await expect(page.getByRole('alert')).toContainText('Capacity: Expected a number')
	await expect(capacity).toHaveText('lots')
	await expect(capacity).toHaveAttribute('aria-invalid', 'true')
	await page.keyboard.press('ArrowUp')
	await expect(capacity).toBeFocused()
	await page.keyboard.press('Escape')
	await expect(capacity).toHaveText('200')
	await expect(page.getByRole('alert')).toBeHidden()
})

test('a change that does not reach the server stays in view and is sent again', async ({ page }) => {
	await openSample(page)
	await goTo(page, 'Energy')
	const capacity = cell(page, 'Utility, phase 1', 'capacityMW')
	await expect(capacity).toBeVisible()
	await page.route(/\/keystroke/, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
	await capacity.click()
	await page.keyboard.type('222')
	await page.keyboard.press('Enter')
	await expect(page.getByRole('alert')).toContainText('Not saved: no connection to the server')
	await expect(capacity).toHaveText('222')
	await page.unroute(/\/keystroke/)
	await page.getByRole('button', { name: 'Retry now' }).click()
	await expect(page.getByRole('alert')).toBeHidden()
	await expect(page.locator('.is-saving')).toHaveCount(0)
	await page.reload()
	await expect(capacity).toContainText('222')
})

/** Holds back what is written from this page, not what is asked while it is typed; `answer` ends what was held. */
async function holdEdits(
	page: Page,
): Promise<{ readonly answer: (how: (route: Route) => Promise<void>) => Promise<void> }> {
	let held: (route: Route) => void = () => undefined
	const waiting = new Promise<Route>((resolve) => (held = resolve))
	await page.route(/\/keystroke/, async (route) => {
		const body = route.request().postData()
		if (body === null || body.includes('prefetch=yes')) await route.continue()
		else held(route)
	})
	return { answer: async (how) => await how(await waiting) }
}

test('what a typed value comes to stands there with the key that keeps it, marked until it is kept, and goes where it is refused', async ({
	page,
}) => {
	await openSample(page)
	await goTo(page, 'Energy')
	const capacity = cell(page, 'Utility, phase 1', 'capacityMW')
	const figures = page.locator('.impact b')
	await expect(capacity).toHaveText('200')
	const before = await figures.allInnerTexts()
	const edits = await holdEdits(page)
	const tried = page.waitForResponse((response) => response.request().postData()?.includes('40%22') === true)
	await capacity.click()
	await page.keyboard.type('40')
	await tried
	await page.keyboard.press('Enter')
	await expect(figures).not.toHaveText(before)
	await expect(capacity).toHaveClass(/is-saving/)
	const reply = { ok: false, problems: [{ field: '', text: 'The plan is closed.' }], cells: [] }
	await edits.answer((route) => route.fulfill({ json: { reply } }))
	await expect(page.getByRole('alert')).toContainText('The plan is closed.')
	await expect(figures).toHaveText(before)
	await page.reload()
	await expect(capacity).toHaveText('200')
})

/** The browser as on a machine six times slower. */
async function slowDown(page: Page): Promise<void> {
	const devtools = await page.context().newCDPSession(page)
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 })
}

/** Types loads down the column of halls, no key waiting for the one before to be drawn. */
async function typeLoads(page: Page, loads: readonly string[]): Promise<void> {
	await cell(page, 'Hall 1', 'itMW').click()
	for (const load of loads) {
		await page.keyboard.type(load)
		await page.keyboard.press('Enter')
	}
}

async function expectLoads(page: Page, loads: readonly string[]): Promise<void> {
	for (const [index, load] of loads.entries()) await expect(cell(page, `Hall ${index + 1}`, 'itMW')).toHaveText(load)
	await expect(page.locator('.is-saving')).toHaveCount(0)
	await page.reload()
	for (const [index, load] of loads.entries()) await expect(cell(page, `Hall ${index + 1}`, 'itMW')).toHaveText(load)
}

test('cells typed one after another are all kept', async ({ page }) => {
	const loads = ['91', '92', '93', '94', '95']
	await slowDown(page)
	await openSample(page)
	await goTo(page, 'Halls')
	await typeLoads(page, loads)
	await expectLoads(page, loads)
})

test('cells typed before the page’s scripts have come are kept too, each in its place', async ({ page }) => {
	const loads = ['91', '92', '93', '94', '95']
	const plan = await openSample(page)
	await slowDown(page)
	await page.goto(`${plan}/infrastructure`, { waitUntil: 'commit' })
	await typeLoads(page, loads)
	await expectLoads(page, loads)
})

test('Tab keeps what was typed and goes on to the right, and out of the grid where no cell is edited', async ({
	page,
}) => {
	await openSample(page)
	await goTo(page, 'Halls')
	await cell(page, 'Hall 2', 'itMW').click()
	await page.keyboard.type('77')
	await page.keyboard.press('Tab')
	await page.keyboard.type('Jun 2025')
	await page.keyboard.press('Tab')
	await page.keyboard.type('15')
	await page.keyboard.press('Shift+Tab')
	await expect(cell(page, 'Hall 2', 'startMonth')).toBeFocused()
	await expect(cell(page, 'Hall 2', 'itMW')).toHaveText('77')
	await expect(cell(page, 'Hall 2', 'startMonth')).toHaveText('2025-06')
	await expect(cell(page, 'Hall 2', 'durationMonths')).toHaveText('15')
	await page.keyboard.press('Tab')
	await expect(page.getByLabel('Hall 2: source of figures')).toBeFocused()
	await page.keyboard.press('Tab')
	expect(await page.evaluate(() => document.activeElement?.closest('table') === null)).toBe(true)
})

test('a refused cell does not hold back the ones typed after it', async ({ page }) => {
	await openSample(page)
	await goTo(page, 'Halls')
	await typeLoads(page, ['91', 'lots', '93'])
	await expect(page.getByRole('alert')).toContainText('IT load: Expected a number')
	await expect(cell(page, 'Hall 2', 'itMW')).toHaveText('lots')
	await expect(cell(page, 'Hall 3', 'itMW')).not.toHaveAttribute('aria-invalid', 'true')
	await expect(page.locator('.is-saving')).toHaveCount(1)
	await page.reload()
	await expect(cell(page, 'Hall 1', 'itMW')).toHaveText('91')
	await expect(cell(page, 'Hall 3', 'itMW')).toHaveText('93')
})

test('who leaves the page at once loses none of the cells typed before', async ({ page }) => {
	await openSample(page)
	await goTo(page, 'Halls')
	await typeLoads(page, ['91', '92', '93', '94'])
	await goTo(page, 'Overview')
	await expect(page.getByRole('heading', { level: 1 })).toContainText('of chips idle')
	await expect
		.poll(async () => {
			await page.goto(`${new URL(page.url()).pathname.replace(/\/infrastructure$/, '')}/infrastructure`)
			return await cell(page, 'Hall 4', 'itMW').innerText()
		})
		.toBe('94')
	await expectLoads(page, ['91', '92', '93', '94'])
})

test('a range typed for a figure stays beside it and undo brings the figure back', async ({ page }) => {
	await openSample(page)
	await goTo(page, 'Energy')
	const capacity = cell(page, 'Utility, phase 1', 'capacityMW')
	const was = await capacity.innerText()
	await capacity.click()
	await page.keyboard.type('80 to 140')
	await page.keyboard.press('Enter')
	await expect(capacity).toHaveText('105.83, range 80–140')
	await page.reload()
	await capacity.click()
	await page.keyboard.press('Enter')
	await expect(page.getByRole('textbox', { name: 'Capacity, Utility, phase 1' })).toHaveValue('80..140')
	await page.keyboard.press('Escape')
	await goTo(page, 'Activity')
	await expect(page.getByText('changed the range of Capacity of', { exact: false })).toBeVisible()
	await page.getByRole('button', { name: 'Undo my last change' }).click()
	await expect(page.getByText('Undo of edit', { exact: false }).first()).toBeVisible()
	await goTo(page, 'Energy')
	await expect(capacity).toHaveText(was)
})

test('the grid is one tab stop and the arrows move inside it', async ({ page }) => {
	await openSample(page)
	await goTo(page, 'Chips')
	const first = page.locator('[data-cell="0:0"]')
	await first.focus()
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('ArrowRight')
	await expect(page.locator('[data-cell="1:1"]')).toBeFocused()
	await page.keyboard.press('Control+End')
	await page.keyboard.press('Control+Home')
	await expect(first).toBeFocused()
	expect(await page.locator('[data-cell][tabindex="0"]').count()).toBe(1)
})

test('without scripts a contract can still be changed, through the form behind its row', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false })
	const page = await context.newPage()
	const plan = await openSample(page)
	await page.goto(`${plan}/energy`)
	await page.getByRole('link', { name: 'Edit Utility, phase 2' }).click()
	await page.getByRole('textbox', { name: 'Capacity', exact: true }).fill('450')
	await page.getByRole('button', { name: 'Save', exact: true }).click()
	await page.waitForURL((url) => !url.search.includes('edit'))
	await expect(cell(page, 'Utility, phase 2', 'capacityMW')).toContainText('450')
	await context.close()
})

test('without scripts a figure is explained with its guesses and what moves it, one link further', async ({
	browser,
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false })
	const page = await context.newPage()
	const plan = await openSample(page)
	await page.goto(`${plan}/energy?why=facilityPowerMW`)
	const drawer = page.getByRole('complementary', { name: 'Explanation' })
	await expect(drawer.getByRole('heading', { name: 'Sensitivity' })).toBeHidden()
	await drawer.getByRole('link', { name: 'Show sensitivity, guesses and overrides' }).click()
	await expect(drawer.getByRole('heading', { name: /^Includes / })).toBeVisible()
	await expect(drawer.getByRole('region', { name: 'Sensitivity' })).toBeVisible()
	await context.close()
})

test('a contract is added through its form and can be removed again', async ({ page }) => {
	await openSample(page)
	await goTo(page, 'Energy')
	await page.getByRole('link', { name: 'Add a contract' }).click()
	const form = page.getByRole('dialog', { name: 'Add a contract' })
	await form.getByRole('button', { name: 'Save', exact: true }).click()
	await expect(form.getByText('Type: This field is needed.')).toBeVisible()
	await form.getByLabel('Contract', { exact: false }).first().fill('Bridge')
	await form.getByLabel('Type', { exact: true }).selectOption({ label: 'Utility firm service' })
	await expect(form.getByText('Type: This field is needed.')).toBeHidden()
	await form.getByLabel('Capacity', { exact: true }).fill('60')
	await form.getByLabel('Start', { exact: true }).fill('+8')
	await form.getByRole('button', { name: 'Save', exact: true }).click()
	const grid = page.getByRole('grid', { name: 'Power contracts' })
	await expect(grid.getByRole('rowheader', { name: 'Bridge' })).toBeVisible()
	await page.getByRole('link', { name: 'Edit Bridge' }).click()
	await page.getByRole('link', { name: 'Remove contract' }).click()
	await page
		.getByRole('dialog', { name: /Remove contract “Bridge”/ })
		.getByRole('button', { name: 'Remove contract' })
		.click()
	await expect(page.getByRole('rowheader', { name: 'Bridge' })).toHaveCount(0)
})

test('a change is told in the activity and can be taken back', async ({ page }) => {
	await openSample(page)
	await goTo(page, 'Halls')
	const load = cell(page, 'Hall 1', 'itMW')
	const was = await load.innerText()
	await load.click()
	await page.keyboard.type('111')
	await page.keyboard.press('Enter')
	await expect(load).toHaveText('111')
	await goTo(page, 'Activity')
	await expect(page.getByText('changed IT load of Hall 1', { exact: false })).toBeVisible()
	await page.getByRole('button', { name: 'Undo my last change' }).click()
	await expect(page.getByText('Undo of edit', { exact: false }).first()).toBeVisible()
	await goTo(page, 'Halls')
	await expect(load).toHaveText(was)
})

test('the theme is kept and drawn by the server', async ({ page }) => {
	await page.goto('/')
	await page.getByLabel('Theme').click()
	await page.getByRole('button', { name: 'Dark' }).click()
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
	await page.reload()
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('an address where nothing is says so with a way home', async ({ page }) => {
	await page.goto('/nowhere')
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found')
	await expect(page.getByRole('navigation', { name: 'Other pages' }).getByRole('link')).toHaveCount(6)
	await page.getByRole('main').getByRole('link', { name: 'Home', exact: true }).first().click()
	await expect(page.getByRole('heading', { level: 1 })).toContainText('megawatts to tokens')
})

test('a tab that is clicked shows what stands in it, and the way back leads to the one before', async ({ page }) => {
	const plan = await openSample(page)
	await page.goto(`${plan}/schedule`)
	const tabs = page.getByRole('navigation', { name: 'Views of the schedule' })
	await tabs.getByRole('link', { name: 'Orders' }).click()
	await expect(tabs.locator('[aria-current]')).toContainText('Orders')
	await expect(page.getByRole('table', { name: 'Equipment needed, existing and to buy' })).toBeVisible()
	await tabs.getByRole('link', { name: 'Actuals' }).click()
	await expect(page.getByRole('link', { name: 'Add an actual' })).toBeVisible()
	await page.goBack()
	await expect(page.getByRole('table', { name: 'Equipment needed, existing and to buy' })).toBeVisible()
})

test('a chart is saved as a picture that needs no page around it', async ({ page }) => {
	const plan = await openSample(page)
	await page.goto(`${plan}/workforce?tab=months`)
	for (const [kind, start] of [
		['SVG', '<svg'],
		['PNG', '\u0089PNG'],
	] as const) {
		await page.getByLabel(/^Data and files of .*peak/).click()
		const saving = page.waitForEvent('download')
		await page.getByRole('button', { name: new RegExp(`peak.* as ${kind}$`) }).click()
		const saved = await saving
		expect(saved.suggestedFilename()).toMatch(new RegExp(`^[A-Z].*[.]${kind.toLowerCase()}$`))
		const bytes = readFileSync(await saved.path())
		expect(bytes.toString('latin1').startsWith(start)).toBe(true)
		expect(bytes.toString('latin1')).not.toContain('var(--')
	}
})
