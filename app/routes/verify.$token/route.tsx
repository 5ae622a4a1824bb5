import { redirect, json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { AccountPage } from '#app/components/account/account-page.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { findUser, requireUser } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { getAddressProof, proveAddress } from '#server/actions/accounts/addresses.ts'

// The address is a secret while the link is good: it goes to no other site.
export const meta = titled('Confirm your email', { name: 'referrer', content: 'same-origin' })

export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const token = params.token ?? ''
	const proof = await getAddressProof(await findUser({ request, context }), token)
	return json({ token, proof }, { status: proof.state === 'spent' ? 404 : 200 })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
	const holder = await requireUser({ request, context })
	await answering(() => readForm(request, { names: [], maxBytes: SHORT_FORM_BYTES }))
	await answering(() => proveAddress(holder, params.token ?? ''))
	return redirect('/account?done=address')
}

export default function Verify() {
	const { token, proof } = useLoaderData<typeof loader>()
	switch (proof.state) {
		case 'spent':
			return (
				<AccountPage title="This link no longer works" lede="It was already used, or has expired.">
					<ButtonLink to="/account">Request a new link</ButtonLink>
				</AccountPage>
			)
		case 'stranger':
			return (
				<AccountPage title="Log in to confirm your email" lede="The link works only for the account it was sent to.">
					<ButtonLink kind="primary" to={`/login?redirectTo=${encodeURIComponent(`/verify/${token}`)}`}>
						Log in
					</ButtonLink>
				</AccountPage>
			)
		case 'other_account':
			return (
				<AccountPage
					title="This link is for another account"
					lede={`You are logged in as ${proof.signedInAs}. Log out to come back here.`}
				>
					<Form method="post" action="/logout">
						<input type="hidden" name="redirectTo" value={`/verify/${token}`} />
						<Button kind="primary">Log out</Button>
					</Form>
				</AccountPage>
			)
		case 'ready':
			return (
				<AccountPage
					title={`Is ${proof.email} your email?`}
					lede={proof.isNew ? 'You will log in with it from now on.' : 'This confirms your account’s email address.'}
				>
					<Form method="post">
						<Button kind="primary">Confirm email</Button>
					</Form>
				</AccountPage>
			)
	}
}
