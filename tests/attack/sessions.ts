import { randomUUID } from 'node:crypto'
import type { Answer, Asked } from './send.ts'

export type Session = {
	readonly cookie: string
	readonly email: string
	readonly password: string
	readonly teamId: string
	readonly projectId: string
}
type Send = (asked: Asked) => Promise<Answer>

export const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }

/** An account with the sample for a plan, made through the pages as anybody would. */
export async function openAccount(send: Send): Promise<Session> {
	const password = `granite-${randomUUID()}-turbine`
	const email = `${randomUUID()}@example.com`
	const opened = await send({ method: 'POST', path: '/sample', headers: FORM, body: '' })
	const projectId = /\/p\/([\w-]+)/.exec(opened.headers.location ?? '')?.[1] ?? ''
	const visitor = cookieOf(opened)
	const body = new URLSearchParams({ name: 'Ada Okafor', email, password }).toString()
	const signed = await send({ method: 'POST', path: '/signup', headers: { ...FORM, Cookie: visitor }, body })
	const cookie = cookieOf(signed)
	if (projectId === '' || cookie === '') throw new Error(`No account could be made: ${opened.status}, ${signed.status}`)
	const plan = await send({ path: `/p/${projectId}`, headers: { Cookie: cookie } })
	const teamId = /\/t\/([\w-]+)/.exec(plan.text)?.[1] ?? ''
	return { cookie, email, password, teamId, projectId }
}

function cookieOf(answer: Answer): string {
	return (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ')
}
