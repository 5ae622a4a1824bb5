import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, Form, useSearchParams } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { StripChart } from '#app/components/charts/strip-chart.tsx'
import { KeyFigures } from '#app/components/plan/key-figures.tsx'
import { RemediesCard } from '#app/components/remedies/remedies-card.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { may } from '#shared/permissions.ts'
import { thisMonth } from '#shared/units/months.ts'
import { loadPage, openPlan } from '../p.$project/open-plan.ts'
import { FirstSteps, StepsSwitch, StripToCome } from './first-steps.tsx'
import { hidesSteps } from './hidden-steps.ts'
import { page } from './page.ts'
import { PointsInShort, Milestones, Readiness } from './points.tsx'
import { Check } from 'lucide-react'
import { IconButton } from '#app/components/ui/button.tsx'
import { PageLink } from '#app/components/plan/link-opens.tsx'
import { Card } from '#app/components/ui/card.tsx'
import type { DefaultToConfirm, ToConfirm as View } from '#server/views/tables/to-confirm-view.ts'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import { openTab, type PageTabs } from '#shared/pages/page-tabs.ts'
import type { OverviewView } from '#server/views/pages/overview-view.ts'

/** What the plan comes to, looked at in one way after another. Each tab has an address. */
export function OverviewTabs({ view }: { view: OverviewView }) {
	const [search] = useSearchParams()
	const people = view.trade === null ? [] : [{ id: 'people', name: 'People' }]
	const points = { id: 'points', name: 'Points to look at', figure: String(view.readiness.points.length) }
	const dates = { id: 'dates', name: 'Dates', figure: String(view.milestones.length) }
	const tabs: PageTabs = [{ id: 'capacity', name: 'Capacity' }, ...people, dates, points]
	const open = openTab(tabs, search).id
	return (
		<section aria-label="The plan by subject">
			<TabNav tabs={tabs} open={open} label="Subjects" />
			{open === 'capacity' && (
				<div className="cards">
					<TimeChart
						title={view.powered.title}
						sub="MW IT: powered at peak PUE, housed, installed"
						model={view.powered.chart}
						width={820}
						height={100}
					/>
				</div>
			)}
			{open === 'people' && view.trade !== null && (
				<div className="cards">
					<TimeChart
						title={view.trade.title}
						sub="People at work against what the planned dates ask for"
						model={view.trade.chart}
						width={820}
						height={100}
						foot={
							<Link to="workforce" className="underline">
								All trades
							</Link>
						}
					/>
				</div>
			)}
			{open === 'dates' && (
				<div className="cards">
					<Milestones milestones={view.milestones} />
				</div>
			)}
			{open === 'points' && (
				<div className="cards">
					<Readiness readiness={view.readiness} />
				</div>
			)}
		</section>
	)
}

const SHOWN = 4

function Row({ row, canEdit }: { row: DefaultToConfirm; canEdit: boolean }) {
	return (
		<li className="list-row">
			<div className="list-row-main">
				<PageLink page={row.page}>{row.name}</PageLink> <b className="font-semibold">{row.value}</b>{' '}
				<span className={row.quality === 'guess' ? 'tag tag-guess' : 'tag'}>{row.quality}</span>
				<details className="list-row-note">
					<summary>{row.why}</summary>
					{row.source}
				</details>
			</div>
			{canEdit && (
				<Form method="post" preventScrollReset>
					{row.keys.map((key) => (
						<input key={key} type="hidden" name="key" value={key} />
					))}
					<input type="hidden" name="why" value={row.why} />
					<IconButton label={`Confirm ${row.name}`}>
						<Check className="icon-small" strokeWidth={1.75} aria-hidden />
					</IconButton>
				</Form>
			)}
		</li>
	)
}

/** What a sized plan rests on that nobody has looked at: confirmed here, or changed where it stands. */
export function ToConfirm({ view, canEdit }: { view: View; canEdit: boolean }) {
	const rows = (some: View['rows']) => some.map((row) => <Row key={row.keys.join()} row={row} canEdit={canEdit} />)
	return (
		<Card title={canEdit ? `${view.title}: please confirm` : view.title} plain>
			<ul>{rows(view.rows.slice(0, SHOWN))}</ul>
			{view.rows.length > SHOWN && (
				<details>
					<summary className="py-1 text-ink-3">{view.rows.length - SHOWN} more</summary>
					<ul>{rows(view.rows.slice(SHOWN))}</ul>
				</details>
			)}
		</Card>
	)
}

export const meta = titled(page.name)
export { overviewAction as action } from './overview-action.ts'
export { clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const today = thisMonth()
	const { project, role, guest } = await openPlan(asked)
	const view = await loadPage(asked, 'overview', { today })
	return {
		view,
		today,
		teamId: guest ? '' : project.teamId,
		canEdit: may(role, 'changePlans'),
		hidden: hidesSteps(asked.request.headers.get('Cookie'), project.id),
		once: crypto.randomUUID(),
	}
}

export default function Overview() {
	const { view, today, teamId, canEdit, hidden, once } = useLoaderData<typeof loader>()
	const { steps, toConfirm } = view
	return (
		<>
			<PageHead
				title={view.finding.title}
				{...(steps !== null && { actions: <StepsSwitch steps={steps} hidden={hidden} /> })}
			>
				{view.finding.lede}
			</PageHead>
			{toConfirm !== null && toConfirm.sub !== '' && <Notice>{toConfirm.sub}</Notice>}
			{steps !== null && !hidden && <FirstSteps steps={steps} teamId={teamId} canEdit={canEdit} once={once} />}
			{steps !== null && view.isUnasked ? (
				<StripToCome steps={steps} />
			) : (
				<>
					<div className="overview-figures">
						<KeyFigures figures={view.figures} />
					</div>
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
							{/* While it is being entered, the list above is what is looked at. */}
							{(steps === null || hidden) && <OverviewTabs view={view} />}
						</div>
						<div className="overview-side">
							{toConfirm !== null && <ToConfirm view={toConfirm} canEdit={canEdit} />}
							<RemediesCard sentences={view.remedies} most={1} all="balance?tab=ways" />
							<PointsInShort readiness={view.readiness} />
						</div>
					</div>
				</>
			)}
		</>
	)
}
