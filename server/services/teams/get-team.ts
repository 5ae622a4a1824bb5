import type { Actor } from '#server/auth/actor.ts'
import { notFound } from '#server/http/refusals/app-error.ts'
import { requireMember } from '#server/http/gates/require-member.ts'
import { findTeam, listTeamsOf, type TeamRow } from '#server/repositories/teams.ts'
import { roleOf } from '#server/repositories/members.ts'
import type { Role } from '#shared/permissions.ts'

export type TeamView = TeamRow & { role: Role }

/**
 * A team as one of its members sees it.
 * @throws not_found for strangers
 */
export async function getTeam(actor: Actor, teamId: string): Promise<TeamView> {
	const role = await requireMember(actor, teamId, 'seePlans')
	const team = await findTeam({ teamId })
	if (team === null) throw notFound('team')
	return { ...team, role }
}

/** The actor's teams, oldest first. */
export async function listTeams(actor: Actor): Promise<TeamView[]> {
	const teams = await listTeamsOf(actor.userId)
	return teams.map((team) => ({ ...team, role: roleOf(team.role) }))
}
