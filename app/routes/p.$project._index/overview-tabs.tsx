import { Link, useSearchParams } from '@remix-run/react'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import { openTab, type PageTabs } from '#shared/pages/page-tabs.ts'
import type { OverviewView } from '#server/views/pages/overview-view.ts'
import { Milestones, Readiness } from './points.tsx'

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
