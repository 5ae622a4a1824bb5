import { Card } from '#app/components/ui/card.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { MeasureRow } from '#server/views/pages/public/check/check-view.ts'

/** Every measure beside what was claimed. */
export function CheckTable({ rows }: { rows: readonly MeasureRow[] }) {
	return (
		<Card
			title="Claim by claim"
			plain
			sub="Plausible: from the least to the most of the nearest real cases and the engine."
		>
			<Table
				caption="Claims against what is plausible"
				rows={rows}
				rowKey={(row) => row.id}
				stacks
				columns={[
					{
						key: 'name',
						head: 'Measure',
						rowHead: true,
						cell: (row) => (
							<a className="underline" href={`#${row.id}`}>
								{row.name}
							</a>
						),
					},
					{ key: 'claimed', head: 'Announced', number: true, cell: (row) => row.claimed },
					{ key: 'plausible', head: 'Plausible', number: true, cell: (row) => row.plausible },
					{ key: 'engine', head: 'Engine', number: true, cell: (row) => row.engine },
					{ key: 'word', head: 'Verdict', cell: (row) => <StatusMark status={row.status} word={row.word} /> },
				]}
			/>
		</Card>
	)
}

/** Each measure with how it was reckoned and the cases it rests on. */
export function CheckProofs({ rows }: { rows: readonly MeasureRow[] }) {
	return (
		<>
			{rows.map((row) => (
				<MeasureFold key={row.id} row={row} />
			))}
		</>
	)
}

/** What proves the verdict, folded where the claim stands or nothing was claimed. */
function MeasureFold({ row }: { row: MeasureRow }) {
	return (
		<details id={row.id} className="card check-fold" open={row.status === 'failing'}>
			<summary>
				<h2>{row.name}</h2>
				<span className="text-ink-2">{row.sentence}</span>
			</summary>
			<ul className="check-how">
				{row.how.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
			{row.cases.length > 0 && (
				<Table
					caption={`Real cases: ${row.name.toLowerCase()}`}
					rows={row.cases}
					rowKey={(one) => one.id}
					stacks
					columns={[
						{ key: 'name', head: 'Real case', rowHead: true, cell: (one) => one.name },
						{ key: 'size', head: 'MW IT', number: true, cell: (one) => one.size },
						{ key: 'ratio', head: row.ratioHead, number: true, cell: (one) => one.ratio },
						{ key: 'said', head: 'As published', cell: (one) => <span className="check-words">{one.said}</span> },
						{
							key: 'source',
							head: 'Source',
							cell: (one) => <span className="check-words text-ink-2">{one.source}</span>,
						},
					]}
				/>
			)}
		</details>
	)
}
