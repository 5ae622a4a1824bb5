import type { Block, ChartBlock, ListBlock, SingleBlock, TableBlock } from '#shared/presentation/report/report-model.ts'
import { layChart } from './chart-block.ts'
import type { Laid, Sheet } from './sheet.ts'
import { layTable } from './table-block.ts'
import { layFacts, layFigures, layList, layProse } from './words-blocks.ts'

/** How much of a section is shown: rows of its tables and lists, and how tall its charts stand (1 all, 0 least). */
type Fit = { readonly rows: ReadonlyMap<Rowed, number>; readonly charts: number }
type Rowed = TableBlock | ListBlock

const MOST_ROWS = 24
const COMFORTABLE_ROWS = 8
const CHART_STEPS = [1, 0.75, 0.5, 0.25, 0] as const
const COLUMN_GAP = 22
const STACK_GAP = 14
const BLOCK_GAP = 17

const rowsOf = (block: Rowed) => (block.kind === 'table' ? block.rows.length : block.items.length)
const isRowed = (block: Block): block is Rowed => block.kind === 'table' || block.kind === 'list'
const heightOf = ({ least, most }: ChartBlock, charts: number) => least + (most - least) * charts

function layFresh(sheet: Sheet, { block, width, shown }: { block: SingleBlock; width: number; shown: number }): Laid {
	switch (block.kind) {
		case 'facts':
			return layFacts(sheet, { block, width })
		case 'figures':
			return layFigures(sheet, { block, width })
		case 'chart':
			return layChart(sheet, { block, width, height: shown })
		case 'table':
			return layTable(sheet, { block, width, shown })
		case 'list':
			return layList(sheet, { block, width, shown })
		case 'prose':
			return layProse(sheet, { block, width })
	}
}

/** Rows of a table or list, pixels of a chart, nothing for the rest. */
function amountOf(block: SingleBlock, fit: Fit): number {
	if (block.kind === 'chart') return heightOf(block, fit.charts)
	return isRowed(block) ? (fit.rows.get(block) ?? 0) : 0
}

const laidBefore = new WeakMap<Sheet, Map<SingleBlock, Map<string, Laid>>>()

/** Fitting a page tries many lengths of one block and leaves the others as they are: those are not laid out again. */
function layOne(sheet: Sheet, { block, width, fit }: { block: SingleBlock; width: number; fit: Fit }): Laid {
	const shown = amountOf(block, fit)
	const ofSheet = laidBefore.get(sheet) ?? new Map<SingleBlock, Map<string, Laid>>()
	const ofBlock = ofSheet.get(block) ?? new Map<string, Laid>()
	laidBefore.set(sheet, ofSheet)
	ofSheet.set(block, ofBlock)
	const key = `${width} ${shown}`
	const known = ofBlock.get(key)
	if (known) return known
	const laid = layFresh(sheet, { block, width, shown })
	ofBlock.set(key, laid)
	return laid
}

function stack(laid: readonly Laid[], gap: number): Laid {
	return {
		height: laid.reduce((sum, { height }) => sum + height, 0) + gap * Math.max(0, laid.length - 1),
		draw: ({ x, y }) => {
			let top = y
			for (const block of laid) {
				block.draw({ x, y: top })
				top += block.height + gap
			}
		},
	}
}

type BlockLayout = { readonly block: Block; readonly width: number; readonly fit: Fit }

function columnsOf(sheet: Sheet, { block, width, fit }: BlockLayout): readonly Laid[] {
	if (block.kind !== 'pair') return [layOne(sheet, { block, width, fit })]
	const leftWidth = (width - COLUMN_GAP) * block.share
	const column = (blocks: readonly SingleBlock[], wide: number) =>
		stack(
			blocks.map((one) => layOne(sheet, { block: one, width: wide, fit })),
			STACK_GAP,
		)
	return [column(block.left, leftWidth), column(block.right, width - COLUMN_GAP - leftWidth)]
}

function layBlock(sheet: Sheet, asked: BlockLayout): Laid {
	const columns = columnsOf(sheet, asked)
	const [left, right] = columns
	if (left === undefined || right === undefined) return left ?? { height: 0, draw: () => undefined }
	const shift = asked.block.kind === 'pair' ? (asked.width - COLUMN_GAP) * asked.block.share + COLUMN_GAP : 0
	return {
		height: Math.max(left.height, right.height),
		draw: ({ x, y }) => {
			left.draw({ x, y })
			right.draw({ x: x + shift, y })
		},
	}
}

/** Tables and lists whose rows, if cut, make the page shorter: in a pair, those of the taller column. */
function cuttable(sheet: Sheet, { block, width, fit }: BlockLayout): readonly Rowed[] {
	if (block.kind !== 'pair') return isRowed(block) ? [block] : []
	const [left, right] = columnsOf(sheet, { block, width, fit })
	const taller = (left?.height ?? 0) >= (right?.height ?? 0) ? block.left : block.right
	return taller.filter(isRowed)
}

type Page = { readonly blocks: readonly Block[]; readonly width: number; readonly room: number }
const lay = (sheet: Sheet, { blocks, width }: Page, fit: Fit) =>
	stack(
		blocks.map((block) => layBlock(sheet, { block, width, fit })),
		BLOCK_GAP,
	)

/** Takes rows from the longest table or list, one at a time, until the page fits or each has come down to its floor. */
function cutRows(sheet: Sheet, { page, fit, floor }: { page: Page; fit: Fit; floor: (block: Rowed) => number }): Fit {
	let cut = fit
	for (;;) {
		if (lay(sheet, page, cut).height <= page.room) return cut
		const shown = (block: Rowed) => cut.rows.get(block) ?? 0
		const candidates = page.blocks
			.flatMap((block) => cuttable(sheet, { block, width: page.width, fit: cut }))
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
export function fitSection(sheet: Sheet, page: Page): Laid {
	const rowed = page.blocks
		.flatMap((block) => (block.kind === 'pair' ? [...block.left, ...block.right] : [block]))
		.filter(isRowed)
	const full: Fit = { rows: new Map(rowed.map((block) => [block, Math.min(MOST_ROWS, rowsOf(block))])), charts: 1 }
	let fit = cutRows(sheet, { page, fit: full, floor: (block) => Math.max(block.least, COMFORTABLE_ROWS) })
	for (const charts of CHART_STEPS) {
		fit = { ...fit, charts }
		if (lay(sheet, page, fit).height <= page.room) break
	}
	fit = cutRows(sheet, { page, fit, floor: (block) => block.least })
	// Rows go in steps, so that some room may be left: the charts take it back.
	for (const charts of CHART_STEPS) {
		if (charts <= fit.charts || lay(sheet, page, { ...fit, charts }).height > page.room) continue
		fit = { ...fit, charts }
		break
	}
	const laid = lay(sheet, page, fit)
	if (laid.height <= page.room) return laid
	return drawnSmaller(sheet, page, fit)
}

const SCALES = [0.97, 0.94, 0.91, 0.88, 0.85, 0.8, 0.75] as const

/** The last resort: set on a wider page and reduced, so that the margins stay. */
function drawnSmaller(sheet: Sheet, page: Page, fit: Fit): Laid {
	const at = (scale: number) => ({ scale, laid: lay(sheet, { ...page, width: page.width / scale }, fit) })
	const tries = SCALES.map(at)
	const { scale, laid } = tries.find((one) => one.laid.height * one.scale <= page.room) ?? at(0.5)
	return {
		height: page.room,
		draw: ({ x, y }) => {
			sheet.doc.save().translate(x, y).scale(scale)
			laid.draw({ x: 0, y: 0 })
			sheet.doc.restore()
		},
	}
}
