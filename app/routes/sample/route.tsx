import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { redirectSignedIn } from '#server/http/gates/account-session.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { findUser } from '#server/http/gates/require-user.ts'
import { openSample } from '#server/actions/projects/open-sample.ts'

/** «Open the sample plan»: a private copy, without an account. */
export async function action({ request, context }: ActionFunctionArgs) {
	await answering(() => readForm(request, { names: [], maxBytes: SHORT_FORM_BYTES }))
	const actor = await findUser({ request, context })
	const { projectId, newVisitorId } = await answering(() => openSample({ ip: context.clientAddress }, actor))
	const to = `/p/${projectId}`
	return newVisitorId === null ? redirect(to) : await redirectSignedIn(request, newVisitorId, to)
}

export function loader() {
	return redirect('/')
}
