import { clsx } from 'clsx'
import { Link } from '@remix-run/react'
import { SORT } from '#shared/pages/page-part.ts'
import { useAddressWith } from '#app/hooks/use-address-with.ts'
import type { GridModel } from '#shared/grid/grid-model.ts'

/** Label and, on its own line, unit of every column. */
export function GridHead({ grid, sort, canEdit }: { grid: GridModel; sort: string; canEdit: boolean }) {
	const { columns, kind } = grid
	const ordering = useAddressWith(SORT)
	/** In its order, then in the other, then as entered. */
	const next = (field: string) => {
		const [up, down] = [`${kind}/${field}`, `${kind}/-${field}`]
		return sort === up ? down : sort === down ? '' : up
	}
	const orderOf = (field: string) =>
		sort === `${kind}/${field}` ? 'ascending' : sort === `${kind}/-${field}` ? 'descending' : undefined
	return (
		<thead>
			<tr aria-rowindex={1}>
				{canEdit && (
					<th scope="col" className="at-edge">
						<span className="sr-only">Edit, duplicate, remove</span>
					</th>
				)}
				{columns.map((column) => (
					<th
						key={column.field}
						scope="col"
						className={clsx(column.align === 'end' && 'n', column.names && 'frozen')}
						title={column.help}
						aria-sort={orderOf(column.field)}
					>
						<Link to={ordering(next(column.field))} preventScrollReset tabIndex={-1} className="head-link">
							{column.label}
						</Link>
						<em>{column.unit === '' ? '\u00a0' : column.unit}</em>
					</th>
				))}
				<th scope="col" className="rests" title="Source of the row’s least certain figure">
					Source
					<em>{'\u00a0'}</em>
				</th>
			</tr>
		</thead>
	)
}
