import { expect, test } from './fixtures.ts'

test('a passkey is made, opens the account without a password, is renamed and taken away', async ({
	page,
	login,
	expectAccessible,
}) => {
	const ada = await login('Ada Okafor')
	const devices = await page.context().newCDPSession(page)
	await devices.send('WebAuthn.enable')
	const kind = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const
	const added = await devices.send('WebAuthn.addVirtualAuthenticator', {
		options: { ...kind, isUserVerified: true, automaticPresenceSimulation: true },
	})
	await page.goto('/account/passkeys')
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('No passkeys yet')
	await page.getByLabel('Name', { exact: true }).fill('Work laptop')
	await page.getByLabel('Current password').fill('not my password at all')
	await page.getByRole('button', { name: 'Add passkey' }).click()
	await expect(page.getByText('Incorrect password. Try again, or log out and reset it.')).toBeVisible()
	await page.getByLabel('Current password').fill(ada.password)
	await page.getByRole('button', { name: 'Add passkey' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('One passkey')
	await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(8)
	await expectAccessible(page)

	await page.getByLabel('Account of Ada Okafor').click()
	await page.getByRole('button', { name: 'Log out' }).click()
	await page.waitForURL((url) => url.pathname === '/')
	await page.goto('/login?redirectTo=%2Faccount%2Fpasskeys')
	// A password alone is not enough any more.
	await page.getByLabel('Email', { exact: true }).fill(ada.email)
	await page.getByLabel('Password', { exact: true }).fill(ada.password)
	await page.getByRole('button', { name: 'Log in', exact: true }).click()
	await expect(page.getByText('Use your passkey or a recovery code within 10 minutes.')).toBeVisible()
	await page.goto('/login?redirectTo=%2Faccount%2Fpasskeys')
	const [sent] = await Promise.all([
		page.waitForRequest(
			(request) => request.url().includes('/passkey') && request.postData()?.includes('answer') === true,
		),
		page.getByRole('button', { name: 'Use a passkey' }).click(),
	])
	await page.waitForURL(/\/account\/passkeys$/)
	await expect(page.getByText('Last used today.')).toBeVisible()
	// What was signed once opens nothing again, whoever has it.
	const again = await page.context().browser()?.newContext()
	const replay = await again?.request.post(new URL('/passkey', page.url()).href, {
		headers: { Origin: new URL(page.url()).origin, Cookie: (await sent.allHeaders())['cookie'] ?? '' },
		form: Object.fromEntries(new URLSearchParams(sent.postData() ?? '')),
		maxRedirects: 0,
	})
	expect(replay?.status()).toBe(400)
	await again?.close()

	await page.getByLabel('Name', { exact: true }).first().fill('Old laptop')
	await page.getByRole('button', { name: 'Rename Work laptop' }).click()
	await expect(page.getByRole('heading', { name: 'Old laptop' })).toBeVisible()
	await page.getByText('Remove this passkey').click()
	await page.getByLabel('Current password').first().fill(ada.password)
	await page.getByRole('button', { name: 'Remove Old laptop' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('No passkeys yet')
	await devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: added.authenticatorId })
})
