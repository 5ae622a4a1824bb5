import { Form, Link } from '@remix-run/react'
import { FileDown } from 'lucide-react'
import { Button } from '#app/components/ui/button.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { IssueRow } from '#shared/presentation/report/reports-view.ts'

type Props = { rows: readonly IssueRow[]; projectId: string; search: string; mayApprove: boolean }

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
export function IssuesTable({ rows, projectId, search, mayApprove }: Props) {
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
							{mayApprove && row.canBeApproved && (
								<Form method="post">
									<input type="hidden" name="number" value={row.number} />
									<Button size="small" name="intent" value="approve" aria-label={`Approve ${row.name}`}>
										Approve
									</Button>
								</Form>
							)}
						</>
					),
				},
				{
					key: 'issued',
					head: 'Made',
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
						aria-label={`Compare ${row.name} with the one before it`}
					>
						Compare
					</Link>
				)}
				<Link to={withQuery(search, { again: String(row.number) })} aria-label={`Draw ${row.name} again`}>
					Draw again
				</Link>
			</span>
		</span>
	)
}
