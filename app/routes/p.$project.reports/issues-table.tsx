import { Link } from '@remix-run/react'
import { FileDown } from 'lucide-react'
import { Table } from '#app/components/ui/table.tsx'
import type { IssueRow } from '#server/views/report/reports-view.ts'

type IssuesTableProps = { rows: readonly IssueRow[]; projectId: string; search: string }

/** What an issue can be taken away as. */
const FILES = [
	{ name: 'PDF', path: 'report.pdf', says: 'as PDF' },
	{ name: 'XLSX', path: 'plan.xlsx', says: 'as workbook with live formulas' },
	{ name: 'CSV', path: 'table.csv', says: 'results as CSV', table: 'results.plan' },
	{ name: 'Plan', path: 'plan.json', says: 'as plan file' },
] as const

const withQuery = (search: string, asked: Readonly<Record<string, string>>) =>
	`?${new URLSearchParams([...new URLSearchParams(search), ...Object.entries(asked)]).toString()}`

/** Every issue with its files, latest first. */
export function IssuesTable({ rows, projectId, search }: IssuesTableProps) {
	return (
		<Table
			caption="Issued reports"
			rows={rows}
			rowKey={(row) => row.name}
			stacks
			columns={[
				{ key: 'name', head: 'Issue', rowHead: true, cell: (row) => row.name },
				{
					key: 'status',
					head: 'Status',
					cell: (row) => (
						<>
							<b>{row.status}</b>
							{row.mark === '' ? '' : `, ${row.mark}`}
							<small className="report-small">{row.approval}</small>
							{(row.waits || row.hasPoints) && (
								<Link
									className="inline-flex min-h-6 items-center underline"
									to={withQuery(search, { review: String(row.number) })}
									aria-label={row.waits ? `Review ${row.name}` : `Open items of ${row.name}`}
								>
									{row.waits ? 'Review' : 'Open items'}
								</Link>
							)}
						</>
					),
				},
				{
					key: 'issued',
					head: 'Created',
					cell: (row) => (
						<>
							{row.issued}
							<small className="report-small">
								{row.by}, {row.scenario}
							</small>
						</>
					),
				},
				{ key: 'reason', head: 'Reason', cell: (row) => row.reason || '–' },
				{
					key: 'snapshot',
					head: 'Snapshot',
					cell: (row) => (
						<>
							{row.snapshot}
							<small className="report-small">engine {row.engine}</small>
						</>
					),
				},
				{ key: 'file', head: 'Files', cell: (row) => <Files row={row} projectId={projectId} search={search} /> },
			]}
		/>
	)
}

function Files({ row, projectId, search }: { row: IssueRow; projectId: string; search: string }) {
	return (
		<span className="report-files">
			{FILES.map(({ name, path, says, ...more }) => (
				<a
					key={name}
					href={`/p/${projectId}/${path}${withQuery('', { issue: String(row.number), ...more })}`}
					download
					aria-label={`Download ${row.name} ${says}`}
				>
					{name === 'PDF' && <FileDown className="icon-small" strokeWidth={1.75} aria-hidden />} {name}
				</a>
			))}
			<span className="report-small">
				{row.before !== null && (
					<Link
						to={withQuery(search, { compare: String(row.number) })}
						aria-label={`Compare ${row.name} with the previous issue`}
					>
						Compare
					</Link>
				)}
				<Link to={withQuery(search, { again: String(row.number) })} aria-label={`Regenerate ${row.name}`}>
					Regenerate
				</Link>
			</span>
		</span>
	)
}
