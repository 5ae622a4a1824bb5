import { z } from 'zod'
import type { MembersAnswer } from '#app/components/team/people/members-answer.ts'
import type { Actor } from '#server/access/actor.ts'
import { AppError } from '#server/access/app-error.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { intentIn } from '#server/http/forms/read-form.ts'
import { namesIn, valuesIn } from '#server/http/forms/read-submission.ts'
import { onceBehindDoor, ONCE } from '#server/http/forms/once.ts'
import {
	INVITE_OUTCOMES,
	inviteMembers,
	changeInvitationRole,
	revokeInvitation,
} from '#server/actions/teams/invitations.ts'
import { changeRole, leaveTeam, removeMember } from '#server/actions/teams/members.ts'
import { renewInvitation } from '#server/actions/teams/renew-invitation.ts'
import { ROLES, type Role } from '#shared/permissions.ts'
import { inviteSchema } from '#shared/schemas/account-forms.ts'

/** What the page's forms may hold: a hundred addresses, say. */
export const MEMBERS_FORM = {
	intents: [
		'invite',
		'copy-link',
		'send-again',
		'revoke',
		'change-invitation-role',
		'change-role',
		'remove',
		'leave',
	] as const,
	names: [...namesIn(inviteSchema), 'invitationId', 'userId', ONCE],
	maxBytes: 100_000,
}

type MemberRequest = {
	actor: Actor
	teamId: string
	address: string
	plan: string | null
	request: Request
	form: FormData
}

const invitedSchema = z.object({
	ok: z.literal(true),
	results: z.array(z.object({ address: z.string(), outcome: z.enum(INVITE_OUTCOMES), link: z.string().nullable() })),
})

/** Does what one of the page's forms asks for. */
export async function actOnMembers(asked: MemberRequest): Promise<{ answer: MembersAnswer; status: number }> {
	const intent = intentIn(asked.form, MEMBERS_FORM.intents)
	if (intent === 'invite') return await invite(asked)
	const done = await formAnswer(async () => ({ ok: true as const, answer: await act(intent, asked) }))
	if (done.ok) return { answer: done.answer, status: 200 }
	return { answer: { kind: 'refused', errors: done.errors[''] ?? [] }, status: done.status }
}

async function invite({
	actor,
	teamId,
	address,
	plan,
	request,
	form,
}: MemberRequest): Promise<{ answer: MembersAnswer; status: number }> {
	const read = valuesIn(form, inviteSchema)
	if (!read.ok) return { answer: { kind: 'invite_refused', reply: read.reply }, status: 400 }
	const { addresses, role, days, note } = read.value
	const work = async () => ({
		ok: true as const,
		results: await inviteMembers(actor, teamId, { addresses, role, days, note, address, plan }),
	})
	const done = await formAnswer(() =>
		onceBehindDoor({ actor, teamId, permission: 'manageTeam', request, form }, { answer: invitedSchema, work }),
	)
	if (done.ok) return { answer: { kind: 'invited', results: done.results }, status: 200 }
	return { answer: { kind: 'invite_refused', reply: read.refused(done.errors) }, status: done.status }
}

type Act = Exclude<(typeof MEMBERS_FORM.intents)[number], 'invite'>

async function act(intent: Act, { actor, teamId, address, plan, form }: MemberRequest): Promise<MembersAnswer> {
	const invitationId = textIn(form, 'invitationId')
	const userId = textIn(form, 'userId')
	switch (intent) {
		case 'copy-link':
			return {
				kind: 'link',
				invitationId,
				link: await renewInvitation(actor, teamId, { invitationId, address, plan, by: 'link' }),
			}
		case 'send-again':
			await renewInvitation(actor, teamId, { invitationId, address, plan, by: 'mail' })
			return { kind: 'done' }
		case 'revoke':
			await revokeInvitation(actor, teamId, invitationId)
			return { kind: 'done' }
		case 'change-invitation-role':
			await changeInvitationRole(actor, teamId, { invitationId, role: roleIn(form) })
			return { kind: 'done' }
		case 'change-role':
			await changeRole(actor, teamId, { userId, role: roleIn(form) })
			return { kind: 'done' }
		case 'remove':
			await removeMember(actor, teamId, userId)
			return { kind: 'done' }
		case 'leave':
			await leaveTeam(actor, teamId)
			return { kind: 'left' }
	}
}

function roleIn(form: FormData): Role {
	const word = textIn(form, 'role').toLowerCase()
	const role = ROLES.find((known) => known === word)
	if (role !== undefined) return role
	throw new AppError('unreadable', {
		userMessage: 'This role does not exist.',
		mend: 'Reload the page and choose one.',
	})
}
