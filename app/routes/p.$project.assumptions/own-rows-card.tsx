import { Link, useSearchParams } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { Card } from '#app/components/ui/card.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { placeWith } from '#shared/pages/page-part.ts'
import type { OwnRowShown } from '#server/views/own-rows/own-row-shown.ts'
import type { OwnTableShown } from '#server/views/own-rows/own-rows-view.ts'

type OwnRowsCardLine = {
	readonly of: OwnTableShown
	readonly row: OwnRowShown | null
	readonly isFirst: boolean
	/** the baseline alone has it: there is nothing to open here */
	readonly isLeft: boolean
}

/** A line for each row of the plan's own and each that a scenario does without, one for a table that has none. */
const linesOf = (tables: readonly OwnTableShown[]): readonly OwnRowsCardLine[] =>
	tables.flatMap((of): readonly OwnRowsCardLine[] => {
		const rows = [
			...of.rows.map((row) => ({ of, row, isLeft: false })),
			...of.left.map((row) => ({ of, row, isLeft: true })),
		]
		const lines = rows.length === 0 ? [{ of, row: null, isLeft: false }] : rows
		return lines.map((line, at) => ({ ...line, isFirst: at === 0 }))
	})

function TableName({ of, isFirst }: OwnRowsCardLine) {
	return isFirst ? (
		<span className="block min-w-52 max-w-[30rem] whitespace-normal">
			<span className="font-semibold">{of.name}</span>
			<span className="block text-micro font-normal text-ink-3">{of.settles}</span>
		</span>
	) : (
		<span className="sr-only">{of.name}</span>
	)
}

function RowName({ of, row, isLeft }: OwnRowsCardLine) {
	const [search] = useSearchParams()
	if (row === null)
		return (
			<span className="whitespace-nowrap text-ink-3">
				{of.builtIn > 0 ? `none; ${String(of.builtIn)} in the catalog` : 'none'}
			</span>
		)
	if (isLeft) return <span className="text-ink-3">{row.name}</span>
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
					{
						key: 'row',
						head: 'Custom row',
						cell: (line) => <RowName {...line} />,
						differs: ({ row }) => row?.differs.name ?? null,
					},
					{
						key: 'figures',
						head: 'Values',
						differs: ({ row }) => row?.differs.figures ?? null,
						cell: ({ row }) =>
							row && <span className="block max-w-96 whitespace-normal text-ink-2">{row.figures}</span>,
					},
					{
						key: 'source',
						head: 'Source',
						differs: ({ row }) => row?.differs.source ?? null,
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
									cell: ({ of, isFirst }: OwnRowsCardLine) =>
										isFirst && (
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
