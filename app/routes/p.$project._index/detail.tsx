import { Link } from '@remix-run/react'
import { FlowChart } from '#app/components/charts/flow-chart.tsx'
import { HeatTable } from '#app/components/charts/heat-table.tsx'
import { RemediesCard } from '#app/components/remedies/remedies-card.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import type { BalanceView } from '#server/views/pages/balance-view.ts'
import type { FlowView } from '#server/views/pages/flow-view.ts'
import type { PageTab } from '#shared/pages/page-tabs.ts'
import { MonthSwitch } from './month-switch.tsx'

type DetailView = BalanceView & {
	readonly flow: FlowView | null
	readonly tabs: readonly PageTab[]
	readonly tab: string
}

function Causes({ causes }: Pick<BalanceView, 'causes'>) {
	if (causes.length === 0) return <p className="text-ink-2">No layer limits the plan in any quarter.</p>
	return (
		<Table
			caption="Limiting layer by quarter"
			rows={causes}
			rowKey={(row) => row.quarter}
			columns={[
				{ key: 'quarter', head: 'Quarter', rowHead: true, cell: (row) => row.quarter },
				{ key: 'layer', head: 'Limits', cell: (row) => row.layer },
				{ key: 'text', head: 'Why', cell: (row) => <span className="block min-w-48">{row.text}</span> },
				{
					key: 'mend',
					head: 'What would fix it',
					cell: (row) => <span className="block min-w-48">{row.mend}</span>,
				},
			]}
		/>
	)
}

/** Behind the overview: which layer limits when and why, every decision there is, and where the megawatts go. */
export function Detail({ view }: { view: DetailView }) {
	const overview = `.${useScenarioSearch()()}`
	return (
		<>
			<PageHead title={view.finding.title}>{view.finding.lede}</PageHead>
			<TabNav
				tabs={view.tabs}
				open={view.tab}
				label="Views of the plan"
				elsewhere={(id) => (id === 'overview' ? overview : undefined)}
			/>
			{view.tab === 'ways' ? (
				<RemediesCard sentences={view.remedies} most={6} />
			) : view.flow !== null ? (
				<FlowChart
					title={view.flow.title}
					sub={view.flow.sub}
					model={view.flow.model}
					actions={<MonthSwitch month={view.flow.month} months={view.flow.months} />}
				/>
			) : (
				<>
					<Card
						title="Coverage by quarter"
						plain
						sub="Lowest coverage in the quarter. Full color: limiting. Tint: short. Gray: met."
						foot={
							<Link to="/methodology#coverage" className="underline">
								How coverage is calculated
							</Link>
						}
					>
						<HeatTable rows={view.rows} quarters={view.quarters} />
					</Card>
					<div className="cards">
						<Card title="Limits and fixes" plain>
							<Causes causes={view.causes} />
						</Card>
					</div>
				</>
			)}
		</>
	)
}
