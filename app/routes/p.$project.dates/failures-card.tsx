import { Card } from '#app/components/ui/card.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { FailedDrawRow } from '#server/views/odds/sureness.ts'

/** Draws that came to an impossible figure, with what was drawn in them. */
export function FailuresCard({ failures }: { failures: readonly FailedDrawRow[] }) {
	return (
		<Card title="Failed draws" plain>
			<Table
				caption="Failed draws"
				rows={failures}
				rowKey={({ draw }) => draw}
				columns={[
					{ key: 'draw', head: 'Draw', rowHead: true, cell: ({ draw }) => draw },
					{ key: 'why', head: 'Why', cell: ({ why }) => why },
					{ key: 'values', head: 'Drawn', cell: ({ values }) => values },
				]}
			/>
		</Card>
	)
}
