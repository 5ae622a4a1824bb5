import { redirect, type TypedResponse } from '@remix-run/node'
import { readDevice, rememberDevice } from '#server/access/device.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { beginSecondStep, endSecondStep } from '#server/access/half-log-in.ts'
import { endSession, startSession } from '#server/access/sessions.ts'
import { hasSecondFactor } from '#server/store/rows/accounts/second-factors.ts'

/** Where a request comes from, for limits. */
export function originOf(request: Request, context: { readonly clientAddress: string }): Origin {
	return { ip: context.clientAddress, device: readDevice(request) }
}

/**
 * Lets in whoever has given the right password, or asks for the second step first where the account has one: the one way in
 * for every page that knows a password. `to` must have passed safeRedirect.
 */
export async function redirectSignedIn(request: Request, userId: string, to: string): Promise<TypedResponse<never>> {
	if (!(await hasSecondFactor(userId))) return await redirectLetIn(request, userId, to)
	const cookie = await beginSecondStep(request, userId)
	return redirect(`/2fa?redirectTo=${encodeURIComponent(to)}`, { headers: { 'Set-Cookie': cookie } })
}

/** After the second step: forgets that it was waited for, and lets in. */
export async function redirectThrough(request: Request, userId: string, to: string): Promise<TypedResponse<never>> {
	const response = await redirectLetIn(request, userId, to)
	response.headers.append('Set-Cookie', endSecondStep(request))
	return response
}

/** Starts the user's session, makes this browser known to the account, and goes on. */
async function redirectLetIn(request: Request, userId: string, to: string): Promise<TypedResponse<never>> {
	const headers = new Headers({ 'Set-Cookie': await startSession(request, userId) })
	headers.append('Set-Cookie', rememberDevice(request, userId))
	return redirect(to, { headers })
}

/** Goes on in a new session, where all before have ended: a changed password leaves no old cookie good, not even one's own. */
export async function redirectRenewed(request: Request, userId: string, to: string): Promise<TypedResponse<never>> {
	return redirect(to, { headers: { 'Set-Cookie': await startSession(request, userId) } })
}

/** Sends somebody who has a new password to log in with it, from a browser that the account knows now. */
export function redirectToLogIn(request: Request, userId: string): TypedResponse<never> {
	return redirect('/login?reset', { headers: { 'Set-Cookie': rememberDevice(request, userId) } })
}

/** Ends the session, tells the browser to forget what it kept, and goes on. */
export async function redirectSignedOut(request: Request, to: string): Promise<TypedResponse<never>> {
	return redirect(to, { headers: { 'Set-Cookie': await endSession(request), 'Clear-Site-Data': '"cache"' } })
}
