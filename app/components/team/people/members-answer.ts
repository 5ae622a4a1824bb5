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

export const notAnAddress = (text: string): string => `${text} is not an email address (e.g. ana@example.com)`

/** What the form of an invitation comes back with: all of it where it was refused, else the texts that are no addresses. */
export function inviteToMend(answer: MembersAnswer | undefined): FormReply | undefined {
	if (answer?.kind === 'invite_refused') return answer.reply
	if (answer?.kind !== 'invited') return undefined
	const wrong = answer.results.flatMap(({ address, outcome }) => (outcome === 'invalid' ? [address] : []))
	if (wrong.length === 0) return undefined
	const others = wrong.length < answer.results.length ? ['All others are invited.'] : []
	const errors = [...wrong.map((text) => `${notAnAddress(text)}.`), ...others]
	return { typed: { addresses: wrong.join('\n') }, errors: { addresses: errors } }
}
