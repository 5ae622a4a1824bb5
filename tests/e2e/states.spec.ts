import { reproductionFile } from '../factories/reproduction.ts'
import { hostileFile } from '../factories/hostile-plan.ts'
import { expect, startBlank, startPlan, test } from './fixtures.ts'

/** One page of each pattern: cards and strip, a grid with charts, a chart of dates over its table. */
const PAGES = ['', '/energy', '/schedule'] as const
const FRAMES = [
	{ width: 1440, height: 900 },
	{ width: 390, height: 844 },
] as const

const STATES = {
	'over-built': reproductionFile({ workload: { accelerators: 900, trainingTokens: 1e15 } }),
	infeasible: reproductionFile({ contract: { startMonth: '2049-01', status: 'agreement' } }),
	'20 sites': hostileFile({ sites: 20, months: 36, each: 20 }),
} as const

test('a plan that is blank, just begun, over-built, infeasible or of 20 sites is accessible, wide, dark and on a phone', async ({
	page,
	context,
	login,
	expectAccessible,
}) => {
	test.setTimeout(240_000)
	const expectFit = async () => {
		for (const { width, height } of FRAMES) {
			await page.setViewportSize({ width, height })
			await expectAccessible(page)
			const wider = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			)
			expect(`${page.url()} at ${String(width)}: ${String(wider)}`).toBe(`${page.url()} at ${String(width)}: 0`)
		}
	}
	const visit = async (plan: string) => {
		for (const path of PAGES) {
			await page.goto(plan + path)
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
			await expectFit()
		}
	}
	await login()
	const blank = await startBlank(page, 'Own campus')
	await visit(blank)
	await page.goto(blank)
	await page.getByRole('combobox', { name: 'Town' }).fill('Frankfurt am Main, Germany')
	await page.getByLabel('IT power').fill('100 MW')
	await page.getByRole('button', { name: 'Add the site' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Site added: add power next')
	await visit(blank)
	for (const [name, file] of Object.entries(STATES)) {
		const plan = await startPlan(page, async () => {
			const buffer = Buffer.from(typeof file === 'string' ? file : JSON.stringify(file))
			const form = page.locator('form').filter({ has: page.locator('input[name="file"]') })
			await form
				.locator('input[name="file"]')
				.setInputFiles({ name: `${name}.json`, mimeType: 'application/json', buffer })
			await form.getByRole('button').last().click()
		})
		await visit(plan)
	}
	await context.setOffline(true)
	await expect(page.getByRole('banner').getByText(/Offline/)).toBeVisible()
	await expectFit()
	await context.setOffline(false)
})
