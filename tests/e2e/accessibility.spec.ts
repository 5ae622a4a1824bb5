import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from './fixtures.ts'

const ROUTES = 'app/routes'
const PLAN_PAGES = [
	...readdirSync(ROUTES)
		.filter((folder) => folder.startsWith('p.$project.') && existsSync(`${ROUTES}/${folder}/route.tsx`))
		.map((folder) => folder.replace('p.$project.', '/').replace('/_index', ''))
		.map((path) => path.replace('_.$site', '/abilene')),
	'?tab=people',
	'?tab=points',
	'/energy?add=powerContracts',
	'/energy?why=layers.energy.available',
]
const OPEN_PAGES = [
	'/',
	'/methodology',
	'/catalogue',
	'/backtests',
	'/glossary',
	'/login',
	'/signup',
	'/verify/nothing',
	'/nowhere',
] as const
const ACCOUNT_PAGES = ['/account', '/account/second-step', '/account/sessions', '/account/data'] as const

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(colorScheme, () => {
		test.use({ colorScheme })

		test(`every page of a plan can be used by keyboard and screen reader, ${colorScheme}`, async ({
			page,
			expectAccessible,
		}) => {
			test.setTimeout(240_000)
			await page.goto('/')
			await page.getByRole('button', { name: 'Open the sample plan' }).click()
			await page.waitForURL(/\/p\/[^/]+$/)
			const plan = new URL(page.url()).pathname
			for (const path of PLAN_PAGES) {
				await page.goto(plan + path)
				await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
				await expectAccessible(page)
			}
		})

		test(`every page that needs no account can be used by keyboard and screen reader, ${colorScheme}`, async ({
			page,
			expectAccessible,
		}) => {
			test.setTimeout(120_000)
			for (const path of OPEN_PAGES) {
				await page.goto(path)
				await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
				await expectAccessible(page)
			}
		})

		test(`every page of an account can be used by keyboard and screen reader, ${colorScheme}`, async ({
			page,
			login,
			expectAccessible,
		}) => {
			test.setTimeout(120_000)
			await login()
			for (const path of ACCOUNT_PAGES) {
				await page.goto(path)
				await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
				await expectAccessible(page)
			}
		})
	})
}

test('no page scrolls sideways at 320 pixels', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 700 })
	await page.goto('/')
	await page.getByRole('button', { name: 'Open the sample plan' }).click()
	await page.waitForURL(/\/p\/[^/]+$/)
	const plan = new URL(page.url()).pathname
	for (const path of [...PLAN_PAGES.map((page) => plan + page), ...OPEN_PAGES]) {
		await page.goto(path)
		const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
		expect(`${path} ${wider}`).toBe(`${path} 0`)
	}
})

test('no page of an account scrolls sideways at 320 pixels', async ({ page, login }) => {
	await page.setViewportSize({ width: 320, height: 700 })
	await login()
	for (const path of ACCOUNT_PAGES) {
		await page.goto(path)
		const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
		expect(`${path} ${wider}`).toBe(`${path} 0`)
	}
})
