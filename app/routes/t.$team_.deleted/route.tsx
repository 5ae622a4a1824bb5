import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { ArchiveRestore } from 'lucide-react'
import { titled } from '#app/components/page-title.ts'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { TeamBar } from '#app/components/team/team-shell.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { getDeletedTeam, restoreTeam, listTeams } from '#server/actions/teams/team.ts'
import { dayInSentence } from '#shared/formats/day.ts'

export const meta = titled('Deleted team')

export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireActor({ request, context })
	const [team, teams] = await Promise.all([answering(() => getDeletedTeam(actor, params.team ?? '')), listTeams(actor)])
	const now = new Date()
	const shown = {
		user: { name: actor.name, email: actor.email },
		teams: teams.map(({ id, name }) => ({ id, name })),
		team: {
			name: team.name,
			deletedBy: team.deletedBy,
			mayRestore: team.mayRestore,
			deleted: dayInSentence(team.deletedAt, now),
			gone: dayInSentence(team.goneAt, now),
		},
	}
	return json(shown, 410)
}

export async function action({ request, context, params }: ActionFunctionArgs) {
	const actor = await requireActor({ request, context })
	const teamId = params.team ?? ''
	const done = await formAnswer(async () => {
		await readForm(request, { names: [], maxBytes: SHORT_FORM_BYTES })
		await restoreTeam(actor, teamId)
		return { ok: true as const }
	})
	return done.ok ? redirect(`/t/${teamId}`) : json({ errors: done.errors[''] ?? [] }, { status: done.status })
}

export default function DeletedTeam() {
	const { user, teams, team } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	return (
		<div>
			<TeamBar user={user} team={null} teams={teams} />
			<main id="main" className="empty" style={{ paddingTop: '14vh' }}>
				<ArchiveRestore className="icon" strokeWidth={1.75} aria-hidden />
				<h1 className="mt-3 font-serif text-[24px]/[30px] font-semibold">{team.name} is deleted</h1>
				<p>
					{team.deletedBy} deleted it {team.deleted === 'today' || team.deleted === 'yesterday' ? '' : 'on '}
					{team.deleted}. Its plans, reports and links can be restored until {team.gone}; then they are permanently
					deleted.
				</p>
				<FormErrors errors={reply?.errors} />
				<div className="empty-acts">
					{team.mayRestore ? (
						<Form method="post">
							<Button kind="primary">Restore the team</Button>
						</Form>
					) : (
						<p>An owner of the team can restore it.</p>
					)}
					<Link className="button" to="/app">
						Your plans
					</Link>
				</div>
			</main>
		</div>
	)
}
