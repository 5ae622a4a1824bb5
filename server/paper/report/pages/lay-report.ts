import type { ReportModel, Section } from '#server/views/report/report-model.ts'
import { drawFurniture } from '../paper/page-furniture.ts'
import { MARGIN, PAPER, type Place, type Sheet } from '../paper/sheet.ts'
import { openBook, type Book, type BookPage } from './book.ts'
import { setContents } from './contents.ts'
import { fitSection } from './fit-section.ts'
import { flowSection } from './flow-section.ts'
import { anchorsOf } from './lay-block.ts'
import { layHeadWithLogo } from './logo.ts'
import { laySectionHead } from './section-head.ts'

type Size = { readonly width: number; readonly room: number; readonly logo: string | null }
export type LaidReport = {
	readonly width: number
	readonly height: number
	readonly pages: number
	readonly places: ReadonlyMap<string, Place>
	/** with the page’s number, from 1 */
	readonly draw: (sheet: Sheet, page: number) => void
}

function setSection(book: Book, section: Section, { width, room, logo }: Size): void {
	const head = logo === null ? laySectionHead(section, width) : layHeadWithLogo(section, { width, base64: logo })
	if (section.setting === 'flow') return flowSection(book, { section, head, width, room })
	book.close()
	book.put({ strips: [head], gap: 0, of: section })
	const body = fitSection({ blocks: section.blocks, width, room: room - head.height })
	book.put({ strips: [{ ...body, anchors: anchorsOf(section.blocks) }], gap: 0, of: section })
	book.close()
}

const wordsOf = ({ number }: Section): string => {
	if (number === '') return ''
	return /^\d/.test(number) ? `section ${number}` : `appendix ${number}`
}

function placesOf(pages: readonly BookPage[], sections: readonly Section[]): ReadonlyMap<string, Place> {
	const words = new Map(
		sections.flatMap((section) =>
			[section.anchor, ...anchorsOf(section.blocks)].map((anchor) => [anchor, wordsOf(section)] as const),
		),
	)
	return new Map(
		pages.flatMap(({ anchors }, index) =>
			anchors.map((anchor) => [anchor, { page: index + 1, words: words.get(anchor) ?? '' }] as const),
		),
	)
}

/** Who asks how many pages there are draws them next. */
const known = new WeakMap<ReportModel, LaidReport>()

/** Lays all pages out, once for a model: nothing is drawn before it is known how many there are and what stands where. */
export function layReport(model: ReportModel): LaidReport {
	const laid = known.get(model) ?? layOut(model)
	known.set(model, laid)
	return laid
}

function layOut(model: ReportModel): LaidReport {
	const paper = PAPER[model.facts.settings.paper]
	const { logo } = model.facts.settings
	const size = { width: paper.width - MARGIN.side * 2, room: paper.height - MARGIN.top - MARGIN.bottom }
	const book = openBook(size.room)
	model.sections.forEach((section, index) => {
		setSection(book, section, { ...size, logo: index === 0 ? logo : null })
		if (index === 0 && model.contents) setContents(book, { sections: model.sections.slice(1), width: size.width })
	})
	const { pages } = book
	return {
		...paper,
		pages: pages.length,
		places: placesOf(pages, model.sections),
		draw: (sheet, page) => {
			drawFurniture(sheet, { model, number: page, of: pages.length, ...paper })
			for (const { laid, y, scale, of } of pages[page - 1]?.parts ?? [])
				sheet.tags.within(
					'Sect',
					() => {
						const at = { x: MARGIN.side, y: MARGIN.top + y }
						if (scale === 1) laid.draw(sheet, at)
						else sheet.pen.within({ ...at, scale }, () => laid.draw(sheet, { x: 0, y: 0 }))
					},
					of,
				)
		},
	}
}
