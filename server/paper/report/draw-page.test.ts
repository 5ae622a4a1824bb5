import { expect, test } from 'vitest'
import { buildReport } from '#server/views/report/build-report.ts'
import { campusPlan, campusResult, issueFacts } from '../../../tests/factories/campus/campus.ts'
import { drawPage } from './draw-page.ts'
import { layReport } from './pages/lay-report.ts'

const HOSTILE = '<script>alert("x")</script> & </text>'
const laid = layReport(
	buildReport({
		plan: { ...campusPlan(), name: HOSTILE },
		result: campusResult(),
		facts: issueFacts({ scenario: 'Two  spaces ' }),
	}),
)
const pages = Array.from({ length: laid.pages }, (_, index) => drawPage(laid, index + 1))

test('a page is one element of a bounded size that says which page it is', () => {
	expect(pages).toHaveLength(laid.pages)
	for (const [index, { svg, page }] of pages.entries()) {
		expect(page).toBe(index + 1)
		expect(svg.startsWith('<svg ')).toBe(true)
		expect(svg).toContain(`aria-label="Page ${index + 1} of ${laid.pages}"`)
		expect(svg.length).toBeLessThan(400_000)
	}
	expect(drawPage(laid, 99).page).toBe(laid.pages)
	expect(drawPage(laid, -1).page).toBe(1)
})

test('text is text: nothing of it becomes an element, and spaces keep their room', () => {
	for (const { svg } of pages) {
		expect(svg).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &lt;/text&gt;')
		expect(new Set([...svg.matchAll(/<([a-z]+)/g)].map(([, name]) => name))).not.toContain('script')
		expect(svg).not.toMatch(/\s(?:id|style|class|on[a-z]+)=/)
	}
})

test('elements are closed in the order in which they were opened, and every figure is finite', () => {
	for (const { svg } of pages) {
		const open: string[] = []
		for (const [, end, name = '', self] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
			if (end === '/') expect(open.pop()).toBe(name)
			else if (self !== '/') open.push(name)
		}
		expect(open).toEqual([])
		expect(svg).not.toMatch(/NaN|Infinity|undefined/)
	}
})
