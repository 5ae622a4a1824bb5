import { Card } from '#app/components/ui/card.tsx'
import { PartNav } from '#app/components/ui/part-nav.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { HallNetwork } from '#server/views/tables/build-network-view.ts'
import type { Parted } from '#shared/pages/page-part.ts'

/** The construction network of each hall; one opens at a time with a click, the first stands open. */
export function HallNetworks({ halls }: { halls: Parted<HallNetwork> }) {
	return (
		<Card
			title="Construction network by hall"
			sub="Thirteen steps scaled to the hall’s planned months. Dates you entered and lead times are not scaled"
		>
			{halls.entries.map((hall, index) => (
				<details key={hall.id} open={index === 0} className="border-t border-line px-4 py-2">
					<summary className="cursor-pointer">
						{hall.title} <span className="text-ink-3">{hall.summary}</span>
					</summary>
					<Table
						caption={`Construction network of ${hall.title}`}
						rows={hall.rows}
						rowKey={(row) => row.key}
						columns={[
							{ key: 'step', head: 'Step', rowHead: true, cell: (row) => row.name },
							{ key: 'levels', head: 'Commissioning', cell: (row) => row.levels },
							{ key: 'when', head: 'When', cell: (row) => row.when },
							{ key: 'float', head: 'Float, months', number: true, cell: (row) => row.float },
							{ key: 'status', head: 'Path', cell: (row) => <StatusMark status={row.status} word={row.statusText} /> },
						]}
					/>
				</details>
			))}
			<PartNav part={halls.part} label="halls" />
		</Card>
	)
}
