import type { AccountHolder } from '#server/access/actor.ts'
import { newId } from '#server/access/tokens.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { admit } from '#server/store/tenancy/admit.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { createMember } from '#server/store/rows/members.ts'
import { createTeam as createTeamRow } from '#server/store/rows/teams.ts'
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
