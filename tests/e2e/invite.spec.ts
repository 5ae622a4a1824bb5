import { expect, signUp, startPlan, test } from './fixtures.ts'

/** One page of each kind a viewer reads: the answer, a grid, dates, a list of findings, settings and papers. */
const READ = ['', '/energy', '/schedule', '/assumptions', '/settings', '/reports'] as const

test('a teammate invited without a mail server joins through the copied link and sees the team’s plans', async ({
	page,
	browser,
	login,
	expectAccessible,
}) => {
	await login('Mara Ortiz')
	const plan = await startPlan(page, () => page.getByRole('button', { name: 'Create plan' }).click())
	const { name } = (await (await page.request.get(`${plan}/plan.json`)).json()) as { name: string }
	await page.goto('/app')
	await page.getByText('Home', { exact: true }).first().click()
	await page.getByRole('link', { name: 'Mara Ortiz’s team' }).click()
	await page.getByRole('link', { name: 'Members' }).click()
	await expect(page.getByText('1 person in Mara Ortiz’s team')).toBeVisible()
	await expectAccessible(page)

	await page.getByRole('link', { name: 'Invite teammates' }).click()
	const sheet = page.getByRole('dialog', { name: 'Invite teammates' })
	await expect(sheet).toContainText('Email is off on this server.')
	const invited = `jun.${crypto.randomUUID().slice(0, 8)}@example.com`
	await sheet.getByLabel('Email addresses').fill('sam@northfield')
	await sheet.getByRole('button', { name: 'Create invitation links' }).click()
	// What is wrong stays in the box, with its reason.
	await expect(sheet.getByLabel('Email addresses')).toHaveValue('sam@northfield')
	await expect(sheet.getByText('sam@northfield is not an email address')).toBeVisible()
	await sheet.getByLabel('Email addresses').fill(`${invited}, sam@northfield`)
	await sheet.getByLabel('Viewer').check()
	await expectAccessible(page)
	await sheet.getByRole('button', { name: 'Create invitation links' }).click()
	await expect(sheet.getByLabel('Email addresses')).toHaveValue('sam@northfield')
	await sheet.getByRole('link', { name: 'Cancel' }).click()
	await expect(sheet).toBeHidden()
	await page.getByRole('link', { name: 'Invite teammates' }).click()
	await sheet.getByLabel('Email addresses').fill(`Jun Ito <${invited}>`)
	await sheet.getByLabel('Viewer').check()
	await sheet.getByRole('button', { name: 'Create invitation links' }).click()
	await expect(sheet).toBeHidden()
	const first = await page.getByLabel(`Invitation link for ${invited}`).inputValue()
	await expectAccessible(page)

	await page.reload()
	await expect(page.getByLabel(`Invitation link for ${invited}`)).toHaveCount(0)
	await page.getByRole('button', { name: `Copy link for ${invited}` }).click()
	const link = await page.getByLabel(`Invitation link for ${invited}`).inputValue()
	expect(link).toBe(first)

	const guest = await browser.newContext()
	const theirs = await guest.newPage()
	await theirs.goto(link)
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Mara Ortiz invites you to Mara Ortiz’s team')
	await expectAccessible(theirs)
	await theirs.getByLabel('Name', { exact: true }).fill('Jun Sato')
	await expect(theirs.getByLabel('Email', { exact: true })).toHaveValue(invited)
	await theirs.getByLabel('Password', { exact: true }).fill('short')
	await theirs.getByRole('button', { name: 'Create account and join' }).click()
	await expect(theirs.getByText('Use at least 12 characters; this has 5.')).toBeVisible()
	await expect(theirs.getByLabel('Name', { exact: true })).toHaveValue('Jun Sato')
	await theirs.getByLabel('Password', { exact: true }).fill('marble lantern pickle ferry')
	await theirs.getByRole('button', { name: 'Create account and join' }).click()
	await theirs.waitForURL(/\/t\//)
	await expect(theirs.getByRole('status').filter({ hasText: 'you can' })).toHaveText(
		/^You have joined Mara Ortiz’s team\. As \w+ you can/,
	)
	await theirs.getByRole('link', { name, exact: true }).click()
	await theirs.waitForURL(/\/p\//)
	for (const path of READ) {
		await theirs.goto(plan + path)
		await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible()
		await expectAccessible(theirs)
		// Nothing is offered that would be refused.
		await expect(theirs.getByRole('main').getByRole('link', { name: /^(Add|Edit|Remove) / })).toHaveCount(0)
		await expect(
			theirs.getByRole('main').getByRole('button', { name: /^(Add|Duplicate|Remove) |^(Save|Issue)$/ }),
		).toHaveCount(0)
	}
	await guest.close()

	await page.reload()
	await expect(page.getByText('2 people in Mara Ortiz’s team, 0 open invitations')).toBeVisible()
})

test('an existing user accepts from their own account, and nobody else can use the link', async ({
	page,
	browser,
	login,
}) => {
	await login('Mara Ortiz')
	const guest = await browser.newContext()
	const theirs = await guest.newPage()
	const jun = await signUp(theirs, 'Jun Sato')
	const stranger = await browser.newContext()
	const strangers = await stranger.newPage()
	await signUp(strangers, 'Sam Stray')

	await page.getByText('Home', { exact: true }).first().click()
	await page.getByRole('link', { name: 'Mara Ortiz’s team' }).click()
	await page.getByRole('link', { name: 'Members' }).click()
	await page.getByRole('link', { name: 'Invite teammates' }).click()
	await page.getByLabel('Email addresses').fill(jun.email)
	await page.getByRole('button', { name: 'Create invitation links' }).click()
	const link = await page.getByLabel(`Invitation link for ${jun.email}`).inputValue()

	await strangers.goto(link)
	await expect(strangers.getByText(`The invitation is for ${jun.email}.`)).toBeVisible()
	await theirs.goto(link)
	await theirs.getByRole('button', { name: 'Accept invitation' }).click()
	await theirs.waitForURL(/\/t\//)
	await theirs.goto(link)
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('You are already in Mara Ortiz’s team')
	await strangers.getByRole('button', { name: 'Log out' }).click()
	await expect(strangers.getByRole('heading', { level: 1 })).toHaveText('This invitation does not work')
	await guest.close()
	await stranger.close()
})

test('log-in, sign-up and the invitation sheet work before scripts run', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false })
	const page = await context.newPage()
	const person = await signUp(page, 'Ada Okafor')
	await page.getByLabel('Account of Ada Okafor').click()
	await page.getByRole('button', { name: 'Log out' }).click()
	await page.waitForURL((url) => url.pathname === '/')
	await page.goto('/login?redirectTo=//elsewhere.example')
	await page.getByLabel('Email', { exact: true }).fill(person.email)
	await page.getByLabel('Password', { exact: true }).fill('not my password at all')
	await page.getByRole('button', { name: 'Log in' }).click()
	await expect(page.getByText('Email or password is incorrect.')).toBeVisible()
	await expect(page.getByLabel('Email', { exact: true })).toHaveValue(person.email)
	await page.getByLabel('Password', { exact: true }).fill(person.password)
	await page.getByRole('button', { name: 'Log in' }).click()
	await page.waitForURL(/\/app$/)
	await context.close()
})

test('a visitor works on a copy of the sample and keeps it on sign-up', async ({ page }) => {
	await page.goto('/')
	await page.getByRole('button', { name: 'Open the sample plan' }).first().click()
	await page.waitForURL(/\/p\//)
	const copy = new URL(page.url()).pathname
	await signUp(page, 'Vera Lind')
	await page.goto('/app')
	await expect(page.getByText('1 created by me')).toBeVisible()
	await page.goto(copy)
	await expect(page).toHaveURL(new RegExp(copy))
})

test('a view-only link shows what is ticked and no more, and what it shows can be changed', async ({
	page,
	browser,
	login,
	expectAccessible,
}) => {
	await login('Mara Ortiz')
	const plan = await startPlan(page, () => page.getByRole('button', { name: 'Create plan' }).click())
	await page.goto(`${plan}/share`)
	await page.getByLabel('Recipient').fill('bank')
	// Nothing is shown beside the plan unless somebody says so.
	await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
	await page.getByRole('checkbox', { name: 'Prices' }).check()
	await page.getByRole('checkbox', { name: 'Plan file' }).check()
	await page.getByRole('button', { name: 'Create link' }).click()
	await expect(page.getByText('Files contain every price and name. Clear Plan file.')).toBeVisible()
	await expect(page.getByRole('checkbox', { name: 'Prices' })).toBeChecked()
	await expectAccessible(page)
	await page.getByRole('checkbox', { name: 'Plan file' }).uncheck()
	await page.getByRole('checkbox', { name: 'Activity' }).check()
	await page.getByRole('button', { name: 'Create link' }).click()
	await expect(
		page.getByRole('cell', { name: 'The plan, always current, with activity. Withheld: prices.' }),
	).toBeVisible()
	await expectAccessible(page)
	const link = await page.getByLabel('Link: bank', { exact: true }).inputValue()

	const outside = await browser.newContext()
	const theirs = await outside.newPage()
	await theirs.goto(link)
	await expect(theirs.getByText('This plan was shared with you, view only. Withheld: prices.')).toBeVisible()
	const rail = theirs.getByRole('navigation', { name: 'Plan' })
	await expect(rail.getByRole('link', { name: 'Activity' })).toBeVisible()
	for (const name of ['Money', 'Options', 'Reports', 'To do', 'Settings'])
		await expect(rail.getByRole('link', { name })).toHaveCount(0)
	await expect(theirs.getByRole('banner').getByText('Export')).toHaveCount(0)
	await expect(theirs.getByRole('main')).not.toContainText('$')
	await expectAccessible(theirs)
	const status = async (path: string) => (await theirs.request.get(`${plan}/${path}`)).status()
	expect([await status('activity'), await status('money'), await status('plan.json')]).toEqual([200, 404, 404])
	expect((await theirs.request.get(link)).headers()['x-robots-tag']).toBe('noindex, nofollow')
	await theirs.goto(`${plan}/energy`)
	await expect(theirs.getByRole('main')).toContainText('withheld')

	await page.getByRole('link', { name: 'Change what the link shows: bank' }).click()
	const sheet = page.getByRole('dialog', { name: 'What the link shows: bank' })
	await expect(sheet.getByRole('checkbox', { name: 'Prices' })).toBeChecked()
	await expectAccessible(page)
	await sheet.getByRole('checkbox', { name: 'Prices' }).uncheck()
	await sheet.getByRole('checkbox', { name: 'Activity' }).uncheck()
	await sheet.getByRole('checkbox', { name: /^Costs and finance/ }).check()
	await sheet.getByRole('button', { name: 'Save' }).click()
	await expect(page.getByRole('cell', { name: 'The plan, always current, with costs and finance.' })).toBeVisible()
	expect([await status('activity'), await status('money')]).toEqual([404, 200])
	await page.getByRole('button', { name: 'Revoke link: bank' }).click()
	await expect(page.getByRole('cell', { name: 'The plan, always current' })).toHaveCount(0)
	await outside.close()
})

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
	// The question stands in place of the members until it is answered.
	await expect(dialog.getByRole('region', { name: /^One member/ })).toBeVisible()
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
