import type { AccountHolder } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { withinTeams } from '#server/store/tenancy/admit.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { AppError } from '#server/access/app-error.ts'
import { countOwners, deleteMember, findMember, findRole, listMembers, updateRole } from '#server/store/rows/members.ts'
import { deleteTeam, listTeamsOf, lockTeam } from '#server/store/rows/teams.ts'
import { deleteUser } from '#server/store/rows/accounts/users.ts'
import { sendMail } from '#server/actions/mail.ts'
import { proofProblems, type Proof } from '#server/actions/second-step/second-step.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import type { AccountAnswer } from '#server/access/account-answer.ts'
import { countProjects } from '#server/store/rows/projects.ts'

type TeamLeft = {
	readonly id: string
	readonly name: string
	readonly plans: number
	/** who else is in it, and could own it */
	readonly others: readonly { readonly userId: string; readonly name: string; readonly email: string | null }[]
}

/** The teams of which somebody is the only owner: what becomes of them has to be said before the account can go. */
export async function listTeamsLeft({ userId }: AccountHolder): Promise<TeamLeft[]> {
	const teams = (await listTeamsOf(userId)).filter(({ role }) => role === 'owner')
	const left = await Promise.all(
		teams.map(async ({ id, name }) => {
			const [members, { shelf }] = await withinTeams([id], () =>
				Promise.all([listMembers({ teamId: id }), countProjects({ teamId: id })]),
			)
			const owners = members.filter(({ role }) => role === 'owner').length
			const others = members
				.filter((member) => member.userId !== userId)
				.map((member) => ({ userId: member.userId, name: member.name, email: member.email }))
			return owners > 1 ? [] : [{ id, name, plans: shelf, others }]
		}),
	)
	return left.flat()
}

/** A team goes with its owner, for everybody in it. */
export const WITH_ME = 'delete'

/** What becomes of each team, by its id: `WITH_ME`, or the id of the member who is to own it. */
type Fates = ReadonlyMap<string, string>

/** The field in which a form says what becomes of a team. */
export const fateField = (teamId: string) => `fate-${teamId}`

/**
 * Deletes somebody's account, with what is theirs alone. A team with others in it never loses its last owner unseen: it goes
 * to one of them, or for all of them, as is said for each. A team nobody else is in goes with its owner.
 * @throws rate_limited; conflict where members have come or gone meanwhile
 */
export async function deleteAccount(
	origin: Origin,
	holder: AccountHolder,
	{ proof, fates }: { proof: Proof; fates: Fates },
): Promise<AccountAnswer> {
	const { userId, email } = holder
	const undecided = (await listTeamsLeft(holder)).filter(({ id, others }) => {
		const fate = fates.get(id)
		return others.length > 0 && fate !== WITH_ME && !others.some((other) => other.userId === fate)
	})
	if (undecided.length > 0) {
		const asked = undecided.map(({ id, name }) => [fateField(id), [`Choose what becomes of ${name}.`]] as const)
		return { ok: false, errors: Object.fromEntries(asked) }
	}
	const errors = await proofProblems(origin, holder, proof)
	if (errors !== null) return { ok: false, errors }
	await inTransaction(async () => {
		const teams = (await listTeamsOf(userId)).map(({ id }) => id)
		// Always in the same order: two owners who leave the same teams at once don't wait for each other.
		for (const teamId of teams.sort()) await withinTeams([teamId], () => leave(holder, teamId, fates.get(teamId)))
		await deleteUser({ userId, email })
	})
	await sendMail({
		to: email,
		subject: 'Your Strata account is deleted',
		text: 'Your Strata account was deleted on its account page. If it was not you, contact your administrator at once.',
	})
	return { ok: true, userId }
}

async function leave(holder: AccountHolder, teamId: string, fate: string | undefined): Promise<void> {
	const { userId } = holder
	const scope = { teamId }
	await lockTeam(scope)
	const isLastOwner = (await findRole(scope, userId)) === 'owner' && (await countOwners(scope)) === 1
	if (isLastOwner) {
		const isAlone = (await listMembers(scope)).length === 1
		if (isAlone || fate === WITH_ME) return await deleteTeam(scope)
		if (fate === undefined || fate === userId || !(await updateRole(scope, fate, 'owner'))) throw moved()
		const heir = await findMember(scope, fate)
		await writeAuditEntry(holder, teamId, { action: 'team.handed_over', subject: heir?.name ?? '' })
	}
	await deleteMember(scope, userId)
	await writeAuditEntry(holder, teamId, { action: 'member.left', subject: holder.name })
}

function moved(): AppError {
	return new AppError('conflict', {
		userMessage: 'Someone joined or left one of your teams meanwhile.',
		mend: 'Look at your teams again, then delete the account.',
	})
}
