import { Form } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import type { ListedScenario } from '#server/actions/scenarios/scenarios.ts'
import { NewScenario } from './new-scenario.tsx'
import type { ScenarioReply } from './scenario-action.ts'
import { ScenarioCard } from './scenario-card.tsx'

type ManageTabProps = {
	scenarios: readonly ListedScenario[]
	bin: readonly { readonly id: string; readonly label: string }[]
	all: readonly { readonly id: string; readonly label: string }[]
	/** the scenario that the pages show */
	shown: string
	projectId: string
	canEdit: boolean
	once: string
	reply: ScenarioReply | undefined
	busy: boolean
}

const addressIn = (projectId: string, scenarioId: string) => (page: string) =>
	`/p/${encodeURIComponent(projectId)}${page === '' ? '' : `/${page}`}${page.includes('?') ? '&' : '?'}scenario=${encodeURIComponent(scenarioId)}`

/** Scenarios one by one: made, named, opened, promoted, deleted and restored. */
export function ManageTab(props: ManageTabProps) {
	const { scenarios, bin, all, shown, projectId, canEdit, once, reply, busy } = props
	return (
		<>
			{canEdit && <NewScenario scenarios={all} from={shown} once={once} reply={reply} busy={busy} />}
			{scenarios.length === 0 && (
				<div className="card mt-4">
					<EmptyState title="Try a first change">
						{canEdit
							? 'Test a change without touching the baseline, compare up to four, then promote the best.'
							: 'Scenarios that editors of this plan try are listed here.'}
					</EmptyState>
				</div>
			)}
			{scenarios.map((scenario) => (
				<ScenarioCard
					key={scenario.id}
					scenario={scenario}
					shown={scenario.id === shown}
					canEdit={canEdit}
					reply={reply?.id === scenario.id ? reply : undefined}
					busy={busy}
					addressOf={addressIn(projectId, scenario.id)}
				/>
			))}
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
	)
}
