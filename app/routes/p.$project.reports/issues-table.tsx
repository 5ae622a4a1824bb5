import { FileDown } from 'lucide-react'
import { Table } from '#app/components/ui/table.tsx'
import type { IssueRow } from '#shared/presentation/report/reports-view.ts'

/** Every issue with its file, latest first. */
export function IssuesTable({ rows, projectId }: { rows: readonly IssueRow[]; projectId: string }) {
	return (
		<Table
			caption="Issued reports"
			rows={rows}
			rowKey={(row) => row.name}
			columns={[
				{ key: 'name', head: 'Issue', rowHead: true, cell: (row) => row.name },
				{ key: 'issued', head: 'Issued', cell: (row) => <span className="whitespace-nowrap">{row.issued}</span> },
				{ key: 'scenario', head: 'Scenario', cell: (row) => row.scenario },
				{ key: 'status', head: 'Status', cell: (row) => row.status },
				{ key: 'note', head: 'Note', cell: (row) => row.note || '–' },
				{ key: 'snapshot', head: 'Snapshot', cell: (row) => row.snapshot },
				{
					key: 'file',
					head: 'File',
					cell: (row) => (
						<a
							className="inline-flex min-h-6 items-center gap-1 whitespace-nowrap underline"
							href={`/p/${projectId}/report.pdf?issue=${row.number}`}
							download
							aria-label={`Download ${row.name} as PDF`}
						>
							<FileDown className="icon-small" strokeWidth={1.75} aria-hidden /> PDF
						</a>
					),
				},
			]}
		/>
	)
}
