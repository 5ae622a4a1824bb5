import type { Actor } from '#server/auth/actor.ts'
import { hashPassword, newSalt } from '#server/auth/password-hash.ts'
import { passwordProblems } from '#server/auth/password-rules.ts'
import { spendTry } from '#server/auth/rate-limits.ts'
import { newId } from '#server/auth/tokens.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { createMember } from '#server/repositories/members.ts'
import { createTeam } from '#server/repositories/teams.ts'
import { claimVisitor, createUser, ensureLoginSalt, findUserByPassword } from '#server/repositories/users.ts'
import type { AccountAnswer, Origin } from './account-answer.ts'
import { adoptTeam } from './adopt-team.ts'

type NewAccount = { name: string; email: string; password: string }

/**
 * Makes an account and its team, or lets a visitor keep the copied sample. It answers the same for an address that has
 * an account already: that address then has two, told apart by their passwords, and neither can see the other. Signing
 * up again with the same password simply opens the account that is there. server/auth/README.md says why.
 * @throws rate_limited
 */
export async function signUp(origin: Origin, visitor: Actor | null, account: NewAccount): Promise<AccountAnswer> {
	const { name, email, password } = account
	const problems = passwordProblems(password, [name, email])
	if (problems.length > 0) return { ok: false, errors: { password: problems } }
	await spendTry('signUpByIp', origin.ip)
	const salt = await ensureLoginSalt(email, newSalt())
	const passwordHash = await hashPassword(password, salt)
	const userId = await inTransaction(() => openAccount(visitor, { name, email, passwordHash }))
	return { ok: true, userId }
}

async function openAccount(
	visitor: Actor | null,
	account: { name: string; email: string; passwordHash: string },
): Promise<string> {
	const teamName = `${account.name}’s team`
	const known = await findUserByPassword(account.email, account.passwordHash)
	if (known) {
		if (visitor) await adoptTeam(visitor, known.id, teamName)
		return known.id
	}
	if (visitor && (await claimVisitor(visitor.userId, account))) {
		await adoptTeam(visitor, visitor.userId, teamName)
		return visitor.userId
	}
	const id = newId()
	const teamId = newId()
	if (!(await createUser({ id, ...account }))) return await openAccount(visitor, account)
	await createTeam({ id: teamId, name: teamName, kind: 'team' })
	await createMember({ teamId }, { userId: id, role: 'owner' })
	return id
}
