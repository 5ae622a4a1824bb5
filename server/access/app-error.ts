import { TransactionTooLong } from '#server/store/transaction.ts'
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

const BRAND = Symbol.for('strata.AppError')

/** A refusal or a lost race: the only error services throw. Bad input is data (problems), never this. */
export class AppError extends Error {
	readonly code: ErrorCode
	readonly userMessage: string
	readonly mend: string | undefined
	readonly other: unknown
	readonly errors: readonly Problem[] | undefined
	readonly retryAfterSeconds: number | undefined
	readonly leadsTo: string | undefined
	readonly [BRAND] = true

	/** The bundle's copy of this file and the server's are two classes: each knows the other's refusals. */
	static override [Symbol.hasInstance](given: unknown): boolean {
		return typeof given === 'object' && given !== null && BRAND in given
	}

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

/** What the database's pool says of who has waited its longest, for one of its connections or for a new one. */
const LATE = /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)$/

/** What was thrown, as a refusal; null where it is a failure. That every connection is at work is no failure of what asked. */
export function refusalIn(thrown: unknown): AppError | null {
	if (thrown instanceof AppError) return thrown
	if (!(thrown instanceof Error)) return null
	const tooLong = thrown instanceof TransactionTooLong
	if (!tooLong && !LATE.test(thrown.message)) return null
	return new AppError('unavailable', {
		userMessage: tooLong
			? 'Others were at work on the same for too long, and nothing of this was written.'
			: 'The database has more to do than it can answer soon.',
		mend: 'Try again in a moment.',
		retryAfterSeconds: 5,
	})
}

/** Not there, or not yours: the same answer for both, so that nobody can learn what exists. */
export function notFound(what: string): AppError {
	return new AppError('not_found', {
		userMessage: `There is no ${what} here that you can open.`,
		mend: 'Check the address, or request an invitation from a teammate.',
	})
}

/** The role is too low; says which roles may and who can change that. */
export function forbidden(what: string): AppError {
	return new AppError('forbidden', {
		userMessage: `Your role in this team cannot ${what}.`,
		mend: 'Ask an owner or admin of the team to change your role.',
	})
}
