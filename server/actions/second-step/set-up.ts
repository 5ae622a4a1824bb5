import type { AccountHolder } from '#server/access/actor.ts'
import { admitCode } from '#server/access/limits/code-throttle.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { seal } from '#server/store/seal.ts'
import { newTotpSecret } from '#server/access/totp.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { deleteAccountTokens } from '#server/store/rows/accounts/account-tokens.ts'
import {
	confirmSecondFactor,
	createSecondFactor,
	deleteUnconfirmedFactor,
	findSecondFactor,
	replaceRecoveryCodes,
} from '#server/store/rows/accounts/second-factors.ts'
import { deleteOtherSessions } from '#server/store/rows/accounts/sessions.ts'
import { AppError } from '#server/access/app-error.ts'
import type { AccountAnswer, FieldErrors } from '#server/access/account-answer.ts'
import { ownPasswordProblems } from '#server/actions/accounts/own-password.ts'
import { sendMail } from '#server/actions/mail/send-mail.ts'
import { stepOf } from './check-code.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'

/** Recovery codes to show, this once, or what is wrong. */
export type CodesAnswer =
	{ readonly ok: true; readonly codes: readonly string[] } | { readonly ok: false; readonly errors: FieldErrors }

/**
 * Begins to set a second step up: makes the secret for an app. Nothing is asked at log-in before a first code confirms it.
 * @throws rate_limited; conflict where there is a second step already
 */
export async function beginSetUp(origin: Origin, holder: AccountHolder, current: string): Promise<AccountAnswer> {
	const wrong = await ownPasswordProblems(origin, holder, current)
	if (wrong.length > 0) return { ok: false, errors: { current: wrong } }
	const factor = { sealedSecret: seal(newTotpSecret()) }
	if (!(await createSecondFactor(holder.userId, factor))) throw isOn()
	return { ok: true, userId: holder.userId }
}

/** Gives up a set-up that was begun. */
export async function giveUpSetUp({ userId }: AccountHolder): Promise<void> {
	await deleteUnconfirmedFactor(userId)
}

/**
 * Confirms the app with a first code: from now on log-in asks for one. Every other browser is logged out, since it came in
 * without. Gives the recovery codes.
 * @throws rate_limited; conflict where there is nothing to confirm
 */
export async function confirmSetUp(
	origin: Origin,
	{ userId, email }: AccountHolder,
	{ code, sessionId }: { code: string; sessionId: string | null },
): Promise<CodesAnswer> {
	const leave = await admitCode(userId, origin)
	const factor = await findSecondFactor(userId)
	if (factor === null || factor.confirmedAt !== null) throw isOn()
	const step = stepOf(factor, code)
	if (step === null) return { ok: false, errors: { code: ['This is not the code your app shows now.'] } }
	await leave.giveBack()
	const { codes, kept } = await makeRecoveryCodes(origin.ip)
	await inTransaction(async () => {
		if (!(await confirmSecondFactor(userId, { step, now: new Date() }))) throw isOn()
		await replaceRecoveryCodes(userId, kept)
		await deleteOtherSessions(userId, sessionId ?? '')
		await deleteAccountTokens(userId, 'secondStep')
	})
	await sendMail({
		to: email,
		subject: 'Your Strata log-in has a second step',
		text: [
			'From now on your Strata account asks for a code from your app after the password, and all other browsers were logged out.',
			'If it was not you, ask for a new password on the log-in page and tell whoever runs this server.',
		].join('\n\n'),
	})
	return { ok: true, codes }
}

function isOn(): AppError {
	return new AppError('conflict', {
		userMessage: 'There is nothing to set up any more.',
		mend: 'Reload the page to see how it stands.',
	})
}
