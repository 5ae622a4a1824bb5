import { useId } from 'react'
import type { FormTable as FormTableModel } from '#server/views/grid/grid-form.ts'
import type { EditProblem } from '#shared/grid/edit-reply.ts'

type FormTableProps = {
	table: FormTableModel
	valueOf: (name: string, shown: string) => string
	onChange: (name: string, text: string) => void
	problems: readonly EditProblem[]
}

/** Room for rows that are not there yet; a row left empty is none. */
const SPARE_ROWS = 3

/** A list inside an entry, such as the steps of a ramp: a row of inputs each. */
export function FormTable({ table, valueOf, onChange, problems }: FormTableProps) {
	const { field, label, columns, rows } = table
	const choices = useId()
	const all = [...rows, ...Array.from({ length: SPARE_ROWS }, () => columns.map(() => ''))]
	const own = problems.filter((problem) => problem.field === field || problem.field.startsWith(`${field}.`))
	return (
		<fieldset className="form-table">
			<legend className="field-label">
				{label}
				<span className="field-optional"> optional; clear a row to remove it</span>
			</legend>
			<table>
				<thead>
					<tr>
						{columns.map((column) => (
							<th key={column.field} scope="col">
								{column.label} {column.unit === 'month' ? '' : column.unit}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{all.map((cells, at) => (
						<tr key={at}>
							{columns.map((column, place) => {
								const name = `${field}.${String(at)}.${column.field.slice(field.length + 1)}`
								return (
									<td key={column.field}>
										<input
											name={name}
											aria-label={`${column.label}, row ${String(at + 1)}`}
											list={column.choices.length > 0 ? `${choices}${String(place)}` : undefined}
											value={valueOf(name, cells[place] ?? '')}
											placeholder={column.control === 'month' ? table.example : at < rows.length ? column.fallback : ''}
											inputMode={column.control === 'number' ? 'decimal' : 'text'}
											aria-invalid={own.some((problem) => problem.field === name) || undefined}
											onChange={(event) => onChange(name, event.target.value)}
										/>
									</td>
								)
							})}
						</tr>
					))}
				</tbody>
			</table>
			{columns.map((column, place) =>
				column.choices.length === 0 ? null : (
					<datalist key={column.field} id={`${choices}${String(place)}`}>
						{column.choices.map(({ value, label: name }) => (
							<option key={value} value={name} />
						))}
					</datalist>
				),
			)}
			{own.length > 0 && (
				<p className="field-error" role="alert">
					{own.map(({ text }) => text).join(' ')}
				</p>
			)}
		</fieldset>
	)
}
