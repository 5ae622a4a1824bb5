import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { ScrollRegion } from './scroll-region.tsx'
import { WithTerms } from './terms.tsx'

type Column<Row> = {
	key: string
	head: ReactNode
	/** right-aligned figures */
	number?: boolean
	/** the cell that names the row, for screen readers */
	rowHead?: boolean
	cell: (row: Row) => ReactNode
	foot?: ReactNode
}

export type TableProps<Row> = {
	columns: readonly Column<Row>[]
	rows: readonly Row[]
	rowKey: (row: Row) => string
	/** Names the table for readers; shown only where no title stands above. */
	caption: string
	className?: string
}

/** A plain comparison table; scrolls sideways inside its card on narrow screens. */
export function Table<Row>({ columns, rows, rowKey, caption, className }: TableProps<Row>) {
	const hasFoot = columns.some((column) => column.foot !== undefined)
	return (
		<ScrollRegion label={caption}>
			<table className={clsx('data-table', className)}>
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
							{columns.map((column) => {
								const className = clsx(column.number && 'number')
								if (column.rowHead) {
									return (
										<th key={column.key} scope="row" className={className}>
											{column.cell(row)}
										</th>
									)
								}
								return (
									<td key={column.key} className={className}>
										{column.cell(row)}
									</td>
								)
							})}
						</tr>
					))}
				</tbody>
				{hasFoot && (
					<tfoot>
						<tr>
							{columns.map((column) => (
								<td key={column.key} className={clsx(column.number && 'number')}>
									{column.foot}
								</td>
							))}
						</tr>
					</tfoot>
				)}
			</table>
		</ScrollRegion>
	)
}
