import type { AccountHolder, Actor } from '#server/access/actor.ts'
import { withinTeams } from '#server/store/tenancy/admit.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { AppError } from '#server/access/app-error.ts'
import { requireMember } from '#server/access/require-member.ts'
import { findMembership, listMembersWithoutSecondStep } from '#server/store/rows/members.ts'
import { hasSecondFactor } from '#server/store/rows/accounts/second-factors.ts'
import { findTeamState, listTeamsThatAsk, lockTeam, updateSecondStepPolicy } from '#server/store/rows/teams.ts'
import { writeAuditEntry } from './write-audit-entry.ts'

export type SecondStepPolicy = {
	readonly needed: boolean
	/** members who would have to set one up first, by name */
	readonly without: readonly string[]
	/** whether the actor has one */
	readonly own: boolean
}

/**
 * Whether a team asks for a second step at log-in, and whom that keeps out.
 * @throws not_found for strangers, forbidden below owner
 */
export async function getSecondStepPolicy(actor: Actor, teamId: string): Promise<SecondStepPolicy> {
	await requireMember(actor, teamId, 'ownTeam')
	const [team, without] = await Promise.all([findTeamState({ teamId }), listMembersWithoutSecondStep({ teamId })])
	return {
		needed: team?.needsSecondStep === true,
		without: without.map(({ name }) => name),
		own: without.every(({ userId }) => userId !== actor.userId),
	}
}

/**
 * Asks every member for a second step at log-in before the team opens to them, or asks no more.
 * @throws not_found for strangers, forbidden below owner; conflict where the owner has none: they would lock themselves out
 */
export async function setSecondStepPolicy(actor: Actor, teamId: string, policy: 'needed' | 'free'): Promise<void> {
	await inTransaction(async () => {
		await lockTeam({ teamId })
		await requireMember(actor, teamId, 'ownTeam')
		if (policy === 'needed' && !(await hasSecondFactor(actor.userId))) {
			throw new AppError('conflict', {
				userMessage: 'You log in with a password alone, so this would keep you out too.',
				mend: 'Set up two-factor authentication on your account page first.',
			})
		}
		await updateSecondStepPolicy({ teamId }, policy === 'needed')
		await writeAuditEntry(actor, teamId, { action: 'team.second_step', subject: policy })
	})
}

/** The team that has sent somebody to set up a second step, by name; null where they are not in it or it asks for none. */
export async function teamThatAsks(
	holder: AccountHolder,
	teamId: string,
): Promise<{ id: string; name: string } | null> {
	const team = await withinTeams([teamId], async () =>
		(await findMembership({ teamId }, holder.userId)) === null ? null : await findTeamState({ teamId }),
	)
	return team?.needsSecondStep === true ? { id: team.id, name: team.name } : null
}

/** The names of the holder's teams that open only to who logs in with a second step. */
export const teamsThatAsk = ({ userId }: AccountHolder): Promise<string[]> => listTeamsThatAsk(userId)
