import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { redirectSignedOut } from '#server/http/gates/account-session.ts'

/** Ends the session at the server; the cookie is worthless from then on. */
export async function action({ request }: ActionFunctionArgs) {
	return await redirectSignedOut(request, '/')
}

export function loader() {
	return redirect('/')
}
