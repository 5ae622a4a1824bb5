import { Link, useSearchParams } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { Card } from '#app/components/ui/card.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { placeWith } from '#shared/pages/page-part.ts'
import type { OwnRowShown, OwnTableShown } from '#server/views/own-rows/own-rows-view.ts'

type OwnRowsCardLine = { readonly of: OwnTableShown; readonly row: OwnRowShown | null }

/** A line for each row of the plan's own, one for a table that has none. */
const linesOf = (tables: readonly OwnTableShown[]): readonly OwnRowsCardLine[] =>
	tables.flatMap((of): readonly OwnRowsCardLine[] =>
		of.rows.length === 0 ? [{ of, row: null }] : of.rows.map((row) => ({ of, row })),
	)

function TableName({ of, row }: OwnRowsCardLine) {
	const isFirst = row === null || of.rows[0] === row
	return isFirst ? (
		<span className="block min-w-52 max-w-[30rem] whitespace-normal">
			<span className="font-semibold">{of.name}</span>
			<span className="block text-micro font-normal text-ink-3">{of.settles}</span>
		</span>
	) : (
		<span className="sr-only">{of.name}</span>
	)
}

function RowName({ of, row }: OwnRowsCardLine) {
	const [search] = useSearchParams()
	if (row === null)
		return (
			<span className="whitespace-nowrap text-ink-3">
				{of.builtIn > 0 ? `none; ${String(of.builtIn)} in the catalog` : 'none'}
			</span>
		)
	return (
		<>
			<Link to={placeWith(search, `own=${encodeURIComponent(`${of.table}/${row.id}`)}`)} preventScrollReset>
				{row.name}
			</Link>
			{row.replaces && <span className="block text-micro text-ink-3">replaces the catalog row</span>}
		</>
	)
}

/** Rows of the plan's own for tables of the catalogue: what it knows better, or what the catalogue does not know. */
export function OwnRowsCard({ tables, canEdit }: { tables: readonly OwnTableShown[]; canEdit: boolean }) {
	const [search] = useSearchParams()
	const lines = linesOf(tables)
	return (
		<Card
			title="Custom rows"
			plain
			sub="Override or extend the reference data for this plan: a tariff, a market, a quoted chip."
		>
			<Table
				caption="Custom rows"
				stacks
				rows={lines}
				rowKey={({ of, row }) => `${of.table}/${row?.id ?? ''}`}
				columns={[
					{ key: 'table', head: 'Table', rowHead: true, cell: (line) => <TableName {...line} /> },
					{ key: 'row', head: 'Custom row', cell: (line) => <RowName {...line} /> },
					{
						key: 'figures',
						head: 'Values',
						cell: ({ row }) =>
							row && <span className="block max-w-96 whitespace-normal text-ink-2">{row.figures}</span>,
					},
					{
						key: 'source',
						head: 'Source',
						cell: ({ row }) =>
							row && (
								<span className="block max-w-64 whitespace-normal text-ink-2">
									{row.grade !== '' && <span className="tag">{row.grade}</span>}{' '}
									{row.source === '' ? 'unspecified' : row.source}
								</span>
							),
					},
					...(canEdit
						? [
								{
									key: 'add',
									head: <span className="sr-only">Add</span>,
									cell: ({ of, row }: OwnRowsCardLine) =>
										(row === null || of.rows[0] === row) && (
											<Link
												to={placeWith(search, `new=${of.table}`)}
												preventScrollReset
												className="inline-flex items-center gap-1"
												aria-label={`Add a custom ${of.noun}`}
											>
												<Plus className="icon-small" strokeWidth={1.75} aria-hidden />
												Add
											</Link>
										),
								},
							]
						: []),
				]}
			/>
		</Card>
	)
}
