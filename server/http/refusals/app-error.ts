import type { Problem } from '#shared/schemas/problem.ts'

export type ErrorCode =
	| 'unauthenticated'
	| 'forbidden'
	| 'not_found'
	| 'conflict'
	| 'open_points'
	| 'impossible'
	| 'outdated'
	| 'unconditional'
	| 'rate_limited'
	| 'too_large'
	| 'unsupported'
	| 'unreadable'
	| 'unavailable'

type AppErrorOptions = {
	/** What happened, in words for the person who asked. */
	userMessage: string
	/** What to do next. */
	mend?: string
	/** For conflict and outdated: what the other side holds. */
	other?: unknown
	/** For open_points: each by its name, and what it says. */
	errors?: readonly Problem[]
	/** For rate_limited and unavailable: when trying again makes sense. */
	retryAfterSeconds?: number
	/** The page of ours that says why and what can be done: browsers are led there. */
	leadsTo?: string
}

/** A refusal or a lost race: the only error services throw. Bad input is data (problems), never this. */
export class AppError extends Error {
	readonly code: ErrorCode
	readonly userMessage: string
	readonly mend: string | undefined
	readonly other: unknown
	readonly errors: readonly Problem[] | undefined
	readonly retryAfterSeconds: number | undefined
	readonly leadsTo: string | undefined

	constructor(code: ErrorCode, options: AppErrorOptions) {
		super(`${code}: ${options.userMessage}`)
		this.name = 'AppError'
		this.code = code
		this.userMessage = options.userMessage
		this.mend = options.mend
		this.other = options.other
		this.errors = options.errors
		this.retryAfterSeconds = options.retryAfterSeconds
		this.leadsTo = options.leadsTo
	}
}

/** Not there, or not yours: the same answer for both, so that nobody can learn what exists. */
export function notFound(what: string): AppError {
	return new AppError('not_found', {
		userMessage: `There is no ${what} here that you can open.`,
		mend: 'Check the address, or ask a teammate to invite you.',
	})
}

/** The role is too low; says which roles may and who can change that. */
export function forbidden(what: string): AppError {
	return new AppError('forbidden', {
		userMessage: `Your role in this team does not allow you to ${what}.`,
		mend: 'Ask an owner or admin of the team to change your role.',
	})
}
