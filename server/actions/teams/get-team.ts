import type { Actor } from '#server/access/actor.ts'
import { notFound } from '#server/access/app-error.ts'
import { requireMember } from '#server/access/require-member.ts'
import { findTeam, listTeamsOf, type TeamRow } from '#server/store/rows/teams.ts'
import { roleOf } from '#server/store/rows/members.ts'
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
