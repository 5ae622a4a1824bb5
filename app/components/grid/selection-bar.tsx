import type { GridModel } from '#shared/grid/grid-model.ts'
import { blockSays, isOneCell, type CellBlock } from './cell-block.ts'

type SelectionBarProps = {
	grid: GridModel
	block: CellBlock
	/** what has been pasted last */
	said: string | null
}

/** Under the grid, of a block of cells: how many there are and what their figures come to. */
export function SelectionBar({ grid, block, said }: SelectionBarProps) {
	const says = isOneCell(block) ? (said === null ? [] : [said]) : blockSays(grid, block)
	return (
		<p className="selection-bar" role="status">
			{says.map((text) => (
				<span key={text}>{text}</span>
			))}
		</p>
	)
}
