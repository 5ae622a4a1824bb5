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

test('the rail is as wide on every page', async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 })
	const plan = await openSample(page)
	const widths: Record<string, number> = {}
	for (const path of ['', '/money', '/options', '/reports']) {
		await page.goto(`${plan}${path}`)
		const box = await page.getByRole('navigation', { name: 'Plan' }).boundingBox()
		widths[path] = box?.width ?? 0
	}
	expect(widths).toEqual({ '': 216, '/money': 216, '/options': 216, '/reports': 216 })
})

test('beside the frozen source a column is seen whole or not at all, and what the keys go to is seen', async ({
	page,
}) => {
	await page.setViewportSize({ width: 1000, height: 900 })
	const plan = await openSample(page)
	await page.goto(`${plan}/infrastructure`)
	const grid = page.getByRole('grid').first()
	const region = page.locator('.grid-scroll').first()
	await expect(region).toHaveAttribute('data-more', '')
	/** Heads of which a part is seen: neither whole nor hidden under what is frozen. */
	const cut = () =>
		region.evaluate((scroll) => {
			const last = scroll.querySelector('thead .rests')
			if (last === null) return ['no source']
			const cover = Number.parseFloat(getComputedStyle(scroll).getPropertyValue('--cover')) || 0
			const edge = last.getBoundingClientRect().left - cover
			return [...scroll.querySelectorAll('thead th:not(.frozen, .at-edge, .rests)')].flatMap((head) => {
				const { left, right } = head.getBoundingClientRect()
				return left < edge - 1 && right > edge + 1 ? [head.textContent] : []
			})
		})
	expect(await cut()).toEqual([])
	await region.evaluate((scroll) => scroll.scrollBy(37, 0))
	await expect.poll(cut).toEqual([])
	// The last cell of a row comes out from under it.
	await grid.getByRole('rowheader').first().click()
	await page.keyboard.press('End')
	const seen = () =>
		region.evaluate((scroll) => {
			const last = scroll.querySelector('thead .rests')?.getBoundingClientRect().left ?? 0
			const cover = Number.parseFloat(getComputedStyle(scroll).getPropertyValue('--cover')) || 0
			return (document.activeElement?.getBoundingClientRect().right ?? Infinity) <= last - cover + 1
		})
	await expect.poll(seen).toBe(true)
})
