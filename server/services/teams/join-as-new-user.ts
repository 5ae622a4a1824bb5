import type { Actor } from '#server/auth/actor.ts'
import { hashToken } from '#server/auth/tokens.ts'
import { findInvitationByToken } from '#server/repositories/invitations.ts'
import type { Origin } from '#server/services/accounts/account-answer.ts'
import { signUp } from '#server/services/accounts/sign-up.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { isOpen } from './get-invitation.ts'

type Newcomer = { token: string; name: string; password: string }
type Joined =
	| { readonly ok: true; readonly userId: string; readonly teamId: string }
	| { readonly ok: false; readonly errors: Readonly<Record<string, readonly string[]>> }

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
	const account = await signUp(origin, stranger, { name, email, password })
	if (!account.ok) return account
	const actor = { userId: account.userId, name, email, requestId: visitor?.requestId ?? null }
	const { teamId } = await acceptInvitation(actor, token)
	return { ok: true, userId: account.userId, teamId }
}
