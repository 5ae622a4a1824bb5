import { expect, test } from 'vitest'
import { campusPlan, campusResult, issueFacts } from '../../tests/factories/campus.ts'
import { readPdf } from '../../tests/factories/read-pdf.ts'
import { renderBrief } from './render-report.ts'

test(
	'reports are drawn in a thread of their own, several at once, while this one goes on',
	{ timeout: 30_000 },
	async () => {
		const input = { plan: campusPlan(), result: campusResult(), facts: issueFacts() }
		await renderBrief(input)
		let longest = 0
		let last = performance.now()
		const watch = setInterval(() => {
			longest = Math.max(longest, performance.now() - last)
			last = performance.now()
		}, 5)
		const [first, second] = await Promise.all([
			renderBrief(input),
			renderBrief({ ...input, facts: issueFacts({ number: 4 }) }),
		])
		clearInterval(watch)
		expect((await readPdf(first)).text).toContain('R03')
		expect((await readPdf(second)).text).toContain('R04')
		// why 250: the thread that draws shares two cores with everything else here; drawing itself takes longer.
		expect(longest).toBeLessThan(250)
	},
)
