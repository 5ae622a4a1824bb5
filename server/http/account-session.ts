import { redirect, type TypedResponse } from '@remix-run/node'
import { endSession, startSession } from '#server/auth/sessions.ts'

/** Starts the user's session and goes on. `to` must have passed safeRedirect. */
export async function redirectSignedIn(request: Request, userId: string, to: string): Promise<TypedResponse<never>> {
	return redirect(to, { headers: { 'Set-Cookie': await startSession(request, userId) } })
}

/** Ends the session, tells the browser to forget what it kept, and goes on. */
export async function redirectSignedOut(request: Request, to: string): Promise<TypedResponse<never>> {
	return redirect(to, { headers: { 'Set-Cookie': await endSession(request), 'Clear-Site-Data': '"cache"' } })
}
