import { Card } from '#app/components/ui/card.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { Verdict } from '#shared/backtest.ts'
import type { BacktestsView } from '#server/views/pages/public/backtests-view.ts'
import type { State } from '#server/views/layers/layer-status.ts'

type Section = BacktestsView['sections'][number]

const STATUS: Readonly<Record<Verdict, State>> = {
	met: 'ok',
	missed: 'failing',
	shown: 'incomplete',
	not_predicted: 'incomplete',
}

/** The cases of one section, each with what was published, what the engine says, and why where they part. */
export function BacktestSection({ section }: { section: Section }) {
	return (
		<div id={section.id} className="min-w-0 scroll-mt-6">
			<Card title={section.title} sub={section.sub} plain>
				<Table
					caption={`Cases: ${section.title.toLowerCase()}`}
					rows={section.rows}
					rowKey={(row) => row.id}
					columns={[
						{ key: 'name', head: 'Case', rowHead: true, cell: (row) => <CaseName row={row} /> },
						{ key: 'published', head: 'Published', number: true, cell: (row) => row.published },
						{ key: 'predicted', head: 'Engine', number: true, cell: (row) => row.predicted },
						{ key: 'unit', head: 'Unit', cell: (row) => row.unit },
						{ key: 'error', head: 'Error', number: true, cell: (row) => row.error },
						{ key: 'tolerance', head: 'Tolerance', number: true, cell: (row) => row.tolerance },
						{ key: 'class', head: 'Class', cell: (row) => <span className="tag">{row.evidence}</span> },
						{
							key: 'verdict',
							head: 'Verdict',
							cell: (row) => <StatusMark status={STATUS[row.verdict]} word={row.verdictWord} />,
						},
					]}
				/>
			</Card>
		</div>
	)
}

function CaseName({ row }: { row: Section['rows'][number] }) {
	return (
		<span className="block w-44 font-normal sm:w-80 xl:w-[30rem] [overflow-wrap:anywhere] whitespace-normal">
			<span className="font-semibold">{row.name}</span> <span className="text-ink-2">{row.id}</span>
			{row.notes.map((note) => (
				<span key={note} className="block text-ink-2">
					{note}
				</span>
			))}
			<span className="block text-ink-2">{row.source}</span>
		</span>
	)
}
