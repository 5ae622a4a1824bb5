import type { FormReply } from '#server/http/forms/read-submission.ts'
import type { InviteResult } from '#server/actions/teams/invitations.ts'

/** What is told after a form about the people of a team: one of these, by the form that was sent. */
export type MembersAnswer =
	| { readonly kind: 'invited'; readonly results: readonly InviteResult[] }
	| { readonly kind: 'invite_refused'; readonly reply: FormReply }
	| { readonly kind: 'link'; readonly invitationId: string; readonly link: string }
	| { readonly kind: 'done' }
	| { readonly kind: 'left' }
	| { readonly kind: 'refused'; readonly errors: readonly string[] }
