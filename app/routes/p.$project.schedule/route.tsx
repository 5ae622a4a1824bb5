import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { GanttChart } from '#app/components/charts/gantt-chart.tsx'
import { ListCard } from '#app/components/grid/list-card.tsx'
import { ListSheets } from '#app/components/grid/list-parts.tsx'
import { EquipmentTable } from '#app/components/plan/equipment-table.tsx'
import { HallNetworks } from '#app/components/plan/hall-networks.tsx'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import { editAction } from '../p.$project/edit-action.ts'
import { opensList } from '../p.$project/layer-loader.ts'
import { loadPage, thisMonth } from '../p.$project/open-plan.ts'
import { page } from './page.ts'

export const meta: MetaFunction = () => [{ title: `${page.name} · Strata` }]
export { savingAction as clientAction } from '../p.$project/saving-action.ts'
export { onlyWhenItMatters as shouldRevalidate } from '../p.$project/should-revalidate.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const page = await loadPage(asked, 'schedule', { opens: await opensList(asked) })
	return { ...page, today: thisMonth() }
}

export const action = (asked: ActionFunctionArgs) => editAction(asked)

const NO_ACTUALS =
	'Nothing reported yet: what a hall, a contract or an order has come to by the end of a month, and who was there.'

function NoDates({ mayAdd }: { mayAdd: boolean }) {
	return (
		<section className="card">
			<EmptyState
				title="No dates yet"
				layer="infrastructure"
				actions={
					mayAdd && (
						<ButtonLink kind="primary" to="../infrastructure?add=buildPhases">
							Add a hall
						</ButtonLink>
					)
				}
			>
				A hall brings its work packages, crews and finish; orders and on-site plants follow.
			</EmptyState>
		</section>
	)
}

export default function Schedule() {
	const { finding, tabs, tab, gantt, networks, orderBy, today, actuals, mayAdd } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	return (
		<>
			<PageHead title={finding.title}>{finding.lede}</PageHead>
			<TabNav tabs={tabs} open={tab} label="Views of the schedule" />
			{gantt !== null &&
				(gantt.groups.length === 0 ? (
					<NoDates mayAdd={mayAdd} />
				) : (
					<GanttChart model={gantt} today={today} label={`${finding.title}. ${finding.lede}`} />
				))}
			{networks !== null && <HallNetworks halls={networks} />}
			{orderBy !== null && <EquipmentTable table={orderBy} />}
			{actuals !== null && (
				<>
					<ListCard loaded={actuals} empty={NO_ACTUALS} />
					<ListSheets loaded={actuals} reply={reply} />
				</>
			)}
		</>
	)
}
