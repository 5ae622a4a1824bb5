import { type Actor, isVisitor } from '#server/access/actor.ts'
import { type Origin, admitLogIn } from '#server/access/limits/log-in-throttle.ts'
import { networkOf } from '#server/access/limits/network.ts'
import { hashPassword, newSalt } from '#server/access/password-hash.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { newId } from '#server/access/tokens.ts'
import { admit } from '#server/store/tenancy/admit.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import { createMember, deleteMember } from '#server/store/rows/members.ts'
import { hasSecondFactor } from '#server/store/rows/accounts/second-factors.ts'
import { createTeam, listTeamsOf, updateTeam } from '#server/store/rows/teams.ts'
import {
	claimVisitor,
	createUser,
	ensureLoginSalt,
	findUserByPassword,
	findLoginSalt,
} from '#server/store/rows/accounts/users.ts'
import type { AccountAnswer, FieldErrors } from '#server/access/account-answer.ts'
import { signChanges } from '#server/store/rows/changes.ts'

/** What is said of a password that another account of the same address has: accounts of one address are told apart by it. */
export const TAKEN = 'This password can’t be had with this address. Choose another one.'

/** Whether another account of an address has this password. */
export async function isTaken(account: { userId: string; email: string; passwordHash: string }): Promise<boolean> {
	const found = await findUserByPassword(account.email, account.passwordHash)
	return found !== null && found.id !== account.userId
}

/**
 * Whose address and password these are. Known or not, the address costs one hash and the answer is the same.
 * @throws rate_limited
 */
export async function logIn(
	origin: Origin,
	visitor: Actor | null,
	{ email, password }: { email: string; password: string },
): Promise<AccountAnswer> {
	const leave = await admitLogIn(email, origin)
	const salt = await findLoginSalt(email)
	const passwordHash = await hashPassword(origin.ip, password, salt ?? newSalt())
	const user = await findUserByPassword(email, passwordHash)
	if (user === null || !leave.opens(user.id)) {
		const wrong = 'Email or password is incorrect. Check both, or reset your password.'
		return { ok: false, errors: { '': [wrong] } }
	}
	await leave.giveBack()
	// Before its second step an account is not touched.
	if (!(await hasSecondFactor(user.id))) await keepSample(visitor, user)
	return { ok: true, userId: user.id }
}

/** What a log-in makes of the sample that a visitor worked on: it goes over to the account. */
export async function keepSample(visitor: Actor | null, user: { id: string; name: string }): Promise<void> {
	if (visitor !== null && isVisitor(visitor))
		await inTransaction(() => adoptTeam(visitor, user, `${user.name}’s sample`))
}

/** Turns a visitor's team, with the sample they worked on under no name, into a team of the account they now have. */
async function adoptTeam(visitor: Actor, user: { id: string; name: string }, name: string): Promise<void> {
	const teams = await listTeamsOf(visitor.userId)
	const [team] = teams.filter(({ kind }) => kind === 'visitor')
	if (team === undefined) return
	const scope = { teamId: team.id }
	admit(team.id)
	await updateTeam(scope, { name, kind: 'team' })
	await signChanges(scope, { from: visitor.userId, to: user })
	if (user.id === visitor.userId) return
	await createMember(scope, { userId: user.id, role: 'owner' })
	await deleteMember(scope, visitor.userId)
}

type NewAccount = { name: string; email: string; password: string }

/**
 * Makes an account and its team, or lets a visitor keep the copied sample. It answers the same for an address that has
 * an account already: that address then has two, told apart by their passwords, and neither can see the other. Signing
 * up again with the same password simply opens the account that is there. server/access/README.md says why.
 * @throws rate_limited
 */
export async function signUp(origin: Origin, visitor: Actor | null, account: NewAccount): Promise<AccountAnswer> {
	const checked = await checkAccount(origin, account)
	if (!checked.ok) return checked
	return { ok: true, userId: await inTransaction(() => openAccount(visitor, checked.account)) }
}

type CheckedAccount = { readonly name: string; readonly email: string; readonly passwordHash: string }
type Checked =
	{ readonly ok: true; readonly account: CheckedAccount } | { readonly ok: false; readonly errors: FieldErrors }

/**
 * A new account as it will be kept, or what is wrong with it; nothing is written yet.
 * @throws rate_limited
 */
export async function checkAccount(origin: Origin, { name, email, password }: NewAccount): Promise<Checked> {
	const errors = await newPasswordErrors(password, [name, email])
	if (errors !== null) return { ok: false, errors }
	await spendTry('signUpByNetwork', networkOf(origin.ip))
	const salt = await ensureLoginSalt(email, newSalt())
	return { ok: true, account: { name, email, passwordHash: await hashPassword(origin.ip, password, salt) } }
}

/** What is wrong with a password that is being chosen, by what else is known of its owner; null where nothing is. */
export async function newPasswordErrors(password: string, context: readonly string[]): Promise<FieldErrors | null> {
	const problems = await askThread('passwordProblems', { team: null, question: { password, context: [...context] } })
	return problems.length > 0 ? { password: problems } : null
}

/** Makes the account, in the transaction of whoever calls, or finds it where the same person has made it before. */
export async function openAccount(visitor: Actor | null, account: CheckedAccount): Promise<string> {
	const teamName = `${account.name}’s team`
	const known = await findUserByPassword(account.email, account.passwordHash)
	if (known) {
		if (visitor && !(await hasSecondFactor(known.id))) await adoptTeam(visitor, known, teamName)
		return known.id
	}
	if (visitor && (await claimVisitor(visitor.userId, account))) {
		await adoptTeam(visitor, { id: visitor.userId, name: account.name }, teamName)
		return visitor.userId
	}
	const id = newId()
	const teamId = newId()
	if (!(await createUser({ id, ...account }))) return await openAccount(visitor, account)
	admit(teamId)
	await createTeam({ id: teamId, name: teamName, kind: 'team' })
	await createMember({ teamId }, { userId: id, role: 'owner' })
	return id
}
