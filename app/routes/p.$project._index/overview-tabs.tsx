import { Link, useSearchParams } from '@remix-run/react'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import { useAddressWith } from '#app/hooks/use-address-with.ts'
import type { OverviewView } from '#shared/presentation/pages/overview-view.ts'
import { Milestones, Readiness } from './points.tsx'

const TABS = ['capacity', 'people', 'points'] as const
type Tab = (typeof TABS)[number]
const NAMES: Readonly<Record<Tab, string>> = { capacity: 'Capacity', people: 'People', points: 'Points to look at' }

/** What the plan comes to, looked at in one way after another. Each tab has an address. */
export function OverviewTabs({ view }: { view: OverviewView }) {
	const [search] = useSearchParams()
	const tabs = TABS.filter((tab) => tab !== 'people' || view.trade !== null)
	const open = tabs.find((tab) => tab === search.get('tab')) ?? 'capacity'
	const to = useAddressWith('tab')
	return (
		<section aria-label="The plan by subject">
			<nav className="tabs overview-tabs" aria-label="Subjects">
				{tabs.map((tab) => (
					<Link key={tab} to={to(tab)} preventScrollReset replace aria-current={tab === open ? 'page' : undefined}>
						{NAMES[tab]}
						{tab === 'points' && <small>{view.readiness.points.length}</small>}
					</Link>
				))}
			</nav>
			{open === 'capacity' && (
				<div className="cards cards-wide-narrow">
					<TimeChart
						title={view.powered.title}
						sub="MW IT: powered at peak PUE, housed, and installed chips"
						model={view.powered.chart}
						width={505}
						height={236}
					/>
					<Milestones milestones={view.milestones} />
				</div>
			)}
			{open === 'people' && view.trade !== null && (
				<div className="cards">
					<TimeChart
						title={view.trade.title}
						sub="People at work against what the planned dates ask for"
						model={view.trade.chart}
						width={820}
						height={236}
						foot={
							<Link to="workforce" className="underline">
								All trades
							</Link>
						}
					/>
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
