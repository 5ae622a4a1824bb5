import type { Page } from '@playwright/test'
import { sampleTemplate, TEMPLATES } from '#shared/catalogue/templates.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { VERDICT_PLANS } from '../verdicts/plans.ts'
import { expect, openSample, startBlank, startPlan, test } from './fixtures.ts'

/** A figure as a page shows it, with the address of its explanation. */
type Shown = { readonly address: string; readonly text: string }
type Walked = { readonly page: string; readonly figures: readonly Shown[]; readonly words: string }

const BIG: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, B: 1e9, '%': 0.01 }

/** What a text shows, and by how much its last digit may round; null where it is no single number. */
function numberIn(text: string): { readonly value: number; readonly within: number } | null {
	const found = /^[^\d−-]*([−-]?)\s?[^\d]{0,2}(\d[\d,]*(?:\.(\d+))?)\s?([kKMB%])?(?![\d-])/.exec(text.trim())
	if (!found) return null
	const [, sign, digits = '', decimals = '', unit = ''] = found
	const by = BIG[unit] ?? 1
	// Figures are shown with three digits at least; zeros at the end of a whole number may be such.
	const zeros = decimals === '' ? (/0*$/.exec(digits.replaceAll(',', ''))?.[0].length ?? 0) : 0
	const value = Number(digits.replaceAll(',', '')) * by * (sign === '' ? 1 : -1)
	return { value, within: 10 ** (zeros - decimals.length) * by }
}

/** Whether two texts may be of one value. */
function agree(one: string, other: string): boolean {
	if (one === other) return true
	const [a, b] = [numberIn(one), numberIn(other)]
	return a === null || b === null || Math.abs(a.value - b.value) <= Math.max(a.within, b.within)
}

async function read(page: Page, address: string): Promise<Walked> {
	await page.goto(address, { waitUntil: 'domcontentloaded' })
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
	const figures = await page.locator('a[data-why]').evaluateAll((links) =>
		links.flatMap((link) => {
			if (!(link instanceof HTMLAnchorElement)) return []
			const search = new URL(link.href).searchParams
			const named = ['why', 'scope', 'month', 'change'].map((key) => search.get(key) ?? '')
			return [{ address: named.join(' · '), text: link.innerText.trim() }]
		}),
	)
	return { page: new URL(address).pathname, figures, words: await page.locator('body').innerText() }
}

/** Every page of the plan that its rail leads to. */
async function walk(page: Page, plan: string): Promise<readonly Walked[]> {
	await page.goto(plan)
	const links = await page
		.locator(`nav a[href^="${plan}"]`)
		.evaluateAll((found) => found.flatMap((link) => (link instanceof HTMLAnchorElement ? [link.href] : [])))
	const walked: Walked[] = []
	for (const address of new Set(links)) walked.push(await read(page, address))
	return walked
}

/** Figures that stand on the pages with two values. */
function differing(walked: readonly Walked[]): readonly string[] {
	const first = new Map<string, Shown & { readonly page: string }>()
	const found: string[] = []
	for (const { page, figures } of walked) {
		for (const figure of figures) {
			const known = first.get(figure.address)
			if (known === undefined) first.set(figure.address, { ...figure, page })
			else if (!agree(known.text, figure.text))
				found.push(`${figure.address}: ${known.text} on ${known.page}, ${figure.text} on ${page}`)
		}
	}
	return found
}

/** What the rail says of a layer, on every page the same: «7 mo late». */
const railIn = ({ words }: Walked) => words.match(/\d+ mo late|idle \d+%|\d+% short/g)?.slice(0, 1)[0] ?? ''

const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const count = (word: string): number => (/^\d+$/.test(word) ? Number(word) : WORDS.indexOf(word.toLowerCase()) + 1)

/** By how many months full power comes late, wherever a page says so. */
function monthsLate({ words }: Walked): readonly number[] {
	const said =
		/(\w+) months? late: full power|full power (?:comes in|\([^)]*\):) [A-Z]\w+ \d{4}, (\w+) months? (?:after|behind)/gi
	return [...words.matchAll(said)].map(([, one, other]) => count(one ?? other ?? ''))
}

/** Templates that are walked with their scripts, as the sample is. */
const WALKED: readonly string[] = ['europe-inference', 'llama-405b']

const startTemplate = (page: Page, name: string): Promise<string> =>
	startPlan(page, async () => {
		await page.locator(`input[name="template"][value="${name}"]`).check()
		await page.getByRole('button', { name: 'Create plan' }).click()
	})

test('on all pages of the sample a figure has one value, and rail, headline, strip and schedule one lateness', async ({
	page,
}) => {
	test.setTimeout(180_000)
	const walked = await walk(page, await openSample(page))
	expect(walked.length).toBeGreaterThan(8)
	const addresses = walked.flatMap(({ figures }) => [...new Set(figures.map(({ address }) => address))])
	expect(new Set(addresses).size).toBeGreaterThan(100)
	// Some stand on two pages and more.
	expect(addresses.length - new Set(addresses).size).toBeGreaterThan(3)
	expect([agree('61.2', '61'), agree('$1.17B', '1,174M'), agree('61.2', '62.9'), agree('26%', '75%')]).toEqual([
		...[true, true, false, false],
	])
	expect(differing(walked)).toEqual([])
	// The rail stands on every page, and says the same on each.
	const rails = new Set(walked.map(railIn))
	expect([...rails]).toHaveLength(1)
	const late = walked.flatMap(monthsLate)
	expect(late.length).toBeGreaterThan(0)
	expect(new Set(late).size).toBe(1)
	const words = walked.map(({ words: all }) => all).join('\n')
	expect(words).toContain(`${String(late[0])} mo late`)
	expect(walked.find(({ page: name }) => name.endsWith('/schedule'))?.words).toContain(`${String(late[0])} mo behind`)
})

test('so it is of templates, of a blank plan and of one that is half entered', async ({ page, login }) => {
	test.setTimeout(300_000)
	await login('Pia Pairs')
	for (const name of WALKED) {
		const walked = await walk(page, await startTemplate(page, name))
		expect(differing(walked), name).toEqual([])
		expect([...new Set(walked.map(railIn))], name).toHaveLength(1)
		expect(new Set(walked.flatMap(monthsLate)).size, name).toBeLessThanOrEqual(1)
	}
	const blank = await startBlank(page, 'Nothing yet')
	expect(differing(await walk(page, blank))).toEqual([])
	// Half entered: a site, and nothing that serves it.
	await page.goto(`${blank}/sites`)
	await page.getByRole('link', { name: 'Add a site' }).first().click()
	const form = page.getByRole('dialog', { name: 'Add a site' })
	await form.getByLabel('Site', { exact: true }).fill('Shackelford County')
	await form.getByLabel('Latitude').fill('32.75')
	await form.getByLabel('Longitude').fill('−99.35')
	await form.getByRole('button', { name: 'Save', exact: true }).click()
	await expect(form).toBeHidden()
	const half = await walk(page, blank)
	expect(differing(half)).toEqual([])
	expect(half.flatMap(monthsLate)).toEqual([])
})

test('so it is of the other templates, as the server sends their pages', async ({ page, login, browser, baseURL }) => {
	test.setTimeout(180_000)
	await login('Pia Pairs')
	const others = TEMPLATES.map(({ name }) => name).filter((name) => name !== sampleTemplate && !WALKED.includes(name))
	expect(others.length).toBeGreaterThan(3)
	const storageState = await page.context().storageState()
	const context = await browser.newContext({ javaScriptEnabled: false, storageState, ...(baseURL ? { baseURL } : {}) })
	const reader = await context.newPage()
	for (const name of others) {
		const walked = await walk(reader, await startTemplate(page, name))
		expect(walked.length, name).toBeGreaterThan(8)
		expect(walked.flatMap(({ figures }) => figures).length, name).toBeGreaterThan(100)
		expect(differing(walked), name).toEqual([])
		expect([...new Set(walked.map(railIn))], name).toHaveLength(1)
		expect(new Set(walked.flatMap(monthsLate)).size, name).toBeLessThanOrEqual(1)
	}
	await context.close()
})

/** Three towns of Japan, each with what the first has, told in yen; the power of the second comes a year later. */
function threeSitesInYen(): PlanFile {
	const one = VERDICT_PLANS['late-target']()
	const towns = [
		['inzai', 'Inzai', 35.83, 140.15],
		['osaka', 'Osaka', 34.69, 135.5],
		['fukuoka', 'Fukuoka', 33.59, 130.4],
	] as const
	const at = <Row extends { readonly id: string }>(rows: readonly Row[], over: (id: string) => Partial<Row>): Row[] =>
		towns.flatMap(([id]) => rows.map((row) => ({ ...row, ...over(id), id: `${row.id}-${id}` })))
	return {
		...one,
		name: 'Three sites in yen',
		currency: 'JPY',
		usdPerCurrencyUnit: 0.0066,
		sites: towns.flatMap(([id, name, latitude, longitude]) =>
			one.sites.map((site) => ({ ...site, id, name, country: 'JP', region: null, latitude, longitude })),
		),
		powerContracts: at(one.powerContracts, (siteId) => ({
			...{ siteId, startMonth: siteId === 'osaka' ? '2030-06' : '2029-06' },
		})),
		buildPhases: at(one.buildPhases, (siteId) => ({ siteId })),
		chipOrders: at(one.chipOrders, (siteId) => ({ siteId })),
	}
}

const OTHER_PLANS: Readonly<Record<string, () => PlanFile>> = {
	islanded: VERDICT_PLANS['reeves-island'],
	'phased retrofit': VERDICT_PLANS['phased-retrofit'],
	landlord: VERDICT_PLANS.landlord,
	'three sites in yen': threeSitesInYen,
	'refresh to a denser chip': VERDICT_PLANS.refresh,
}

test('so it is of an island, a retrofit in phases, a landlord, three sites in yen and a refresh', async ({
	page,
	login,
}) => {
	test.setTimeout(240_000)
	await login('Pia Pairs')
	for (const [name, make] of Object.entries(OTHER_PLANS)) {
		const file = toPlanFile(make())
		const read = parsePlanFile(file)
		expect(read.ok ? [] : read.problems, name).toEqual([])
		const plan = await startPlan(page, async () => {
			const buffer = Buffer.from(JSON.stringify(file))
			const form = page.locator('form').filter({ has: page.locator('input[name="file"]') })
			await form
				.locator('input[name="file"]')
				.setInputFiles({ name: 'plan.json', mimeType: 'application/json', buffer })
			await form.getByRole('button').last().click()
		})
		const walked = await walk(page, plan)
		expect(walked.length, name).toBeGreaterThan(8)
		expect(differing(walked), name).toEqual([])
		expect([...new Set(walked.map(railIn))], name).toHaveLength(1)
		expect(new Set(walked.flatMap(monthsLate)).size, name).toBeLessThanOrEqual(1)
	}
})
