import { clsx } from 'clsx'
import { createContext, useContext, useState } from 'react'
import { late } from '#app/components/ui/late.ts'
import { LatePart } from '#app/components/ui/late-part.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { isGraded, type GridList } from '#shared/grid/grid-lists.ts'
import type { GridColumn, GridRow } from '#shared/grid/grid-model.ts'

const sourceForm = late(() => import('./form/source-form.tsx'))

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
	const rev = useContext(ShownRev)
	const [isOpen, setOpen] = useState(false)
	const noted = columns.flatMap((column, index) => {
		const cell = row.cells[index]
		const isFigure = column.control === 'number' || column.control === 'month'
		return cell === undefined || cell.isDefault || !isFigure ? [] : [{ column, cell }]
	})
	const worst = noted.find(({ cell }) => cell.quality !== null && cell.quality === row.quality)
	const [first = null] = worst === undefined ? noted : [worst]
	// Without scripts the row's own form takes grade and source.
	if (!canEdit || !hasScripts || !isGraded(kind) || first === null) return <Grade quality={row.quality} />
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
			{isOpen && (
				<LatePart
					part={sourceForm}
					props={{
						figures: noted.map(({ column, cell }) => ({
							field: column.field,
							label: column.label,
							grade: cell.quality ?? '',
							source: cell.source ?? '',
						})),
						start: first.column.field,
						place: { id: row.id, kind },
						rev,
					}}
				/>
			)}
		</details>
	)
}
