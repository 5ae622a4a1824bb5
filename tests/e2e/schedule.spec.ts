import type { Page } from '@playwright/test'
import { expect, openSample, test } from './fixtures.ts'

/** Pixels of a month in the picture. */
async function monthWidth(page: Page): Promise<number> {
	return page
		.locator('.gantt-picture')
		.first()
		.evaluate((node) => {
			const marks = [...node.querySelectorAll('svg text')].filter(({ textContent }) => /^20\d\d$/.test(textContent))
			const [first, next] = marks.map((mark) => Number(mark.getAttribute('x')))
			return ((next ?? 0) - (first ?? 0)) / 12
		})
}

test('a hall is dragged two months, typed back, and both are undone', async ({ page }) => {
	test.setTimeout(120_000)
	await page.setViewportSize({ width: 1440, height: 1000 })
	const plan = await openSample(page)
	await page.goto(`${plan}/schedule?turned=abilene%2Fprocurement`)
	const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Hall 8', exact: true }) })
	const start = row.getByRole('cell').first()
	const before = await start.innerText()
	const bar = page
		.getByRole('list', { name: 'Bars' })
		.first()
		.getByRole('link', { name: /^Hall 8, from/ })
	await bar.scrollIntoViewIfNeeded()
	const box = await bar.boundingBox()
	if (box === null) throw new Error('The bar has no place.')
	const month = await monthWidth(page)
	await page.mouse.move(box.x + 4, box.y + box.height / 2)
	await page.mouse.down()
	await page.mouse.move(box.x + 4 + month * 2, box.y + box.height / 2, { steps: 6 })
	await expect(bar).toContainText('was')
	// What it would come to is told while it is on its way, and nothing of it is written.
	const trial = page.getByRole('region', { name: 'Preview' })
	await expect(trial).toContainText(/Ready.+(was|same)/)
	await expect(trial).toHaveAttribute('aria-busy', 'false')
	const told = await trial.getByRole('definition').first().locator('b').innerText()
	await expect(start).toHaveText(before)
	await page.mouse.up()
	await expect(start).not.toHaveText(before)
	await expect(trial).toBeHidden()
	await expect(row.getByRole('cell').nth(2)).toHaveText(told.replace(/ 20/, ' ’'))
	const dragged = await start.innerText()

	await row.getByRole('link', { name: 'Hall 8', exact: true }).click()
	const panel = page.getByRole('complementary', { name: 'Hall' })
	await panel.getByLabel('Start').fill('Sep 2026')
	await panel.getByRole('button', { name: 'Save dates' }).click()
	await expect(start).not.toHaveText(dragged)

	await page.keyboard.press('Control+z')
	await expect(start).toHaveText(dragged)
	await page.keyboard.press('Control+z')
	await expect(start).toHaveText(before)

	// Arrow keys move it the same way; Escape puts it back.
	await bar.focus()
	await page.keyboard.press('ArrowRight')
	await page.keyboard.press('ArrowRight')
	await expect(trial.getByRole('definition').first().locator('b')).toHaveText(told)
	await page.keyboard.press('Escape')
	await expect(trial).toBeHidden()
	await expect(start).toHaveText(before)
})

test('a step of a hall is dragged, keeps its date while the hall stays, and is put back', async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 1000 })
	const plan = await openSample(page)
	await page.goto(`${plan}/schedule?turned=abilene%2Fprocurement&turned=abilene%2Fenergy&turned=phase%3Ahall-8`)
	const rowOf = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
	const [step, hall] = [rowOf('Steel, envelope, roof (dry-in)'), rowOf('Hall 8')]
	await expect(step.getByRole('cell').first()).toHaveText('May ’26')
	const started = await hall.getByRole('cell').first().innerText()
	const bar = page
		.getByRole('list', { name: 'Bars' })
		.first()
		.getByRole('link', { name: /^Steel, envelope/ })
	await bar.scrollIntoViewIfNeeded()
	const box = await bar.boundingBox()
	if (box === null) throw new Error('The bar has no place.')
	const [x, y] = [box.x + 4, box.y + box.height / 2]
	await page.mouse.move(x, y)
	await page.mouse.down()
	await page.mouse.move(x + 2 * (await monthWidth(page)), y, { steps: 6 })
	await page.mouse.up()
	await expect(step.getByRole('cell').first()).toHaveText('Jul ’26')
	await expect(hall.getByRole('cell').first()).toHaveText(started)
	await step.getByRole('link').first().click()
	await expect(page.getByRole('complementary', { name: /Hall step, Hall 8/ })).toContainText('Jul–Oct 2026')
	await page.keyboard.press('Control+z')
	await expect(step.getByRole('cell').first()).toHaveText('May ’26')
})

test('the sentence of a milestone is read whole beside its bar', async ({ page }) => {
	const plan = await openSample(page)
	await page.goto(`${plan}/schedule`)
	const name = page.getByRole('rowheader', { name: /^Full power at .* running$/ }).getByRole('link')
	await expect(name).toBeVisible()
	const cut = await name.evaluate((link) => {
		const text = document.createRange()
		text.selectNodeContents(link)
		const [is, box] = [text.getBoundingClientRect(), link.getBoundingClientRect()]
		return { right: Math.max(0, is.right - box.right), below: Math.max(0, is.bottom - box.bottom - 1) }
	})
	expect(cut).toEqual({ right: 0, below: 0 })
})
