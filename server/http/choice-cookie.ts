import { redirect } from '@remix-run/node'
import { safeRedirect } from '#server/access/safe-redirect.ts'
import { cookieIsSecure } from '#server/access/sessions.ts'
import { currentEnv } from '#server/env.ts'
import { readForm, SHORT_FORM_BYTES } from './forms/read-form.ts'
import { answering } from './refusals/problem.ts'

const ONE_YEAR_S = 31_536_000

type ChoiceCookieChoice = { readonly name: string; readonly cookie: string; readonly known: (text: unknown) => string }

/** Keeps a choice of how pages look for a year, in a cookie that only the server reads, and goes back to where it was made. */
export async function keepChoice(request: Request, { name, cookie, known }: ChoiceCookieChoice): Promise<Response> {
	const form = await answering(() => readForm(request, { names: [name, 'back'], maxBytes: SHORT_FORM_BYTES }))
	const kept = choiceCookie(request, cookie, known(form.get(name)))
	return redirect(safeRedirect(form.get('back'), '/'), { headers: { 'Set-Cookie': kept } })
}

/** The header's text that keeps a choice for a year. */
export function choiceCookie(request: Request, cookie: string, value: string): string {
	const secure = cookieIsSecure(currentEnv().ORIGIN, request.headers.get('User-Agent') ?? '') ? '; Secure' : ''
	return `${cookie}=${value}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax; HttpOnly${secure}`
}
