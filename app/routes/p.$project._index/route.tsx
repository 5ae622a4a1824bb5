import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { StripChart } from '#app/components/charts/strip-chart.tsx'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import { KeyFigures } from '#app/components/plan/key-figures.tsx'
import { RemediesCard } from '#app/components/remedies/remedies-card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { loadPage, thisMonth } from '../p.$project/open-plan.ts'
import { Milestones, Readiness } from './overview-cards.tsx'
import { page } from './page.ts'

export const meta: MetaFunction = () => [{ title: `${page.name} · Strata` }]
export { onlyWhenItMatters as shouldRevalidate } from '../p.$project/should-revalidate.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const today = thisMonth()
	return { view: await loadPage(asked, 'overview', { today }), today }
}

export default function Overview() {
	const { view, today } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHead title={view.finding.title}>{view.finding.lede}</PageHead>
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
			<div className="cards cards-wide-narrow">
				<TimeChart
					title={view.powered.title}
					sub="MW IT: powered at peak PUE, housed, and installed chips"
					model={view.powered.chart}
					width={690}
					height={290}
				/>
				<RemediesCard
					sentences={view.remedies}
					most={2}
					foot={
						<Link to="balance" className="underline">
							Balance by quarter
						</Link>
					}
				/>
			</div>
			<div className="cards cards-3">
				{view.trade !== null && (
					<TimeChart
						title={view.trade.title}
						sub="People at work against what the planned dates ask for"
						model={view.trade.chart}
						width={350}
						height={220}
						foot={
							<Link to="workforce" className="underline">
								Workforce
							</Link>
						}
					/>
				)}
				<Readiness readiness={view.readiness} />
				<Milestones milestones={view.milestones} />
			</div>
		</>
	)
}
