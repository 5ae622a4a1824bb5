import { Why } from '#app/components/explain/why.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PartNav } from '#app/components/ui/part-nav.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { FigureTable, TableFigure } from '#server/views/pages/layer-page.ts'

type FigureTableRow = FigureTable['rows'][number]

function Cell({ figure }: { figure: TableFigure | undefined }) {
	if (figure === undefined || typeof figure === 'string')
		return <span className="inline-block max-w-56 whitespace-normal">{figure ?? '–'}</span>
	return <Why target={figure.why}>{figure.text}</Why>
}

/** Figures side by side, row by row; those of the engine open. */
export function FigureTableCard({ table }: { table: FigureTable }) {
	return (
		<Card title={table.title} sub={table.sub}>
			<Rows table={table} />
		</Card>
	)
}

/** The same, folded away. */
export function FoldedTable({ table }: { table: FigureTable }) {
	return (
		<details className="card fold" open={table.part !== undefined && table.part.number > 1}>
			<summary>
				<b>{table.title}</b> <span className="text-ink-3">{table.sub}</span>
			</summary>
			<div className="card-body">
				<Rows table={table} />
			</div>
		</details>
	)
}

function Rows({ table }: { table: FigureTable }) {
	const [first, ...heads] = table.heads
	return (
		<>
			<Table
				caption={table.title}
				rows={table.rows}
				rowKey={(row) => row.key}
				columns={[
					{
						key: first,
						head: first,
						rowHead: true,
						cell: (row: FigureTableRow) => (
							<span className="block min-w-36 max-w-40 whitespace-normal sm:max-w-none">
								{row.chosen === true ? <strong>{row.name}</strong> : row.name}
							</span>
						),
					},
					...heads.map((head, index) => ({
						key: head,
						head,
						number: true,
						cell: (row: FigureTableRow) => <Cell figure={row.figures[index]} />,
					})),
				]}
			/>
			<PartNav part={table.part} label={table.title} />
		</>
	)
}
