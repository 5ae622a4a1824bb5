import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import type { Actor } from '#server/access/actor.ts'
import { JOINED } from '#app/components/team/welcome.tsx'
import { originOf, redirectSignedIn } from '#server/http/gates/account-session.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { intentIn, readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { checkForm, namesIn } from '#server/http/forms/read-submission.ts'
import { findUser } from '#server/http/gates/require-user.ts'
import { sendVerification } from '#server/actions/accounts/send-verification.ts'
import { publicAddress } from '#server/actions/mail/public-address.ts'
import { listProjects } from '#server/actions/projects/list-projects.ts'
import { acceptInvitation } from '#server/actions/teams/accept-invitation.ts'
import { declineInvitation } from '#server/actions/teams/decline-invitation.ts'
import { getInvitation } from '#server/actions/teams/get-invitation.ts'
import { joinAsNewUser } from '#server/actions/teams/join-as-new-user.ts'
import { joinSchema } from '#shared/schemas/account-forms.ts'
import { dayText } from '#shared/formats/day.ts'
import { InvitationPage } from './invitation-page.tsx'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

// The address is a secret while the invitation is open: it goes to no other site.
export const meta = titled('Invitation', { name: 'referrer', content: 'same-origin' })

export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await findUser({ request, context })
	const token = params.token ?? ''
	const invitation = await getInvitation(actor, token)
	const status = invitation.state === 'invalid' ? 404 : invitation.state === 'revoked' ? 410 : 200
	if (!('details' in invitation))
		return json({ token, invitation, expires: null, declined: declined(request) }, { status })
	return json(
		{ token, invitation, expires: dayText(invitation.details.expiresAt, new Date()), declined: false },
		{ status },
	)
}

function declined(request: Request): boolean {
	return new URL(request.url).searchParams.has('declined')
}

const FORM = { intents: ['', 'accept', 'decline'] as const, names: namesIn(joinSchema), maxBytes: SHORT_FORM_BYTES }

/** Where who has joined goes: to the plan the link came from, else to the team's plans. */
async function landing({
	actor,
	teamId,
	request,
}: {
	actor: Actor
	teamId: string
	request: Request
}): Promise<string> {
	const plan = new URL(request.url).searchParams.get('plan')
	const shelf = plan === null ? [] : await listProjects(actor, teamId)
	const place = shelf.some(({ id }) => id === plan) ? `/p/${plan ?? ''}` : `/t/${teamId}`
	return `${place}?${JOINED}`
}

export async function action({ request, context, params }: ActionFunctionArgs) {
	const actor = await findUser({ request, context })
	const token = params.token ?? ''
	const form = await answering(() => readForm(request, FORM))
	const intent = intentIn(form, FORM.intents)
	if (intent === 'decline') {
		await answering(() => declineInvitation(token))
		return redirect(`/invite/${token}?declined`)
	}
	if (intent === 'accept' && actor !== null) {
		const { teamId } = await answering(() => acceptInvitation(actor, token))
		return redirect(await landing({ actor, teamId, request }))
	}
	const read = checkForm(form, joinSchema)
	if (!read.ok) return read.response
	const answer = await formAnswer(() => joinAsNewUser(originOf(request, context), actor, { token, ...read.value }))
	if (!answer.ok) return read.refuse(answer)
	await sendVerification(answer.userId, publicAddress(request))
	const newcomer = { userId: answer.userId, name: '', email: null, requestId: context.requestId }
	return await redirectSignedIn(request, answer.userId, await landing({ ...answer, actor: newcomer, request }))
}

export default function Invitation() {
	const { token, invitation, expires, declined: turnedDown } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	return <InvitationPage token={token} invitation={invitation} expires={expires} declined={turnedDown} reply={reply} />
}
