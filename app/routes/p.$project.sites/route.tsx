import type { LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
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
import { SiteCards } from './site-cards.tsx'
import { page } from './page.ts'
import { usePickedSite } from './use-picked-site.ts'

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
							Name and coordinates are enough: climate, grid, labour market and building cost follow from where it lies.
						</EmptyState>
					</section>
					{list.canEdit && (
						<Card title="Or click where it will stand" plain>
							{drawn}
						</Card>
					)}
				</div>
			) : (
				<>
					<div className="cards cards-wide-narrow site-row mt-0">
						<Card title="Where they lie" plain>
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
