import type { Section } from '#server/views/report/report-model.ts'
import { leadingTo } from '../blocks/block-parts.ts'
import { put, setLines } from '../paper/set-text.ts'
import { rule, type Strip } from '../paper/sheet.ts'
import { breakLines } from '../text/break-lines.ts'
import { baselineOf, STYLES, type TextStyle } from '../text/styles.ts'
import type { Book } from './book.ts'
import { laySectionHead } from './section-head.ts'

const NAME: TextStyle = { ...STYLES.read, weight: 600 }
const FINDING: TextStyle = { ...STYLES.caption, fill: 'ink-2' }
const NUMBER_ROOM = 34
const PAGE_ROOM = 44
const PAD = 5

function layEntry(section: Section, { width, key }: { width: number; key: object }): Strip {
	const inner = width - NUMBER_ROOM - PAGE_ROOM
	const name = breakLines([{ text: section.bookmark, style: NAME }], inner)
	const finding = breakLines([{ text: section.finding, style: FINDING }], inner)
	const nameHeight = name.length * NAME.leading
	const height = PAD * 2 + nameHeight + finding.length * FINDING.leading
	return {
		height,
		draw: (sheet, { x, y }) => {
			const top = y + PAD
			const page = sheet.places.get(section.anchor)?.page
			const box = { x, y, width, height }
			const draw = () => {
				const baseline = top + baselineOf(NAME)
				if (section.number !== '') put(sheet, section.number, { x, y: baseline, style: NAME })
				setLines(sheet, { lines: name, style: NAME, at: { x: x + NUMBER_ROOM, y: top } })
				setLines(sheet, { lines: finding, style: FINDING, at: { x: x + NUMBER_ROOM, y: top + nameHeight } })
				if (page !== undefined)
					put(sheet, String(page), { x: x + width, y: baseline, style: STYLES.read, anchor: 'end' })
			}
			const leads = leadingTo(sheet, { anchor: section.anchor, box })
			sheet.tags.within(
				'TOC',
				() => sheet.tags.within('TOCI', () => sheet.tags.leaf('Reference', draw, { leads })),
				key,
			)
			rule(sheet, { x, y: y + height, width, colour: 'line', weight: 0.7 })
		},
	}
}

const HEAD = { number: '', bookmark: 'Contents', anchor: 'contents', finding: 'Contents', lede: '' } as const

/** Number, name, finding and page of every section; a click leads there. */
export function setContents(book: Book, { sections, width }: { sections: readonly Section[]; width: number }): void {
	const of = {}
	const key = {}
	const head = laySectionHead(HEAD, width)
	const entries = sections.map((section) => layEntry(section, { width, key }))
	const [first, ...rest] = entries
	book.close()
	book.put({ strips: first ? [head, first] : [head], gap: 0, of })
	for (const entry of rest) book.put({ strips: [entry], gap: 0, of })
	book.close()
}
