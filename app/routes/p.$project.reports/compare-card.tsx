import { Link } from '@remix-run/react'
import { Card } from '#app/components/ui/card.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { issueTime } from '#shared/report/issue-name.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'

type CompareCardCompared = {
	readonly name: string
	readonly since: string
	readonly isOneScenario: boolean
	readonly edits: readonly {
		readonly at: string
		readonly by: string
		readonly place: string
		readonly before: string
		readonly after: string
		readonly why: string
	}[]
	readonly editsLeftOut: number
	readonly figures: readonly { readonly name: string; readonly before: string; readonly after: string }[]
}

/** Two issues beside each other: the figures that moved, and what was done to the plan in between. */
export function CompareCard({ compared, search }: { compared: CompareCardCompared; search: string }) {
	const { name, since, figures, edits, editsLeftOut, isOneScenario } = compared
	const finding =
		figures.length === 0
			? `No headline figures changed from ${since} to ${name}`
			: sentenceCase(`${counted(figures.length, 'headline figure')} changed from ${since} to ${name}`)
	return (
		<Card
			title={finding}
			sub={isOneScenario ? undefined : 'They are from different scenarios, so there is no single list of edits.'}
			actions={
				<Link className="underline" to={search === '' ? '.' : search}>
					Close
				</Link>
			}
			foot={editsLeftOut > 0 ? `${sentenceCase(counted(editsLeftOut, 'earlier edit'))} not listed.` : undefined}
		>
			<div className="grid gap-4">
				{figures.length > 0 && (
					<Table
						caption={`Figures of ${since} and ${name}`}
						rows={figures}
						rowKey={(row) => row.name}
						columns={[
							{ key: 'name', head: 'Figure', rowHead: true, cell: (row) => row.name },
							{ key: 'before', head: since, number: true, cell: (row) => row.before },
							{ key: 'after', head: name, number: true, cell: (row) => row.after },
						]}
					/>
				)}
				{edits.length > 0 && (
					<Table
						caption={`Edits between ${since} and ${name}`}
						rows={edits.map((edit, index) => ({ ...edit, key: String(index) }))}
						rowKey={(row) => row.key}
						columns={[
							{ key: 'place', head: 'Edited', rowHead: true, cell: (row) => row.place },
							{ key: 'before', head: 'Was', cell: (row) => row.before },
							{ key: 'after', head: 'Is', cell: (row) => row.after },
							{ key: 'by', head: 'By', cell: (row) => `${row.by}, ${issueTime(row.at)}` },
							{ key: 'why', head: 'Why', cell: (row) => row.why || '–' },
						]}
					/>
				)}
				{isOneScenario && edits.length === 0 && <p className="card-note">No edits in between.</p>}
			</div>
		</Card>
	)
}
