import { randomUUID } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import type { Answer, Asked } from './send.ts'

export type Visit = { readonly cookie: string; readonly teamId: string; readonly projectId: string }
export type Session = Visit & { readonly email: string; readonly password: string }
type Send = (asked: Asked) => Promise<Answer>

export const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }

const MOST_TRIES = 20

/** Comes again when a server says that it has too much to do just now: nothing is attacked yet. */
async function served(send: Send, asked: Asked): Promise<Answer> {
	for (let tries = 1; ; tries += 1) {
		const answer = await send(asked)
		if (answer.status !== 503 || tries === MOST_TRIES) return answer
		await after(1000 * Number(answer.headers['retry-after'] ?? 1))
	}
}

/** A visit without an account: to a copy of the sample. */
export async function openVisit(send: Send): Promise<Visit> {
	const opened = await served(send, { method: 'POST', path: '/sample', headers: FORM, body: '' })
	const projectId = /\/p\/([\w-]+)/.exec(opened.headers.location ?? '')?.[1] ?? ''
	const cookie = cookieOf(opened)
	if (projectId === '' || cookie === '') throw new Error(`The sample could not be opened: ${opened.status}`)
	return { cookie, projectId, teamId: await teamOf(send, { cookie, projectId }) }
}

/** An account with the sample for a plan, made through the pages as anybody would. */
export async function openAccount(send: Send): Promise<Session> {
	const password = `granite-${randomUUID()}-turbine`
	const email = `${randomUUID()}@example.com`
	const { projectId, cookie: visitor } = await openVisit(send)
	const body = new URLSearchParams({ name: 'Ada Okafor', email, password }).toString()
	const signed = await served(send, { method: 'POST', path: '/signup', headers: { ...FORM, Cookie: visitor }, body })
	const cookie = cookieOf(signed)
	if (cookie === '') throw new Error(`No account could be made: ${signed.status}`)
	return { cookie, email, password, teamId: await teamOf(send, { cookie, projectId }), projectId }
}

async function teamOf(send: Send, { cookie, projectId }: Omit<Visit, 'teamId'>): Promise<string> {
	const plan = await send({ path: `/p/${projectId}`, headers: { Cookie: cookie } })
	return /\/t\/([\w-]+)/.exec(plan.text)?.[1] ?? ''
}

function cookieOf(answer: Answer): string {
	return (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ')
}
