import { Why } from '#app/components/explain/why.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { TradeRow } from '#shared/presentation/workforce-view.ts'

/** Every trade: asked for, can be had, short, when, how many hours. */
export function TradeTable({ rows }: { rows: readonly TradeRow[] }) {
	return (
		<Card title="By trade" plain>
			<Table
				caption="People by trade"
				rows={rows}
				rowKey={(row) => row.trade}
				columns={[
					{ key: 'name', head: 'Trade', rowHead: true, cell: (row) => row.name },
					{ key: 'asked', head: 'Asked for, peak', number: true, cell: (row) => row.asked },
					{
						key: 'had',
						head: 'Can be had then',
						number: true,
						cell: (row) => (row.why === null ? row.had : <Why target={row.why}>{row.had}</Why>),
					},
					{ key: 'short', head: 'Short', number: true, cell: (row) => row.short },
					{ key: 'month', head: 'Peak month', number: true, cell: (row) => row.peakMonth },
					{ key: 'hours', head: 'Hours', number: true, cell: (row) => row.hours },
					{
						key: 'status',
						head: 'Status',
						number: true,
						cell: (row) => <StatusMark status={row.status} word={row.statusText} />,
					},
				]}
			/>
		</Card>
	)
}
