import type { Block } from '#server/views/report/report-model.ts'
import { stacked, type Laid } from '../paper/sheet.ts'
import {
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

type Page = { readonly blocks: readonly Block[]; readonly width: number; readonly room: number }
const lay = ({ blocks, width }: Page, fit: Fit) =>
	stacked(
		blocks.map((block) => layBlock({ block, width, fit })),
		BLOCK_GAP,
	)

/** Takes rows from the longest table or list, one at a time, until the page fits or each has come down to its floor. */
function cutRows({ page, fit, floor }: { page: Page; fit: Fit; floor: (block: Rowed) => number }): Fit {
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
export function fitSection(page: Page): Laid {
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
function drawnSmaller(page: Page, fit: Fit): Laid {
	const at = (scale: number) => ({ scale, laid: lay({ ...page, width: page.width / scale }, fit) })
	const tries = SCALES.map(at)
	const { scale, laid } = tries.find((one) => one.laid.height * one.scale <= page.room) ?? at(0.5)
	return {
		height: page.room,
		draw: (sheet, { x, y }) => sheet.pen.within({ x, y, scale }, () => laid.draw(sheet, { x: 0, y: 0 })),
	}
}
