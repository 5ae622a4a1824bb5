import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { BeginCard } from '#app/components/plan/begin-card.tsx'
import { TabbedParts } from '#app/components/plan/tab-parts.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { may } from '#shared/permissions.ts'
import { loadPage, openPlan } from '../p.$project/open-plan.ts'
import { page } from './page.ts'

export const meta = titled(page.name)
export { clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const page = await loadPage(asked, 'costs', { search: new URL(asked.request.url).search })
	return { ...page, canEdit: may((await openPlan(asked)).role, 'changePlans') }
}

export default function Costs() {
	const { begin, canEdit, ...page } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHead title={page.finding.title}>{page.finding.lede}</PageHead>
			{begin === null ? (
				<TabbedParts page={page} label="Views of the costs" />
			) : (
				<BeginCard title="No cost yet" begin={begin} canEdit={canEdit}>
					Halls, chips and contracts bring capital, running costs, energy, water and carbon, by month and by year.
				</BeginCard>
			)}
		</>
	)
}
