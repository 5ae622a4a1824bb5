import { expect, openSample, test } from './fixtures.ts'

test('the strip tells every month, and says in its readout what each layer has of what is needed', async ({ page }) => {
	const plan = await openSample(page)
	await page.goto(plan)
	await expect(page.getByText(/by month\. Full band/)).toBeVisible()
	const cursor = page.getByRole('slider', { name: 'Strip month' }).first()
	await cursor.focus()
	await page.keyboard.press('Home')
	await expect(cursor).toHaveAttribute('aria-valuetext', /2026/)
	await expect(page.getByRole('button', { name: 'Quarter', exact: true })).toHaveCount(0)
})

test('charts are served at the size they are shown at, and what opens in them is large enough to hit', async ({
	browser,
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false })
	const page = await context.newPage()
	const plan = await openSample(page)
	for (const width of [1440, 1280]) {
		await page.setViewportSize({ width, height: 900 })
		for (const path of ['', '/energy', '/chips', '/infrastructure', '/demand', '/workforce', '/money']) {
			await page.goto(plan + path)
			const measured = await page.locator('svg.chart').evaluateAll((charts) =>
				charts.map((chart) => {
					const shown = chart.getBoundingClientRect().width
					const drawn = Number(chart.getAttribute('viewBox')?.split(' ')[2])
					return shown === 0 ? 1 : shown / drawn
				}),
			)
			const places = await page
				.locator('.chart-place a')
				.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width).filter((shown) => shown > 0))
			expect(measured.length, path).toBeGreaterThan(0)
			expect(Math.min(...places), `${path} at ${String(width)}`).toBeGreaterThanOrEqual(24)
			if (width === 1440) for (const scale of measured) expect(Math.abs(scale - 1), path).toBeLessThan(0.09)
		}
	}
	await context.close()
})
