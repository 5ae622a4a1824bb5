import { expect, openSample, test } from './fixtures.ts'

/** The sheet of a report is seen whole, below what it is set by; all that waits and each price are read down. */
const LONG = ['/reports', '/todo', '/money?tab=prices']
const isLong = (address: string) => LONG.some((name) => address.includes(name))

test('every page of the plan stands within 1440 by 900, whichever of its tabs is open', async ({ page }) => {
	test.setTimeout(300_000)
	await page.setViewportSize({ width: 1440, height: 900 })
	const plan = await openSample(page)
	await expect(page.getByRole('link', { name: /^To do/ }).first()).toBeVisible()
	const linksIn = (places: string) =>
		page
			.locator(places)
			.evaluateAll((links) => links.flatMap((link) => (link instanceof HTMLAnchorElement ? [link.href] : [])))
	const pages = [...new Set(await linksIn(`nav a[href^="${plan}"]`))].filter((address) => !isLong(address))
	expect(pages.length).toBeGreaterThan(10)
	const tooLong: string[] = []
	const seen = new Set<string>()
	const measure = async (address: string) => {
		seen.add(address)
		await page.goto(address)
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
		await page.evaluate(() => document.fonts.ready)
		// Before its scripts are there a chart fills its card, and is as tall as that makes it.
		const settled = page.waitForFunction(() => document.documentElement.scrollHeight <= 900, null, { timeout: 5000 })
		await settled.catch(() => undefined)
		const height = await page.evaluate(() => document.documentElement.scrollHeight)
		if (height > 900)
			tooLong.push(`${new URL(address).pathname.slice(plan.length)}${new URL(address).search}: ${height}`)
	}
	for (const address of pages) {
		await measure(address)
		for (const tab of await linksIn('.tabs a')) if (!seen.has(tab) && !isLong(tab)) await measure(tab)
	}
	expect(tooLong).toEqual([])
})
