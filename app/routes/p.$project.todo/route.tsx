import type { LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { refusalTexts } from '#shared/grid/edit-reply.ts'
import { openTab } from '#shared/pages/page-tabs.ts'
import { may } from '#shared/permissions.ts'
import { loadPage, openPlan, readerOf } from '../p.$project/open-plan.ts'
import { openComments } from './open-comments.ts'
import { page } from './page.ts'
import { ReadyCard } from './ready-card.tsx'
import type { todoAction } from './todo-action.ts'
import { TodoDetail } from './todo-detail.tsx'
import { TodoList } from './todo-list.tsx'
import { useChosen } from './use-chosen.ts'
import { useSwings } from './use-swings.ts'

export const meta = titled(page.name)
export { todoAction as action } from './todo-action.ts'
export { clientLoader } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const [actor, heading] = [await readerOf(asked), await openPlan(asked)]
	const view = await loadPage(asked, 'todo', { comments: await openComments(actor, heading) })
	const [first = { id: 'all', name: 'All', figure: '0' }, ...others] = view.tabs
	const tab = openTab([first, ...others], new URL(asked.request.url).searchParams).id
	return {
		...view,
		tab,
		items: view.items.filter(({ kind }) => tab === 'all' || tab === kind),
		rev: heading.rev,
		canEdit: may(heading.role, 'changePlans'),
	}
}

export default function Todo() {
	const { finding, items, tabs, tab, ready, rev, canEdit } = useLoaderData<typeof loader>()
	const refused = refusalTexts(useActionData<typeof todoAction>())
	const swings = useSwings(
		rev,
		items.some(({ confirm }) => confirm !== null),
	)
	const { shown, flat, chosen, choose } = useChosen(items, swings)
	const search = useScenarioSearch()()
	return (
		<>
			<PageHead title={finding.title} actions={<ButtonLink to={`../assumptions${search}`}>By page</ButtonLink>}>
				{finding.lede}
			</PageHead>
			<TabNav tabs={tabs} open={tab} label="Entry types" />
			{refused.length > 0 && (
				<div className="mb-4">
					<Notice kind="failing" live title="Not confirmed.">
						{refused.join(' ')}
					</Notice>
				</div>
			)}
			<div className="todo">
				<TodoList groups={shown} chosen={chosen?.key ?? null} onChoose={choose} swings={swings} canEdit={canEdit} />
				<div className="todo-side">
					{chosen !== null && (
						<TodoDetail item={chosen} of={flat} swing={swings?.[chosen.confirm?.keys.join() ?? '']} canEdit={canEdit} />
					)}
					<ReadyCard ready={ready} />
				</div>
			</div>
		</>
	)
}
