import type { LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigate, useSearchParams, Link } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { ListCard } from '#app/components/grid/list-card.tsx'
import { AddLink, ListSheets } from '#app/components/grid/list-parts.tsx'
import { SiteMap } from '#app/components/map/site-map.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import type { editAction } from '../p.$project/edit-action.ts'
import { opensList } from '../p.$project/layer-loader.ts'
import { loadPage, openPlan } from '../p.$project/open-plan.ts'
import { drawSiteMap } from './draw-site-map.ts'
import { page } from './page.ts'
import { type MapPlace, placeText } from '#app/components/map/map-frame.ts'
import { placeWith, type Parted } from '#shared/pages/page-part.ts'
import { isPlaceReply } from '#app/routes/t.$team.projects.new/start-replies.ts'
import { clsx } from 'clsx'
import { Fragment } from 'react'
import { Why } from '#app/components/explain/why.tsx'
import { useAddressOpening, useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { SiteStates } from '#app/components/plan/site-states.tsx'
import { PartNav } from '#app/components/ui/part-nav.tsx'
import type { SiteCard } from '#server/views/pages/site/sites-view.ts'

/** Which row stands for the place, and the way to choose another: the site's own form. */
function PlaceRows({ site, canEdit }: { site: SiteCard; canEdit: boolean }) {
	const opening = useAddressOpening()
	if (site.rows.length === 0) return null
	return (
		<dl className="mt-2 grid gap-x-2 text-grid sm:grid-cols-[auto_1fr]">
			{site.rows.map(({ field, label, text, far }) => (
				<Fragment key={field}>
					<dt className="leading-6 text-ink-3">{label}</dt>
					<dd className={clsx('leading-6', far && 'text-tight')}>
						{canEdit ? (
							<Link
								to={`${opening('edit', `sites/${encodeURIComponent(site.id)}`)}#field-${field}`}
								preventScrollReset
								className="why"
							>
								{text}
							</Link>
						) : (
							text
						)}
					</dd>
				</Fragment>
			))}
		</dl>
	)
}

/** The list that says in words what the map shows. */
function SiteCards({ sites: { entries, part }, canEdit }: { sites: Parted<SiteCard>; canEdit: boolean }) {
	const search = useScenarioSearch()()
	return (
		<Card title="Site figures and local data" plain>
			<ol>
				{entries.map((site, index) => (
					<li className="list-row" key={site.id}>
						<span className="face" aria-hidden>
							{(part?.from ?? 1) + index}
						</span>
						<div className="list-row-main">
							<Link to={{ pathname: encodeURIComponent(site.id), search }} className="font-semibold">
								{site.name}
							</Link>{' '}
							<span className="text-ink-3">{site.where}</span>
							<p className="list-row-note">{site.states[0]?.note}</p>
							<SiteStates name={site.name} states={site.states} />
							<dl className="mt-1 grid grid-cols-2 gap-x-4 text-grid">
								{site.figures.map((figure) => (
									<div className="flex justify-between gap-2 leading-6" key={figure.label}>
										<dt className="text-ink-3">{figure.label}</dt>
										<dd className="number">
											{figure.why === null ? figure.value : <Why target={figure.why}>{figure.value}</Why>}
										</dd>
									</div>
								))}
							</dl>
							<PlaceRows site={site} canEdit={canEdit} />
						</div>
					</li>
				))}
			</ol>
			<PartNav part={part} label="site figures" />
		</Card>
	)
}

/** Of which place the nearest town, its state and country are; nothing where the server cannot say. */
async function namesAt(teamId: string, place: MapPlace): Promise<Readonly<Record<string, string>>> {
	const asked = new URLSearchParams({ place: placeText(place) }).toString()
	try {
		const said: unknown = await (await fetch(`/t/${teamId}/place?${asked}`)).json()
		if (!isPlaceReply(said) || !said.ok) return {}
		const { name, country, region } = said
		return { name, country, ...(region !== '' && { region }) }
	} catch {
		return {}
	}
}

/** Opens the form of a new site with the place that was chosen on the map, under the name of the nearest town. */
function usePickedSite(teamId: string): (place: MapPlace) => void {
	const [search] = useSearchParams()
	const navigate = useNavigate()
	return (place) => {
		void namesAt(teamId, place).then((names) => {
			const { latitude, longitude } = place
			const typed = new URLSearchParams({ ...names, latitude: String(latitude), longitude: String(longitude) })
			navigate(placeWith(search, `add=sites&${typed.toString()}`), { preventScrollReset: true })
		})
	}
}

export const meta = titled(page.name)
export { clientAction, clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const page = await loadPage(asked, 'sites', { opens: await opensList(asked) })
	const { teamId } = (await openPlan(asked)).project
	return { ...page, teamId, map: drawSiteMap(page.places) }
}
export { editAction as action } from '../p.$project/edit-action.ts'

const mapLabel = (places: readonly { readonly name: string }[]) =>
	places.length === 0 ? 'World map' : `World map with ${places.map(({ name }) => name).join(', ')}`

export default function Sites() {
	const { finding, places, cards, map, list, teamId } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof editAction>()
	const onPick = usePickedSite(teamId)
	const drawn = (
		<SiteMap
			map={map}
			label={mapLabel(places)}
			{...(list.canEdit && { choose: { title: 'Add a site on the map', onPick } })}
		/>
	)
	return (
		<>
			<PageHead title={finding.title}>{finding.lede}</PageHead>
			{places.length === 0 ? (
				<div className="cards cards-2">
					<section className="card">
						<EmptyState
							title="No site yet"
							layer="energy"
							actions={list.canEdit && <AddLink list="sites" noun="site" size="normal" kind="primary" />}
						>
							Name and coordinates are enough: Strata looks up climate, grid, labor market and building cost.
						</EmptyState>
					</section>
					{list.canEdit && (
						<Card title="Or click the map to place it" plain>
							{drawn}
						</Card>
					)}
				</div>
			) : (
				<>
					<div className="cards cards-wide-narrow site-row mt-0">
						<Card title="Map" plain>
							{drawn}
						</Card>
						<SiteCards sites={cards} canEdit={list.canEdit} />
					</div>
					<div className="cards">
						<ListCard loaded={list} empty="" />
					</div>
				</>
			)}
			<ListSheets loaded={list} reply={reply} />
		</>
	)
}
