import { Link } from '@remix-run/react'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import type { FormReply } from '#server/http/forms/read-submission.ts'
import { ROLE_LABELS, type Role } from '#shared/permissions.ts'

type NameCardProps = {
	name: string
	teams: readonly { id: string; name: string; role: Role }[]
	reply: FormReply | undefined
}

/** The name that teammates see, and where they are. */
export function NameCard({ name, teams, reply }: NameCardProps) {
	const { form, inputOf } = useAnsweredForm(reply, { name })
	return (
		<Card
			title="Name and teams"
			plain
			sub="What your teammates see. Edits made before keep the name they were made under."
		>
			<AccountForm form={form} act="Change name">
				<input type="hidden" name="intent" value="rename" />
				<Field label="Name" {...inputOf('name')} autoComplete="name" required />
			</AccountForm>
			<div className="account-facts mt-5">
				<h3 className="font-semibold">{teams.length === 1 ? 'In 1 team' : `In ${teams.length} teams`}</h3>
				{teams.map((team) => (
					<p key={team.id}>
						<Link className="underline" to={`/t/${team.id}`}>
							{team.name}
						</Link>
						, as {ROLE_LABELS[team.role].toLowerCase()}
					</p>
				))}
			</div>
		</Card>
	)
}
