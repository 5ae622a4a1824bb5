import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { UndoForm } from '#app/components/plan/undo.tsx'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import { answering } from '#server/http/refusals/problem.ts'
import { compareScenarios } from '#server/actions/scenarios/compare.ts'
import { listDifferences } from '#server/actions/scenarios/scenarios.ts'
import { may } from '#shared/permissions.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { COMMON_FIGURE } from '#server/views/scenarios/plan-figures.ts'
import { TWO_WAY } from '#shared/pages/two-way-address.ts'
import { openTab, type PageTabs } from '#shared/pages/page-tabs.ts'
import { openPlan } from '../p.$project/open-plan.ts'
import { CompareCard } from './compare-card.tsx'
import { page } from './page.ts'
import { TwoWayCard } from './two-way-card.tsx'
import { ScenarioCard } from './scenario-card.tsx'
import type { scenarioAction, ScenarioReply } from './scenario-action.ts'
import { Field, Select } from '#app/components/ui/field.tsx'

type NewScenarioProps = {
	/** what it may start from */
	scenarios: readonly { readonly id: string; readonly label: string }[]
	from: string
	once: string
	reply: ScenarioReply | undefined
	busy: boolean
}

/** Begins a scenario from the baseline or from another one: it differs in nothing else until it is edited. */
export function NewScenario({ scenarios, from, once, reply, busy }: NewScenarioProps) {
	const refused = reply?.intent === 'create' ? reply : undefined
	return (
		<Card title="New scenario" plain sub="It follows the baseline in all that you don’t change in it." className="mt-4">
			<Form method="post" className="grid grid-cols-1 gap-3">
				{refused?.errors[''] !== undefined && (
					<Notice kind="failing" live>
						{refused.errors[''].join(' ')}
					</Notice>
				)}
				<input type="hidden" name="once" value={once} />
				<div className="flex flex-wrap items-end gap-3">
					<Field
						label="Name"
						name="label"
						defaultValue={refused?.typed.label}
						errors={refused?.errors['label']}
						maxLength={80}
						required
						className="w-[240px] max-w-full"
					/>
					<Field
						label="What it is for"
						name="about"
						defaultValue={refused?.typed.about}
						errors={refused?.errors['about']}
						maxLength={500}
						optional
						className="w-[320px] max-w-full"
					/>
					<Select label="Start from" name="from" defaultValue={from} className="w-[200px]">
						{scenarios.map(({ id, label }) => (
							<option key={id} value={id}>
								{label}
							</option>
						))}
					</Select>
					<Button kind="primary" name="intent" value="create" disabled={busy}>
						Make scenario
					</Button>
				</div>
			</Form>
		</Card>
	)
}

export const meta = titled(page.name)
export { scenarioAction as action } from './scenario-action.ts'

const TABS: PageTabs = [
	{ id: 'list', name: 'Side by side' },
	{ id: TWO_WAY, name: 'Two inputs' },
]

export { clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'
export async function loader(asked: LoaderFunctionArgs) {
	const heading = await openPlan(asked)
	const { scenario, scenarios, role } = heading
	const asks = new URL(asked.request.url).searchParams
	const { gone: signal } = asked.context
	const compare = asks.getAll('compare')
	const [shelf, comparison] = await answering(() =>
		Promise.all([listDifferences(heading, signal), compareScenarios(heading, compare, signal)]),
	)
	const named = (name: string) => asks.get(name) ?? ''
	return {
		...shelf,
		all: scenarios.map(({ id, label }) => ({ id, label })),
		shown: scenario.id,
		asked: compare,
		// Its table is nothing that a link opens.
		tab: heading.link === null ? openTab(TABS, asks).id : 'list',
		rev: heading.rev,
		figure: COMMON_FIGURE,
		comparison,
		projectId: heading.project.id,
		canEdit: may(role, 'changePlans'),
		once: crypto.randomUUID(),
		deleted: shelf.bin.find(({ id }) => id === named('deleted')) ?? null,
		// Once the baseline is changed again, by undoing it too, it no longer holds just that.
		promoted:
			String(scenarios.find(({ baseline }) => baseline)?.rev) === named('rev')
				? (shelf.scenarios.find(({ id }) => id === named('promoted')) ?? null)
				: null,
	}
}

const addressIn = (projectId: string, scenarioId: string) => (page: string) =>
	`/p/${encodeURIComponent(projectId)}${page === '' ? '' : `/${page}`}${page.includes('?') ? '&' : '?'}scenario=${encodeURIComponent(scenarioId)}`

export default function Scenarios() {
	const loaded = useLoaderData<typeof loader>()
	const {
		scenarios,
		bin,
		all,
		shown,
		asked,
		comparison,
		projectId,
		canEdit,
		once,
		deleted,
		promoted,
		tab,
		rev,
		figure,
	} = loaded
	const opens = useOpens()
	const reply = useActionData<typeof scenarioAction>()
	const busy = useNavigation().state !== 'idle'
	const title =
		scenarios.length === 0
			? 'No scenario beside the baseline'
			: sentenceCase(`${counted(scenarios.length, 'scenario')} beside the baseline`)
	return (
		<>
			<PageHead title={title}>
				A scenario holds only what differs from the baseline and follows it in all else, through later edits too.
			</PageHead>
			<TabNav tabs={opens('two-way') ? TABS : TABS.slice(0, 1)} open={tab} label="Views of the scenarios" />
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
						«{deleted.label}» is deleted.
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
						The baseline now holds what «{promoted.label}» states, as one step.
					</Notice>
				</div>
			)}
			{tab === TWO_WAY ? (
				<TwoWayCard shown={shown} figure={figure} rev={rev} />
			) : (
				<>
					{scenarios.length > 0 && <CompareCard all={all} asked={asked} comparison={comparison} shown={shown} />}
					{scenarios.length === 0 ? (
						<div className="card">
							<EmptyState title="No scenario yet">
								{canEdit
									? 'Try a change without touching the baseline: make one here, or press «Try as scenario» beside a way out on the overview. Then compare up to four side by side, and promote the one that wins.'
									: 'Here you compare what those who edit the plan try beside it.'}
							</EmptyState>
						</div>
					) : (
						scenarios.map((scenario) => (
							<ScenarioCard
								key={scenario.id}
								scenario={scenario}
								shown={scenario.id === shown}
								canEdit={canEdit}
								reply={reply?.id === scenario.id ? reply : undefined}
								busy={busy}
								addressOf={addressIn(projectId, scenario.id)}
							/>
						))
					)}
					{canEdit && <NewScenario scenarios={all} from={shown} once={once} reply={reply} busy={busy} />}
					{bin.length > 0 && (
						<Card title="Deleted" plain sub="Restorable for 30 days." className="mt-4">
							{bin.map(({ id, label }) => (
								<Form key={id} method="post" className="list-row">
									<input type="hidden" name="id" value={id} />
									<span className="list-row-main">{label}</span>
									{canEdit && (
										<Button size="small" name="intent" value="restore" aria-label={`Restore ${label}`}>
											Restore
										</Button>
									)}
								</Form>
							))}
						</Card>
					)}
				</>
			)}
		</>
	)
}
