import type { Block, ChartBlock, ListBlock, SingleBlock, TableBlock } from '#server/views/report/report-model.ts'
import { layChart } from '../blocks/chart-block.ts'
import { layFigures } from '../blocks/figures-block.ts'
import { layTable } from '../blocks/table-block.ts'
import { layFacts, layList, layProse } from '../blocks/words-blocks.ts'
import { stacked, whole, type Flowing, type Laid } from '../paper/sheet.ts'

/** How much of a section is shown: rows of its tables and lists, and how tall its charts stand (1 all, 0 least). */
export type Fit = { readonly rows: ReadonlyMap<Rowed, number>; readonly charts: number }
export type Rowed = TableBlock | ListBlock
export type BlockLayout = { readonly block: Block; readonly width: number; readonly fit: Fit }

const COLUMN_GAP = 22
const STACK_GAP = 14
export const BLOCK_GAP = 17

export const rowsOf = (block: Rowed) => (block.kind === 'table' ? block.rows.length : block.items.length)
export const isRowed = (block: Block): block is Rowed => block.kind === 'table' || block.kind === 'list'
export const singlesOf = (block: Block): readonly SingleBlock[] =>
	block.kind === 'pair' ? [...block.left, ...block.right] : [block]
export const anchorsOf = (blocks: readonly Block[]): readonly string[] =>
	blocks
		.flatMap(singlesOf)
		.flatMap((block) => (block.kind === 'table' && block.anchor !== undefined ? [block.anchor] : []))

const heightOf = ({ least, most }: ChartBlock, charts: number) => least + (most - least) * charts

type One = { readonly block: SingleBlock; readonly width: number; readonly fit: Fit }

function layFresh({ block, width, shown }: { block: SingleBlock; width: number; shown: number }): Flowing {
	switch (block.kind) {
		case 'facts':
			return layFacts({ block, width })
		case 'figures':
			return whole(layFigures({ block, width }))
		case 'chart':
			return whole(layChart({ block, width, height: shown }))
		case 'table':
			return layTable({ block, width, shown })
		case 'list':
			return layList({ block, width, shown })
		case 'prose':
			return layProse({ block, width })
	}
}

/** Rows of a table or list, pixels of a chart, nothing for the rest. */
function amountOf(block: SingleBlock, fit: Fit): number {
	if (block.kind === 'chart') return heightOf(block, fit.charts)
	return isRowed(block) ? (fit.rows.get(block) ?? 0) : 0
}

const laidBefore = new WeakMap<SingleBlock, Map<string, Flowing>>()

/** Fitting a page tries many lengths of one block and leaves the others as they are: those are not laid out again. */
export function layOne({ block, width, fit }: One): Flowing {
	const shown = amountOf(block, fit)
	const ofBlock = laidBefore.get(block) ?? new Map<string, Flowing>()
	laidBefore.set(block, ofBlock)
	const key = `${width} ${shown}`
	const known = ofBlock.get(key)
	if (known) return known
	const laid = layFresh({ block, width, shown })
	ofBlock.set(key, laid)
	return laid
}

export function columnsOf({ block, width, fit }: BlockLayout): readonly Laid[] {
	if (block.kind !== 'pair') return [stacked(layOne({ block, width, fit }).strips)]
	const leftWidth = (width - COLUMN_GAP) * block.share
	const column = (blocks: readonly SingleBlock[], wide: number) =>
		stacked(
			blocks.map((one) => stacked(layOne({ block: one, width: wide, fit }).strips)),
			STACK_GAP,
		)
	return [column(block.left, leftWidth), column(block.right, width - COLUMN_GAP - leftWidth)]
}

/** A block on one page. */
export function layBlock(asked: BlockLayout): Laid {
	const [left, right] = columnsOf(asked)
	if (left === undefined || right === undefined) return left ?? stacked([])
	const shift = asked.block.kind === 'pair' ? (asked.width - COLUMN_GAP) * asked.block.share + COLUMN_GAP : 0
	return {
		height: Math.max(left.height, right.height),
		draw: (sheet, { x, y }) => {
			left.draw(sheet, { x, y })
			right.draw(sheet, { x: x + shift, y })
		},
	}
}
