import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { GanttChart } from '#app/components/charts/gantt-chart.tsx'
import { EquipmentTable } from '#app/components/plan/equipment-table.tsx'
import { HallNetworks } from '#app/components/plan/hall-networks.tsx'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { may } from '#shared/permissions.ts'
import { loadPage, openPlan, thisMonth } from '../p.$project/open-plan.ts'

export const meta: MetaFunction = () => [{ title: 'Schedule · Strata' }]
export { onlyWhenItMatters as shouldRevalidate } from '../p.$project/should-revalidate.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const [{ role }, page] = await Promise.all([openPlan(asked), loadPage(asked, 'schedule', undefined)])
	return { ...page, today: thisMonth(), canEdit: may(role, 'changePlans') }
}

export default function Schedule() {
	const { finding, gantt, networks, orderBy, today, canEdit } = useLoaderData<typeof loader>()
	if (gantt.groups.length === 0) {
		return (
			<>
				<PageHead title={finding.title}>{finding.lede}</PageHead>
				<section className="card">
					<EmptyState
						title="No dates yet"
						layer="infrastructure"
						actions={
							canEdit && (
								<ButtonLink kind="primary" to="../infrastructure?add=buildPhases">
									Add a hall
								</ButtonLink>
							)
						}
					>
						A hall brings its work packages, crews and finish; orders and on-site plants follow.
					</EmptyState>
				</section>
			</>
		)
	}
	return (
		<>
			<PageHead title={finding.title}>{finding.lede}</PageHead>
			<GanttChart model={gantt} today={today} label={`${finding.title}. ${finding.lede}`} />
			{networks.length > 0 && (
				<div className="cards">
					<HallNetworks halls={networks} />
				</div>
			)}
			{orderBy !== null && (
				<div className="cards">
					<EquipmentTable table={orderBy} />
				</div>
			)}
		</>
	)
}
