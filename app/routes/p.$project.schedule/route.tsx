import type { LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { clsx } from 'clsx'
import { ListCard } from '#app/components/grid/list-card.tsx'
import { ListSheets } from '#app/components/grid/list-parts.tsx'
import { EquipmentTable } from '#app/components/plan/equipment-table.tsx'
import { FigureTableCard } from '#app/components/plan/figure-table.tsx'
import { HallNetworks } from '#app/components/plan/hall-networks.tsx'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import { answering } from '#server/http/refusals/problem.ts'
import { getPage } from '#server/actions/plans/answers.ts'
import { BEHIND } from '#shared/pages/schedule-address.ts'
import { thisMonth } from '#shared/units/months.ts'
import type { editAction } from '../p.$project/edit-action.ts'
import { opensList } from '../p.$project/layer-loader.ts'
import { loadPage, openPlan } from '../p.$project/open-plan.ts'
import { DatesCard } from './dates-card.tsx'
import { ItemPanel } from './item-panel.tsx'
import { page } from './page.ts'

export const meta = titled(page.name)
export { clientAction, clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const heading = await openPlan(asked)
	const { gone: signal } = asked.context
	const other = heading.scenarios.find(({ id }) => id === new URL(asked.request.url).searchParams.get(BEHIND))
	const behind =
		other === undefined || other.id === heading.scenario.id
			? []
			: await answering(() =>
					getPage({ ...heading, scenario: other, rev: other.rev }, 'dates', { question: undefined, signal }),
				)
	const page = await loadPage(asked, 'schedule', { opens: await opensList(asked), behind })
	const named = ({ id, label }: { id: string; label: string }) => ({ id, label })
	return {
		...page,
		today: thisMonth(),
		others: {
			all: heading.scenarios.filter(({ id }) => id !== heading.scenario.id).map(named),
			shown: other === undefined ? null : named(other),
		},
	}
}

export { editAction as action } from '../p.$project/edit-action.ts'

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
	const { finding, tabs, tab, gantt, item, impact, networks, orderBy, today, actuals, progress, mayEdit, rev, others } =
		useLoaderData<typeof loader>()
	const reply = useActionData<typeof editAction>()
	return (
		<>
			<PageHead title={finding.title}>{finding.lede}</PageHead>
			<TabNav tabs={tabs} open={tab} label="Views of the schedule" />
			{gantt?.lines.length === 0 && <NoDates mayAdd={mayEdit} />}
			{gantt !== null && gantt.lines.length > 0 && (
				<div className={clsx('gantt-page', item !== null && 'with-item')}>
					<DatesCard
						model={gantt}
						today={today}
						finding={finding}
						selected={item?.ref ?? null}
						others={others}
						mayEdit={mayEdit}
						rev={rev}
						impact={impact ?? []}
					/>
					{item !== null && <ItemPanel item={item} rev={rev} mayEdit={mayEdit} reply={reply} />}
				</div>
			)}
			{networks !== null && <HallNetworks halls={networks} />}
			{orderBy !== null && <EquipmentTable table={orderBy} />}
			{actuals !== null && (
				<>
					{progress !== null && <FigureTableCard table={progress} />}
					<ListCard loaded={actuals} empty={NO_ACTUALS} />
					<ListSheets loaded={actuals} reply={reply} />
				</>
			)}
		</>
	)
}
