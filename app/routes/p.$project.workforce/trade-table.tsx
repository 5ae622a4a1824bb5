import { Why } from '#app/components/explain/why.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { Figure } from '#shared/formats/key-figure.ts'
import type { TradeRow } from '#server/views/pages/workforce-view.ts'

const open = (figure: Figure | null) => (figure === null ? '–' : <Why target={figure.why}>{figure.text}</Why>)

function status({ status: of, statusText, monthsLost }: TradeRow) {
	const mark = <StatusMark status={of} word={statusText} />
	return monthsLost === null ? mark : <Why target={monthsLost.why}>{mark}</Why>
}

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
					{ key: 'asked', head: 'Asked for, peak', number: true, cell: ({ asked }) => open(asked) },
					{ key: 'had', head: 'Can be had then', number: true, cell: ({ had }) => open(had) },
					{ key: 'short', head: 'Short', number: true, cell: ({ short }) => open(short) },
					{ key: 'month', head: 'Peak month', number: true, cell: (row) => row.peakMonth },
					{ key: 'hours', head: 'Hours', number: true, cell: ({ hours }) => open(hours) },
					{ key: 'status', head: 'Status', number: true, cell: status },
				]}
			/>
		</Card>
	)
}
