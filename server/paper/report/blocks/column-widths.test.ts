import { expect, test } from 'vitest'
import { columnWidths } from './column-widths.ts'

/** Every letter is five wide. */
const five = { width: (text: string) => text.length * 5, legible: (text: string) => text }
const words = (name: string) => ({ name, align: 'start' as const, grow: 1 })
const figures = (name: string) => ({ name, align: 'end' as const })
const widthsOf = (columns: ReturnType<typeof words | typeof figures>[], texts: readonly string[], width: number) =>
	columnWidths(five, { block: { columns }, rows: [texts.map((text) => ({ text }))], width })

const COLUMNS = [
	words('Contract'),
	words('Kind'),
	words('Status'),
	...['Energy price, USD/MWh', 'Ramp, months', 'Term, months', 'Take or pay'].map(figures),
]
const CELLS = ['Turbines', 'Reciprocating engines', 'Construction', '142', '4', '240', '80 %']

test('heads of figures are broken between words before a word in a text is', () => {
	const widths = widthsOf(COLUMNS, CELLS, 400).map(({ width }) => width)
	const longest = ['Contract', 'Reciprocating', 'Construction', 'USD/MWh', 'months', 'months', '80 %']
	for (const [at, word] of longest.entries()) expect(widths[at]).toBeGreaterThan(word.length * 5)
})

test.each([200, 340, 400, 645])('columns fill a table of %i and never stand over one another', (width) => {
	const placed = widthsOf(COLUMNS, CELLS, width)
	placed.slice(1).forEach(({ x }, at) => {
		const before = placed[at]
		expect(x).toBeGreaterThanOrEqual((before?.x ?? 0) + (before?.width ?? 0) + 10 - 1e-9)
	})
	const last = placed.at(-1)
	expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(width + 1e-9)
})

test('with room enough every figure stands at its natural width and texts share the rest', () => {
	const [name, where, price] = widthsOf(
		[words('Order'), words('Site'), figures('Price')],
		['GB200', 'A', '48,000'],
		300,
	)
	expect(price).toEqual({ x: 269, width: 31 })
	expect([name?.x, (name?.width ?? 0) + (where?.width ?? 0)]).toEqual([0, 249])
})

test('figures beside short names stand near them: what the names do not need all columns share', () => {
	const [name, ...others] = widthsOf(
		[words('Quarter'), figures('Cover, ×'), figures('Asked, ×')],
		['Q1 2028', '2.5', '1.3'],
		640,
	)
	expect(name?.width).toBeLessThan(260)
	for (const { width } of others) expect(width).toBeGreaterThan(180)
	expect((others[1]?.x ?? 0) + (others[1]?.width ?? 0)).toBeCloseTo(640, 6)
})

test('figures of several words are broken between them before a word of a text is', () => {
	const months = Array.from({ length: 7 }, () => 'Sep 2025–Jan 2026')
	const columns = [words('Order'), ...months.map(() => figures('Stage'))]
	const [order, ...others] = widthsOf(columns, ['GB200, building 1', ...months], 500)
	expect(order?.width).toBeGreaterThanOrEqual(66)
	for (const { width } of others) expect(width).toBeGreaterThanOrEqual('2025–Jan'.length * 5)
})

test('what nobody likes goes to who has words for many lines, not to a date that had to wait for its share', () => {
	const columns = [{ ...words('By'), grow: 0.5 }, { ...words('Decision'), grow: 3 }, words('Of whom'), figures('Money')]
	const [by, decision] = widthsOf(
		columns,
		['May 2026, 6 months late', 'order '.repeat(30).trim(), 'Owner', '€2 M'],
		700,
	)
	expect(by?.width).toBe(116)
	expect(decision?.width).toBeGreaterThan(280)
})
