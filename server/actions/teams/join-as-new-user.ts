import type { Actor } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { hashToken } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { findInvitationByToken } from '#server/store/rows/invitations.ts'
import type { FieldErrors } from '#server/access/account-answer.ts'
import { checkAccount, openAccount } from '#server/actions/accounts/sign-up.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { isOpen } from './get-invitation.ts'

type Newcomer = { token: string; name: string; password: string }
type Joined =
	| { readonly ok: true; readonly userId: string; readonly teamId: string }
	| { readonly ok: false; readonly errors: FieldErrors }

/**
 * Makes an account for the address an invitation was made for, and joins its team. The address comes from the invitation,
 * never from the form.
 * @throws rate_limited
 */
export async function joinAsNewUser(
	origin: Origin,
	visitor: Actor | null,
	{ token, name, password }: Newcomer,
): Promise<Joined> {
	const invitation = await findInvitationByToken(hashToken(token))
	if (invitation === null || !isOpen(invitation)) {
		return {
			ok: false,
			errors: { '': ['This invitation does not work any more. Ask the person who invited you for a new link.'] },
		}
	}
	const { email } = invitation
	const stranger = visitor?.email === null ? visitor : null
	const checked = await checkAccount(origin, { name, email, password })
	if (!checked.ok) return checked
	// Both or neither: who loses the race for a link leaves no account behind.
	return await inTransaction(async () => {
		const userId = await openAccount(stranger, checked.account)
		const actor = { userId, name, email, requestId: visitor?.requestId ?? null }
		const { teamId } = await acceptInvitation(actor, token)
		return { ok: true, userId, teamId }
	})
}
