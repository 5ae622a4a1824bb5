import { existsSync, readdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, openSample, test } from './fixtures.ts'

const ROUTES = 'app/routes'
const EXAMPLES: Readonly<Record<string, string>> = { $site: 'abilene', $version: '1' }

/** Every page that lies under an address: `p.$project.energy_.day` is `/energy/day` of a plan. */
const pagesUnder = (parent: string) =>
	readdirSync(ROUTES)
		.filter((folder) => folder.startsWith(`${parent}.`) && existsSync(`${ROUTES}/${folder}/route.tsx`))
		.map((folder) => folder.slice(parent.length).replaceAll('_.', '.').replace('._index', ''))
		.map((path) => path.replaceAll('.', '/').replaceAll(/\$\w+/g, (name) => EXAMPLES[name] ?? name))

/** The pages of a plan that ask a visitor for an account first. */
const MEMBERS_PAGES = ['/copy', '/share']
const PLAN_PAGES = [
	...pagesUnder('p.$project').filter((path) => !MEMBERS_PAGES.includes(path)),
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
	'/check',
	'/check?mw=100&jobs=1500&usd=lots',
	'/check?mw=100&jobs=1500',
	'/glossary',
	'/api/docs',
	'/login',
	'/signup',
	'/verify/nothing',
	'/nowhere',
] as const
const ACCOUNT_PAGES = pagesUnder('account').map((path) => `/account${path}`)
const TEAM_PAGES = pagesUnder('t.$team')

/** Opens what must be there: the page that says that nothing is here has a heading too, and so has the way in. */
async function open(page: Page, path: string): Promise<void> {
	const answer = await page.goto(path)
	const { pathname, search } = new URL(page.url())
	expect(`${pathname}${search} ${String(answer?.status())}`).toBe(`${path} 200`)
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** All pages of who is logged in: of the account, of the team that came with it, and of a plan in it. */
async function ownPages(page: Page): Promise<readonly string[]> {
	const plan = await openSample(page)
	await page.goto('/app')
	const newPlan = await page.getByRole('link', { name: 'New plan' }).first().getAttribute('href')
	const [team = ''] = /^\/t\/[^/]+/.exec(String(newPlan)) ?? []
	return [...ACCOUNT_PAGES, ...TEAM_PAGES.map((path) => team + path), ...MEMBERS_PAGES.map((path) => plan + path)]
}

test('every page of a plan can be used by keyboard and screen reader, light and dark', async ({
	page,
	expectAccessible,
}) => {
	test.setTimeout(240_000)
	const plan = await openSample(page)
	for (const path of PLAN_PAGES) {
		await open(page, plan + path)
		await expectAccessible(page)
	}
})

test('every page that needs no account can be used by keyboard and screen reader, light and dark', async ({
	page,
	expectAccessible,
}) => {
	for (const path of OPEN_PAGES) {
		await page.goto(path)
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
		await expectAccessible(page)
	}
})

test('every page of an account and its team can be used by keyboard and screen reader, light and dark', async ({
	page,
	login,
	expectAccessible,
}) => {
	await login()
	for (const path of await ownPages(page)) {
		await open(page, path)
		await expectAccessible(page)
	}
})

test('no page scrolls sideways at 320 pixels', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 700 })
	const plan = await openSample(page)
	for (const path of [...PLAN_PAGES.map((page) => plan + page), ...OPEN_PAGES]) {
		await page.goto(path)
		const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
		expect(`${path} ${wider}`).toBe(`${path} 0`)
	}
})

test('no page of an account or its team scrolls sideways at 320 pixels', async ({ page, login }) => {
	await page.setViewportSize({ width: 320, height: 700 })
	await login()
	for (const path of await ownPages(page)) {
		await page.goto(path)
		const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
		expect(`${path} ${wider}`).toBe(`${path} 0`)
	}
})
