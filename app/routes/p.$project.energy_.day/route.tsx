import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ChartCard } from '#app/components/charts/chart-card.tsx'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import { titled } from '#app/components/page-title.ts'
import { KeyFigures } from '#app/components/plan/key-figures.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { notFound } from '#server/access/app-error.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { drawDay } from '#shared/charts/day-chart.ts'
import { DAY_MONTH, DAY_SITE } from '#shared/pages/day-address.ts'
import type { DayView } from '#server/views/pages/site/day-view.ts'
import { loadPage } from '../p.$project/open-plan.ts'

export const meta = titled('Hourly profile')
export { clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const page = await loadPage(asked, 'day', { search: new URL(asked.request.url).search })
	return await answering(() => (page === null ? Promise.reject(notFound('site')) : Promise.resolve({ page })))
}

type Choices = DayView['months']

/** Links, so that a choice works before scripts run and stands in the address. */
function ChoiceLinks({
	label,
	choices,
	searchOf,
}: {
	label: string
	choices: Choices
	searchOf: (value: string) => string
}) {
	return (
		<nav className="segments flex-wrap" aria-label={label}>
			{choices.map(({ value, name, chosen }) => (
				<Link
					key={value}
					to={{ search: searchOf(value) }}
					preventScrollReset
					aria-current={chosen ? 'true' : undefined}
				>
					{name}
				</Link>
			))}
		</nav>
	)
}

/** Inside of a card when three stand in a row at 1440, and when one stands alone. */
const WIDTHS = { one: 1149, several: 346 } as const
const CHART_HEIGHT = 148

/** Who carries a site through the worst, a middle and the best day of a month. */
export default function Day() {
	const { page } = useLoaderData<typeof loader>()
	const { finding, sites, months, month, siteId, figures, panels, highest, overPlan } = page
	const searchOf = useScenarioSearch()
	const width = panels.length > 1 ? WIDTHS.several : WIDTHS.one
	return (
		<>
			<nav aria-label="Above" className="crumbs">
				<Link to={{ pathname: '../energy', search: searchOf() }}>Energy</Link>
			</nav>
			<PageHead title={finding.title}>{finding.lede}</PageHead>
			<div className="flex flex-wrap gap-3">
				{sites.length > 1 && (
					<ChoiceLinks
						label="Site"
						choices={sites}
						searchOf={(value) => searchOf({ [DAY_SITE]: value, [DAY_MONTH]: month })}
					/>
				)}
				<ChoiceLinks
					label="Month"
					choices={months}
					searchOf={(value) => searchOf({ [DAY_SITE]: siteId, [DAY_MONTH]: value })}
				/>
			</div>
			<KeyFigures figures={figures} />
			<div className={panels.length > 1 ? 'cards cards-3' : 'cards'}>
				{panels.map(({ name, title, sub, day, table }) => (
					<ChartCard
						key={name}
						title={title}
						sub={sub}
						draw={(inside) => drawDay({ day, highest, width: inside })}
						width={width}
						table={table}
					/>
				))}
			</div>
			{overPlan !== null && (
				<div className="cards">
					<TimeChart
						title={overPlan.title}
						sub={overPlan.sub}
						model={overPlan.chart}
						width={WIDTHS.one}
						height={CHART_HEIGHT}
					/>
				</div>
			)}
			<p className="mt-3 text-ink-3">
				Non-firm service is shown without curtailment. The figures above include what replaces it while it is curtailed;
				each opens its steps.
			</p>
		</>
	)
}
