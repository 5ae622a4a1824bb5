import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, Form, useSearchParams, useSubmit } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { FlowChart } from '#app/components/charts/flow-chart.tsx'
import { HeatTable } from '#app/components/charts/heat-table.tsx'
import { BeginCard } from '#app/components/plan/begin-card.tsx'
import { RemediesCard } from '#app/components/remedies/remedies-card.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { may } from '#shared/permissions.ts'
import { loadPage, openPlan } from '../p.$project/open-plan.ts'
import { page } from './page.ts'
import { useAddressWith } from '#app/hooks/use-address-with.ts'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { FLOW_MONTH } from '#shared/pages/flow-month.ts'
import type { FlowView } from '#server/views/pages/flow-view.ts'

/** The month before, the month after, or any: a form that works before scripts, and by itself with them. */
function MonthSwitch({ month, months }: Pick<FlowView, 'month' | 'months'>) {
	const [search] = useSearchParams()
	const submit = useSubmit()
	const scripts = useScripts()
	const to = useAddressWith(FLOW_MONTH)
	const index = months.findIndex((own) => own.month === month)
	const beside = (words: string, step: number) => {
		const other = months[index + step]
		return (
			other && (
				<Link
					to={to(other.month)}
					className="button button-small"
					preventScrollReset
					aria-label={`${words}, ${other.name}`}
				>
					{step < 0 ? '‹' : '›'}
				</Link>
			)
		)
	}
	return (
		<Form method="get" className="flex items-center gap-2" preventScrollReset>
			{[...search].map(([name, value]) =>
				name === FLOW_MONTH ? null : <input key={name} type="hidden" name={name} value={value} />,
			)}
			{beside('Month before', -1)}
			<div className="field-box">
				<select
					key={month}
					name={FLOW_MONTH}
					aria-label="Month drawn"
					defaultValue={month}
					onChange={(event) => {
						submit(event.currentTarget.form, { preventScrollReset: true })
					}}
				>
					{months.map((own) => (
						<option key={own.month} value={own.month}>
							{own.name}
						</option>
					))}
				</select>
			</div>
			{!scripts && <button className="button button-small">Show</button>}
			{beside('Month after', 1)}
		</Form>
	)
}

export const meta = titled(page.name)
export { clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const page = await loadPage(asked, 'balance', { search: new URL(asked.request.url).search })
	return { ...page, canEdit: may((await openPlan(asked)).role, 'changePlans') }
}

export default function Balance() {
	const view = useLoaderData<typeof loader>()
	if (view.begin !== null)
		return (
			<>
				<PageHead title={view.finding.title}>{view.finding.lede}</PageHead>
				<BeginCard title="Nothing to balance yet" begin={view.begin} canEdit={view.canEdit}>
					Once something is asked of the plan, each layer shows quarter by quarter what it covers, which one binds, and
					what would move it.
				</BeginCard>
			</>
		)
	return (
		<>
			<PageHead title={view.finding.title}>{view.finding.lede}</PageHead>
			<TabNav tabs={view.tabs} open={view.tab} label="Views of the balance" />
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
						title="Full color: the layer binds"
						sub="Lowest share of what is asked that each layer covers in the quarter. Tinted: short. Gray: covered. Each opens its explanation."
						foot={
							<Link to="/methodology#coverage" className="underline">
								How coverage is made
							</Link>
						}
					>
						<HeatTable rows={view.rows} quarters={view.quarters} />
					</Card>
					<div className="cards">
						<Card title="What binds, and what would move it" plain>
							{view.causes.length === 0 ? (
								<p className="text-ink-2">No quarter has a layer that binds.</p>
							) : (
								<Table
									caption="Binding layer by quarter"
									rows={view.causes}
									rowKey={(row) => row.quarter}
									columns={[
										{ key: 'quarter', head: 'Quarter', rowHead: true, cell: (row) => row.quarter },
										{ key: 'layer', head: 'Binds', cell: (row) => row.layer },
										{ key: 'text', head: 'Why', cell: (row) => <span className="block min-w-48">{row.text}</span> },
										{
											key: 'mend',
											head: 'What would move it',
											cell: (row) => <span className="block min-w-48">{row.mend}</span>,
										},
									]}
								/>
							)}
						</Card>
					</div>
				</>
			)}
		</>
	)
}
