import type { GridModel } from '#shared/presentation/grid/grid-view.ts'
import { blockSays, isOneCell, type CellBlock } from './cell-block.ts'

/** Under the grid, of a block of cells: how many there are and what their figures come to. */
export function SelectionBar({ grid, block }: { grid: GridModel; block: CellBlock }) {
	const says = isOneCell(block) ? [] : blockSays(grid, block)
	return (
		<p className="selection-bar" role="status">
			{says.map((text) => (
				<span key={text}>{text}</span>
			))}
		</p>
	)
}
