import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { networkOf } from '#server/access/limits/network.ts'
import { countTry, spendTry, tooMany } from '#server/access/limits/rate-limits.ts'
import { hashToken, newToken } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { faultFields, log } from '#server/log.ts'
import { countUsersWithToken, createAccountTokens } from '#server/store/rows/accounts/account-tokens.ts'
import { listUsersByEmail, lockAddress } from '#server/store/rows/accounts/users.ts'
import { sendMail } from '#server/actions/mail/send-mail.ts'
import { cutText } from '#shared/schemas/storable-text.ts'

const GOOD_FOR_MS = 3_600_000
/** A link younger than this is in the mailbox already, and good for most of its hour: another mail would say the same. */
const STILL_NEW_MS = 600_000
const LONGEST_NAME = 40

type Account = Awaited<ReturnType<typeof listUsersByEmail>>[number]

/**
 * Sends a link for a new password to an address that has an account. The work is done after the answer, so that known and
 * unknown addresses take the same time, and so that nobody learns whether a mail was sent just before. However often others
 * ask, a link that works lies in the mailbox: none is taken back, and a fresh one follows when the last is ten minutes old.
 * @throws rate_limited for a network that asks too often, and has no browser we know
 */
export async function requestPasswordReset(
	{ ip, device = null }: Origin,
	{ email, address }: { email: string; address: string },
): Promise<void> {
	const tries = await countTry('resetByNetwork', networkOf(ip))
	if (!tries.isWithin && device === null) throw tooMany(tries)
	if (!tries.isWithin && device !== null) await spendTry('resetByDevice', device.id)
	void sendLinks(email, address).catch((error: unknown) => log('error', 'reset_mail_failed', faultFields(error)))
}

async function sendLinks(email: string, address: string): Promise<void> {
	const tokens = await inTransaction(() => makeTokens(email, Date.now()))
	if (tokens.length === 0) return
	const choices = tokens.map(({ account, token }) => ({ account, link: `${address}/reset/${token}` }))
	await sendMail({ to: email, subject: 'A new password for Strata', text: textOf(choices) })
}

/** A token for each account of the address, or none where all of them have a new one. */
async function makeTokens(email: string, now: number): Promise<{ account: Account; token: string }[]> {
	// Of many requests at once the first makes the links and the others find them.
	await lockAddress(email)
	const accounts = await listUsersByEmail(email)
	const ids = accounts.map(({ id }) => id)
	// An account made since the last mail has no link in it yet.
	if ((await countUsersWithToken(ids, 'reset', new Date(now - STILL_NEW_MS))) === ids.length) return []
	if (!(await countTry('resetMailByAddress', email)).isWithin) return []
	const made = accounts.map((account) => ({ account, token: newToken() }))
	const expiresAt = new Date(now + GOOD_FOR_MS)
	await createAccountTokens(
		made.map(({ account, token }) => ({ id: hashToken(token), userId: account.id, purpose: 'reset', expiresAt })),
	)
	return made
}

type Choice = { readonly account: Account; readonly link: string }

function textOf(choices: readonly Choice[]): string {
	const [only] = choices
	if (choices.length === 1 && only !== undefined) {
		return [
			`Somebody, you we hope, asked for a new password for your Strata account (${nameOf(only.account)}).`,
			`Choose it here within one hour: ${only.link}`,
			'If it was not you, do nothing: the password stays as it is.',
		].join('\n\n')
	}
	return [
		`Somebody, you we hope, asked for a new password. ${choices.length} Strata accounts carry this address; choose a new password for the one that is yours within one hour.`,
		...choices.map(({ account, link }) => `${nameOf(account)}:\n${link}`),
		'If you did not ask, do nothing: every password stays as it is. Accounts that you do not know were made by others; they see nothing of yours.',
	].join('\n\n')
}

function nameOf({ name, createdAt, emailVerifiedAt }: Account): string {
	const since = `“${cutText(name, LONGEST_NAME)}”, since ${createdAt.toISOString().slice(0, 10)}`
	return emailVerifiedAt === null ? since : `${since}, opened by a link to this address before`
}
