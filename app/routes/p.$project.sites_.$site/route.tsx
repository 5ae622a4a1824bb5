import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, Form, useNavigate, useNavigation, useSearchParams } from '@remix-run/react'
import { pageTitle } from '#app/components/page-title.ts'
import { SiteStates } from '#app/components/plan/site-states.tsx'
import { drawsSoFar } from '#app/components/odds/draws-text.ts'
import { OddsChips } from '#app/components/odds/odds-chips.tsx'
import { TabbedParts } from '#app/components/plan/tab-parts.tsx'
import { ButtonLink, Button } from '#app/components/ui/button.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { notFound } from '#server/access/app-error.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { may } from '#shared/permissions.ts'
import { PERIOD, placeOf, searchWith } from '#shared/pages/page-part.ts'
import { DAY_MONTH, DAY_SITE } from '#shared/pages/day-address.ts'
import { loadOddsBeside } from '../p.$project/odds-beside.ts'
import { loadPage, openPlan } from '../p.$project/open-plan.ts'
import { useEffect, useState } from 'react'
import { Select } from '#app/components/ui/field.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { longMonth, shortMonth } from '#shared/formats/months.ts'

/** A slider that stands so long on a month asks for it. */
const PAUSE_MS = 140

type ScrubberProps = { months: readonly string[]; period: string | null }

/** The address's search over the whole plan. */
function searchOfAll(current: URLSearchParams): string {
	const others = [...current].filter(([name]) => name !== PERIOD)
	return `?${new URLSearchParams(others).toString()}`
}

/** Turns the page's figures and tables to a month, which stands in the address. */
function PeriodScrubber({ months, period }: ScrubberProps) {
	const scripts = useScripts()
	const [search] = useSearchParams()
	const all = (
		<Link to={searchOfAll(search)} preventScrollReset aria-current={period === null ? 'true' : undefined}>
			Whole plan
		</Link>
	)
	return (
		<section className="period" aria-label="Period">
			<nav className="segments" aria-label="Month">
				{all}
			</nav>
			{scripts ? <Slider months={months} period={period} /> : <MonthForm months={months} period={period} />}
		</section>
	)
}

/** A native slider: pointer, touch, arrow keys, Home and End. */
function Slider({ months, period }: ScrubberProps) {
	const [search] = useSearchParams()
	const navigate = useNavigate()
	const busy = useNavigation().state !== 'idle'
	const [moved, setMoved] = useState<number | null>(null)
	const last = Math.max(0, months.length - 1)
	const index = moved ?? (period === null ? last : months.indexOf(period))
	const month = months[index] ?? ''
	useEffect(() => {
		if (moved === null) return
		// What is typed of the address is what it is now: a tab that was opened meanwhile stays open.
		const timer = setTimeout(() => {
			setMoved(null)
			if (month !== period)
				navigate(searchWith(search, { name: PERIOD, value: month }), { replace: true, preventScrollReset: true })
		}, PAUSE_MS)
		return () => {
			clearTimeout(timer)
		}
	}, [moved, month, period, search, navigate])
	const isOfAll = period === null && moved === null
	return (
		<>
			<span className="period-end" aria-hidden>
				{shortMonth(months[0] ?? '')}
			</span>
			<input
				type="range"
				aria-label="Month shown"
				aria-valuetext={isOfAll ? 'Whole plan' : longMonth(month)}
				min={0}
				max={last}
				value={index}
				onChange={(event) => {
					setMoved(Number(event.currentTarget.value))
				}}
			/>
			<span className="period-end" aria-hidden>
				{shortMonth(months[last] ?? '')}
			</span>
			<b>{isOfAll ? 'Whole plan' : longMonth(month)}</b>
			<span className="text-ink-3" role="status">
				{busy || moved !== null ? 'recalculating' : ''}
			</span>
		</>
	)
}

function MonthForm({ months, period }: ScrubberProps) {
	const [search] = useSearchParams()
	return (
		<Form className="flex items-end gap-2" preventScrollReset>
			{placeOf(search).map(([name, value]) =>
				name === PERIOD ? null : <input key={name} type="hidden" name={name} value={value} />,
			)}
			<Select label={<span className="sr-only">Month shown</span>} name={PERIOD} defaultValue={period ?? ''}>
				{months.map((month) => (
					<option key={month} value={month}>
						{longMonth(month)}
					</option>
				))}
			</Select>
			<Button size="small">Show</Button>
		</Form>
	)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [pageTitle(data?.page.name ?? 'Site')]
export { clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const { search } = new URL(asked.request.url)
	const { role } = await openPlan(asked)
	const siteId = asked.params['site'] ?? ''
	const [page, odds] = await Promise.all([
		loadPage(asked, 'site', { siteId, search }),
		loadOddsBeside(asked, { siteId }),
	])
	return await answering(() =>
		page === null
			? Promise.reject(notFound('site'))
			: Promise.resolve({ page, odds, canEdit: may(role, 'changePlans') }),
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
	const { page, odds, canEdit } = useLoaderData<typeof loader>()
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
						<OddsChips chips={odds?.chips ?? []} since={drawsSoFar(odds?.progress ?? null)} />
						<ButtonLink size="small" to={{ pathname: '../energy/day', search: searchOf(dayOf(page)) }}>
							Hourly profile
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
								Edit {name}
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
