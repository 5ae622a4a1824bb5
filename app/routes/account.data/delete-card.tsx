import { Form } from '@remix-run/react'
import { CodeField } from '#app/components/account/code-field.tsx'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Select } from '#app/components/ui/field.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import type { FormReply } from '#server/http/forms/read-submission.ts'

type Team = {
	id: string
	name: string
	plans: number
	field: string
	others: readonly { userId: string; name: string; email: string | null }[]
}
type DeleteCardProps = {
	teams: readonly Team[]
	/** what says that a team goes too */
	withMe: string
	asksCode: boolean
	reply: FormReply | undefined
}

const plansOf = (count: number) => (count === 0 ? 'no plan' : count === 1 ? '1 plan' : `${count} plans`)

/** The way out: what goes, what stays, and what becomes of teams that would have no owner. */
export function DeleteCard({ teams, withMe, asksCode, reply }: DeleteCardProps) {
	const { form, inputOf } = useAnsweredForm(reply)
	const alone = teams.filter(({ others }) => others.length === 0)
	const shared = teams.filter(({ others }) => others.length > 0)
	return (
		<Card title="Delete the account" plain sub="This can’t be undone.">
			<Form method="post" {...form.own} className="grid gap-4">
				<FormErrors errors={form.errors} />
				<ul className="account-facts">
					{alone.map(({ id, name, plans }) => (
						<li key={id}>
							{name} goes with you, with {plansOf(plans)}: nobody else is in it.
						</li>
					))}
					<li>In teams that go on, your name stays beside what you have changed there.</li>
				</ul>
				{shared.map(({ id, name, plans, field, others }) => (
					<Select
						key={id}
						label={`What becomes of ${name}?`}
						help={`You are its only owner; it has ${plansOf(plans)}.`}
						{...inputOf(field)}
						required
					>
						<option value="">Choose</option>
						{others.map((other) => (
							<option key={other.userId} value={other.userId}>
								{other.name} owns it ({other.email})
							</option>
						))}
						<option value={withMe}>Delete it, with its plans, for everybody</option>
					</Select>
				))}
				<PasswordField label="Current password" {...inputOf('current')} autoComplete="current-password" required />
				{asksCode && <CodeField {...inputOf('code')} />}
				<div>
					<Button kind="danger" disabled={form.busy}>
						Delete account
					</Button>
				</div>
			</Form>
		</Card>
	)
}
