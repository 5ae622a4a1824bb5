import { Form, useSearchParams } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field, TextArea } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import type { ListedScenario } from '#server/actions/scenarios/scenarios.ts'
import { searchWith } from '#shared/pages/page-part.ts'
import { DifferenceList } from './difference-list.tsx'
import type { ScenarioReply } from './scenario-action.ts'

type ScenarioCardProps = {
	scenario: ListedScenario
	/** it is the one that the pages of the plan show now */
	shown: boolean
	canEdit: boolean
	reply: ScenarioReply | undefined
	busy: boolean
	/** a page of the plan in this scenario */
	addressOf: (page: string) => string
}

function Describe({ scenario, reply }: Pick<ScenarioCardProps, 'scenario' | 'reply'>) {
	const { id, label, about } = scenario
	const refused = reply?.intent === 'describe' ? reply : undefined
	return (
		<details open={refused !== undefined}>
			<summary>Name and description</summary>
			<Form method="post" className="mt-2 grid max-w-xl gap-3">
				<input type="hidden" name="id" value={id} />
				<Field
					label="Name"
					name="label"
					defaultValue={refused?.typed.label ?? label}
					errors={refused?.errors['label']}
					maxLength={80}
					required
				/>
				<TextArea
					label="Purpose"
					name="about"
					defaultValue={refused?.typed.about ?? about}
					errors={refused?.errors['about']}
					maxLength={500}
					optional
				/>
				<Button name="intent" value="describe" className="justify-self-start">
					Save
				</Button>
			</Form>
		</details>
	)
}

function Acts({ scenario, busy }: Pick<ScenarioCardProps, 'scenario' | 'busy'>) {
	const { id, label, rev, rows } = scenario
	const [search] = useSearchParams()
	const addressTo = (name: string, value: string) => searchWith(search, { name, value })
	return (
		<Form method="post" className="flex flex-wrap gap-2">
			<input type="hidden" name="id" value={id} />
			<input type="hidden" name="rev" value={rev} />
			{rows.length > 0 && (
				<ButtonLink size="small" to={addressTo('promote', id)} aria-label={`Promote ${label} to the baseline`}>
					Promote
				</ButtonLink>
			)}
			<Button size="small" kind="ghost" name="intent" value="delete" disabled={busy} aria-label={`Delete ${label}`}>
				Delete
			</Button>
		</Form>
	)
}

/** One scenario: what it is for, only what differs, and what can be done with it. */
export function ScenarioCard({ scenario, shown, canEdit, reply, busy, addressOf }: ScenarioCardProps) {
	const { label, about, rows, aside, summary } = scenario
	const refused = (reply?.errors[''] ?? []).join(' ')
	return (
		<Card
			title={label}
			plain
			sub={about === '' ? summary : `${about} ${summary}.`}
			className="mt-4"
			actions={
				shown ? (
					<span className="tag">Shown now</span>
				) : (
					<ButtonLink size="small" to={addressOf('')} aria-label={`Open ${label}`}>
						Open
					</ButtonLink>
				)
			}
		>
			{refused !== '' && (
				<div className="mb-3">
					<Notice kind="failing" live>
						{refused}
					</Notice>
				</div>
			)}
			<DifferenceList rows={rows} caption={`Differences in ${label}`} addressOf={addressOf} />
			{aside.length > 0 && (
				<div className="mt-3">
					<Notice kind="tight" title="Set aside:">
						no longer fits the baseline: {aside.map(({ what, to }) => `${what} (${to})`).join(', ')}. It applies again
						once the baseline allows it.
					</Notice>
				</div>
			)}
			{canEdit && (
				<div className="mt-3 grid gap-3">
					<Acts scenario={scenario} busy={busy} />
					<Describe scenario={scenario} reply={reply} />
				</div>
			)}
		</Card>
	)
}
