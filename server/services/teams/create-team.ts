import type { AccountHolder } from '#server/auth/actor.ts'
import { newId } from '#server/auth/tokens.ts'
import { spendTry } from '#server/auth/rate-limits.ts'
import { admit } from '#server/db/tenancy/admit.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { createMember } from '#server/repositories/members.ts'
import { createTeam as createTeamRow } from '#server/repositories/teams.ts'
import { writeAuditEntry } from './write-audit-entry.ts'

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
