import { AppError } from '#server/access/app-error.ts'
import type { Sort } from './line/line.ts'

const SOON_SECONDS = 5

const WAITING_FOR = { prompt: 'pages', drawing: 'reports', search: 'searches', slice: 'simulations' } satisfies Record<
	Sort,
	string
>

const WHOSE = {
	person: { who: 'You have', wait: 'Wait until they are answered, then try again.' },
	team: { who: 'Your team has', wait: 'Wait until they are answered, then try again.' },
	visitors: { who: 'Visitors without an account have', wait: 'Try again in a moment, or log in.' },
	network: { who: 'Your network has', wait: 'Try again in a moment.' },
} as const

/** Somebody, a team, all visitors or a network ask for more than their share. */
export function shareIsFull(whose: keyof typeof WHOSE, sort: Sort): AppError {
	const { who, wait } = WHOSE[whose]
	return new AppError('rate_limited', {
		userMessage: `${who} reached the limit of ${WAITING_FOR[sort]} waiting for the engine.`,
		mend: wait,
		retryAfterSeconds: SOON_SECONDS,
	})
}

export function allIsFull(): AppError {
	return new AppError('unavailable', {
		userMessage: 'More is waiting for the engine than it can answer soon.',
		mend: 'Try again in a moment. Your administrator can add engine workers.',
		retryAfterSeconds: 2 * SOON_SECONDS,
	})
}

export function waitedTooLong(): AppError {
	return new AppError('unavailable', {
		userMessage: 'The engine was too busy to run this.',
		mend: 'Try again in a moment.',
		retryAfterSeconds: SOON_SECONDS,
	})
}

/** It had its processor time, or was not done while it could still be waited for. */
export function tookTooLong({ spent, seconds }: { spent: 'processor' | 'clock'; seconds: number }): AppError {
	const limit = `${String(Math.round(seconds))} s`
	const most = spent === 'processor' ? `${limit} of processor time` : limit
	return new AppError('unavailable', {
		userMessage: `This took the engine longer than ${most} and was stopped. Your plan is as it was.`,
		mend:
			spent === 'processor'
				? 'Shorten the plan’s months or split it by site, then try again.'
				: 'Try again when the server is quieter. If it happens again, shorten the plan’s months or split it by site.',
		retryAfterSeconds: 2 * SOON_SECONDS,
	})
}

export function tookTooMuchMemory(): AppError {
	return new AppError('unavailable', {
		userMessage: 'This needed more memory than the engine may take and was stopped. Your plan is as it was.',
		mend: 'Shorten the plan’s months or split it by site.',
		retryAfterSeconds: SOON_SECONDS,
	})
}

/** The thread ended under it, or none could be started: the log says why. */
export function threadEnded(): AppError {
	return new AppError('unavailable', {
		userMessage: 'The engine stopped before it had answered, and is being started again. Your plan is as it was.',
		mend: 'Try again in a moment.',
		retryAfterSeconds: SOON_SECONDS,
	})
}

export function isShuttingDown(): AppError {
	return new AppError('unavailable', {
		userMessage: 'This server is being shut down.',
		mend: 'Try again in a moment.',
		retryAfterSeconds: SOON_SECONDS,
	})
}

export function tooMuchToRead(mostBytes: number): AppError {
	const most = mostBytes < 1_000_000 ? `${String(mostBytes / 1000)} KB` : `${String(mostBytes / 1_000_000)} MB`
	return new AppError('too_large', {
		userMessage: `This is more than the ${most} the engine reads at once.`,
		mend: 'Send it in parts.',
	})
}

/** Nobody is there to read it. */
export function wasGivenUp(): AppError {
	return new AppError('unavailable', {
		userMessage: 'The question was given up before it was answered.',
		mend: 'Try again.',
		retryAfterSeconds: 1,
	})
}
