import { AppError } from '#server/http/refusals/app-error.ts'
import type { Sort } from './line.ts'

const SOON_SECONDS = 5

const WAITING_FOR = { prompt: 'pages', drawing: 'reports', search: 'searches' } satisfies Record<Sort, string>

/** One team asks for more than its share. */
export function teamIsFull(sort: Sort): AppError {
	return new AppError('rate_limited', {
		userMessage: `Your team has as many ${WAITING_FOR[sort]} waiting for the engine as it may.`,
		mend: 'Wait until they are answered, then try again.',
		retryAfterSeconds: SOON_SECONDS,
	})
}

export function allIsFull(): AppError {
	return new AppError('unavailable', {
		userMessage: 'More is waiting for the engine than it can answer soon.',
		mend: 'Try again in a moment. Whoever runs this server can give it more engine workers.',
		retryAfterSeconds: 2 * SOON_SECONDS,
	})
}

export function waitedTooLong(): AppError {
	return new AppError('unavailable', {
		userMessage: 'The engine had other work for too long to come to this.',
		mend: 'Try again in a moment.',
		retryAfterSeconds: SOON_SECONDS,
	})
}

export function tookTooLong(limitMs: number): AppError {
	return new AppError('unavailable', {
		userMessage: `This took the engine longer than ${String(limitMs / 1000)} s and was stopped. Your plan is as it was.`,
		mend: 'Try again when the server is quieter. If it happens again, shorten the plan’s months or split it by site.',
		retryAfterSeconds: SOON_SECONDS,
	})
}

export function tookTooMuchMemory(): AppError {
	return new AppError('unavailable', {
		userMessage: 'This needed more memory than the engine may take and was stopped. Your plan is as it was.',
		mend: 'Shorten the plan’s months or split it by site.',
		retryAfterSeconds: SOON_SECONDS,
	})
}

/** Nobody is there to read it. */
export function wasGivenUp(): AppError {
	return new AppError('unavailable', {
		userMessage: 'The question was given up before it was answered.',
		mend: 'Ask it again.',
		retryAfterSeconds: 1,
	})
}
