import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BarListChart } from '#app/components/charts/bar-list-chart.tsx'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import { Why } from '#app/components/explain/why.tsx'
import { BeginCard } from '#app/components/plan/begin-card.tsx'
import { KeyFigures } from '#app/components/plan/key-figures.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { may } from '#shared/permissions.ts'
import type { Figure } from '#shared/presentation/figures/key-figure.ts'
import { keepingFigures } from '../p.$project/kept-figures.ts'
import { loadPage, openPlan, thisMonth } from '../p.$project/open-plan.ts'
import { page } from './page.ts'

export const meta: MetaFunction = () => [{ title: `${page.name} · Strata` }]
export { onlyWhenItMatters as shouldRevalidate } from '../p.$project/should-revalidate.ts'
export const clientLoader = keepingFigures('routes/p.$project.costs')

export async function loader(asked: LoaderFunctionArgs) {
	const page = await loadPage(asked, 'costs', { today: thisMonth(), search: new URL(asked.request.url).search })
	return { ...page, canEdit: may((await openPlan(asked)).role, 'changePlans') }
}

const open = ({ text, why }: Figure) => <Why target={why}>{text}</Why>

type View = ReturnType<typeof useLoaderData<typeof loader>>

function Years({ years, environment }: Required<Pick<View, 'years' | 'environment'>>) {
	return (
		<>
			<Card title="Money by year" plain>
				<Table
					caption="Money by calendar year"
					rows={years}
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
					rows={environment.years}
					rowKey={(row) => String(row.year)}
					columns={[
						{ key: 'year', head: 'Year', rowHead: true, cell: (row) => row.year },
						...environment.columns.map((head, index) => ({
							key: head,
							head,
							number: true,
							cell: ({ figures }: (typeof environment.years)[number]) => {
								const figure = figures[index]
								return figure === undefined ? null : open(figure)
							},
						})),
					]}
				/>
			</Card>
		</>
	)
}

export default function Costs() {
	const { finding, figures, currency, tabs, tab, byLayer, opex, cash, years, environment, begin, canEdit } =
		useLoaderData<typeof loader>()
	if (begin !== null)
		return (
			<>
				<PageHead title={finding.title}>{finding.lede}</PageHead>
				<BeginCard title="No cost yet" begin={begin} canEdit={canEdit}>
					Halls, chips and contracts bring capital, running costs, energy, water and carbon, by month and by year.
				</BeginCard>
			</>
		)
	return (
		<>
			<PageHead title={finding.title}>{finding.lede}</PageHead>
			<TabNav tabs={tabs} open={tab} label="Views of the costs" />
			{tab === tabs[0]?.id && <KeyFigures figures={figures} />}
			<div className={byLayer === undefined ? 'cards' : 'cards cards-2'}>
				{byLayer && (
					<BarListChart
						title={byLayer.title}
						sub={`Capex over the plan by layer, ${currency}`}
						model={byLayer.model}
						width={520}
					/>
				)}
				{opex && (
					<BarListChart
						title={opex.title}
						sub={`Opex over the plan by kind, ${currency}`}
						model={opex.model}
						width={520}
					/>
				)}
				{cash && (
					<TimeChart
						title={cash.title}
						sub={`Running total of capex and opex, and of revenue, million ${currency}`}
						model={cash.chart}
						width={1110}
						height={300}
					/>
				)}
				{years && environment && <Years years={years} environment={environment} />}
			</div>
		</>
	)
}
