import { Link } from '@remix-run/react'
import { Copy, Pencil, Trash2 } from 'lucide-react'
import { useAddressOpening } from '#app/hooks/use-address-with.ts'
import type { GridRow } from '#shared/presentation/grid/grid-view.ts'

/** The form of a grid that copies rows: which one, its button says. */
export const duplicateForm = (list: string) => `duplicate-${list}`

/** What can be done with a whole row. */
export function RowActs({ list, row, tabIndex }: { list: string; row: GridRow; tabIndex: number }) {
	const opening = useAddressOpening()
	const place = `${list}/${encodeURIComponent(row.id)}`
	return (
		<td className="row-edit">
			<Link
				to={opening('edit', place)}
				preventScrollReset
				aria-label={`Edit ${row.name}`}
				title="Edit"
				tabIndex={tabIndex}
			>
				<Pencil className="icon-small" strokeWidth={1.75} aria-hidden />
			</Link>
			<button
				form={duplicateForm(list)}
				name="itemId"
				value={row.id}
				aria-label={`Duplicate ${row.name}`}
				title="Duplicate"
				tabIndex={tabIndex}
			>
				<Copy className="icon-small" strokeWidth={1.75} aria-hidden />
			</button>
			<Link
				to={opening('remove', place)}
				preventScrollReset
				aria-label={`Remove ${row.name}`}
				title="Remove"
				tabIndex={tabIndex}
			>
				<Trash2 className="icon-small" strokeWidth={1.75} aria-hidden />
			</Link>
		</td>
	)
}
