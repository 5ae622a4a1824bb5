import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { expect, openSample, test } from './fixtures.ts'

const BAD: Readonly<Record<number, readonly [column: number, typed: string, mended: string]>> = {
	4: [2, 'Hidro', 'Utility'],
	90: [3, '20 MWh', '20 MW'],
	199: [4, '2027-Q5', '2027-Q4'],
}

test('by keyboard alone 200 contracts are pasted, three bad rows mended, and one undo takes all of it back', async ({
	page,
	context,
	expectAccessible,
}) => {
	test.setTimeout(120_000)
	await context.grantPermissions(['clipboard-read', 'clipboard-write'])
	const plan = await openSample(page)
	const planText = async () => await (await page.request.get(`${plan}/plan.json`)).text()
	const contracts = async () => {
		const read = parsePlanFile(JSON.parse(await planText()))
		return read.ok ? read.plan.powerContracts : []
	}
	const before = await planText()
	const [first, count] = [(await contracts())[0], (await contracts()).length]
	const rows = Array.from({ length: 200 }, (_, at) => {
		const sound = [`Offer ${String(at)}`, first?.siteId ?? '', first?.kind ?? '', '1.2 GW', '2027-Q2']
		const bad = BAD[at]
		return bad === undefined ? sound : sound.with(bad[0], bad[1])
	})
	const table = [['Contract', 'Site', 'Type', 'Capacity', 'COD'], ...rows].map((row) => row.join('\t')).join('\n')

	await page.goto(`${plan}/energy`)
	const cell = page.locator('[data-cell="0:0"]')
	await expect(page.getByRole('button', { name: 'Paste rows' })).toBeVisible()
	await cell.focus()
	await page.keyboard.press('Shift+ArrowRight')
	await page.keyboard.press('Shift+ArrowDown')
	await expect(page.getByText('4 cells, 2 rows by 2')).toBeVisible()
	await page.evaluate((text) => navigator.clipboard.writeText(text), table)
	await page.keyboard.press('Control+v')

	const sheet = page.getByRole('dialog', { name: 'Paste power contracts' })
	await expect(sheet).toContainText('200 rows pasted, 3 to fix')
	await expect(sheet).toContainText('A year has four quarters.')
	await expectAccessible(page)
	for (const [at, [, typed, mended]] of Object.entries(BAD)) {
		const field = page.locator('input:focus')
		await expect(field).toHaveValue(typed)
		await expect(field).toHaveAttribute('aria-label', new RegExp(`row ${String(Number(at) + 1)}$`))
		await field.press('Control+a')
		await page.keyboard.type(typed === 'Hidro' ? (first?.kind ?? '') : mended)
		await page.keyboard.press('Enter')
	}
	const write = sheet.getByRole('button', { name: 'Add 200 power contracts' })
	await expect(write).toBeFocused()
	expect(await planText()).toBe(before)
	await page.keyboard.press('Enter')
	await expect(sheet).toBeHidden()
	await expect.poll(async () => (await contracts()).length).toBe(count + 200)
	expect((await contracts()).at(-1)).toMatchObject({ capacityMW: 1200, startMonth: '2027-11' })

	// The page brings the first of them, with links to the others; with scripts all are there to be walked through.
	const html = await (await page.request.get(`${plan}/energy`)).text()
	expect(html).toContain('aria-label="Parts of Power contracts"')
	expect(html.length).toBeLessThan(250_000)
	const grid = page.getByRole('grid', { name: 'Power contracts' })
	const [head, foot] = [1, 1]
	await expect(grid).toHaveAttribute('aria-rowcount', String(count + 200 + head + foot))
	await expect(page.getByRole('navigation', { name: 'Parts of Power contracts' })).toHaveCount(0)
	await cell.focus()
	await page.keyboard.press('Control+ArrowDown')
	const focused = page.locator('[data-cell]:focus')
	await expect(focused).toHaveText('Offer 199')
	await expect(grid.getByRole('row').filter({ has: focused })).toHaveAttribute(
		'aria-rowindex',
		String(count + 200 + head),
	)
	await expect(focused).toBeInViewport()
	await expectAccessible(page)
	await page.keyboard.press('Shift+Control+ArrowUp')
	await page.keyboard.press('Control+c')
	const copied = await page.evaluate(() => navigator.clipboard.readText())
	expect(copied.split('\n').map((row) => row.trim())).toEqual((await contracts()).map(({ name }) => name))

	// What an edit changes of them comes with its answer.
	await page.route(/_data=|\/keystroke/, (route) =>
		route.request().method() === 'POST' ? route.fallback() : route.abort(),
	)
	const capacity = page.locator('[data-cell="2:3"]')
	const sent: string[] = []
	page.on('request', (request) => {
		const writes = request.method() === 'POST' && request.postData()?.includes('prefetch=yes') === false
		if (writes && request.url().includes('/keystroke')) sent.push('edit')
	})
	await capacity.focus()
	await page.keyboard.type('1300')
	await page.keyboard.press('Enter')
	await expect(page.locator('.save-state')).toHaveText(/^Saved(?!,)/)
	await expect(capacity).toHaveText(/^1[,.]?300/)
	expect(sent).toEqual(['edit'])
	await page.unroute(/_data=|\/keystroke/)
	await page.keyboard.press('Control+z')
	await expect(capacity).not.toHaveText(/^1[,.]?300/)
	await cell.focus()

	await page.keyboard.press('Control+ArrowDown')
	await page.keyboard.press('Alt+ArrowUp')
	await expect(focused).toHaveText('Offer 199')
	await expect
		.poll(async () => (await contracts()).slice(-2).map(({ name }) => name))
		.toEqual(['Offer 199', 'Offer 198'])
	await page.keyboard.press('Control+z')
	await expect(page.getByText('Undone: Position in the list of Offer 199 is back to after Offer 198.')).toBeVisible()
	await page.keyboard.press('Control+z')
	await expect.poll(planText).toBe(before)

	await page.goto(`${plan}/energy?sort=powerContracts/capacityMW`)
	await expect(page.getByRole('button', { name: 'Paste rows' })).toBeVisible()
	await cell.focus()
	await page.keyboard.press('Alt+ArrowDown')
	await expect(page.getByText('Sorted by a column.')).toBeVisible()
})
