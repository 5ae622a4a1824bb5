import { Form } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import type { ScenarioReply } from './scenario-action.ts'

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
		<Card
			title="New scenario"
			plain
			sub="A scenario stores only its changes; everything else follows the baseline."
			className="mt-4"
		>
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
						label="Purpose"
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
						New scenario
					</Button>
				</div>
			</Form>
		</Card>
	)
}
