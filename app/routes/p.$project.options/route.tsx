import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { PutInReport } from '#app/components/plan/put-in-report.tsx'
import { UndoForm } from '#app/components/plan/undo.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import { useAddressWith } from '#app/hooks/use-address-with.ts'
import { isInReport } from '#server/actions/reports/report-choice.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { compareScenarios, promotionOf } from '#server/actions/scenarios/compare.ts'
import { listDifferences } from '#server/actions/scenarios/scenarios.ts'
import { COMMON_FIGURE } from '#server/views/scenarios/plan-figures.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { letterOf, LETTERS } from '#shared/pages/compared-letters.ts'
import { TWO_WAY } from '#shared/pages/two-way-address.ts'
import { openTab, type PageTabs } from '#shared/pages/page-tabs.ts'
import { may } from '#shared/permissions.ts'
import { openPlan } from '../p.$project/open-plan.ts'
import { CompareTab } from './compare-tab.tsx'
import { ManageTab } from './manage-tab.tsx'
import { page } from './page.ts'
import { PromoteCard } from './promote-card.tsx'
import type { scenarioAction } from './scenario-action.ts'
import { TwoWayCard } from './two-way-card.tsx'
import { NoScenario, WaysTab } from './ways-tab.tsx'

export const meta = titled(page.name)
export { scenarioAction as action } from './scenario-action.ts'
export { clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

const TABS: PageTabs = [
	{ id: 'compare', name: 'Compare' },
	// The cheapest way through several changes is not searched for yet, and is not called so.
	{ id: 'plan', name: 'Ways to try' },
	{ id: TWO_WAY, name: 'Two inputs' },
	{ id: 'manage', name: 'Manage' },
]
/** What a link opens of them. */
const FOR_GUESTS: PageTabs = [TABS[0], { id: 'manage', name: 'Manage' }]

export async function loader(asked: LoaderFunctionArgs) {
	const heading = await openPlan(asked)
	const { scenario, scenarios, role } = heading
	const asks = new URL(asked.request.url).searchParams
	const { gone: signal } = asked.context
	const named = (name: string) => asks.get(name) ?? ''
	const tabs = heading.link === null ? TABS : FOR_GUESTS
	const tab = openTab(tabs, asks).id
	const canEdit = may(role, 'changePlans')
	const ids = asks.getAll('compare').flatMap((text) => text.split(','))
	const favor = LETTERS.findIndex((letter) => letter === named('favor'))
	const canReport = canEdit && tab === 'compare' && scenarios.length > 1
	const actor = await requireActor(asked)
	const [shelf, comparison, promotion, inReport] = await answering(() =>
		Promise.all([
			listDifferences(heading, signal),
			tab === 'compare' ? compareScenarios(heading, { ids, favor: favor < 0 ? null : favor }, signal) : null,
			canEdit && asks.has('promote') ? promotionOf(heading, named('promote'), signal) : null,
			canReport ? isInReport(actor, heading.project.id, 'scenarios') : null,
		]),
	)
	return {
		...shelf,
		all: scenarios.map(({ id, label }) => ({ id, label })),
		shown: scenario.id,
		tab,
		tabs: tabs.map((one) =>
			one.id === 'compare' && scenarios.length > 1 ? { ...one, figure: String(scenarios.length) } : one,
		),
		rev: heading.rev,
		figure: COMMON_FIGURE,
		...{ comparison, promotion, canEdit, inReport },
		projectId: heading.project.id,
		once: crypto.randomUUID(),
		deleted: shelf.bin.find(({ id }) => id === named('deleted')) ?? null,
		// Once the baseline is changed again, by undoing it too, it no longer holds just that.
		promoted:
			String(scenarios.find(({ baseline }) => baseline)?.rev) === named('rev')
				? (shelf.scenarios.find(({ id }) => id === named('promoted')) ?? null)
				: null,
	}
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

/** What was just done, and the way back. */
function Done({ deleted, promoted, canEdit }: Pick<Loaded, 'deleted' | 'promoted' | 'canEdit'>) {
	return (
		<>
			{deleted !== null && (
				<Form method="post" className="mb-4">
					<input type="hidden" name="id" value={deleted.id} />
					<Notice
						live
						action={
							canEdit && (
								<Button size="small" name="intent" value="restore">
									Restore
								</Button>
							)
						}
					>
						“{deleted.label}” is deleted.
					</Notice>
				</Form>
			)}
			{promoted !== null && (
				<div className="mb-4">
					<Notice
						live
						action={
							canEdit && (
								<UndoForm>
									<Button size="small">Undo</Button>
								</UndoForm>
							)
						}
					>
						“{promoted.label}” is now the baseline, in one step. The old baseline is kept as a scenario.
					</Notice>
				</div>
			)}
		</>
	)
}

function headOf({ comparison, tab, scenarios }: Pick<Loaded, 'comparison' | 'tab' | 'scenarios'>) {
	if (tab === 'compare' && comparison !== null) return comparison.view
	const title =
		scenarios.length === 0 ? 'No scenarios yet' : sentenceCase(`Baseline and ${counted(scenarios.length, 'scenario')}`)
	return { title, lede: 'A scenario stores only its changes; everything else follows the baseline.' }
}

export default function Options() {
	const loaded = useLoaderData<typeof loader>()
	const { all, shown, comparison, promotion, canEdit, inReport, tab, tabs, rev, figure } = loaded
	const opens = useOpens()
	const reply = useActionData<typeof scenarioAction>()
	const busy = useNavigation().state !== 'idle'
	const { title, lede } = headOf(loaded)
	const favored = comparison?.scenarios[comparison.view.favored]
	const promote = useAddressWith('promote')
	return (
		<>
			<PageHead
				title={title}
				actions={
					canEdit &&
					tab === 'compare' &&
					comparison !== null && (
						<>
							{inReport !== null && <PutInReport section="scenarios" isIn={inReport} />}
							{comparison.view.favored > 0 && favored !== undefined && (
								<ButtonLink kind="primary" to={promote(favored.id)}>
									Promote {letterOf(comparison.view.favored)}
								</ButtonLink>
							)}
						</>
					)
				}
			>
				{lede}
			</PageHead>
			<TabNav tabs={tabs.filter(({ id }) => id !== TWO_WAY || opens('two-way'))} open={tab} label="Views of options" />
			<Done {...loaded} />
			{promotion !== null && <PromoteCard promotion={promotion} tab={tab} busy={busy} />}
			{tab === 'compare' &&
				(comparison === null ? (
					<NoScenario canEdit={canEdit} />
				) : (
					<CompareTab comparison={comparison} all={all} shown={shown} />
				))}
			{tab === 'plan' && <WaysTab />}
			{tab === TWO_WAY && <TwoWayCard shown={shown} figure={figure} rev={rev} />}
			{tab === 'manage' && <ManageTab {...loaded} reply={reply} busy={busy} />}
		</>
	)
}
