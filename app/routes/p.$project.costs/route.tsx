import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BarListChart } from '#app/components/charts/bar-list-chart.tsx'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import { Why } from '#app/components/explain/why.tsx'
import { KeyFigures } from '#app/components/plan/key-figures.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { Figure } from '#shared/presentation/figures/key-figure.ts'
import { loadPage, thisMonth } from '../p.$project/open-plan.ts'
import { page } from './page.ts'

export const meta: MetaFunction = () => [{ title: `${page.name} · Strata` }]
export { onlyWhenItMatters as shouldRevalidate } from '../p.$project/should-revalidate.ts'

export async function loader(asked: LoaderFunctionArgs) {
	return await loadPage(asked, 'costs', { today: thisMonth() })
}

const open = ({ text, why }: Figure) => <Why target={why}>{text}</Why>

export default function Costs() {
	const view = useLoaderData<typeof loader>()
	return (
		<>
			<PageHead title={view.finding.title}>{view.finding.lede}</PageHead>
			<KeyFigures figures={view.figures} />
			<div className="cards cards-2">
				<BarListChart
					title={view.byLayer.title}
					sub={`Capex over the plan by layer, ${view.currency}`}
					model={view.byLayer.model}
					width={520}
				/>
				<BarListChart
					title={view.opex.title}
					sub={`Opex over the plan by kind, ${view.currency}`}
					model={view.opex.model}
					width={520}
				/>
			</div>
			<div className="cards">
				<TimeChart
					title={view.cash.title}
					sub={`Running total of capex and opex, and of revenue, million ${view.currency}`}
					model={view.cash.chart}
					width={1110}
					height={280}
				/>
				<Card title="By year" plain>
					<Table
						caption="Money by calendar year"
						rows={view.years}
						rowKey={(row) => String(row.year)}
						columns={[
							{ key: 'year', head: 'Year', rowHead: true, cell: (row) => row.year },
							{ key: 'capex', head: 'Capex', number: true, cell: (row) => open(row.capex) },
							{ key: 'opex', head: 'Opex', number: true, cell: (row) => open(row.opex) },
							{ key: 'revenue', head: 'Revenue', number: true, cell: (row) => open(row.revenue) },
							{ key: 'net', head: 'Net', number: true, cell: (row) => row.net },
						]}
					/>
				</Card>
				<Card
					title="Energy, water and carbon by year"
					sub="All sites; carbon of the year’s energy, by place and by contract"
					plain
				>
					<Table
						caption="Energy, water and carbon by calendar year"
						rows={view.environment.years}
						rowKey={(row) => String(row.year)}
						columns={[
							{ key: 'year', head: 'Year', rowHead: true, cell: (row) => row.year },
							...view.environment.columns.map((head, index) => ({
								key: head,
								head,
								number: true,
								cell: ({ figures }: (typeof view.environment.years)[number]) => {
									const figure = figures[index]
									return figure === undefined ? null : open(figure)
								},
							})),
						]}
					/>
				</Card>
			</div>
		</>
	)
}
