import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { safeRedirect } from '#server/access/safe-redirect.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { redirectSignedOut } from '#server/http/gates/account-session.ts'
import { answering } from '#server/http/refusals/problem.ts'

/** Ends the session at the server; the cookie is worthless from then on. A link for somebody else leads back to itself. */
export async function action({ request }: ActionFunctionArgs) {
	const form = await answering(() => readForm(request, { names: ['redirectTo'], maxBytes: SHORT_FORM_BYTES }))
	return await redirectSignedOut(request, safeRedirect(form.get('redirectTo'), '/'))
}

export function loader() {
	return redirect('/')
}
