import type { Browser, Page, Route } from '@playwright/test'
import { expect, openSample, signUp, test } from './fixtures.ts'

const cell = (page: Page, row: string, field: string) =>
	page
		.getByRole('row')
		.filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
		.locator(`[data-field="${field}"]`)
const saveState = (page: Page) => page.locator('.save-state')

/** How a page hears of the edits of others. */
const TOLD = ['**/news?*', '**/events?*']

/** Mara's plan from a template, open on its contracts, and the same page as Jun sees it, whom she has invited. */
async function twoPeople(page: Page, browser: Browser): Promise<Page> {
	await signUp(page, 'Mara Ortiz')
	await page.goto('/app')
	await page.getByRole('link', { name: 'New plan' }).first().click()
	await page.getByRole('button', { name: 'Create plan' }).click()
	await page.waitForURL(/\/p\//)
	const plan = page.url()
	const theirs = await (await browser.newContext()).newPage()
	const jun = await signUp(theirs, 'Jun Sato')
	await page.getByRole('link', { name: 'Share', exact: true }).click()
	await page.getByRole('button', { name: 'Invite teammates' }).click()
	await page.getByLabel('Email addresses').fill(jun.email)
	await page.getByRole('button', { name: 'Create invitation links' }).click()
	await theirs.goto(await page.getByLabel(`Invitation link for ${jun.email}`).inputValue())
	await theirs.getByRole('button', { name: 'Accept invitation' }).click()
	await theirs.waitForURL(/\/[tp]\//)
	for (const one of [page, theirs]) {
		await one.goto(`${plan}/energy`)
		await onWhatItHasLoaded(one)
	}
	return theirs
}

/** From here on a page stays on what it has loaded, so that the two do meet. */
async function onWhatItHasLoaded(page: Page): Promise<void> {
	for (const told of TOLD) await page.route(told, (route) => route.abort())
	await page.reload()
}

/** For whoever looks at the screens: `E2E_PICTURES=DIR`. */
async function picture(page: Page, name: string): Promise<void> {
	const directory = process.env['E2E_PICTURES']
	if (directory === undefined) return
	const size = page.viewportSize()
	for (const [width, height] of [
		[1440, 900],
		[390, 844],
	] as const) {
		await page.setViewportSize({ width, height })
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme })
			await page.screenshot({ path: `${directory}/${name}-${String(width)}-${colorScheme}.png`, fullPage: true })
		}
	}
	if (size !== null) await page.setViewportSize(size)
}

const firstContract = async (page: Page) => await page.getByRole('rowheader').first().innerText()

/** Types into a cell and keeps it. */
async function type(page: Page, place: ReturnType<typeof cell>, text: string): Promise<void> {
	await place.click()
	await page.keyboard.type(text)
	await page.keyboard.press('Enter')
}

/** … and waits until the server has answered. */
async function keep(page: Page, place: ReturnType<typeof cell>, text: string): Promise<void> {
	const answer = page.waitForResponse((response) => response.request().method() === 'POST')
	await type(page, place, text)
	await answer
	await expect(saveState(page)).toHaveText(/^Saved/)
}

test('who comes second is told what was there and what is there now, in the grid and in the form, and chooses', async ({
	page,
	browser,
}) => {
	// why: two people sign up and invite each other first
	test.slow()
	const theirs = await twoPeople(page, browser)
	const name = await firstContract(page)
	const [mine, jun] = [cell(page, name, 'capacityMW'), cell(theirs, name, 'capacityMW')]
	await keep(page, mine, '125')

	await type(theirs, jun, '120')
	await expect(theirs.getByRole('alert')).toContainText(`Capacity of ${name}: Mara Ortiz changed it from`)
	await expect(theirs.getByRole('alert')).toContainText('to 125 MW')
	await expect(jun).toHaveText('120')
	await expect(saveState(theirs)).toContainText('Not saved: Capacity of')
	// The cell once, with before, theirs and mine, and its note in it; what is not chosen yet stays in its cell.
	const panel = theirs.getByRole('alert')
	const row = panel.getByRole('row', { name: new RegExp(`^Capacity of ${name}`) })
	await expect(row).toHaveCount(1)
	await expect(row).toContainText(/MW.*Guess.*125 MW.*120 MW/)
	await expect(panel.getByRole('radio')).toHaveCount(2)
	await picture(theirs, 'conflict-cell')
	await panel.getByRole('button', { name: 'Later' }).click()
	await expect(jun).toHaveText('120')
	await theirs.getByRole('button', { name: 'Choose', exact: true }).click()
	// The page hears of what happens meanwhile: the rows move on below, and the panel shows the newest of theirs.
	await panel.getByLabel('120 MW').check()
	for (const told of TOLD) await theirs.unroute(told)
	await keep(page, cell(page, name, 'rampMonths'), '7')
	await keep(page, mine, '126')
	await expect(cell(theirs, name, 'rampMonths')).toContainText('7', { timeout: 40_000 })
	await expect(row).toContainText(/MW.*126 MW.*120 MW/)
	await expect(panel.getByLabel('120 MW')).toBeChecked()
	await expect(jun).toHaveText('120')
	await panel.getByLabel('126 MW').check()
	await panel.getByRole('button', { name: 'Save this choice' }).click()
	await expect(jun).toContainText('126')
	await expect(saveState(theirs)).toHaveText(/Saved/)
	await onWhatItHasLoaded(theirs)

	// Jun opens the form; meanwhile the capacity becomes 333; Jun changes only the counterparty.
	await theirs.getByRole('link', { name: `Edit ${name}` }).click()
	const form = theirs.getByRole('dialog')
	await keep(page, mine, '333')
	await form.getByLabel('Counterparty').fill('Oncor')
	await expect(saveState(theirs)).toContainText('Not saved yet')
	await form.getByRole('button', { name: 'Save', exact: true }).click()
	await expect(form).toBeHidden()
	await expect(jun).toContainText('333')

	// Both change the capacity: the form tells, keeps what was typed and puts it only when asked again.
	await theirs.getByRole('link', { name: `Edit ${name}` }).click()
	await keep(page, mine, '340')
	await form.getByLabel('Capacity', { exact: true }).fill('350')
	await form.getByRole('button', { name: 'Save', exact: true }).click()
	await expect(form.getByText(/Mara Ortiz changed it from 333 MW.* to 340 MW/)).toBeVisible()
	await expect(form.getByLabel('Capacity', { exact: true })).toHaveValue('350')
	await form.getByRole('button', { name: 'Save', exact: true }).click()
	await expect(form).toBeHidden()
	await expect(jun).toContainText('350')
	await page.reload()
	await expect(mine).toContainText('350')
})

test('a row that a colleague removed comes back with what was typed into its cell or its form, or is let go', async ({
	page,
	browser,
}) => {
	// why: two people sign up and invite each other first
	test.slow()
	const theirs = await twoPeople(page, browser)
	const name = await firstContract(page)
	const [mine, jun] = [cell(page, name, 'capacityMW'), cell(theirs, name, 'capacityMW')]
	const contract = { exact: true, name } as const
	const remove = async () => {
		await page.goto(page.url().replace(/[?#].*/, ''))
		await page.getByRole('link', { name: `Remove ${name}`, exact: true }).click()
		await page
			.getByRole('dialog', { name: /^Remove / })
			.getByRole('button', { name: 'Remove contract' })
			.click()
		await expect(page.getByRole('rowheader', contract)).toHaveCount(0)
	}
	const shown = async (capacity: string) => {
		await page.reload()
		await expect(mine).toContainText(capacity)
	}
	// In its cell: back with the value, as one step.
	await remove()
	await type(theirs, jun, '120')
	const panel = theirs.getByRole('alert')
	await expect(panel).toContainText(new RegExp(`Mara Ortiz removed ${name} at .* UTC.* You typed: Capacity 120`))
	await picture(theirs, 'conflict-removed')
	await panel.getByRole('button', { name: 'Restore with your value' }).click()
	await expect(panel).toBeHidden()
	await expect(jun).toContainText('120')
	await expect(saveState(theirs)).toHaveText(/^Saved/)
	await shown('120')
	// … or let go.
	await remove()
	await type(theirs, jun, '130')
	await panel.getByRole('button', { name: 'Discard my value' }).click()
	await expect(theirs.getByRole('rowheader', contract)).toHaveCount(0)
	const undone = page.waitForResponse((response) => response.request().method() === 'POST')
	await page.keyboard.press('Control+z')
	await undone
	await shown('120')

	// In its form: what was typed stays, whether the page has heard of it or the form is sent.
	await onWhatItHasLoaded(theirs)
	await theirs.getByRole('link', { name: `Edit ${name}`, exact: true }).click()
	const form = theirs.getByRole('dialog')
	const capacity = form.getByLabel('Capacity', { exact: true })
	await capacity.fill('140')
	await remove()
	await form.getByRole('button', { name: 'Save', exact: true }).click()
	await expect(form).toContainText(`Mara Ortiz removed ${name} at`)
	await expect(capacity).toHaveValue('140')
	await picture(theirs, 'conflict-form')
	await form.getByRole('button', { name: 'Restore with your value' }).click()
	await expect(form).toBeHidden()
	await expect(jun).toContainText('140')
	await shown('140')

	for (const told of TOLD) await theirs.unroute(told)
	await theirs.reload()
	await theirs.getByRole('link', { name: `Edit ${name}`, exact: true }).click()
	await capacity.fill('150')
	await remove()
	await expect(form).toContainText(`Mara Ortiz removed ${name} at`, { timeout: 40_000 })
	await expect(capacity).toHaveValue('150')
	await form.getByRole('button', { name: 'Discard my value' }).click()
	await expect(form).toBeHidden()
	await expect(theirs.getByRole('rowheader', contract)).toHaveCount(0)
})

test('a colleague’s edit comes by itself, and whose value it replaces is told until they have understood', async ({
	page,
	browser,
}) => {
	// why: two people sign up and invite each other first
	test.slow()
	const theirs = await twoPeople(page, browser)
	const name = await firstContract(page)
	await keep(page, cell(page, name, 'capacityMW'), '125')
	await theirs.reload()
	for (const told of TOLD) await page.unroute(told)
	await page.reload()
	// Who is at the plan is seen, where they type too, and what they wrote stands there without asking.
	for (const told of TOLD) await theirs.unroute(told)
	await theirs.reload()
	const faces = page.getByRole('list', { name: 'Also in this plan' })
	await expect(faces).toContainText('Jun Sato is on this page')
	await cell(theirs, name, 'capacityMW').click()
	await theirs.keyboard.type('12')
	await expect(page.getByText(`Jun Sato is editing ${name}: Capacity.`)).toBeVisible()
	await theirs.keyboard.press('Escape')
	await expect(faces).toContainText('Jun Sato is on this page')
	await keep(theirs, cell(theirs, name, 'capacityMW'), '120')
	const told = new RegExp(`Jun Sato changed Capacity of ${name} from your 125 MW.* to 120 MW`)
	await expect(cell(page, name, 'capacityMW')).toContainText('120')
	await expect(page.getByText(told)).toBeVisible()
	await page.reload()
	await expect(page.getByText(told)).toBeVisible()
	await page.getByRole('button', { name: 'Got it' }).click()
	await expect(page.getByText(told)).toBeHidden()
	await page.reload()
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
	await expect(page.getByText(told)).toBeHidden()

	// They talk about it, and go back to how it was; the grade that went with the old value is another line.
	await page.getByRole('link', { name: `Comment on ${name}` }).click()
	const drawer = page.getByRole('complementary', { name: 'Comments' })
	await drawer.getByLabel('Comment here').fill('@Jun Sato why 120?')
	await drawer.getByRole('button', { name: 'Send' }).click()
	await expect(drawer.getByText('@Jun Sato', { exact: true })).toBeVisible()
	await theirs.getByRole('link', { name: `Comments on ${name}: 1` }).click()
	const answer = theirs.getByRole('complementary', { name: 'Comments' })
	await answer.getByLabel('Reply').fill('The utility’s letter.')
	await answer.getByRole('button', { name: 'Send' }).first().click()
	await expect(drawer.getByText('The utility’s letter.')).toBeVisible()

	// Each may put right what is theirs: Esc leaves it as it was, and what was said after a comment keeps its place.
	const edit = answer.getByLabel(/^Edit comment by Jun Sato/)
	await edit.focus()
	await theirs.keyboard.press('Enter')
	await expect(answer.getByLabel('Comment', { exact: true })).toBeFocused()
	await theirs.keyboard.press('Escape')
	await expect(edit).toBeFocused()
	await theirs.keyboard.press('Enter')
	await answer.getByLabel('Comment', { exact: true }).fill('The utility’s letter of May.')
	await answer.getByRole('button', { name: 'Save' }).click()
	await expect(edit).toBeFocused()
	await expect(drawer.getByText('The utility’s letter of May.')).toBeVisible()
	await expect(drawer.getByText(/, edited /)).toBeVisible()
	await drawer.getByLabel(/^Delete comment by Mara Ortiz/).click()
	await drawer.getByRole('button', { name: 'Delete comment' }).click()
	await expect(answer.getByText('Comment deleted')).toBeVisible()
	await drawer.getByRole('button', { name: 'Resolve' }).click()
	await expect(answer.getByText('Resolved by Mara Ortiz.')).toBeVisible()
	await page.getByRole('link', { name: 'Activity' }).click()
	await page.getByLabel('Person').selectOption('Mara Ortiz')
	await page.getByRole('button', { name: 'Show', exact: true }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two changes found')
	await page.getByRole('link', { name: /^Version 2,/ }).click()
	await page.getByRole('button', { name: `Restore Capacity of ${name}` }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('One difference between version 2 and now')
	await expect(cell(theirs, name, 'capacityMW')).toContainText('125')
	await theirs.close()
	await expect(faces).toBeHidden()
})

test('Ctrl+Z takes back one’s own change and says which; one that a colleague has replaced is passed over and named', async ({
	page,
	browser,
}) => {
	// why: two people sign up and invite each other first
	test.slow()
	const theirs = await twoPeople(page, browser)
	const name = await firstContract(page)
	const [mine, jun] = [cell(page, name, 'capacityMW'), cell(theirs, name, 'capacityMW')]
	const was = await mine.innerText()
	const ramp = cell(page, name, 'rampMonths')
	const rampWas = await ramp.innerText()
	await keep(page, ramp, '7')
	await type(page, mine, '125')
	await page.keyboard.press('Control+z')
	await expect(page.getByText(`Undone: Capacity of ${name} is`)).toBeVisible()
	await expect(mine).toHaveText(was)
	await page.keyboard.press('Control+Shift+z')
	await expect(page.getByText(`Redone: Capacity of ${name} is back to 125 MW`)).toBeVisible()
	await expect(mine).toContainText('125')

	await theirs.reload()
	await keep(theirs, jun, '130')
	await page.getByRole('button', { name: 'Undo (Ctrl+Z)' }).click()
	const skipped = new RegExp(
		`Undone: Ramp.* of ${name} is back to .*. Skipped Capacity of ${name}: Jun Sato changed it`,
	)
	await expect(page.getByText(skipped)).toBeVisible()
	await picture(page, 'undo-skipped')
	await expect(ramp).toHaveText(rampWas)
	await expect(mine).toContainText('130')
	// Nothing of one's own is left; what was taken back can be done again.
	await page.keyboard.press('Control+z')
	await expect(page.getByText(`Can’t undo: Jun Sato changed Capacity of ${name}`)).toBeVisible()
	await page.keyboard.press('Control+y')
	await expect(ramp).toContainText('7')
	await page.reload()
	await expect(mine).toContainText('130')
})

test('the header never says «Saved» while something is refused, unsent or out of reach', async ({ page, context }) => {
	await page.goto('/')
	await page.getByRole('button', { name: 'Open the sample plan' }).click()
	await page.waitForURL(/\/p\/[^/]+$/)
	await page.goto(`${page.url()}/energy`)
	const name = await firstContract(page)
	const capacity = cell(page, name, 'capacityMW')
	await type(page, capacity, 'lots')
	await expect(saveState(page)).toContainText(`Not saved: Capacity of ${name}`)
	await capacity.click()
	await page.keyboard.type('21')
	await expect(saveState(page)).not.toHaveText(/^Saved/)
	await page.keyboard.type('1')
	await page.keyboard.press('Enter')
	await expect(saveState(page)).toHaveText(/^Saved/)
	await context.setOffline(true)
	await expect(saveState(page)).toContainText('Offline')
	await type(page, capacity, '212')
	await expect(saveState(page)).toContainText('Offline, one change waits')
	// A link would leave all that for a page of the browser's own.
	await page.getByRole('link', { name: 'Schedule' }).first().click()
	await expect(saveState(page)).toContainText('Stay on this page until it sends')
	await expect(capacity).toContainText('212')
	// It goes by itself as soon as the line is there again.
	await context.setOffline(false)
	await expect(saveState(page)).toHaveText(/^Saved/)
	await page.reload()
	await expect(capacity).toContainText('212')
})

/** What a page of a plan asks for once it is there: of its loaders, and of the route of the keystroke. */
const PLAN_DATA = /_data=|\/keystroke/

test('the answer to an edit brings the figures: the page asks for nothing after it', async ({ page }) => {
	await page.goto(`${await openSample(page)}/energy`)
	const name = await firstContract(page)
	const capacity = cell(page, name, 'capacityMW')
	await page.route(PLAN_DATA, (route) => (route.request().method() === 'POST' ? route.fallback() : route.abort()))
	const chart = page.locator('main svg[role="img"]').first()
	const [drawn, heading] = [await chart.innerHTML(), page.getByRole('heading', { level: 1 })]
	const said = await heading.innerText()
	await type(page, capacity, '40')
	await expect(page.locator('.impact')).toContainText('was')
	await expect(saveState(page)).toHaveText(/^Saved(?!,)/)
	expect([await chart.innerHTML(), await heading.innerText()]).not.toEqual([drawn, said])
	await expect(capacity).toHaveText(/^40\b/)
})

/** An answer as of a server that brings no figures with it. */
async function withoutFigures(route: Route): Promise<void> {
	const response = await route.fetch()
	const { reply } = await response.json()
	await route.fulfill({ response, json: { reply } })
}

test('a page whose figures cannot be fetched again after an edit stays with what is typed, and says that they are older', async ({
	page,
}) => {
	await page.goto(`${await openSample(page)}/energy`)
	const name = await firstContract(page)
	const capacity = cell(page, name, 'capacityMW')
	// Edits arrive; pages are not answered, by nobody first and then by a proxy that stands before the server.
	for (const [typed, cutOff] of [
		['211', (route: Route) => route.abort()],
		['212', (route: Route) => route.fulfill({ status: 503, body: 'Service unavailable' })],
	] as const) {
		const heading = await page.getByRole('heading', { level: 1 }).innerText()
		await page.route(PLAN_DATA, (route) =>
			route.request().method() === 'POST' ? withoutFigures(route) : cutOff(route),
		)
		await type(page, capacity, typed)
		await expect(saveState(page)).toHaveText(/figures out of date/)
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
		await expect(capacity).toContainText(typed)
		// An answer that is being cut short is let end, so that none outlives the test.
		await page.unrouteAll({ behavior: 'wait' })
		await expect(saveState(page)).toHaveText(/^Saved(?!,)/, { timeout: 15_000 })
		await expect(capacity).toContainText(typed)
	}
})

test('a new value drops the old grade, and takes grade and source in its own row', async ({ page }) => {
	await page.goto('/')
	await page.getByRole('button', { name: 'Open the sample plan' }).click()
	await page.waitForURL(/\/p\/[^/]+$/)
	await page.goto(`${page.url()}/energy`)
	const name = await firstContract(page)
	const capacity = cell(page, name, 'capacityMW')
	await expect(capacity.locator('.guess')).toBeVisible()
	await keep(page, capacity, '125')
	await expect(capacity.locator('.guess')).toHaveCount(0)
	const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
	await row.getByLabel(`${name}: source of figures`).click()
	await row.getByLabel('Figure', { exact: true }).selectOption({ label: 'Capacity' })
	await row.getByLabel('Grade', { exact: true }).selectOption('quote')
	await row.getByLabel('Source', { exact: true }).fill('Offer of 3 March')
	await row.getByRole('button', { name: 'Save source' }).click()
	await expect(capacity).toHaveAttribute('title', 'Offer of 3 March')
	await page.reload()
	await expect(capacity).toHaveAttribute('title', 'Offer of 3 March')
})
