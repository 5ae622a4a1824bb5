import { useVirtualizer } from '@tanstack/react-virtual'
import type { ReactNode, RefObject } from 'react'

/** Pixels of a row until it is measured. */
const ROW = 29
/** Rows drawn beyond what is in view: an arrow held down never meets a row that is not there. */
const BEYOND = 12

export type LongRowsProps = {
	/** what scrolls over the rows */
	readonly region: RefObject<HTMLElement | null>
	readonly count: number
	/** the row that has the focus, or had it: drawn wherever it is, so that the focus is not lost */
	readonly active: number
	/** the row that is looked at first */
	readonly first: number
	/** a row by its place; told of its element once it is drawn */
	readonly draw: (row: number, measure: (element: HTMLTableRowElement | null) => void) => ReactNode
}

/** The height of rows that are not drawn. */
function Gap({ height }: { height: number }) {
	return (
		<tr aria-hidden>
			<td className="row-gap" style={{ height }} />
		</tr>
	)
}

/** Of the rows of a long list those in view, and room for all others. */
export default function LongRows({ region, count, active, first, draw }: LongRowsProps) {
	const rows = useVirtualizer({
		count,
		getScrollElement: () => region.current,
		estimateSize: () => ROW,
		overscan: BEYOND,
		initialOffset: first * ROW,
		rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
			const from = Math.max(0, startIndex - overscan)
			const to = Math.min(count - 1, endIndex + overscan)
			const inView = Array.from({ length: to - from + 1 }, (_, at) => from + at)
			if (active >= from && active <= to) return inView
			return active < from ? [active, ...inView] : [...inView, active]
		},
	})
	const items = rows.getVirtualItems()
	const below = rows.getTotalSize() - (items.at(-1)?.end ?? 0)
	return (
		<>
			{items.flatMap(({ index, start }, at) => {
				const height = start - (items[at - 1]?.end ?? 0)
				const row = draw(index, rows.measureElement)
				return height > 0 ? [<Gap key={`before ${String(index)}`} height={height} />, row] : [row]
			})}
			{below > 0 && <Gap key="below" height={below} />}
		</>
	)
}
