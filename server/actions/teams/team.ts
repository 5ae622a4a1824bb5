import type { AccountHolder, Actor } from '#server/access/actor.ts'
import { newId } from '#server/access/tokens.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { admit, withinTeams } from '#server/store/tenancy/admit.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { createMember, findMembership, roleOf } from '#server/store/rows/members.ts'
import {
	createTeam as createTeamRow,
	binTeam,
	findTeamState,
	listBinnedTeamsOf,
	lockTeam,
	unbinTeam,
	updateTeam,
	findTeam,
	listTeamsOf,
	type TeamRow,
} from '#server/store/rows/teams.ts'
import { writeAuditEntry } from './write-audit-entry.ts'
import { requireMember, requireStepAsked } from '#server/access/require-member.ts'
import { forbidden, notFound } from '#server/access/app-error.ts'
import { may, type Role } from '#shared/permissions.ts'
import { BIN_MS } from '#server/actions/kept-for.ts'

type TeamView = TeamRow & { role: Role }

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

/**
 * Gives a team another name.
 * @throws not_found for strangers, forbidden below admin
 */
export async function renameTeam(actor: Actor, teamId: string, name: string): Promise<void> {
	await requireMember(actor, teamId, 'manageTeam')
	await updateTeam({ teamId }, { name })
	await writeAuditEntry(actor, teamId, { action: 'team.renamed', subject: name })
}

/**
 * Puts a team into the bin, with its projects, links and invitations: nothing of it opens, and for 30 days an owner can
 * restore it all. It goes behind the edits that are under way.
 * @throws not_found for strangers, forbidden below owner
 */
export async function deleteTeam(actor: Actor, teamId: string): Promise<void> {
	await inTransaction(async () => {
		await lockTeam({ teamId })
		await requireMember(actor, teamId, 'ownTeam')
		const team = await findTeamState({ teamId })
		await binTeam({ teamId }, { id: actor.userId, name: actor.name, at: new Date() })
		await writeAuditEntry(actor, teamId, { action: 'team.deleted', subject: team?.name ?? '' })
	})
}

/** A team in the bin as one of its members sees it. */
type DeletedTeam = {
	readonly id: string
	readonly name: string
	readonly deletedAt: Date
	readonly deletedBy: string
	readonly goneAt: Date
	readonly mayRestore: boolean
}

/**
 * Who deleted a team, when, and until when it can be restored.
 * @throws not_found for strangers, and where the team is not deleted
 */
export async function getDeletedTeam(actor: Actor, teamId: string): Promise<DeletedTeam> {
	const [membership, team] = await withinTeams([teamId], () =>
		Promise.all([findMembership({ teamId }, actor.userId), findTeamState({ teamId })]),
	)
	if (membership === null || team === null || team.deletedAt === null) throw notFound('deleted team')
	const { id, name, deletedAt, deletedByName } = team
	const goneAt = new Date(deletedAt.getTime() + BIN_MS)
	const mayRestore = may(membership.role, 'ownTeam')
	return { id, name, deletedAt, deletedBy: deletedByName ?? 'A former member', goneAt, mayRestore }
}

/** Deleted teams that somebody is in, the last deleted first. */
export async function listDeletedTeams(actor: Actor): Promise<{ id: string; name: string }[]> {
	return (await listBinnedTeamsOf(actor.userId)).map(({ id, name }) => ({ id, name }))
}

/**
 * Takes a team out of the bin, with all that was in it.
 * @throws not_found for strangers and where it is not deleted, forbidden below owner or without the second step it asks for
 */
export async function restoreTeam(actor: Actor, teamId: string): Promise<void> {
	await inTransaction(async () => {
		await lockTeam({ teamId })
		const membership = await withinTeams([teamId], () => findMembership({ teamId }, actor.userId))
		if (membership === null || !membership.teamIsDeleted) throw notFound('deleted team')
		if (!may(membership.role, 'ownTeam')) throw forbidden('restore it')
		requireStepAsked(teamId, membership)
		admit(teamId)
		await unbinTeam({ teamId })
		await writeAuditEntry(actor, teamId, { action: 'team.restored', subject: '' })
	})
}

/**
 * Makes a team that its maker owns.
 * @throws rate_limited
 */
export async function createTeam(holder: AccountHolder, name: string): Promise<{ teamId: string }> {
	await spendTry('teamByAccount', holder.userId)
	const teamId = newId()
	admit(teamId)
	await inTransaction(async () => {
		await createTeamRow({ id: teamId, name, kind: 'team' })
		await createMember({ teamId }, { userId: holder.userId, role: 'owner' })
		await writeAuditEntry(holder, teamId, { action: 'team.created', subject: name })
	})
	return { teamId }
}
