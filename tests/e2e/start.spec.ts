import type { Locator } from '@playwright/test'
import { expect, startBlank, test } from './fixtures.ts'

type Entries = Readonly<Record<string, string>>

/** Fills what a form asks for by its labels, and saves. */
async function fillAndSave(form: Locator, entries: Entries): Promise<void> {
	for (const [label, value] of Object.entries(entries)) {
		// A list inside an entry has its labels once more, row by row.
		const field = form.getByLabel(new RegExp(`^${label}( optional)?$`)).first()
		await field.waitFor({ state: 'attached' })
		// What is seldom entered, and a list without rows, is folded away.
		if (!(await field.isVisible())) await form.getByText('More', { exact: true }).click()
		await expect(field).toBeVisible()
		if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT') await field.selectOption({ label: value })
		else await field.fill(value)
	}
	await form.getByRole('button', { name: 'Save', exact: true }).click()
	await expect(form).toBeHidden()
}

test('a newcomer answers three questions by keyboard and has a sized plan within three minutes', async ({
	page,
	login,
	expectAccessible,
}) => {
	test.setTimeout(180_000)
	const begun = Date.now()
	await login()
	await page.getByRole('link', { name: 'New plan' }).first().click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Size a plan from three answers')
	await expectAccessible(page)

	await page.getByRole('combobox', { name: 'Place' }).focus()
	await page.keyboard.type('new albany')
	await expect(page.getByRole('option', { name: 'New Albany, Ohio, United States' })).toBeVisible()
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('Enter')
	await expect(page.getByRole('combobox', { name: 'Place' })).toHaveValue('New Albany, Ohio, United States')
	await page.keyboard.press('Tab')
	await page.keyboard.type('lots')
	await page.keyboard.press('Tab')
	await page.keyboard.type('2035-Q3')
	await page.keyboard.press('Enter')
	await expect(page.getByText('Enter power in digits, such as 450 MW')).toBeVisible()
	await expect(page.getByLabel('Full power by')).toHaveValue('2035-Q3')
	await expect(page.getByRole('combobox', { name: 'Place' })).toHaveValue('New Albany, Ohio, United States')

	await page.getByLabel('IT power').fill('40 MW')
	await page.keyboard.press('Enter')
	await page.waitForURL(/\/p\/[^/]+$/, { timeout: 120_000 })
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
	await expect(page.getByRole('heading', { level: 2, name: /^To do/ })).toBeVisible()
	await expectAccessible(page)
	expect(Date.now() - begun).toBeLessThan(180_000)

	// What it rests on waits in one list, the dearest first, and is confirmed there by keyboard.
	await page
		.getByRole('link', { name: /^To do/ })
		.first()
		.click()
	const chosen = page.getByRole('region', { name: 'Chosen entry' })
	await expect(chosen).toContainText('1 of ')
	await expect(chosen).toContainText('At worst case', { timeout: 60_000 })
	await page.keyboard.press('j')
	await expect(chosen).toContainText('2 of ')
	await page.keyboard.press('k')
	await expect(chosen).toContainText('1 of ')
	const first = await chosen.getByRole('heading').textContent()
	const rows = page.getByRole('button', { name: /^Confirm (?!all|this)/ })
	const before = await rows.count()
	await page.keyboard.press('Space')
	await expect(rows).toHaveCount(before - 1)
	await expect(page.getByRole('button', { name: `Confirm ${String(first)}`, exact: true })).toHaveCount(0)
	await expectAccessible(page)
})

test('a blank plan begins with a town, tells what each page lacks, and its checklist can be put away', async ({
	page,
	login,
	expectAccessible,
}) => {
	await login()
	await startBlank(page, 'Own campus')
	await expectAccessible(page)
	await page.getByRole('combobox', { name: 'Town' }).fill('Frankfurt am Main, Germany')
	await page.getByLabel('IT power').fill('100 MW')
	await page.getByRole('button', { name: 'Add the site' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Site added: add power next')

	const rail = page.getByRole('navigation', { name: 'Plan' })
	for (const name of ['People', 'Money']) {
		await rail.getByRole('link', { name }).click()
		await expect(page.getByRole('main').getByRole('link', { name: 'Add a hall' })).toBeVisible()
	}
	await rail.getByRole('link', { name: 'Overview' }).click()
	await page.getByRole('button', { name: 'Hide the checklist' }).click()
	await expect(page.getByRole('link', { name: 'Add a contract' })).toBeHidden()
	await page.reload()
	await page.getByRole('button', { name: 'Checklist: 1 of 6' }).click()
	await page.getByRole('link', { name: 'Add a contract' }).click()
	const form = page.getByRole('dialog', { name: 'Add a contract' })
	await form.getByLabel('Source').focus()
	await form.getByRole('button', { name: 'Save', exact: true }).click()
	await expect(form.getByLabel('Type')).toBeFocused()
})

test('a campus of 100 MW is entered item by item, each page leading to the next', async ({ page, login }) => {
	await login()
	await startBlank(page, 'Own campus')
	await page.getByRole('combobox', { name: 'Town' }).fill('Frankfurt am Main, Germany')
	await page.getByLabel('IT power').fill('100 MW')
	await page.getByRole('button', { name: 'Add the site' }).click()
	const heading = page.getByRole('heading', { level: 1 })
	await expect(heading).toHaveText('Site added: add power next')

	/** Follows the page's own button, fills what the form asks for and saves. */
	const add = async (what: string, entries: Entries) => {
		await page.getByRole('main').getByRole('link', { name: what, exact: true }).last().click()
		const form = page.getByRole('dialog', { name: what })
		await fillAndSave(form, entries)
	}
	await add('Add a contract', { Type: 'Utility firm service', Contract: 'Grid', Capacity: '140 MW', Start: '2029-01' })
	await expect(heading).toHaveText('Energy is 100% idle: no hall is planned')
	await add('Add a hall', { Hall: 'Hall 1', 'IT load': '100', Start: '2027-06', Duration: '20' })
	await add('Add a chip order', {
		Order: 'GPUs',
		Chip: 'NVIDIA GB200 NVL72 (per GPU)',
		Accelerators: '50000',
		Ordered: '2028-02',
	})
	await add('Add an application', {
		Application: 'Assistant',
		'Use case': 'General chat assistant',
		'Units at start': '2000000',
		Start: '2029-06',
	})
	await add('Add a workload', {
		Workload: 'Serve it',
		Type: 'Inference',
		Model: 'Llama 3.1 / 3.3 70B',
		Applications: 'Assistant',
	})
	await page.getByRole('navigation', { name: 'Plan' }).getByRole('link', { name: 'Overview' }).click()
	await expect(page.getByRole('button', { name: /checklist/i })).toBeHidden()
	await expect(heading).toHaveText(/of chips idle from 20\d\d: demand uses /)
})

test('a hall that stands is fitted out, let, and serves two regions, all entered in forms', async ({ page, login }) => {
	await login()
	const plan = await startBlank(page, 'Retrofit')
	await page.getByRole('combobox', { name: 'Town' }).fill('Frankfurt am Main, Germany')
	await page.getByLabel('IT power').fill('30 MW')
	await page.getByRole('button', { name: 'Add the site' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Site added: add power next')

	const add = async (address: string, entries: Entries) => {
		await page.goto(`${plan}/${address}`)
		const form = page.getByRole('dialog')
		await fillAndSave(form, entries)
	}
	await add('infrastructure?add=buildPhases', {
		Hall: 'Old hall',
		'IT load': '30 MW',
		Start: '2028-01',
		Duration: '8',
		Scope: 'Fit-out only',
		'Item, row 1': 'UPS module (double conversion, Li-ion 5 min)',
		'Units, row 1': '12',
	})
	await add('infrastructure?tab=leases&add=leases', {
		Tenant: 'Cloud',
		'Leased MW': '12 MW',
		Start: '2028-10',
		Rent: '140',
	})
	await add('demand?add=applications', {
		Application: 'Assistant',
		'Use case': 'General chat assistant',
		'Units at start': '2 M',
		'Region, row 1': 'EU West',
		'Share, row 1': '60 %',
		'Region, row 2': 'US East',
		'Share, row 2': '0.4',
	})
	const saved: unknown = await (await page.request.get(`${plan}/plan.json`)).json()
	expect(saved).toMatchObject({
		buildPhases: [{ scope: 'fit_out_only', itMW: 30, existingPlant: [{ item: 'ups', units: 12 }] }],
		leases: [{ itMW: 12, startMonth: '2028-10' }],
		applications: [
			{
				demandRegions: [
					{ region: 'eu-west', share: 0.6 },
					{ region: 'us-east', share: 0.4 },
				],
			},
		],
	})
})

test('of several places of one name the one that is meant is clicked', async ({ page, login }) => {
	await login()
	await page.getByRole('link', { name: 'New plan' }).first().click()
	const place = page.locator('[aria-autocomplete]').and(page.getByRole('combobox', { name: 'Place' }))
	await place.fill('Frankfurt')
	await page.getByLabel('IT power').fill('40 MW')
	await page.getByLabel('Full power by').fill('2035-09')
	await page.getByLabel('Full power by').press('Enter')
	const choices = page.getByRole('list', { name: 'Matching places' })
	await choices.getByRole('button', { name: /^Frankfurt am Main/ }).click()
	await expect(place).toHaveValue(/^Frankfurt am Main, /)
	await expect(choices).toBeHidden()
})
