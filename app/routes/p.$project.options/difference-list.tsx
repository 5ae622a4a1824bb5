import { Link } from '@remix-run/react'
import { Table } from '#app/components/ui/table.tsx'
import type { DifferenceRow } from '#server/views/scenarios/differences-view.ts'

/** Rows of one scenario that are shown at once; the rest opens. */
const SHOWN = 8

type RowsProps = { rows: readonly DifferenceRow[]; caption: string; addressOf: (page: string) => string }

function Rows({ rows, caption, addressOf }: RowsProps) {
	return (
		<Table
			caption={caption}
			rows={rows}
			rowKey={({ key }) => key}
			columns={[
				{
					key: 'what',
					head: 'Differences',
					rowHead: true,
					cell: ({ what, page }) => (
						<Link to={addressOf(page)} className="underline underline-offset-2">
							{what}
						</Link>
					),
				},
				{ key: 'from', head: 'Baseline', cell: ({ from }) => <span className="text-ink-2">{from}</span> },
				{ key: 'to', head: 'Here', cell: ({ to }) => <b>{to}</b> },
			]}
		/>
	)
}

/** Only what differs, each with the page where it is edited. */
export function DifferenceList({ rows, caption, addressOf }: RowsProps) {
	const rest = rows.slice(SHOWN)
	return (
		<>
			{rows.length > 0 && <Rows rows={rows.slice(0, SHOWN)} caption={caption} addressOf={addressOf} />}
			{rest.length > 0 && (
				<details className="mt-2">
					<summary>{rest.length === 1 ? 'One more' : `${String(rest.length)} more`}</summary>
					<Rows rows={rest} caption={`${caption}, further ones`} addressOf={addressOf} />
				</details>
			)}
		</>
	)
}
