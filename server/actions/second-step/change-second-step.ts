import type { AccountHolder } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { inTransaction } from '#server/store/transaction.ts'
import {
	deleteRecoveryCodes,
	deleteSecondFactor,
	hasApp,
	hasSecondFactor,
	replaceRecoveryCodes,
} from '#server/store/rows/accounts/second-factors.ts'
import { lockUser } from '#server/store/rows/accounts/users.ts'
import { listTeamsThatAsk } from '#server/store/rows/teams.ts'
import { AppError } from '#server/access/app-error.ts'
import type { AccountAnswer, FieldErrors } from '#server/access/account-answer.ts'
import { ownPasswordProblems } from '#server/actions/accounts/own-password.ts'
import { sendMail } from '#server/actions/mail/send-mail.ts'
import { listInWords } from '#shared/formats/months.ts'
import { codeProblems } from './check-code.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import type { CodesAnswer } from './set-up.ts'

export type Proof = { readonly current: string; readonly code: string }

/**
 * What is wrong with the proof that it is still the owner who asks: the password and, where log-in has a second step, a
 * code. Nothing where both are right.
 * @throws rate_limited
 */
export async function proofProblems(
	origin: Origin,
	holder: AccountHolder,
	{ current, code }: Proof,
): Promise<FieldErrors | null> {
	const wrong = await ownPasswordProblems(origin, holder, current)
	if (wrong.length > 0) return { current: wrong }
	if (!(await hasApp(holder.userId))) return null
	const wrongCode = await codeProblems(origin, holder.userId, code)
	return wrongCode.length > 0 ? { code: wrongCode } : null
}

/**
 * Switches the codes of an app off. With a passkey log-in still has a second step, and the recovery codes stay.
 * @throws rate_limited; conflict where it is off already, or where it is the last second step and a team asks for one
 */
export async function switchOff(origin: Origin, holder: AccountHolder, proof: Proof): Promise<AccountAnswer> {
	if (!(await hasApp(holder.userId))) throw isOff()
	const errors = await proofProblems(origin, holder, proof)
	if (errors !== null) return { ok: false, errors }
	const hasKey = await giveUpStep(holder, async () => {
		await deleteSecondFactor(holder.userId)
	})
	await sendMail({
		to: holder.email,
		subject: hasKey ? 'Your Strata log-in asks for no code any more' : 'Your Strata log-in has no second step any more',
		text: [
			hasKey
				? 'The codes of your app were switched off: your Strata account asks for a passkey after the password.'
				: 'The second step of your Strata account was switched off: a password is enough to log in.',
			'If it was not you, ask for a new password on the log-in page and set the second step up again.',
		].join('\n\n'),
	})
	return { ok: true, userId: holder.userId }
}

/**
 * Makes new recovery codes; those before are worth nothing.
 * @throws rate_limited; conflict where there is no second step
 */
export async function renewCodes(origin: Origin, holder: AccountHolder, proof: Proof): Promise<CodesAnswer> {
	if (!(await hasSecondFactor(holder.userId))) throw isOff()
	const errors = await proofProblems(origin, holder, proof)
	if (errors !== null) return { ok: false, errors }
	const { codes, kept } = await makeRecoveryCodes(origin.ip)
	await inTransaction(() => replaceRecoveryCodes(holder.userId, kept))
	return { ok: true, codes }
}

/**
 * Takes one second step away and says whether another is left. The last one stays while a team asks for it: who gave it up
 * would be kept out of the team's plans. With the last one the recovery codes go.
 * @throws conflict
 */
export async function giveUpStep({ userId }: AccountHolder, take: () => Promise<void>): Promise<boolean> {
	return await inTransaction(async () => {
		await lockUser(userId)
		await take()
		if (await hasSecondFactor(userId)) return true
		const teams = await listTeamsThatAsk(userId)
		if (teams.length > 0) throw isAskedFor(teams)
		await deleteRecoveryCodes(userId)
		return false
	})
}

function isAskedFor(teams: readonly string[]): AppError {
	const opens = teams.length === 1 ? 'opens' : 'open'
	return new AppError('conflict', {
		userMessage: `This is your last second step, and ${listInWords(teams)} ${opens} only to who has one.`,
		mend: 'Add a passkey or an app first, or leave the team.',
	})
}

function isOff(): AppError {
	return new AppError('conflict', {
		userMessage: 'The second step is switched off.',
		mend: 'Reload the page to set it up.',
	})
}
