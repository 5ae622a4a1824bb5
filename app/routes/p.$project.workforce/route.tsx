import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { ChevronsUpDown } from 'lucide-react'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import { ListCard } from '#app/components/grid/list-card.tsx'
import { ListSheets } from '#app/components/grid/list-parts.tsx'
import { BeginCard } from '#app/components/plan/begin-card.tsx'
import { BesideFigures } from '#app/components/plan/key-figures.tsx'
import { LabourCard } from '#app/components/remedies/labour-card.tsx'
import { Menu } from '#app/components/ui/menu.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import { useAddressWith } from '#app/hooks/use-address-with.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import type { editAction } from '../p.$project/edit-action.ts'
import { opensList } from '../p.$project/layer-loader.ts'
import { loadPage } from '../p.$project/open-plan.ts'
import { page } from './page.ts'
import { Why } from '#app/components/explain/why.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { Figure } from '#shared/formats/key-figure.ts'
import type { TradeRow } from '#server/views/pages/workforce-view.ts'

const open = (figure: Figure | null) => (figure === null ? '–' : <Why target={figure.why}>{figure.text}</Why>)

function status({ status: of, statusText, monthsLost }: TradeRow) {
	const mark = <StatusMark status={of} word={statusText} />
	return monthsLost === null ? mark : <Why target={monthsLost.why}>{mark}</Why>
}

/** Every trade: asked for, can be had, short, when, how many hours. */
function TradeTable({ rows }: { rows: readonly TradeRow[] }) {
	return (
		<Card title="By trade" plain>
			<Table
				caption="People by trade"
				rows={rows}
				rowKey={(row) => row.trade}
				columns={[
					{ key: 'name', head: 'Trade', rowHead: true, cell: (row) => row.name },
					{ key: 'asked', head: 'Peak need', number: true, cell: ({ asked }) => open(asked) },
					{ key: 'had', head: 'Available then', number: true, cell: ({ had }) => open(had) },
					{ key: 'short', head: 'Short', number: true, cell: ({ short }) => open(short) },
					{ key: 'month', head: 'Peak month', number: true, cell: (row) => row.peakMonth },
					{ key: 'hours', head: 'Hours', number: true, cell: ({ hours }) => open(hours) },
					{ key: 'status', head: 'Status', number: true, cell: status },
				]}
			/>
		</Card>
	)
}

export const meta = titled(page.name)
export { clientAction, clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const opens = await opensList(asked)
	const trade = new URL(asked.request.url).searchParams.get('trade')
	return await loadPage(asked, 'workforce', { trade, opens })
}
export { editAction as action } from '../p.$project/edit-action.ts'

function TradeMenu({ trades, trade }: { trades: readonly { trade: string; name: string }[]; trade: string | null }) {
	const search = useAddressWith('trade')
	return (
		<Menu
			summaryClass="button button-small"
			label={
				<>
					<span className="text-ink-3">Trade</span> {trades.find((known) => known.trade === trade)?.name}
					<ChevronsUpDown className="icon-small" strokeWidth={1.75} aria-hidden />
				</>
			}
		>
			{trades.map((known) => (
				<Link key={known.trade} to={search(known.trade)} preventScrollReset aria-current={known.trade === trade}>
					{known.name}
				</Link>
			))}
		</Menu>
	)
}

const NO_POOL = 'No labor pools. Supply uses the nearest market plus travelers.'

export default function Workforce() {
	const { finding, tabs, tab, tradeChart, trades, trade, figures, people, hours, rows, list, gates, begin, mayAdd } =
		useLoaderData<typeof loader>()
	const reply = useActionData<typeof editAction>()
	return (
		<>
			<PageHead title={finding.title}>{finding.lede}</PageHead>
			<TabNav tabs={tabs} open={tab} label="Views of the workforce" />
			{begin !== null && list === null ? (
				<BeginCard title="No workers needed yet" layer="infrastructure" begin={begin} canEdit={mayAdd}>
					Add a hall to see hours by trade, peak headcount against local supply, and operations staff.
				</BeginCard>
			) : (
				<>
					<BesideFigures figures={figures} isFirst={tab === tabs[0]?.id}>
						{tradeChart !== null && (
							<div className="cards">
								<TimeChart
									title={tradeChart.title}
									sub="Workers by month. Bars: at work. Hatched: unstaffed work"
									model={tradeChart.chart}
									width={677}
									height={220}
									actions={<TradeMenu trades={trades} trade={trade} />}
								/>
							</div>
						)}
					</BesideFigures>
					<div className="grid gap-3">
						{people !== null && (
							<TimeChart
								title={people.title}
								sub="Headcount by trade, limited by the labor market. Line: planned need"
								model={people.chart}
								width={1149}
								height={262}
							/>
						)}
						{hours !== null && (
							<TimeChart
								title={hours.title}
								sub={`${sentenceCase(hours.chart.unit)} of construction to date, incl. hours before the plan. Line: planned`}
								model={hours.chart}
								width={1149}
								height={190}
							/>
						)}
					</div>
					{tradeChart !== null && (
						<div className="cards">
							<LabourCard gates={gates} />
						</div>
					)}
					{rows !== null && <TradeTable rows={rows} />}
				</>
			)}
			{list !== null && (
				<>
					<ListCard loaded={list} sub="Workers you have committed; overrides the market estimate" empty={NO_POOL} />
					<ListSheets loaded={list} reply={reply} />
				</>
			)}
		</>
	)
}
