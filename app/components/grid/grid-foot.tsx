import { clsx } from 'clsx'
import type { GridModel } from '#shared/grid/grid-model.ts'

/** Totals of the columns whose figures may be added up; nothing where there are none. */
export function GridFoot({ grid, canEdit, number }: { grid: GridModel; canEdit: boolean; number: number }) {
	const { columns, totals } = grid
	if (totals === null) return null
	return (
		<tfoot>
			<tr aria-rowindex={number}>
				{canEdit && <td className="at-edge" />}
				{columns.map((column, index) => (
					<td key={column.field} className={clsx(column.align === 'end' && 'n', column.names && 'frozen')}>
						{totals[index]?.shown ?? (column.names && 'Total')}
						{totals[index]?.of && <em> {totals[index].of}</em>}
					</td>
				))}
				<td />
			</tr>
		</tfoot>
	)
}
