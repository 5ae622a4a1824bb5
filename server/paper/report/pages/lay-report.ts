import type { ReportModel, Section, Block } from '#server/views/report/report-model.ts'
import { drawFurniture } from '../paper/page-furniture.ts'
import { MARGIN, PAPER, type Place, type Sheet, rule, type Strip, stacked, type Laid } from '../paper/sheet.ts'
import { openBook, type Book, type BookPage } from './book.ts'
import { flowSection } from './flow-section.ts'
import {
	anchorsOf,
	BLOCK_GAP,
	columnsOf,
	isRowed,
	layBlock,
	rowsOf,
	singlesOf,
	type BlockLayout,
	type Fit,
	type Rowed,
} from './lay-block.ts'
import { layHeadWithLogo } from './logo.ts'
import { laySectionHead } from './section-head.ts'
import { leadingTo } from '#server/paper/report/blocks/block-parts.ts'
import { put, setLines } from '#server/paper/report/paper/set-text.ts'
import { breakLines } from '#server/paper/report/text/break-lines.ts'
import { baselineOf, STYLES, type TextStyle } from '#server/paper/report/text/styles.ts'

const MOST_ROWS = 24
const COMFORTABLE_ROWS = 8
const CHART_STEPS = [1, 0.75, 0.5, 0.25, 0] as const
const SCALES = [0.97, 0.94, 0.91, 0.88, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55] as const

/** Tables and lists whose rows, if cut, make the page shorter: in a pair, those of the taller column. */
function cuttable({ block, width, fit }: BlockLayout): readonly Rowed[] {
	if (block.kind !== 'pair') return isRowed(block) ? [block] : []
	const [left, right] = columnsOf({ block, width, fit })
	const taller = (left?.height ?? 0) >= (right?.height ?? 0) ? block.left : block.right
	return taller.filter(isRowed)
}

type LayReportPage = { readonly blocks: readonly Block[]; readonly width: number; readonly room: number }
const lay = ({ blocks, width }: LayReportPage, fit: Fit) =>
	stacked(
		blocks.map((block) => layBlock({ block, width, fit })),
		BLOCK_GAP,
	)

/** Takes rows from the longest table or list, one at a time, until the page fits or each has come down to its floor. */
function cutRows({ page, fit, floor }: { page: LayReportPage; fit: Fit; floor: (block: Rowed) => number }): Fit {
	let cut = fit
	for (;;) {
		if (lay(page, cut).height <= page.room) return cut
		const shown = (block: Rowed) => cut.rows.get(block) ?? 0
		const candidates = page.blocks
			.flatMap((block) => cuttable({ block, width: page.width, fit: cut }))
			.filter((block) => shown(block) > floor(block))
		const [longest] = candidates.sort((a, b) => shown(b) - floor(b) - (shown(a) - floor(a)))
		if (longest === undefined) return cut
		cut = { ...cut, rows: new Map([...cut.rows, [longest, shown(longest) - 1]]) }
	}
}

/**
 * Makes a section fit one page: long tables come down to a comfortable length, then charts get lower, then tables come
 * down to their least. Each table says what it leaves out. Where all that is not enough the whole is drawn smaller.
 */
function fitSection(page: LayReportPage): Laid {
	const rowed = page.blocks.flatMap(singlesOf).filter(isRowed)
	const full: Fit = { rows: new Map(rowed.map((block) => [block, Math.min(MOST_ROWS, rowsOf(block))])), charts: 1 }
	let fit = cutRows({ page, fit: full, floor: (block) => Math.max(block.least, COMFORTABLE_ROWS) })
	for (const charts of CHART_STEPS) {
		fit = { ...fit, charts }
		if (lay(page, fit).height <= page.room) break
	}
	fit = cutRows({ page, fit, floor: (block) => block.least })
	// Rows go in steps, so that some room may be left: the charts take it back.
	for (const charts of CHART_STEPS) {
		if (charts <= fit.charts || lay(page, { ...fit, charts }).height > page.room) continue
		fit = { ...fit, charts }
		break
	}
	const laid = lay(page, fit)
	if (laid.height <= page.room) return laid
	return drawnSmaller(page, fit)
}

/** The last resort: set on a wider page and reduced, so that the margins stay. */
function drawnSmaller(page: LayReportPage, fit: Fit): Laid {
	const at = (scale: number) => ({ scale, laid: lay({ ...page, width: page.width / scale }, fit) })
	const tries = SCALES.map(at)
	const { scale, laid } = tries.find((one) => one.laid.height * one.scale <= page.room) ?? at(0.5)
	return {
		height: page.room,
		draw: (sheet, { x, y }) => sheet.pen.within({ x, y, scale }, () => laid.draw(sheet, { x: 0, y: 0 })),
	}
}

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
				if (section.number !== '') put(sheet, section.number, { x, y: baseline, style: NAME, goesOn: true })
				setLines(sheet, { lines: name, style: NAME, at: { x: x + NUMBER_ROOM, y: top }, goesOn: true })
				setLines(sheet, {
					...{ lines: finding, style: FINDING, goesOn: true },
					at: { x: x + NUMBER_ROOM, y: top + nameHeight },
				})
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
function setContents(book: Book, { sections, width }: { sections: readonly Section[]; width: number }): void {
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
	const named = { ...section, kicker: section.id === null ? '' : section.bookmark }
	const head = logo === null ? laySectionHead(named, width) : layHeadWithLogo(named, { width, base64: logo })
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
