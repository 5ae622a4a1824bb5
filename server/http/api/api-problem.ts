import { faultFields, log } from '#server/log.ts'
import { refusalIn } from '#server/access/app-error.ts'
import { problemOf } from '#server/http/refusals/problem.ts'
import { dottedPath, type Problem } from '#shared/schemas/problem.ts'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import { changeView } from './change-view.ts'

/** What was sent is not what the call takes: what, and where. */
export class ApiProblem extends Error {
	override readonly name = 'ApiProblem'
	readonly errors: readonly Problem[]

	constructor(detail: string, errors: readonly Problem[]) {
		super(detail)
		this.errors = errors
	}
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

/** The same of what a schema has found. */
export function invalid(issues: readonly Issue[]): ApiProblem {
	const errors = issues.map(({ path, message }) => ({ path: path.length === 0 ? '' : dottedPath(path), message }))
	return new ApiProblem('What was sent is not what this call takes.', errors)
}

export type ProblemBody = {
	readonly type: string
	readonly title: string
	readonly status: number
	readonly detail: string
	readonly mend?: string
	readonly errors?: readonly Problem[]
	readonly version?: number
	readonly changes?: readonly object[]
	readonly conflicts?: readonly object[]
}

const INVALID = { type: 'urn:strata:problem:invalid', title: 'Not valid', status: 422 }

type ProblemResponseParams = { readonly requestId: string; readonly request: Request }

/** Whatever went wrong as a problem document. What nobody foresaw is written down under the request's number, and not told. */
export function problemResponse(error: unknown, asked: ProblemResponseParams): Response {
	if (error instanceof ApiProblem) return response({ ...INVALID, detail: error.message, errors: error.errors })
	const refusal = refusalIn(error)
	if (refusal !== null) {
		const retry = refusal.retryAfterSeconds
		const headers: Record<string, string> = retry === undefined ? {} : { 'Retry-After': String(retry) }
		if (refusal.code === 'unauthenticated') headers['WWW-Authenticate'] = 'Bearer realm="Strata"'
		return response({ ...problemOf(refusal), ...newer(refusal.other) }, headers)
	}
	const { requestId, request } = asked
	const { pathname } = new URL(request.url)
	log('error', 'request_failed', { requestId, method: request.method, path: pathname, ...faultFields(error) })
	const detail = `Something went wrong here that is no fault of the call. Its number is ${requestId}.`
	return response({ type: 'urn:strata:problem:failed', title: 'Strata could not answer', status: 500, detail })
}

/** What others have written, as `outdated` carries it. */
function newer(other: unknown): Partial<ProblemBody> {
	if (!isNewer(other)) return {}
	return { version: other.version, changes: other.changes.map(changeView) }
}

type Newer = { readonly version: number; readonly changes: readonly ChangeRow[] }

function isNewer(other: unknown): other is Newer {
	return typeof other === 'object' && other !== null && 'version' in other && 'changes' in other
}

export function response(problem: ProblemBody, headers: Readonly<Record<string, string>> = {}): Response {
	return new Response(JSON.stringify(problem), {
		status: problem.status,
		headers: { ...headers, 'Content-Type': 'application/problem+json; charset=utf-8' },
	})
}

/** A problem of the address or the method, which no service knows. */
export function misdirected(status: 404 | 405 | 415, detail: string): ProblemBody {
	const titles = { 404: 'Not found', 405: 'Not done here', 415: 'Not this kind of content' }
	return { type: `urn:strata:problem:${String(status)}`, title: titles[status], status, detail }
}
