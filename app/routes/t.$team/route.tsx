import { type LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { TeamBar, TeamRail, TeamShell } from '#app/components/team/team-shell.tsx'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { getTeam, listTeams } from '#server/actions/teams/get-team.ts'
import { may } from '#shared/permissions.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireActor({ request, context })
	const team = await answering(() => getTeam(actor, params.team ?? ''))
	const teams = await listTeams(actor)
	return {
		user: { name: actor.name, email: actor.email },
		team: { id: team.id, name: team.name },
		mayManage: may(team.role, 'manageTeam'),
		mayReadAudit: may(team.role, 'readAudit'),
		teams: teams.map(({ id, name }) => ({ id, name })),
	}
}

export default function TeamPages() {
	const { user, team, teams, mayManage, mayReadAudit } = useLoaderData<typeof loader>()
	return (
		<TeamShell
			bar={<TeamBar user={user} team={team} teams={teams} />}
			rail={<TeamRail teamId={team.id} mayManage={mayManage} mayReadAudit={mayReadAudit} />}
		>
			<Outlet />
		</TeamShell>
	)
}
