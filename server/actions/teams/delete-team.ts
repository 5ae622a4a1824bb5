import type { Actor } from '#server/access/actor.ts'
import { admit, withinTeams } from '#server/store/tenancy/admit.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { requireMember, requireStepAsked } from '#server/access/require-member.ts'
import { forbidden, notFound } from '#server/access/app-error.ts'
import { findMembership } from '#server/store/rows/members.ts'
import { binTeam, findTeamState, listBinnedTeamsOf, lockTeam, unbinTeam } from '#server/store/rows/teams.ts'
import { may } from '#shared/permissions.ts'
import { BIN_MS } from '../upkeep/kept-for.ts'
import { writeAuditEntry } from './write-audit-entry.ts'

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
export type DeletedTeam = {
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
