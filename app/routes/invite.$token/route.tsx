import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { originOf, redirectSignedIn } from '#server/http/account-session.ts'
import { formAnswer } from '#server/http/form-answer.ts'
import { answering } from '#server/http/problem.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/read-form.ts'
import { checkForm, namesIn } from '#server/http/read-submission.ts'
import { findUser } from '#server/http/require-user.ts'
import { acceptInvitation } from '#server/services/teams/accept-invitation.ts'
import { declineInvitation } from '#server/services/teams/decline-invitation.ts'
import { getInvitation } from '#server/services/teams/get-invitation.ts'
import { joinAsNewUser } from '#server/services/teams/join-as-new-user.ts'
import { joinSchema } from '#shared/schemas/account-forms.ts'
import { dayText } from '#shared/presentation/wording/day.ts'
import { InvitationPage } from './invitation-page.tsx'

export { retryAfterHeaders as headers } from '#server/http/retry-after.ts'

// The address is a secret while the invitation is open: it goes to no other site.
export const meta: MetaFunction = () => [{ title: 'Invitation · Strata' }, { name: 'referrer', content: 'no-referrer' }]

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

const FORM = { names: [...namesIn(joinSchema), 'intent'], maxBytes: SHORT_FORM_BYTES }

export async function action({ request, context, params }: ActionFunctionArgs) {
	const actor = await findUser({ request, context })
	const token = params.token ?? ''
	const form = await answering(() => readForm(request, FORM))
	if (form.get('intent') === 'decline') {
		await answering(() => declineInvitation(token))
		return redirect(`/invite/${token}?declined`)
	}
	if (form.get('intent') === 'accept' && actor !== null) {
		const { teamId } = await answering(() => acceptInvitation(actor, token))
		return redirect(`/t/${teamId}`)
	}
	const read = checkForm(form, joinSchema)
	if (!read.ok) return read.response
	const answer = await formAnswer(() => joinAsNewUser(originOf(request, context), actor, { token, ...read.value }))
	if (!answer.ok) return read.refuse(answer)
	return await redirectSignedIn(request, answer.userId, `/t/${answer.teamId}`)
}

export default function Invitation() {
	const { token, invitation, expires, declined: turnedDown } = useLoaderData<typeof loader>()
	const lastResult = useActionData<typeof action>()
	return (
		<InvitationPage
			token={token}
			invitation={invitation}
			expires={expires}
			declined={turnedDown}
			lastResult={lastResult}
		/>
	)
}
