import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { pageTitle } from '#app/components/page-title.ts'
import { SiteStates } from '#app/components/plan/site-states.tsx'
import { TabbedParts } from '#app/components/plan/tab-parts.tsx'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { notFound } from '#server/access/app-error.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { may } from '#shared/permissions.ts'
import { PERIOD } from '#shared/pages/page-part.ts'
import { DAY_MONTH, DAY_SITE } from '#shared/pages/day-address.ts'
import { thisMonth } from '#shared/units/months.ts'
import { loadPage, openPlan } from '../p.$project/open-plan.ts'
import { PeriodScrubber } from './period-scrubber.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [pageTitle(data?.page.name ?? 'Site')]
export { clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const { search } = new URL(asked.request.url)
	const { role } = await openPlan(asked)
	const siteId = asked.params['site'] ?? ''
	const page = await loadPage(asked, 'site', { siteId, today: thisMonth(), search })
	return await answering(() =>
		page === null ? Promise.reject(notFound('site')) : Promise.resolve({ page, canEdit: may(role, 'changePlans') }),
	)
}

/** Where what stands at a site is entered. */
const LISTS = [
	{ page: 'energy', list: 'powerContracts', name: 'Add a contract' },
	{ page: 'infrastructure', list: 'buildPhases', name: 'Add a hall' },
	{ page: 'chips', list: 'chipOrders', name: 'Add a chip order' },
] as const

/** The same site, in the month that is looked at. */
const dayOf = ({ id, period }: { readonly id: string; readonly period: string | null }) => ({
	[DAY_SITE]: id,
	...(period !== null && { [DAY_MONTH]: period }),
})

export default function SitePage() {
	const { page, canEdit } = useLoaderData<typeof loader>()
	const { id, name, where, states, sites } = page
	const searchOf = useScenarioSearch()
	// Another site is looked at in the same month.
	const search = searchOf(page.period === null ? {} : { [PERIOD]: page.period })
	return (
		<>
			<nav aria-label="Sites" className="crumbs">
				<Link to={{ pathname: '../sites', search: searchOf() }}>Sites</Link>
				<ul>
					{sites.map((site) => (
						<li key={site.id}>
							<Link
								to={{ pathname: `../sites/${encodeURIComponent(site.id)}`, search }}
								aria-current={site.id === id ? 'page' : undefined}
							>
								{site.name}
							</Link>
						</li>
					))}
				</ul>
			</nav>
			<PageHead
				title={page.finding.title}
				actions={
					<>
						<ButtonLink size="small" to={{ pathname: '../energy/day', search: searchOf(dayOf(page)) }}>
							Hours of a day
						</ButtonLink>
						{canEdit &&
							LISTS.map((one) => (
								<ButtonLink
									key={one.list}
									size="small"
									to={{ pathname: `../${one.page}`, search: searchOf({ add: one.list }) }}
								>
									{one.name}
								</ButtonLink>
							))}
						{canEdit && (
							<ButtonLink size="small" to={{ pathname: '../sites', search: searchOf({ edit: `sites/${id}` }) }}>
								Change {name}
							</ButtonLink>
						)}
					</>
				}
			>
				{page.finding.lede}
			</PageHead>
			<p className="text-ink-3">{where}</p>
			<SiteStates name={name} states={states} />
			<PeriodScrubber months={page.months} period={page.period} />
			<TabbedParts page={page} label={`Views of ${name}`} figuresInAll={page.period !== null} />
		</>
	)
}
