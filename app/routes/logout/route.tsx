import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { redirectSignedOut } from '#server/http/gates/account-session.ts'
import { answering } from '#server/http/refusals/problem.ts'

/** Ends the session at the server; the cookie is worthless from then on. */
export async function action({ request }: ActionFunctionArgs) {
	await answering(() => readForm(request, { names: [], maxBytes: SHORT_FORM_BYTES }))
	return await redirectSignedOut(request, '/')
}

export function loader() {
	return redirect('/')
}
