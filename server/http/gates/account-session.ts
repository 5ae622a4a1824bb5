import { redirect, type TypedResponse } from '@remix-run/node'
import { readDevice, rememberDevice } from '#server/auth/device.ts'
import type { Origin } from '#server/auth/log-in-throttle.ts'
import { endSession, startSession } from '#server/auth/sessions.ts'

/** Where a request comes from, for limits. */
export function originOf(request: Request, context: { readonly clientAddress: string }): Origin {
	return { ip: context.clientAddress, device: readDevice(request) }
}

/** Starts the user's session, makes this browser known to the account, and goes on. `to` must have passed safeRedirect. */
export async function redirectSignedIn(request: Request, userId: string, to: string): Promise<TypedResponse<never>> {
	const headers = new Headers({ 'Set-Cookie': await startSession(request, userId) })
	headers.append('Set-Cookie', rememberDevice(request, userId))
	return redirect(to, { headers })
}

/** Sends somebody who has a new password to log in with it, from a browser that the account knows now. */
export function redirectToLogIn(request: Request, userId: string): TypedResponse<never> {
	return redirect('/login?reset', { headers: { 'Set-Cookie': rememberDevice(request, userId) } })
}

/** Ends the session, tells the browser to forget what it kept, and goes on. */
export async function redirectSignedOut(request: Request, to: string): Promise<TypedResponse<never>> {
	return redirect(to, { headers: { 'Set-Cookie': await endSession(request), 'Clear-Site-Data': '"cache"' } })
}
