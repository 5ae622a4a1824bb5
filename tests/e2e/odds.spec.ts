import { expect, openSample, test } from './fixtures.ts'

test('odds come from the sample while draws are done, and lead from its tab to its dates and inputs', async ({
	page,
}) => {
	test.setTimeout(240_000)
	await page.setViewportSize({ width: 1440, height: 900 })
	const plan = await openSample(page)
	// A plan that nobody has drawn says nothing of odds, and where they are.
	await expect(page.getByRole('link', { name: 'Odds', exact: true })).toBeVisible()
	// The tab is a page of its own, by both addresses.
	await page.goto(`${plan}/schedule?tab=odds`)
	await expect(page).toHaveURL(new RegExp(`${plan}/dates$`))
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		/^(?:\d\d?%|More than 95%|Less than 5%) odds of 824 MW IT by /,
		{
			timeout: 120_000,
		},
	)
	await expect(page.getByRole('img', { name: /^Full power: .*band: eight draws in ten/ }).first()).toBeVisible()
	const dates = page.getByRole('table', { name: /dates?|target/ }).first()
	await expect(dates.getByRole('row', { name: /^Full power, 824 MW IT/ })).toContainText(/20\d\d/)
	// No percent has a decimal.
	await expect(page.getByRole('main')).not.toContainText(/odds[^.]*\d\.\d+\s?%/)

	// No column is cut, with the explanation open or not, and a year stands over the line where it begins.
	for (const width of [1440, 1280]) {
		await page.setViewportSize({ width, height: 900 })
		await expect(dates.getByRole('columnheader', { name: 'Odds', exact: true })).toBeVisible()
		const seen = await dates.evaluate((table) => {
			const card = table.parentElement ?? table
			const cut = [...table.querySelectorAll('th, td')].filter(
				(cell) => cell.getBoundingClientRect().right > card.getBoundingClientRect().right + 1,
			)
			const bars = table.querySelector('tbody .odds-bars svg')?.getBoundingClientRect()
			const lines = [...table.querySelectorAll('tbody tr:first-child svg path')].map((line) =>
				line.getBoundingClientRect(),
			)
			const upright = lines.filter(({ width: wide, height }) => wide < 2 && height > 8).map(({ x }) => x)
			const years = [...table.querySelectorAll('.odds-years span')].map((year) => year.getBoundingClientRect())
			const off = years.map(({ x }) => Math.min(...upright.map((line) => Math.abs(line - x))))
			return {
				cut: cut.map((cell) => cell.textContent),
				scrolls: card.scrollWidth - card.clientWidth,
				off: off.filter((pixels) => pixels > 2.5),
				outside: years.filter(({ x }) => bars === undefined || x < bars.left - 2 || x > bars.right).length,
				years: years.length,
			}
		})
		expect(seen).toEqual({ cut: [], scrolls: 0, off: [], outside: 0, years: seen.years })
		expect(seen.years).toBeGreaterThan(0)
	}
	await page.setViewportSize({ width: 1440, height: 900 })

	// Keys: from date to date, and into it.
	const first = dates.getByRole('rowheader').getByRole('link').first()
	await first.focus()
	await page.keyboard.press('ArrowDown')
	await expect(dates.getByRole('rowheader').getByRole('link').nth(1)).toBeFocused()
	await page.keyboard.press('Enter')
	await expect(page).toHaveURL(/\/schedule\?at=/)
})
