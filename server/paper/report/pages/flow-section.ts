import type { Block, Section } from '#server/views/report/report-model.ts'
import { whole, type Flowing, type Strip } from '../paper/sheet.ts'
import type { Book } from './book.ts'
import { anchorsOf, BLOCK_GAP, isRowed, layBlock, layOne, rowsOf, singlesOf, type Fit } from './lay-block.ts'

/** A pair stands side by side up to this part of a page; its blocks stand one under the other where it is taller. */
const PAIR_MOST = 0.6
/** A section begins on the page of the one before where no more of it is filled: less would leave half pages white. */
const SHARED_MOST = 0.55
const SECTION_GAP = 40

type FlowSectionParams = {
	readonly section: Section
	readonly head: Strip
	readonly width: number
	readonly room: number
}

/** Everything is shown, at its best size. */
const fitOf = (blocks: readonly Block[]): Fit => ({
	rows: new Map(
		blocks
			.flatMap(singlesOf)
			.filter(isRowed)
			.map((block) => [block, rowsOf(block)]),
	),
	charts: 1,
})

function flowingsOf(
	block: Block,
	{ width, room, fit }: Pick<FlowSectionParams, 'width' | 'room'> & { fit: Fit },
): readonly Flowing[] {
	if (block.kind !== 'pair') return [layOne({ block, width, fit })]
	const laid = layBlock({ block, width, fit })
	if (laid.height <= room * PAIR_MOST) return [whole({ ...laid, anchors: anchorsOf([block]) })]
	return singlesOf(block).map((one) => layOne({ block: one, width, fit }))
}

/** Strips that stay together: a title with the first rows, the last rows with what is said below them. */
function groupsOf({ strips, first, last }: Flowing): readonly (readonly Strip[])[] {
	if (strips.length < first + last) return [strips]
	const between = strips.slice(first, strips.length - last).map((strip) => [strip])
	return [strips.slice(0, first), ...between, strips.slice(strips.length - last)].filter(({ length }) => length > 0)
}

/** Of a page so much filled no more is left white than a figure may leave. */
const FILLED_ENOUGH = 0.75
const heightOf = (strips: readonly Strip[]): number => strips.reduce((sum, { height }) => sum + height, 0)
const breaks = ({ strips, first, last }: Flowing): boolean => strips.length > first + last

/** So many tables stand before the figure that they belong behind, and no more. */
const MOST_BEFORE = 2

/** Blocks in their order; but a figure that what is left of a page does not hold gives way to the next table, which breaks where the page ends. */
function orderOf(flowings: readonly Flowing[]) {
	const waiting = [...flowings]
	let before = 0
	return (left: number): Flowing | undefined => {
		const [next] = waiting
		const fits = next === undefined || breaks(next) || heightOf(next.strips) <= left
		const begins = (one: Flowing) => breaks(one) && heightOf(one.strips.slice(0, one.first + 1)) <= left
		const at = fits || before === MOST_BEFORE ? -1 : waiting.findIndex(begins)
		before = at > 0 ? before + 1 : 0
		return waiting.splice(Math.max(0, at), 1)[0]
	}
}

/** Sets a section over as many pages as it needs; its head stands above the beginning of its first block. */
export function flowSection(book: Book, { section, head, width, room }: FlowSectionParams): void {
	if (book.filled() > room * SHARED_MOST) book.close()
	const fit = fitOf(section.blocks)
	const flowings = section.blocks.flatMap((block) => flowingsOf(block, { width, room, fit }))
	let before: readonly Strip[] = [head]
	let gap = SECTION_GAP
	const next = orderOf(flowings)
	const left = () => {
		const filled = book.filled()
		return before.length > 0 || filled === 0 || filled > room * FILLED_ENOUGH ? Infinity : room - filled - gap
	}
	for (let flowing = next(left()); flowing !== undefined; flowing = next(left())) {
		const { again } = flowing
		groupsOf(flowing).forEach((strips, index) => {
			book.put({
				strips: [...before, ...strips],
				gap: index === 0 ? gap : 0,
				of: section,
				again: index === 0 ? undefined : again,
			})
			before = []
		})
		gap = BLOCK_GAP
	}
	if (before.length > 0) book.put({ strips: before, gap, of: section })
}
