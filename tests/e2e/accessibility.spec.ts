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
	'?tab=cover',
	'?tab=ways',
	'?tab=flow',
	'/demand?tab=workloads',
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

/** Read by keyboard and screen reader, light and dark; and on a phone, or enlarged four times, nothing lies beside the screen. */
async function expectUsable(page: Page, expectAccessible: (page: Page) => Promise<void>): Promise<void> {
	await expectAccessible(page)
	const size = page.viewportSize()
	await page.setViewportSize({ width: 320, height: 700 })
	const wider = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
	await expect.poll(async () => `${page.url()} ${String(await wider())}`).toBe(`${page.url()} 0`)
	if (size !== null) await page.setViewportSize(size)
}

test('every page of a plan can be used by keyboard and screen reader, light and dark, and at 320 pixels', async ({
	page,
	expectAccessible,
}) => {
	test.setTimeout(240_000)
	const plan = await openSample(page)
	for (const path of PLAN_PAGES) {
		await open(page, plan + path)
		await expectUsable(page, expectAccessible)
	}
})

test('every page that needs no account can be used by keyboard and screen reader, light and dark, and at 320 pixels', async ({
	page,
	expectAccessible,
}) => {
	for (const path of OPEN_PAGES) {
		await page.goto(path)
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
		await expectUsable(page, expectAccessible)
	}
})

test('every page of an account and its team can be used by keyboard and screen reader, light and dark, and at 320 pixels', async ({
	page,
	login,
	expectAccessible,
}) => {
	await login()
	for (const path of await ownPages(page)) {
		await open(page, path)
		await expectUsable(page, expectAccessible)
	}
})
