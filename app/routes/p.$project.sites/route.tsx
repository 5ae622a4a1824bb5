import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { ItemForm } from '#app/components/grid/item-form.tsx'
import { PlanGrid } from '#app/components/grid/plan-grid.tsx'
import { SiteMap } from '#app/components/plan/site-map.tsx'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { editAction } from '../p.$project/edit-action.ts'
import { formAsked } from '../p.$project/layer-loader.ts'
import { loadPage } from '../p.$project/open-plan.ts'
import { drawSiteMap } from './draw-site-map.ts'
import { SiteCards } from './site-cards.tsx'

export const meta: MetaFunction = () => [{ title: 'Sites · Strata' }]
export { savingAction as clientAction } from '../p.$project/saving-action.ts'
export { onlyWhenItMatters as shouldRevalidate } from '../p.$project/should-revalidate.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const { canEdit, once, form } = await formAsked(asked, 'sites')
	const page = await loadPage(asked, 'sites', { form })
	return { ...page, map: drawSiteMap(page.view.sites), canEdit, once }
}
export const action = (asked: ActionFunctionArgs) => editAction(asked)

export default function Sites() {
	const { view, map, grid, rev, once, form, canEdit } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const add = canEdit && (
		<ButtonLink to="?add=sites" preventScrollReset kind={view.sites.length === 0 ? 'primary' : 'plain'}>
			<Plus className="icon-small" strokeWidth={1.75} aria-hidden />
			Add a site
		</ButtonLink>
	)
	return (
		<>
			<PageHead title={view.finding.title} actions={view.sites.length > 0 && add}>
				{view.finding.lede}
			</PageHead>
			{view.sites.length === 0 ? (
				<section className="card">
					<EmptyState title="No site yet" layer="energy" actions={add}>
						Name and coordinates are enough: climate, grid, labour market and building cost follow from where it lies.
					</EmptyState>
				</section>
			) : (
				<>
					<div className="cards cards-wide-narrow mt-0">
						<Card title="Where they lie" plain>
							<SiteMap map={map} sites={view.sites} />
						</Card>
						<SiteCards sites={view.sites} />
					</div>
					<div className="cards">
						<Card title="Site by site" plain bleed>
							<PlanGrid grid={grid} rev={rev} canEdit={canEdit} caption="Sites" />
						</Card>
					</div>
				</>
			)}
			{form !== null && <ItemForm form={form} rev={rev} once={once} kind="sites" noun="site" reply={reply} />}
		</>
	)
}
