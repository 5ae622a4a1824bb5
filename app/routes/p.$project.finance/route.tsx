import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { BeginCard } from '#app/components/plan/begin-card.tsx'
import { TabbedParts } from '#app/components/plan/tab-parts.tsx'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { may } from '#shared/permissions.ts'
import { loadPage, openPlan } from '../p.$project/open-plan.ts'

export const meta = titled('Finance')
export { clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const page = await loadPage(asked, 'finance', { search: new URL(asked.request.url).search })
	return { ...page, canEdit: may((await openPlan(asked)).role, 'changePlans') }
}

export default function Finance() {
	const { begin, canEdit, ...page } = useLoaderData<typeof loader>()
	const searchOf = useScenarioSearch()
	return (
		<>
			<PageHead
				title={page.finding.title}
				actions={
					canEdit && (
						<ButtonLink to={{ pathname: '../settings', search: searchOf({ tab: 'financing' }) }}>
							Financing terms
						</ButtonLink>
					)
				}
			>
				{page.finding.lede}
			</PageHead>
			{begin === null ? (
				<TabbedParts page={page} label="Views of the financing" />
			) : (
				<BeginCard title="Nothing to finance yet" begin={begin} canEdit={canEdit}>
					Halls, chips and contracts bring capital; revenue and running costs bring what it returns.
				</BeginCard>
			)}
		</>
	)
}
