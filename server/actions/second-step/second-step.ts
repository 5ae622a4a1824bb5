import type { AccountHolder } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { inTransaction } from '#server/store/transaction.ts'
import {
	deleteRecoveryCodes,
	deleteSecondFactor,
	hasApp,
	hasSecondFactor,
	replaceRecoveryCodes,
	countRecoveryCodes,
	findSecondFactor,
	confirmSecondFactor,
	createSecondFactor,
	deleteUnconfirmedFactor,
} from '#server/store/rows/accounts/second-factors.ts'
import { lockUser } from '#server/store/rows/accounts/users.ts'
import { listTeamsThatAsk } from '#server/store/rows/teams.ts'
import { AppError } from '#server/access/app-error.ts'
import type { AccountAnswer, FieldErrors } from '#server/access/account-answer.ts'
import { ownPasswordProblems } from '#server/actions/accounts/passwords.ts'
import { sendMail } from '#server/actions/mail.ts'
import { listInWords } from '#shared/formats/months.ts'
import { codeProblems, stepOf, makeRecoveryCodes } from './pass-second-step.ts'
import { unseal, seal } from '#server/store/seal.ts'
import { totpAddress, newTotpSecret } from '#server/access/totp.ts'
import { admitCode } from '#server/access/limits/code-throttle.ts'
import { deleteAccountTokens } from '#server/store/rows/accounts/account-tokens.ts'
import { deleteOtherSessions } from '#server/store/rows/accounts/sessions.ts'

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
		subject: 'Two-factor authentication is on for your Strata account',
		text: [
			'Your Strata account now requires a code from your app after the password. All other sessions were logged out.',
			'If it was not you, reset your password on the log-in page and contact your administrator.',
		].join('\n\n'),
	})
	return { ok: true, codes }
}

function isOn(): AppError {
	return new AppError('conflict', {
		userMessage: 'There is nothing to set up any more.',
		mend: 'Reload the page to see its status.',
	})
}

/** How long a picture that was asked for stays on the page. */
const SET_UP_MS = 900_000

type SecondStepView =
	/** no app; a passkey may be one, and recovery codes stand in for it */
	| { readonly state: 'off'; readonly codesLeft: number }
	/** waits for the first code; `address` is what the picture says, `secret` what is typed instead */
	| { readonly state: 'begun'; readonly secret: string; readonly address: string }
	| { readonly state: 'on'; readonly since: Date; readonly codesLeft: number }

/** Whether one's log-in has a second step, or how far its set-up has come. */
export async function getSecondStep({ userId, email }: AccountHolder): Promise<SecondStepView> {
	const factor = await findSecondFactor(userId)
	const codesLeft = await countRecoveryCodes(userId)
	if (factor === null) return { state: 'off', codesLeft }
	const { confirmedAt, createdAt, sealedSecret } = factor
	if (confirmedAt !== null) return { state: 'on', since: confirmedAt, codesLeft }
	if (Date.now() - createdAt.getTime() > SET_UP_MS) return { state: 'off', codesLeft }
	const secret = unseal(sealedSecret)
	return { state: 'begun', secret, address: totpAddress(secret, email) }
}

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
		subject: hasKey
			? 'Your Strata log-in no longer requires a code'
			: 'Two-factor authentication is off for your Strata account',
		text: [
			hasKey
				? 'Authenticator codes were switched off: your Strata account requires a passkey after the password.'
				: 'Two-factor authentication was switched off for your Strata account: a password is enough to log in.',
			'If it was not you, reset your password on the log-in page and set up two-factor authentication again.',
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
		userMessage: `This is your last authentication factor, and ${listInWords(teams)} ${opens} only to members with one.`,
		mend: 'Add a passkey or an app first, or leave the team.',
	})
}

function isOff(): AppError {
	return new AppError('conflict', {
		userMessage: 'Two-factor authentication is off.',
		mend: 'Reload the page to set it up.',
	})
}
