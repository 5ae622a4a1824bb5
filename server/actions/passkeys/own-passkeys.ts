import type { AccountHolder } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { notFound } from '#server/access/app-error.ts'
import {
	deletePasskey,
	listPasskeys as listRows,
	updatePasskeyName,
	type PasskeyRow,
} from '#server/store/rows/accounts/passkeys.ts'
import type { AccountAnswer } from '#server/access/account-answer.ts'
import { sendMail } from '#server/actions/mail.ts'
import { giveUpStep, proofProblems, type Proof } from '#server/actions/second-step/second-step.ts'

export type PasskeyView = Pick<PasskeyRow, 'id' | 'name' | 'createdAt' | 'lastUsedAt' | 'backedUp'>

/** One's own passkeys, oldest first. */
export async function listPasskeys({ userId }: AccountHolder): Promise<PasskeyView[]> {
	const rows = await listRows(userId)
	return rows.map(({ id, name, createdAt, lastUsedAt, backedUp }) => ({ id, name, createdAt, lastUsedAt, backedUp }))
}

/**
 * Calls a passkey something else.
 * @throws not_found where it is not one's own
 */
export async function renamePasskey({ userId }: AccountHolder, id: string, name: string): Promise<void> {
	if (!(await updatePasskeyName(userId, id, name))) throw notFound('passkey')
}

/**
 * Takes a passkey away: it opens nothing any more.
 * @throws rate_limited; not_found where it is not one's own; conflict where it is the last second step and a team asks for one
 */
export async function removePasskey(
	origin: Origin,
	holder: AccountHolder,
	{ id, proof }: { id: string; proof: Proof },
): Promise<AccountAnswer> {
	const errors = await proofProblems(origin, holder, proof)
	if (errors !== null) return { ok: false, errors }
	let name: string | null = null
	await giveUpStep(holder, async () => {
		name = await deletePasskey(holder.userId, id)
		if (name === null) throw notFound('passkey')
	})
	await sendMail({
		to: holder.email,
		subject: 'A passkey of your Strata account was removed',
		text: [
			`The passkey “${String(name)}” no longer opens your Strata account.`,
			'If it was not you, change your password at once.',
		].join('\n\n'),
	})
	return { ok: true, userId: holder.userId }
}
