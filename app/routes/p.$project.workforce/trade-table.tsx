import type { ReactNode } from 'react'
import { Why } from '#app/components/explain/why.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { WhyTarget } from '#shared/presentation/key-figure.ts'
import type { TradeRow } from '#shared/presentation/workforce-view.ts'

const open = (shown: ReactNode, target: WhyTarget | null) =>
	target === null ? shown : <Why target={target}>{shown}</Why>

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
					{ key: 'asked', head: 'Asked for, peak', number: true, cell: ({ asked, opens }) => open(asked, opens.asked) },
					{ key: 'had', head: 'Can be had then', number: true, cell: ({ had, opens }) => open(had, opens.had) },
					{ key: 'short', head: 'Short', number: true, cell: ({ short, opens }) => open(short, opens.short) },
					{ key: 'month', head: 'Peak month', number: true, cell: (row) => row.peakMonth },
					{ key: 'hours', head: 'Hours', number: true, cell: ({ hours, opens }) => open(hours, opens.hours) },
					{
						key: 'status',
						head: 'Status',
						number: true,
						cell: ({ status, statusText, opens }) =>
							open(<StatusMark status={status} word={statusText} />, opens.status),
					},
				]}
			/>
		</Card>
	)
}
