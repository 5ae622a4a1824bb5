import { CircleCheck, CirclePlus, Equal, OctagonX } from 'lucide-react'
import { clsx } from 'clsx'
import { Fragment } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import type { GridColumn } from '#shared/grid/grid-model.ts'
import { SOURCE_COLUMN, type PreviewRow } from '#shared/grid/pasted.ts'

type PasteTableProps = {
	columns: readonly GridColumn[]
	/** whether figures of this list have a source */
	hasSources: boolean
	fields: readonly string[]
	/** the headings as pasted; none where the block has none */
	heads: readonly string[]
	/** fields that the notice above already tells of */
	toldOf: readonly string[]
	texts: readonly (readonly string[])[]
	/** what each row becomes; empty until that is known */
	rows: readonly PreviewRow[]
	onField: (at: number, field: string) => void
	onText: (row: number, at: number, text: string) => void
}

const MARKS = {
	new: { icon: CirclePlus, says: 'new', look: 'text-ok' },
	changed: { icon: CircleCheck, says: 'changed', look: 'text-ok' },
	same: { icon: Equal, says: 'unchanged', look: 'text-ink-3' },
	refused: { icon: OctagonX, says: 'error', look: 'text-failing' },
} as const

type CellProps = {
	row: PreviewRow | undefined
	field: string
	text: string
	label: string
	onText: (text: string) => void
}

/** What a cell becomes, or what was typed where that can't be: it is mended in place. */
function PasteCell({ row, field, text, label, onText }: CellProps) {
	const isRefused = row?.becomes === 'refused'
	// Where the rule does not name a field of the block, any of them may be what is wrong.
	const bad = row?.problems.some((problem) => problem.field === field) === true
	if (isRefused && field !== '')
		return (
			<input
				defaultValue={text}
				aria-label={label}
				aria-invalid={bad || undefined}
				onBlur={(event) => {
					if (event.target.value !== text) onText(event.target.value)
				}}
				onKeyDown={(event) => {
					if (event.key === 'Enter') onText(event.currentTarget.value)
				}}
			/>
		)
	const cell = row?.cells.find((one) => one.field === field)
	if (cell === undefined) return <span className="text-ink-3">{text}</span>
	if (cell.from === null || cell.from === cell.to) return <>{cell.to}</>
	return (
		<>
			<del>{cell.from}</del> {cell.to}
		</>
	)
}

/** Every pasted row: what it becomes, cell by cell, and what is wrong with it. */
export function PasteTable({
	columns,
	hasSources,
	fields,
	heads,
	toldOf,
	texts,
	rows,
	onField,
	onText,
}: PasteTableProps) {
	const labelOf = (field: string) =>
		field === SOURCE_COLUMN ? 'Source' : (columns.find((column) => column.field === field)?.label ?? 'skipped')
	return (
		<ScrollRegion className="paste-region" label="Pasted rows">
			<table className="paste-rows">
				<thead>
					<tr>
						<th scope="col">
							<span className="sr-only">Row</span>
						</th>
						{fields.map((field, at) => (
							<th key={at} scope="col">
								{heads.length > 0 && (
									<span className={clsx('paste-head', field === '' && 'text-failing')}>{heads[at] ?? ''}</span>
								)}
								<select
									aria-label={`Column ${String(at + 1)}${heads[at] ? `, “${heads[at]}”,` : ''} is`}
									value={field}
									onChange={(event) => onField(at, event.target.value)}
								>
									<option value="">skip</option>
									{columns.map((column) => (
										<option key={column.field} value={column.field}>
											{column.label}
										</option>
									))}
									{hasSources && <option value={SOURCE_COLUMN}>Source</option>}
								</select>
							</th>
						))}
					</tr>
				</thead>
				{texts.map((own, row) => {
					const shown = rows[row]
					const problems = shown?.problems.filter(({ field }) => !toldOf.includes(field)) ?? []
					const mark = MARKS[shown?.becomes ?? 'same']
					return (
						<tbody key={row}>
							<tr className={clsx(shown?.becomes === 'refused' && 'is-refused')}>
								<th scope="row">
									{row + 1}
									{shown !== undefined && (
										<>
											<mark.icon className={clsx('icon-small inline', mark.look)} strokeWidth={1.75} aria-hidden />
											<span className="sr-only">{mark.says}</span>
										</>
									)}
								</th>
								{fields.map((field, at) => (
									<td key={at}>
										<PasteCell
											row={shown}
											field={field}
											text={own[at] ?? ''}
											label={`${labelOf(field)}, row ${String(row + 1)}`}
											onText={(text) => onText(row, at, text)}
										/>
									</td>
								))}
							</tr>
							{problems.length > 0 && (
								<tr>
									<td />
									<td colSpan={fields.length} className="paste-problem">
										{problems.map(({ field, text, fixes = [] }) => (
											<Fragment key={`${field} ${text}`}>
												{text}{' '}
												{fields.includes(field) &&
													fixes.map((fix) => (
														<Button
															key={fix}
															type="button"
															size="small"
															aria-label={`Use ${fix} for ${labelOf(field)}, row ${String(row + 1)}`}
															onClick={() => onText(row, fields.indexOf(field), fix)}
														>
															{fix}
														</Button>
													))}{' '}
											</Fragment>
										))}
									</td>
								</tr>
							)}
						</tbody>
					)
				})}
			</table>
		</ScrollRegion>
	)
}
