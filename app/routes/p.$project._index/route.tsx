import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { StripChart } from '#app/components/charts/strip-chart.tsx'
import { KeyFigures } from '#app/components/plan/key-figures.tsx'
import { OddsChips } from '#app/components/odds/odds-chips.tsx'
import { drawsBeside } from '#app/components/odds/draws-text.ts'
import { useOdds } from '#app/components/odds/use-odds.ts'
import { RemediesFound } from '#app/components/remedies/remedies-card.tsx'
import { bestDecision, useRemedies } from '#app/components/remedies/use-remedies.ts'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { may } from '#shared/permissions.ts'
import { useAddressWith } from '#app/hooks/use-address-with.ts'
import { unbroken } from '#shared/formats/unbroken.ts'
import { TAB } from '#shared/pages/page-part.ts'
import { loadOddsBeside } from '../p.$project/odds-beside.ts'
import { loadPage, openPlan } from '../p.$project/open-plan.ts'
import { Detail } from './detail.tsx'
import { FirstSteps, StepsSwitch, StripToCome } from './first-steps.tsx'
import { hidesSteps } from './hidden-steps.ts'
import { page } from './page.ts'
import { PageLink } from '#app/components/plan/link-opens.tsx'
import { DeliveredCard } from './delivered-card.tsx'
import { LostCard } from './lost-card.tsx'
import { TodoCard } from './todo-card.tsx'

/** What opens behind the overview. */
const DETAILS = ['cover', 'ways', 'flow']

export const meta = titled(page.name)
export { overviewAction as action } from './overview-action.ts'
export { clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const { project, role, guest } = await openPlan(asked)
	const { search } = new URL(asked.request.url)
	const opened = new URLSearchParams(search).get(TAB)
	const isDetail = DETAILS.some((tab) => tab === opened)
	const [view, odds, detail] = await Promise.all([
		loadPage(asked, 'overview', undefined),
		isDetail ? null : loadOddsBeside(asked),
		isDetail ? loadPage(asked, 'detail', { search }) : null,
	])
	return {
		// A plan of which nothing is asked has nothing behind it.
		detail: view.isUnasked ? null : detail,
		view,
		odds,
		teamId: guest ? '' : project.teamId,
		canEdit: may(role, 'changePlans'),
		hidden: hidesSteps(asked.request.headers.get('Cookie'), project.id),
		once: crypto.randomUUID(),
	}
}

/** Until the draws of the plan as it stands now are there, it is said of when those are that are shown. */
export default function OverviewPage() {
	const loaded = useLoaderData<typeof loader>()
	return loaded.detail === null ? <Overview {...loaded} /> : <Detail view={loaded.detail} />
}

type OverviewProps = Omit<ReturnType<typeof useLoaderData<typeof loader>>, 'detail'>

function Overview({ view, odds, teamId, canEdit, hidden, once }: OverviewProps) {
	const { steps } = view
	const to = useAddressWith(TAB)
	const drawn = useOdds(null)
	const beside = drawn.shown?.beside ?? odds
	const remedies = useRemedies()
	const best = bestDecision(remedies)
	return (
		<>
			<PageHead
				title={view.finding.title}
				actions={
					steps === null ? (
						<OddsChips chips={beside?.chips ?? []} since={drawsBeside(drawn, beside?.progress ?? null)} />
					) : (
						<StepsSwitch steps={steps} hidden={hidden} />
					)
				}
			>
				{view.finding.lede}
				{best !== null && ` ${unbroken(best)}`}
				{view.targetOf !== null && canEdit && (
					<>
						{' '}
						No target date is set: <PageLink page="sites">set one</PageLink> to see what is late, and by how much.
					</>
				)}
			</PageHead>
			{steps !== null && !hidden && <FirstSteps steps={steps} teamId={teamId} canEdit={canEdit} once={once} />}
			{steps !== null && view.isUnasked ? (
				<StripToCome steps={steps} />
			) : (
				<div className="overview">
					<div className="overview-main">
						<StripChart
							title={view.strip.title}
							model={view.strip.model}
							status={view.status}
							foot={
								<Link to={to('cover')} className="underline">
									By quarter
								</Link>
							}
						/>
						<div className="overview-figures">
							<KeyFigures figures={view.figures} />
						</div>
						<DeliveredCard delivered={view.delivered} dates={view.dates} odds={beside} />
					</div>
					<div className="overview-side">
						<LostCard view={view.lost} />
						<RemediesFound remedies={remedies} sentences={view.remedies} most={2} all={to('ways')} />
						<TodoCard todo={view.todo} />
					</div>
				</div>
			)}
		</>
	)
}
