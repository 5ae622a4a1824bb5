import { expect, openSample, signUp, startPlan, test } from './fixtures.ts'

test('who has the plan is seen and decided in one dialog over its page: people in their roles, and links', async ({
	page,
	browser,
	login,
	expectAccessible,
}) => {
	await login('Mara Ortiz')
	const plan = await startPlan(page, () => page.getByRole('button', { name: 'Create plan' }).click())
	await page.goto(`${plan}/energy`)
	const share = page.getByRole('link', { name: 'Share', exact: true })
	const dialog = page.getByRole('dialog', { name: 'Share this plan' })
	const people = dialog.getByRole('region', { name: /member/ })
	await share.click()
	await expect(people.getByRole('rowheader', { name: /Mara Ortiz \(you\)/ })).toBeVisible()
	await expect(dialog).toContainText('No links yet.')
	await expect(page).toHaveURL(new RegExp(`${plan}/energy$`))
	await expectAccessible(page)

	const outside = await browser.newContext()
	const theirs = await outside.newPage()
	const jun = await signUp(theirs, 'Jun Sato')
	await dialog.getByRole('button', { name: 'Invite teammates' }).click()
	await expect(dialog.getByLabel('Email addresses')).toBeFocused()
	await dialog.getByLabel('Email addresses').fill(jun.email)
	await dialog.getByRole('button', { name: 'Create invitation links' }).click()
	await expect(dialog.getByText(`${jun.email} is invited`)).toBeVisible()
	await theirs.goto(await dialog.getByLabel(`Invitation link for ${jun.email}`).inputValue())
	await theirs.getByRole('button', { name: 'Accept invitation' }).click()
	await theirs.waitForURL(/\/p\/.*joined/)

	await dialog.getByRole('button', { name: 'New link' }).click()
	await expect(dialog.getByLabel('Recipient')).toBeFocused()
	await dialog.getByLabel('Recipient').fill('bank')
	await dialog.getByRole('checkbox', { name: 'Prices' }).check()
	await dialog.getByRole('checkbox', { name: 'Plan file' }).check()
	await dialog.getByRole('button', { name: 'Create link' }).click()
	await expect(dialog.getByText('Files contain every price and name. Clear Plan file.')).toBeVisible()
	await expectAccessible(page)
	await dialog.getByRole('checkbox', { name: 'Plan file' }).uncheck()
	await dialog.getByRole('button', { name: 'Create link' }).click()
	await expect(dialog.getByRole('cell', { name: 'The plan, always current. Withheld: prices.' })).toBeVisible()
	await dialog.getByRole('button', { name: 'Change what the link shows: bank' }).click()
	await dialog.getByRole('checkbox', { name: 'Prices' }).uncheck()
	await dialog.getByRole('button', { name: 'Save' }).click()
	await expect(dialog.getByRole('cell', { name: 'The plan, always current.' })).toBeVisible()
	await dialog.getByRole('button', { name: 'Revoke link: bank' }).click()
	await expect(dialog).toContainText('No links yet.')

	const changed = page.waitForResponse(
		(answer) => answer.request().method() === 'POST' && /\/members\?/.test(answer.url()),
	)
	await dialog.getByLabel('Jun Sato: role').selectOption('Viewer')
	expect((await changed).status()).toBe(200)
	await theirs.goto(`${plan}/energy`)
	await expect(theirs.getByText(/^View only \(viewer\)/)).toBeVisible()
	await dialog.getByRole('button', { name: 'Remove Jun Sato' }).click()
	await expect(dialog).toContainText('Jun Sato will lose access to all its plans.')
	await dialog.getByRole('button', { name: 'Remove Jun Sato' }).click()
	await expect(people.getByRole('rowheader', { name: /Jun Sato/ })).toHaveCount(0)
	expect((await theirs.request.get(plan)).status()).toBe(404)
	await outside.close()

	await page.keyboard.press('Escape')
	await expect(dialog).toBeHidden()
	await expect(share).toBeFocused()
	await expect(page).toHaveURL(new RegExp(`${plan}/energy$`))
})

test('a dialog that does not load says so in its place, tries again, and leaves the page below as it is', async ({
	page,
	login,
}) => {
	await login('Mara Ortiz')
	const plan = await startPlan(page, () => page.getByRole('button', { name: 'Create plan' }).click())
	await page.goto(`${plan}/sites`)
	const asked = /\/share\?.*_data=/
	await page.route(asked, (route) => route.abort())
	await page.getByRole('link', { name: 'Share', exact: true }).click()
	const dialog = page.getByRole('dialog', { name: 'Share this plan' })
	await expect(dialog.getByText('The server did not respond.')).toBeVisible()
	await page.unroute(asked)
	await dialog.getByRole('button', { name: 'Try again' }).click()
	await expect(dialog.getByRole('rowheader', { name: /Mara Ortiz \(you\)/ })).toBeVisible()
	await dialog.getByRole('button', { name: 'Close' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
	await expect(page).toHaveURL(new RegExp(`${plan}/sites$`))
})

test('files go in and out by one dialog from every page, and its address opens the same without scripts', async ({
	page,
	browser,
	expectAccessible,
}) => {
	const plan = await openSample(page)
	const open = page.getByRole('link', { name: 'Import & export' })
	const dialog = page.getByRole('dialog', { name: 'Import & export' })
	for (const path of ['', '/money', '/reports']) {
		await page.goto(plan + path)
		await open.first().click()
		await expect(dialog.getByRole('region', { name: 'Import a workbook' })).toBeVisible()
		await expect(dialog.getByRole('link', { name: 'Plan file (JSON)' })).toBeVisible()
		await expect(page).toHaveURL(new RegExp(`${plan}${path}$`))
		await page.keyboard.press('Escape')
		await expect(dialog).toBeHidden()
		await expect(open.first()).toBeFocused()
	}
	await open.first().click()
	await expectAccessible(page)
	const entries = dialog.getByRole('region', { name: 'Import a workbook' })
	await entries.getByLabel('Workbook', { exact: true }).setInputFiles({
		...{ name: 'plan.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('no workbook') },
	})
	await entries.getByRole('button', { name: 'Compare' }).click()
	await expect(entries.getByRole('alert').or(entries.locator('.field-error'))).toBeVisible({ timeout: 30_000 })
	await expect(dialog).toBeVisible()

	const state = await page.context().storageState()
	const plain = await (await browser.newContext({ javaScriptEnabled: false, storageState: state })).newPage()
	await plain.goto(`${plan}/money`)
	await plain.getByRole('link', { name: 'Import & export' }).first().click()
	await expect(plain.getByRole('heading', { level: 1 })).toHaveText('Import & export')
	await expect(plain.getByRole('link', { name: 'Download workbook' })).toBeVisible()
	await plain.context().close()
})
