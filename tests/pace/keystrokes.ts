import type { Page } from '@playwright/test'
import { median, quantile, type Bench } from './measured.ts'

const WITHIN_MS = 10_000

/**
 * How people type, in milliseconds from one key to the next and from the last to Enter: on average 239 (Dhakal et al.,
 * «Observations on Typing from 136 Million Keystrokes», CHI 2018). 0 is a program.
 */
const TYPISTS = { 'an average typist': 239, 'one twice as fast': 120, 'a program': 0 } as const

/** From the Enter that keeps a contract's capacity to the first frame with another heading or another chart. */
export async function measureKeystrokes({ context, plans, typist: wanted, edits, tell }: Bench): Promise<void> {
	for (const [name, id] of Object.entries(plans)) {
		for (const [typist, delay] of Object.entries(TYPISTS))
			if (typist.includes(wanted)) await measureTypist({ name, id }, { typist, delay })
	}

	async function measureTypist(
		plan: { name: string; id: string },
		{ typist, delay }: { typist: string; delay: number },
	) {
		const page = await context.newPage()
		await page.goto(`/p/${plan.id}/energy`)
		const cell = page.locator('[data-field="capacityMW"]').first()
		await cell.click()
		const waited: number[] = []
		// The first edits of a page compile its scripts: they are a person's too, but not the ones the bar speaks of.
		for (let edit = -3; edit < edits; edit += 1) {
			await cell.click()
			await page.keyboard.type(edit % 2 === 0 ? '40' : '160', { delay })
			const ms = await untilRedrawn(page)
			if (edit >= 0 && ms !== null) waited.push(ms)
			await page.locator('.save-state', { hasText: /^Saved/ }).waitFor()
		}
		await page.close()
		tell(
			`keystroke → figures and chart, ${plan.name}, ${typist}: median ${median(waited).toFixed(0)} ms (bar 100), 95 % within ${quantile(waited, 0.95).toFixed(0)} ms (bar 200), ${waited.length} of ${edits} edits changed the page`,
		)
	}
}

/** Presses Enter; milliseconds until the page has drawn something else, null where it has not. */
async function untilRedrawn(page: Page): Promise<number | null> {
	// The page watches before the key is pressed: a key that came first would be taken for one pressed when the page began.
	const watching = await page.evaluateHandle((within) => {
		const began = { at: Number.NaN }
		addEventListener('keydown', ({ timeStamp }) => (began.at = timeStamp), { capture: true, once: true })
		const redrawn = new Promise<number | null>((resolve) => {
			const watch = new MutationObserver((seen) => {
				const shown = seen.some(({ target }) => {
					const element = target instanceof Element ? target : target.parentElement
					return element !== null && element.closest('main h1, main svg, main h1 *') !== null
				})
				if (!shown) return
				watch.disconnect()
				requestAnimationFrame(() => {
					resolve(performance.now() - began.at)
				})
			})
			const all = { attributes: true, childList: true, characterData: true, subtree: true }
			watch.observe(document.body, all)
			setTimeout(() => {
				watch.disconnect()
				resolve(null)
			}, within)
		})
		return { redrawn }
	}, WITHIN_MS)
	await page.keyboard.press('Enter')
	return await watching.evaluate(({ redrawn }) => redrawn)
}
