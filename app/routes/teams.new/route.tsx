import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { titled } from '#app/components/page-title.ts'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { TeamBar } from '#app/components/team/team-shell.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { once, ONCE } from '#server/http/forms/once.ts'
import { readSubmission } from '#server/http/forms/read-submission.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { createTeam, listTeams } from '#server/actions/teams/team.ts'
import { teamNameSchema } from '#shared/schemas/account-forms.ts'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('New team')

export async function loader({ request, context }: LoaderFunctionArgs) {
	const holder = await requireUser({ request, context })
	const teams = await listTeams(holder)
	return {
		user: { name: holder.name, email: holder.email },
		teams: teams.map(({ id, name }) => ({ id, name })),
		once: crypto.randomUUID(),
	}
}

const madeSchema = z.object({ ok: z.literal(true), teamId: z.string() })

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireUser({ request, context })
	const read = await readSubmission(request, teamNameSchema, [ONCE])
	if (!read.ok) return read.response
	const { form = new FormData() } = read
	const work = async () => ({ ok: true as const, ...(await createTeam(actor, read.value.name)) })
	// No team yet that the key could belong to.
	const made = await formAnswer(() => once({ actor, teamId: '', request, form }, { answer: madeSchema, work }))
	return made.ok ? redirect(`/t/${made.teamId}/members?invite`) : read.refuse(made)
}

export default function NewTeam() {
	const { user, teams, once: key } = useLoaderData<typeof loader>()
	const { form, inputOf } = useAnsweredForm(useActionData<typeof action>())
	return (
		<div>
			<TeamBar user={user} team={null} teams={teams} />
			<main id="main" className="mx-auto max-w-[560px] px-6 py-6">
				<PageHead title="New team">You become the owner. Invite others next.</PageHead>
				<Card title="Name the team" plain sub="Company, site or project: members see the same plans.">
					<AccountForm form={form} act="Create team" beside={<Link to="/app">Cancel</Link>}>
						<input type="hidden" name="once" value={key} />
						<Field label="Team name" {...inputOf('name')} autoComplete="organization" required />
					</AccountForm>
				</Card>
			</main>
		</div>
	)
}
