import { SHOWN } from '#shared/grid/edit-reply.ts'
import type { GridForm } from '#server/views/grid/grid-form.ts'

/** What a form showed as it was opened: only what differs from it is written back. */
export function ShownInputs({ fields, tables }: Pick<GridForm, 'fields' | 'tables'>) {
	return (
		<>
			{fields.map(({ column, typed }) => (
				<input key={column.field} type="hidden" name={SHOWN + column.field} value={typed} />
			))}
			{tables.flatMap(({ field, columns, rows }) =>
				rows.flatMap((cells, at) =>
					columns.map((column, place) => {
						const name = `${field}.${String(at)}.${column.field.slice(field.length + 1)}`
						return <input key={name} type="hidden" name={SHOWN + name} value={cells[place] ?? ''} />
					}),
				),
			)}
		</>
	)
}
