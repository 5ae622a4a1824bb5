import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'

/** Pixels of a row until it is measured. */
const ROW = 29
/** Rows drawn beyond what is in view: an arrow held down never meets a row that is not there. */
const BEYOND = 12

type Drawing = {
	readonly count: number
	/** the row that has the focus, or had it: drawn wherever it is, so that the focus is not lost */
	readonly active: number
	/** a long list, that is drawn where it is looked at */
	readonly isLong: boolean
	/** the row that is looked at first */
	readonly first: number
}
/** A row, or the height of those that are not drawn. */
export type DrawnRow = { readonly row: number } | { readonly gapBefore: number; readonly height: number }

/** Which rows of a grid are drawn: all of a short one, of a long one those in view. */
export function useDrawnRows({ count, active, isLong, first }: Drawing) {
	const region = useRef<HTMLDivElement>(null)
	const rows = useVirtualizer({
		count,
		enabled: isLong,
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
	if (!isLong)
		return { region, measure: undefined, drawn: Array.from({ length: count }, (_, row): DrawnRow => ({ row })) }
	const items = rows.getVirtualItems()
	const drawn = items.flatMap(({ index, start }, at): DrawnRow[] => {
		const height = start - (items[at - 1]?.end ?? 0)
		return [...(height > 0 ? [{ gapBefore: index, height }] : []), { row: index }]
	})
	const below = rows.getTotalSize() - (items.at(-1)?.end ?? 0)
	return {
		region,
		measure: rows.measureElement,
		drawn: below > 0 ? [...drawn, { gapBefore: count, height: below }] : drawn,
	}
}
