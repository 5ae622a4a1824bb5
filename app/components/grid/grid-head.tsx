import { clsx } from 'clsx'
import type { GridColumn } from '#shared/presentation/grid/grid-view.ts'

/** Label and, on its own line, unit of every column. */
export function GridHead({ columns, canEdit }: { columns: readonly GridColumn[]; canEdit: boolean }) {
	return (
		<thead>
			<tr>
				{canEdit && (
					<th scope="col">
						<span className="sr-only">Edit, duplicate, remove</span>
					</th>
				)}
				{columns.map((column) => (
					<th
						key={column.field}
						scope="col"
						className={clsx(column.align === 'end' && 'n', column.names && 'frozen')}
						title={column.help}
					>
						{column.label}
						<em>{column.unit === '' ? '\u00a0' : column.unit}</em>
					</th>
				))}
				<th scope="col" title="What the least certain figure of the row rests on">
					Source
					<em>{'\u00a0'}</em>
				</th>
			</tr>
		</thead>
	)
}
