import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { StripChart } from '#app/components/charts/strip-chart.tsx'
import { KeyFigures } from '#app/components/plan/key-figures.tsx'
import { RemediesCard } from '#app/components/remedies/remedies-card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { may } from '#shared/permissions.ts'
import { loadPage, openPlan, thisMonth } from '../p.$project/open-plan.ts'
import { FirstSteps, StripToCome } from './first-steps.tsx'
import { OverviewTabs } from './overview-tabs.tsx'
import { page } from './page.ts'
import { PointsInShort } from './points.tsx'

export const meta: MetaFunction = () => [{ title: `${page.name} · Strata` }]
export { onlyWhenItMatters as shouldRevalidate } from '../p.$project/should-revalidate.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const today = thisMonth()
	const { project, role } = await openPlan(asked)
	const view = await loadPage(asked, 'overview', { today })
	return { view, today, teamId: project.teamId, canEdit: may(role, 'changePlans') }
}

export default function Overview() {
	const { view, today, teamId, canEdit } = useLoaderData<typeof loader>()
	const { steps } = view
	return (
		<>
			<PageHead title={view.finding.title}>{view.finding.lede}</PageHead>
			{steps !== null && <FirstSteps steps={steps} teamId={teamId} canEdit={canEdit} />}
			{steps !== null && view.isUnasked ? (
				<StripToCome steps={steps} />
			) : (
				<div className="overview">
					<div className="overview-main">
						<StripChart
							title={view.strip.title}
							model={view.strip.model}
							today={today}
							foot={
								<Link to="/methodology#coverage" className="underline">
									How coverage is made
								</Link>
							}
						/>
						<KeyFigures figures={view.figures} />
						<OverviewTabs view={view} />
					</div>
					<div className="overview-side">
						<RemediesCard sentences={view.remedies} most={1} all="balance?tab=ways" />
						<PointsInShort readiness={view.readiness} />
					</div>
				</div>
			)}
		</>
	)
}
