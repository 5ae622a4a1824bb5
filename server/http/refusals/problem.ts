import { z } from 'zod'
import { redirect, type LoaderFunctionArgs, type ServerBuild } from '@remix-run/node'
import type { Problem } from '#shared/schemas/problem.ts'
import { type AppError, refusalIn, type ErrorCode } from '#server/access/app-error.ts'
import { plainPage } from './plain-page.ts'

const PROBLEMS = {
	unauthenticated: { status: 401, title: 'Log in required' },
	forbidden: { status: 403, title: 'Not allowed for your role' },
	not_found: { status: 404, title: 'Not found' },
	conflict: { status: 409, title: 'Conflict' },
	open_points: { status: 409, title: 'Open items' },
	impossible: { status: 409, title: 'Not possible in this state' },
	outdated: { status: 412, title: 'Out of date' },
	unconditional: { status: 428, title: 'Version required' },
	rate_limited: { status: 429, title: 'Too many requests' },
	too_large: { status: 413, title: 'Too large' },
	unsupported: { status: 415, title: 'Unsupported format' },
	unreadable: { status: 400, title: 'Unreadable request' },
	unavailable: { status: 503, title: 'Temporarily unavailable' },
} satisfies Record<ErrorCode, { status: number; title: string }>

/** An RFC 9457 problem document and the status it travels with. */
export type ProblemDocument = {
	type: string
	title: string
	status: number
	detail: string
	mend?: string
	errors?: readonly Problem[]
}

/** The problem document of a refusal. */
export function problemOf(error: AppError): ProblemDocument {
	return {
		type: `urn:strata:problem:${error.code}`,
		...PROBLEMS[error.code],
		detail: error.userMessage,
		...(error.mend === undefined ? {} : { mend: error.mend }),
		...(error.errors === undefined ? {} : { errors: error.errors }),
	}
}

/** The response that says a refusal: what loaders and actions throw, so that Remix shows the error page with its status. */
function problemResponse(error: AppError): Response {
	const problem = problemOf(error)
	const headers = new Headers({ 'Content-Type': 'application/problem+json; charset=utf-8' })
	if (error.retryAfterSeconds !== undefined) headers.set('Retry-After', String(error.retryAfterSeconds))
	return new Response(JSON.stringify(problem), { status: problem.status, statusText: problem.title, headers })
}

/**
 * Runs a loader's or action's work and turns a service's refusal into the response that says so; one that has a page of its
 * own leads there.
 */
export async function answering<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work()
	} catch (error) {
		const refusal = refusalIn(error)
		if (refusal === null) throw error
		throw refusal.leadsTo === undefined ? problemResponse(refusal) : redirect(refusal.leadsTo)
	}
}

/** What a page that keeps what was typed says where the server has too much to do. */
export type Busy = { readonly title: string; readonly text: string; readonly retryAfterSeconds: number }

const BUSY_TITLES: Readonly<Partial<Record<ErrorCode, string>>> = {
	unavailable: 'The server is busy; your answers are kept. Try again.',
	rate_limited: 'Too many requests; your answers are kept. Try again soon.',
}
const SOON_SECONDS = 5

/** Does the work, or tells that the server has too much to do for it: any other refusal is thrown as it is. */
export async function unlessBusy<T extends object>(work: () => Promise<T>): Promise<T | { readonly busy: Busy }> {
	try {
		return await work()
	} catch (error) {
		const refusal = refusalIn(error)
		const title = refusal === null ? undefined : BUSY_TITLES[refusal.code]
		if (refusal === null || title === undefined) throw error
		return { busy: { title, text: refusal.userMessage, retryAfterSeconds: refusal.retryAfterSeconds ?? SOON_SECONDS } }
	}
}

/**
 * The pages, each loader and action of which answers a refusal in its words: also one that no page expects, such as of a
 * database that has too much to do. Somebody who was sent to a file or a form's address, which have no page to show it on,
 * is shown one.
 */
export function answeringPages(build: ServerBuild): ServerBuild {
	const routes = Object.entries(build.routes).map(([id, route]) => {
		const { loader, action } = route.module
		const hasPage = route.module.default !== undefined
		const answer = <T>(asked: LoaderFunctionArgs, work: () => Promise<T>) =>
			hasPage ? answering(work) : answeringReaders(asked, work)
		const answers = {
			...(loader && { loader: (asked: LoaderFunctionArgs) => answer(asked, async () => await loader(asked)) }),
			...(action && { action: (asked: LoaderFunctionArgs) => answer(asked, async () => await action(asked)) }),
		}
		return [id, { ...route, module: { ...route.module, ...answers } }] as const
	})
	return { ...build, routes: Object.fromEntries(routes) }
}

async function answeringReaders<T>({ request, context }: LoaderFunctionArgs, work: () => Promise<T>): Promise<T> {
	try {
		return await answering(work)
	} catch (thrown) {
		throw isProblem(thrown) && isRead(request) ? await pageOf(thrown, context) : thrown
	}
}

const isProblem = (thrown: unknown): thrown is Response =>
	thrown instanceof Response && thrown.headers.get('Content-Type')?.startsWith('application/problem+json') === true

/** By somebody who sees what comes back: scripts and programs do not ask for HTML, or name the route that they want data of. */
function isRead(request: Request): boolean {
	const { pathname, searchParams } = new URL(request.url)
	if (searchParams.has('_data') || pathname.startsWith('/api/')) return false
	return request.headers.get('Accept')?.includes('text/html') === true
}

const OF_PROBLEM = z.object({
	title: z.string(),
	detail: z.string(),
	mend: z.string().optional(),
	errors: z.array(z.object({ message: z.string() })).optional(),
})

async function pageOf(problem: Response, { requestId, cspNonce }: LoaderFunctionArgs['context']): Promise<Response> {
	const { title, detail, mend, errors = [] } = OF_PROBLEM.parse(await problem.json())
	const lines = [detail, ...errors.map(({ message }) => message), mend]
	const page = { title, lines: lines.filter((line) => line !== undefined), requestId, nonce: cspNonce }
	const headers = new Headers(problem.headers)
	headers.set('Content-Type', 'text/html; charset=utf-8')
	return new Response(plainPage(page), { status: problem.status, statusText: problem.statusText, headers })
}
