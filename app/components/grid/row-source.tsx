import { useFetcher } from '@remix-run/react'
import { clsx } from 'clsx'
import { createContext, useContext, useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Select } from '#app/components/ui/field.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { isGraded, type GridList } from '#shared/grid/grid-lists.ts'
import { refusalTexts, type EditReply } from '#shared/grid/edit-reply.ts'
import type { GridColumn, GridRow } from '#shared/grid/grid-model.ts'
import { RestsOn } from './form/rests-on.tsx'
import { useSeenRev } from './form/use-seen-rev.ts'

/** The edit of the plan that a grid shows: with each edit another, which draws no row anew. */
export const ShownRev = createContext(0)

type SourceProps = {
	row: GridRow
	columns: readonly GridColumn[]
	kind: GridList
	canEdit: boolean
	/** 0 in the row the grid stands in, as its other acts */
	tabIndex: number
}

function Grade({ quality }: { quality: string | null }) {
	if (quality === null) return <span className="text-ink-3">–</span>
	return <span className={clsx('tag', quality === 'guess' && 'tag-guess')}>{quality}</span>
}

function bringIn(element: Element): void {
	const region = element.closest('.grid-scroll')
	if (region === null) return
	const [box, form] = [region.getBoundingClientRect(), element.getBoundingClientRect()]
	region.scrollBy(Math.max(0, form.right - box.right), Math.max(0, form.bottom - box.bottom))
}

/** What the row's least certain figure rests on; opened, grade and source of each of its figures. */
export function RowSource({ row, columns, kind, canEdit, tabIndex }: SourceProps) {
	const hasScripts = useScripts()
	const [isOpen, setOpen] = useState(false)
	const noted = columns.flatMap((column, index) => {
		const cell = row.cells[index]
		const isFigure = column.control === 'number' || column.control === 'month'
		return cell === undefined || cell.isDefault || !isFigure ? [] : [{ column, cell }]
	})
	const worst = noted.find(({ cell }) => cell.quality !== null && cell.quality === row.quality)
	const [first = null] = worst === undefined ? noted : [worst]
	if (!canEdit || !isGraded(kind) || first === null) return <Grade quality={row.quality} />
	return (
		<details
			onToggle={({ currentTarget }) => {
				setOpen(currentTarget.open)
				// The form comes with the next drawing; what of it would lie outside the list is brought in.
				if (currentTarget.open) requestAnimationFrame(() => bringIn(currentTarget))
			}}
		>
			<summary aria-label={`${row.name}: source of figures`} tabIndex={tabIndex}>
				<Grade quality={row.quality} />
			</summary>
			{(isOpen || !hasScripts) && (
				<SourceForm
					figures={noted.map(({ column, cell }) => ({
						field: column.field,
						label: column.label,
						grade: cell.quality ?? '',
						source: cell.source ?? '',
					}))}
					start={first.column.field}
					place={{ id: row.id, kind }}
				/>
			)}
		</details>
	)
}

type RowSourceFigure = {
	readonly field: string
	readonly label: string
	readonly grade: string
	readonly source: string
}
type FormProps = {
	figures: readonly RowSourceFigure[]
	start: string
	place: { readonly id: string; readonly kind: string }
}

function SourceForm({ figures, start, place }: FormProps) {
	const { Form, data: reply, state } = useFetcher<EditReply>()
	const [field, setField] = useState(start)
	const figure = figures.find((one) => one.field === field) ?? figures[0]
	const messages = refusalTexts(reply)
	const seen = useSeenRev(useContext(ShownRev), reply)
	return (
		<Form method="post" className="mt-2 grid w-56 gap-2 whitespace-normal text-left">
			<input type="hidden" name="intent" value="note" />
			<input type="hidden" name="list" value={place.kind} />
			<input type="hidden" name="itemId" value={place.id} />
			<input type="hidden" name="baseRev" value={seen} />
			<Select
				label="Figure"
				name="noted"
				value={figure?.field}
				onChange={(event) => setField(event.currentTarget.value)}
			>
				{figures.map((one) => (
					<option key={one.field} value={one.field}>
						{one.label}
					</option>
				))}
			</Select>
			<RestsOn key={field} quality={figure?.grade ?? ''} source={figure?.source ?? ''} errors={messages} />
			<Button size="small" disabled={state !== 'idle'}>
				Save source
			</Button>
		</Form>
	)
}
