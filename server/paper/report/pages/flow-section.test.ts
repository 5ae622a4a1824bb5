import { expect, test } from 'vitest'
import type { Block, Section, TableBlock } from '#server/views/report/report-model.ts'
import { chartOf, tableOf } from '#server/views/report/parts/blocks.ts'
import { left, words } from '#server/views/report/parts/report-parts.ts'
import { openBook } from './book.ts'
import { flowSection } from './flow-section.ts'
import { laySectionHead } from './section-head.ts'

const [WIDTH, ROOM] = [640, 900]

const table = (title: string, rows: number): TableBlock =>
	tableOf({
		title,
		columns: [left('Row')],
		rows: Array.from({ length: rows }, (_, at) => [words(`${title} ${String(at)}`)]),
		least: 3,
		noun: 'rows',
		empty: '',
	})
const chart = (rows: number): Block =>
	chartOf({
		title: 'A tall figure',
		measure: '',
		alt: 'A tall figure',
		source: '',
		chart: {
			type: 'halls',
			model: {
				periods: ['Q1'],
				rows: Array.from({ length: rows }, (_, at) => ({
					name: `Hall ${String(at)}`,
					cells: [{ state: 'full', share: 1 }],
				})),
				most: rows,
			},
		},
	})

/** How far each page is filled. */
function pagesOf(blocks: readonly Block[]): readonly number[] {
	const section: Section = {
		...{ id: null, anchor: 'a', setting: 'flow', number: '1', bookmark: 'A', finding: 'A finding', lede: '' },
		blocks,
	}
	const book = openBook(ROOM)
	flowSection(book, { section, head: laySectionHead(section, WIDTH), width: WIDTH, room: ROOM })
	return book.pages.map(({ parts }) => Math.max(...parts.map(({ laid, y }) => y + laid.height)))
}

test('a figure that a page has no room for gives way to the table behind it, so that no page stays half white', () => {
	const pages = pagesOf([table('First', 12), chart(38), table('Second', 50)])
	for (const filled of pages.slice(0, -1)) expect(filled).toBeGreaterThan(ROOM * 0.7)
})

test('a figure that fits stands where it was put, and gives way to no more than two tables', () => {
	const order = (blocks: readonly Block[]) => pagesOf(blocks).length
	expect(order([table('First', 4), chart(10), table('Second', 4)])).toBe(1)
	expect(
		pagesOf([table('First', 5), chart(38), ...Array.from({ length: 8 }, () => table('Small', 4))])[0],
	).toBeLessThan(ROOM * 0.75)
})
