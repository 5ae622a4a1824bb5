import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { ScrollRegion } from './scroll-region.tsx'
import { WithTerms } from './terms.tsx'

type TableColumn<Row> = {
	key: string
	head: ReactNode
	/** right-aligned figures */
	number?: boolean
	/** the cell that names the row, for screen readers */
	rowHead?: boolean
	cell: (row: Row) => ReactNode
	/** in a scenario, of a cell that differs from its baseline: what stands there */
	differs?: (row: Row) => string | null
}

export type TableProps<Row> = {
	columns: readonly TableColumn<Row>[]
	rows: readonly Row[]
	rowKey: (row: Row) => string
	/** Names the table for readers; shown only where no title stands above. */
	caption: string
	/** on phones each row stands as lines under each other: nothing to press is out of sight */
	stacks?: boolean
}

/** A plain comparison table; scrolls sideways inside its card on narrow screens. */
export function Table<Row>({ columns, rows, rowKey, caption, stacks = false }: TableProps<Row>) {
	return (
		<ScrollRegion label={caption}>
			<table className={clsx('data-table', stacks && 'data-table-stacks')}>
				<caption className="sr-only">{caption}</caption>
				<thead>
					<tr>
						{columns.map((column) => (
							<th key={column.key} scope="col" className={clsx(column.number && 'number')}>
								<WithTerms>{column.head}</WithTerms>
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={rowKey(row)}>
							{columns.map(({ key, head, cell, number, rowHead, differs }) => {
								const Cell = rowHead ? 'th' : 'td'
								const said = differs?.(row) ?? null
								return (
									<Cell
										key={key}
										scope={rowHead ? 'row' : undefined}
										className={clsx(number && 'number', said !== null && 'differs') || undefined}
										data-head={stacks && !rowHead && typeof head === 'string' ? head : undefined}
									>
										{cell(row)}
										{said !== null && <span className="differs-said">{said}</span>}
									</Cell>
								)
							})}
						</tr>
					))}
				</tbody>
			</table>
		</ScrollRegion>
	)
}
